"""Types of the answers: replay."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Any, NotRequired, TypedDict

from graphmodel_client.answers.between import LayerChange, TestThen
from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.legal_basis import LegalBasisAnswer, Resolved, Successor
from graphmodel_client.answers.standing import BasesThen, MissesThen
from graphmodel_client.answers.values import Came


class Texts(TypedDict):
    """A text then and today."""

    #: Then.
    before: str | None

    #: Today.
    after: str | None


class Truths(TypedDict):
    """A truth then and today."""

    #: Then.
    before: bool | None

    #: Today.
    after: bool | None


class Datasets(TypedDict):
    """The data then and today."""

    #: Then.
    before: "Dataset"

    #: Today.
    after: "Dataset"


class NormsCame(TypedDict):
    """Norms that came and went."""

    #: What came.
    gained: "list[Ref]"

    #: What went.
    lost: "list[Ref]"


class SuccessorsCame(TypedDict):
    """Successors that came and went."""

    #: What came.
    gained: "list[Successor]"

    #: What went.
    lost: "list[Successor]"


class InWords(TypedDict):
    """What became of a record, in sentences."""

    #: The data.
    data: str | None

    #: What made the difference.
    cause: list[str]

    #: What followed.
    consequences: list[str]

    #: What changed without a difference.
    no_difference: list[str]


class ChangedField(TypedDict):
    """A field of a record of the law that stands otherwise than it was filed."""

    #: The field, with those above it, as a data file writes them.
    field: str

    #: Which row of a list, in words.
    row: str | None

    #: What was filed; null where there was nothing, or no such row.
    before: Any

    #: What stands there today.
    after: Any

    #: The same in words.
    in_words: str

    #: Whether this field made a difference; null where that was not tried.
    made_a_difference: bool | None


class ChangedLaw(TypedDict):
    """A norm, or a record of a layer, that stands otherwise than it was filed."""

    #: Which.
    record: "Ref"

    #: Whether its change made a difference; null where that could not be tried.
    made_a_difference: bool | None

    #: How it stood in the answer and stands: words of codelist/replay-standing.
    standing: "Texts"

    #: Its tests that come out differently, with the reasons.
    tests: "list[TestThen]"

    #: Whether the record holds it; false for what the answer names only today.
    filed: bool

    #: What differs in it.
    fields: "list[ChangedField]"

    #: That it is no longer in the graph, in words.
    gone: str | None

    #: Ids that come near one that is gone.
    did_you_mean: list[str]

    #: Why it cannot be compared.
    unreadable: str | None


class Obstacle(TypedDict):
    """Why a filed question cannot be asked."""

    #: The part of the question.
    field: str

    #: What was filed there.
    id: str

    #: What it was called.
    label: str

    #: The id under which the graph knows it today; null where it does not.
    now: str | None

    #: Ids that come near.
    did_you_mean: list[str]

    #: The same in words.
    why: str


class Replayed(TypedDict):
    """What became of one record. What stayed the same is in no list."""

    #: Which of the records, from 1.
    number: int

    #: Word of codelist/replay-state.
    state: str

    #: The question in words.
    title: str | None

    #: What became of it, in a sentence.
    told: str

    #: All else in sentences: the data, what made the difference, what followed, and what changed without a
    #: difference.
    in_words: "InWords"

    #: The question as it was understood.
    question: "Resolved | None"

    #: Why it cannot be asked.
    obstacles: "list[Obstacle]"

    #: The data then and today.
    dataset: "Datasets | None"

    #: The outcome then and today.
    outcome: "Texts"

    #: The state then and today.
    answer_state: "Texts"

    #: Whether no flag blocked, and blocks.
    ready: "Truths"

    #: The headline then and today.
    headline: "Texts"

    #: What made the difference: with it put back as it was filed, the answer is another one.
    made_the_difference: "list[ChangedLaw]"

    #: What changed and could not be put back for a trial.
    not_tried: "list[ChangedLaw]"

    #: What changed without any difference to this answer.
    no_difference: "list[ChangedLaw]"

    #: Whether the answer is the filed one again with all of that put back; null where it is the same.
    accounted_for: bool | None

    #: Norms on which the headline rests.
    headline_norms: "NormsCame"

    #: Norms that came among the bases, left them or stand otherwise.
    bases: "BasesThen"

    #: The same of near misses.
    near_misses: "MissesThen"

    #: Warnings.
    flags: "Came"

    #: Layers with another result.
    layer_results: "list[LayerResult]"

    #: What the layers say otherwise.
    layers: "list[LayerChange]"

    #: Where the answer is the same: its fields that are told in other words.
    in_other_words: list[str]

    #: Facts that would change the headline.
    headline_depends_on: NotRequired["Came | None"]

    #: Flags that block.
    not_ready: NotRequired["Came | None"]

    #: What comes first where somebody is in danger.
    short_form: NotRequired["Came | None"]

    #: What only the officer can judge.
    for_the_officer: NotRequired["Came | None"]

    #: Who can help.
    who_to_ask: NotRequired["Came | None"]

    #: What came after a party.
    successors: NotRequired["SuccessorsCame | None"]

    #: What to choose from.
    choices: NotRequired["NormsCame | None"]

    #: The page that asks the question again.
    permalink: str | None


class Asked(TypedDict):
    """How many records were asked about."""

    #: How many.
    records: int


class RecordBody(TypedDict):
    """A record as the call `record` gives it, or its JSON-LD file. A list of such is replayed one by one."""

    #: Always `record`.
    kind: str

    #: The version of the shape of a record.
    format: int

    #: The data that it was made from.
    dataset: "Dataset"

    #: The whole answer, with the question.
    answer: "LegalBasisAnswer"

    #: The norms that it names, whole, by id.
    norms: dict[str, Any]

    #: The records of the layers that it names, whole, by id.
    layers: dict[str, Any]


class ReplayAnswer(TypedDict):
    """Filed questions asked again of today's data."""

    question: "Asked"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: Always null: no link can hold a record.
    permalink: None

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: What became of them all.
    told: str

    #: What became of each, in the order given.
    replayed: "list[Replayed]"


class LayerResult(TypedDict):
    """A layer with another result."""

    #: Then.
    before: str | None

    #: Today.
    after: str | None

    #: The layer.
    layer: str

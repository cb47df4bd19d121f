"""Filed records, asked again."""

from typing import Any

from api.schemas.between import LayerChange, TestThen
from api.schemas.common import NORM, Answer, Dataset, Ref, Shown, shown, sometimes
from api.schemas.legal_basis import LegalBasisAnswer, Resolved, Successor
from api.schemas.standing import BasesThen, MissesThen
from api.schemas.values import Came

_DATASET = {"version": "2026.11", "digest": "8d53b072c585f699", "law_checked_to": "2026-06-30"}
_UNTIL = "in_force.until: was no end, is now 2016-04-01"
_TEST = {"test": "date", "before": "holds", "after": "fails", "why": "in force from 1998-09-30 until 2016-04-01"}
_BOTH = {"before": "permitted-express", "after": "no-power-found"}
_NORMS = {"gained": [], "lost": [{"norm": NORM, "before": {"role": "headline"}, "after": None}], "changed": []}


class Texts(Shown):
    """A text then and today."""

    before: str | None = shown("permitted-express", "Then.")
    after: str | None = shown("no-power-found", "Today.")


class Truths(Shown):
    """A truth then and today."""

    before: bool | None = shown(True, "Then.")
    after: bool | None = shown(False, "Today.")


class Datasets(Shown):
    """The data then and today."""

    before: Dataset = shown(_DATASET, "Then.")
    after: Dataset = shown(_DATASET, "Today.")


class NormsCame(Shown):
    """Norms that came and went."""

    gained: list[Ref] = shown([], "What came.")
    lost: list[Ref] = shown([NORM], "What went.")


class SuccessorsCame(Shown):
    """Successors that came and went."""

    gained: list[Successor] = shown([], "What came.")
    lost: list[Successor] = shown([], "What went.")


class LayerResult(Texts):
    """A layer with another result."""

    layer: str = shown("data_protection", "The layer.")


class InWords(Shown):
    """What became of a record, in sentences."""

    data: str | None = shown("Filed from data 2026.11; asked again of 2027.01.", "The data.")
    cause: list[str] = shown([_UNTIL], "What made the difference.")
    consequences: list[str] = shown([], "What followed.")
    no_difference: list[str] = shown([], "What changed without a difference.")


class ChangedField(Shown):
    """A field of a record of the law that stands otherwise than it was filed."""

    field: str = shown("in_force.until", "The field, with those above it, as a data file writes them.")
    row: str | None = shown(None, "Which row of a list, in words.")
    before: Any = shown(None, "What was filed; null where there was nothing, or no such row.")
    after: Any = shown("2016-04-01", "What stands there today.")
    in_words: str = shown(_UNTIL, "The same in words.")
    made_a_difference: bool | None = shown(True, "Whether this field made a difference; null where that was not tried.")


class ChangedLaw(Shown):
    """A norm, or a record of a layer, that stands otherwise than it was filed."""

    record: Ref = shown(NORM, "Which.")
    made_a_difference: bool | None = shown(
        True, "Whether its change made a difference; null where that could not be tried."
    )
    standing: Texts = shown(
        {"before": "headline", "after": "near-miss"},
        "How it stood in the answer and stands: words of codelist/replay-standing.",
    )
    tests: list[TestThen] = shown([_TEST], "Its tests that come out differently, with the reasons.")
    filed: bool = shown(True, "Whether the record holds it; false for what the answer names only today.")
    fields: list[ChangedField] = shown([{"field": "in_force.until", "in_words": _UNTIL}], "What differs in it.")
    gone: str | None = shown(None, "That it is no longer in the graph, in words.")
    did_you_mean: list[str] = shown([], "Ids that come near one that is gone.")
    unreadable: str | None = shown(None, "Why it cannot be compared.")


class Obstacle(Shown):
    """Why a filed question cannot be asked."""

    field: str = shown("recipient", "The part of the question.")
    id: str = shown("body/kent-polise", "What was filed there.")
    label: str = shown("Kent Polise", "What it was called.")
    now: str | None = shown(
        "body/kent-police-force", "The id under which the graph knows it today; null where it does not."
    )
    did_you_mean: list[str] = shown(["body/kent-police-force"], "Ids that come near.")
    why: str = shown("body/kent-polise (Kent Polise) is no longer in the graph", "The same in words.")


class Replayed(Shown):
    """What became of one record. What stayed the same is in no list."""

    number: int = shown(1, "Which of the records, from 1.")
    state: str = shown("changed", "Word of codelist/replay-state.")
    title: str | None = shown("Personal information (about: Child), from ... to ...", "The question in words.")
    told: str = shown("The outcome changes from ... to ...", "What became of it, in a sentence.")
    in_words: InWords = shown(
        {"data": "...", "cause": [_UNTIL], "consequences": ["..."], "no_difference": []},
        "All else in sentences: the data, what made the difference, what followed, and what changed without a difference.",
    )
    question: Resolved | None = shown({"date": "2017-02-14"}, "The question as it was understood.")
    obstacles: list[Obstacle] = shown([], "Why it cannot be asked.")
    dataset: Datasets | None = shown({"before": _DATASET, "after": _DATASET}, "The data then and today.")
    outcome: Texts = shown(_BOTH, "The outcome then and today.")
    answer_state: Texts = shown({"before": "answered", "after": "answered"}, "The state then and today.")
    ready: Truths = shown({"before": True, "after": False}, "Whether no flag blocked, and blocks.")
    headline: Texts = shown({"before": "...", "after": "..."}, "The headline then and today.")
    made_the_difference: list[ChangedLaw] = shown(
        [{"record": NORM}], "What made the difference: with it put back as it was filed, the answer is another one."
    )
    not_tried: list[ChangedLaw] = shown([], "What changed and could not be put back for a trial.")
    no_difference: list[ChangedLaw] = shown([], "What changed without any difference to this answer.")
    accounted_for: bool | None = shown(
        True, "Whether the answer is the filed one again with all of that put back; null where it is the same."
    )
    headline_norms: NormsCame = shown({"gained": [], "lost": [NORM]}, "Norms on which the headline rests.")
    bases: BasesThen = shown(_NORMS, "Norms that came among the bases, left them or stand otherwise.")
    near_misses: MissesThen = shown({"gained": [], "lost": [], "changed": []}, "The same of near misses.")
    flags: Came = shown({"gained": [], "lost": ["open-conditions"]}, "Warnings.")
    layer_results: list[LayerResult] = shown(
        [{"layer": "data_protection", "before": "question", "after": "blocks"}], "Layers with another result."
    )
    layers: list[LayerChange] = shown(
        [{"layer": "confidentiality", "what": "effects", "about": None, "gone": [NORM], "new": []}],
        "What the layers say otherwise.",
    )
    in_other_words: list[str] = shown([], "Where the answer is the same: its fields that are told in other words.")
    headline_depends_on: Came | None = sometimes({"gained": [], "lost": []}, "Facts that would change the headline.")
    not_ready: Came | None = sometimes({"gained": [], "lost": []}, "Flags that block.")
    short_form: Came | None = sometimes({"gained": [], "lost": []}, "What comes first where somebody is in danger.")
    for_the_officer: Came | None = sometimes({"gained": [], "lost": []}, "What only the officer can judge.")
    who_to_ask: Came | None = sometimes({"gained": [], "lost": []}, "Who can help.")
    successors: SuccessorsCame | None = sometimes({"gained": [], "lost": []}, "What came after a party.")
    choices: NormsCame | None = sometimes({"gained": [], "lost": []}, "What to choose from.")
    permalink: str | None = shown("/ask?discloser=body/medway-pct", "The page that asks the question again.")


class Asked(Shown):
    """How many records were asked about."""

    records: int = shown(1, "How many.")


class ReplayAnswer(Answer):
    """Filed questions asked again of today's data."""

    question: Asked = shown({"records": 1}, "How many records were asked about.")  # type: ignore[assignment]
    permalink: None = shown(None, "Always null: no link can hold a record.")  # type: ignore[assignment]
    told: str = shown(
        "1 record: 1 answered otherwise today, 1 of them with another outcome.", "What became of them all."
    )
    replayed: list[Replayed] = shown([{"number": 1, "state": "changed"}], "What became of each, in the order given.")


class RecordBody(Shown):
    """A record as the call `record` gives it, or its JSON-LD file. A list of such is replayed one by one."""

    kind: str = shown("record", "Always `record`.")
    format: int = shown(1, "The version of the shape of a record.")
    dataset: Dataset = shown(_DATASET, "The data that it was made from.")
    answer: LegalBasisAnswer = shown({"outcome": "permitted-express"}, "The whole answer, with the question.")
    norms: dict[str, Any] = shown({NORM["id"]: {"label": NORM["label"]}}, "The norms that it names, whole, by id.")
    layers: dict[str, Any] = shown({}, "The records of the layers that it names, whole, by id.")

    @classmethod
    def for_openapi(cls) -> dict[str, Any]:
        """Return the request body for the documentation: a record, or a list of records."""
        one = {"$ref": "#/components/schemas/RecordBody"}
        schema = {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
        example = {n: f.examples[0] for n, f in cls.model_fields.items() if f.examples}
        return {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}

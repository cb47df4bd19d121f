"""Types of the answers: between."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import NotRequired, TypedDict

from graphmodel_client.answers.common import Dataset, Finding, LawCitation, Ref
from graphmodel_client.answers.legal_basis import Successor
from graphmodel_client.answers.values import Came


class BasisInShort(TypedDict):
    """A norm that bears on the question."""

    #: The norm.
    norm: "Ref"

    #: `headline`, `also` or `support`.
    role: str

    #: What would have to be so for a duty to disclose.
    required_if: list[str]

    #: The same for a power.
    permitted_if: list[str]


class NearMissInShort(TypedDict):
    """A norm that comes near and does not match."""

    #: The norm.
    norm: "Ref"

    #: The tests that fail or are unknown.
    failures: list[str]


class BasisThen(TypedDict):
    """How a norm stands as a basis."""

    #: `headline`, `also` or `support`.
    role: str

    #: What would have to be so for a duty to disclose.
    required_if: list[str]

    #: The same for a power.
    permitted_if: list[str]


class TestThen(TypedDict):
    """A test that comes out differently."""

    #: Word of codelist/test.
    test: str

    #: How it came out.
    before: str | None

    #: How it comes out from then on.
    after: str | None

    #: Why it comes out so.
    why: NotRequired[str | None]

    #: Why it came out so.
    why_before: NotRequired[str | None]

    #: Where the law says it.
    citations: NotRequired["list[LawCitation] | None"]


class BasisChange(TypedDict):
    """A norm that came among the bases, left them, or stands there otherwise."""

    #: The norm.
    norm: "Ref"

    #: How it stood; null where it did not.
    before: "BasisThen | None"

    #: How it stands from then on.
    after: "BasisThen | None"

    #: Its tests that come out differently.
    tests: "list[TestThen]"


class BasisChanges(TypedDict):
    """What changed among the bases."""

    #: What came.
    gained: "list[BasisChange]"

    #: What went.
    lost: "list[BasisChange]"

    #: What stands there otherwise.
    changed: "list[BasisChange]"


class MissChange(TypedDict):
    """A norm that comes near otherwise than before."""

    #: The norm.
    norm: "Ref"

    #: The tests that failed or were unknown; empty where it did not come near.
    before: list[str]

    #: Those that fail or are unknown from then on.
    after: list[str]


class MissChanges(TypedDict):
    """What changed among the near misses."""

    #: What came.
    gained: "list[MissChange]"

    #: What went.
    lost: "list[MissChange]"

    #: What comes near otherwise.
    changed: "list[MissChange]"


class LayerChange(TypedDict):
    """What a layer no longer names, and what it names from then on."""

    #: The layer.
    layer: str

    #: What of it.
    what: str

    #: Of what, where it is said of one thing.
    about: "Ref | None"

    #: What it no longer names.
    gone: "list[Ref]"

    #: What it names from then on.
    new: "list[Ref]"


_FromTo = TypedDict("_FromTo", {"from": str | None})


class FromTo(_FromTo):
    """What something was and what it is from then on."""

    #: What it is from then on.
    to: str | None


class LayerThen(TypedDict):
    """What a layer comes to, and what it names: lists of things by what they are in it, such as `regime` or `bars`."""

    #: Word of codelist/layer-result.
    result: str


_AnswerStretch = TypedDict("_AnswerStretch", {"from": str})


class AnswerStretch(_AnswerStretch):
    """A stretch of time in which the answer stays the same; what it holds is the answer of its first day."""

    #: The first day after it.
    until: str | None

    #: The stretch in words.
    in_words: str

    #: Word of codelist/state.
    state: str

    #: Name of an outcome.
    outcome: str | None

    #: Warnings.
    flags: list[str]

    #: The headline of the first day.
    headline: str

    #: The norms that bear on the question.
    bases: "list[BasisInShort]"

    #: Norms that come near.
    near_misses: "list[NearMissInShort]"

    #: The result of each layer, and what it names.
    layers: "dict[str, LayerThen]"

    #: What came after a party that does not exist.
    successors: "list[Successor]"

    #: What to choose from where the question has to be narrowed.
    choices: "list[Ref]"

    #: The whole answer of its first day.
    permalink: str


class Border(TypedDict):
    """What changed between a stretch and the next; what stayed the same is null or empty."""

    #: The first day of the later stretch.
    date: str

    #: The state before and after.
    state: "FromTo | None"

    #: The outcome before and after.
    outcome: "FromTo | None"

    #: Warnings that came and went.
    flags: "Came"

    #: Why one side cannot be answered.
    unanswered: str | None

    #: Norms that came among the bases, left them or stand there otherwise, with the tests that came out
    #: differently and why.
    bases: "BasisChanges"

    #: The same of what comes near.
    near_misses: "MissChanges"

    #: What the layers no longer name, and what they name from then on.
    layers: "list[LayerChange]"

    #: What came after a party, where that changed.
    successors: "list[Successor]"

    #: What to choose from, where that changed.
    choices: "list[Ref]"

    #: The same in sentences.
    in_words: list[str]


class BetweenAnswer(TypedDict):
    """When the answer on the legal basis changes, and what changes it.

    Two answers are the same if their state, outcome, warnings, bases with role and what they wait for, near misses
    with what fails, and what each layer names are the same. The stretches cover the days asked about, the last one
    included, without gap or overlap.
    """

    #: The question as it was understood.
    question: "AskedBetween"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: The outcome where it is the same all the time.
    outcome: str | None

    #: How often it changes.
    told: str

    #: First to last.
    stretches: "list[AnswerStretch]"

    #: What changed, one between each two stretches.
    borders: "list[Border]"


class AskedBetween(TypedDict):
    """The question, and the days."""

    #: Who holds the information; a list where it was answered pair by pair.
    discloser: "Ref | list[Ref]"

    #: Who would receive it.
    recipient: "Ref | list[Ref]"

    #: What for.
    purpose: "Ref"

    #: Whom it is about.
    subject: "Ref"

    #: Which kinds.
    information: "list[Ref]"

    #: Not here: the days are in `between`.
    date: NotRequired[str | None]

    #: The area that a kind of body is asked about.
    within: "Ref | None"

    #: The capacity in which the discloser acts.
    capacity_from: "Ref | None"

    #: The capacity in which the recipient acts.
    capacity_to: "Ref | None"

    #: The nation.
    nation: str

    #: The facts that were told; all others are unknown.
    facts: dict[str, bool]

    #: The first day and the last.
    between: list[str]

"""The answer on the legal basis over time."""

from api.schemas.common import NORM, REF, Answer, LawCitation, Ref, Shown, shown, sometimes
from api.schemas.legal_basis import Resolved, Successor
from api.schemas.values import Came

_PCT = {"id": "body/medway-pct", "label": "Medway Primary Care Trust (NHS Medway)", "kind": "body"}
_REGIME = {"id": "regime/uk-gdpr", "label": "UK GDPR with DPA 2018 Part 2", "kind": "regime"}
_CHANGED = {"from": "permitted-express", "to": "not-in-model"}


class BasisInShort(Shown):
    """A norm that bears on the question."""

    norm: Ref = shown(NORM, "The norm.")
    role: str = shown("headline", "`headline`, `also` or `support`.")
    required_if: list[str] = shown([], "What would have to be so for a duty to disclose.")
    permitted_if: list[str] = shown([], "The same for a power.")


class NearMissInShort(Shown):
    """A norm that comes near and does not match."""

    norm: Ref = shown(NORM, "The norm.")
    failures: list[str] = shown(["date"], "The tests that fail or are unknown.")


class BasisThen(Shown):
    """How a norm stands as a basis."""

    role: str = shown("headline", "`headline`, `also` or `support`.")
    required_if: list[str] = shown([], "What would have to be so for a duty to disclose.")
    permitted_if: list[str] = shown([], "The same for a power.")


class TestThen(Shown):
    """A test that comes out differently."""

    test: str = shown("date", "Word of codelist/test.")
    before: str | None = shown("holds", "How it came out.")
    after: str | None = shown("fails", "How it comes out from then on.")
    why: str | None = sometimes("in force from 1998-09-30 until 2016-04-01", "Why it comes out so.")
    why_before: str | None = sometimes("in force from 1998-09-30", "Why it came out so.")
    citations: list[LawCitation] | None = sometimes([], "Where the law says it.")


class BasisChange(Shown):
    """A norm that came among the bases, left them, or stands there otherwise."""

    norm: Ref = shown(NORM, "The norm.")
    before: BasisThen | None = shown({"role": "headline"}, "How it stood; null where it did not.")
    after: BasisThen | None = shown(None, "How it stands from then on.")
    tests: list[TestThen] = shown([], "Its tests that come out differently.")


class BasisChanges(Shown):
    """What changed among the bases."""

    gained: list[BasisChange] = shown([], "What came.")
    lost: list[BasisChange] = shown([{"norm": NORM}], "What went.")
    changed: list[BasisChange] = shown([], "What stands there otherwise.")


class MissChange(Shown):
    """A norm that comes near otherwise than before."""

    norm: Ref = shown(NORM, "The norm.")
    before: list[str] = shown([], "The tests that failed or were unknown; empty where it did not come near.")
    after: list[str] = shown(["date"], "Those that fail or are unknown from then on.")


class MissChanges(Shown):
    """What changed among the near misses."""

    gained: list[MissChange] = shown([], "What came.")
    lost: list[MissChange] = shown([], "What went.")
    changed: list[MissChange] = shown([], "What comes near otherwise.")


class LayerChange(Shown):
    """What a layer no longer names, and what it names from then on."""

    layer: str = shown("data_protection", "The layer.")
    what: str = shown("regime", "What of it.")
    about: Ref | None = shown(None, "Of what, where it is said of one thing.")
    gone: list[Ref] = shown([_REGIME], "What it no longer names.")
    new: list[Ref] = shown([_REGIME], "What it names from then on.")


class FromTo(Shown):
    """What something was and what it is from then on."""

    from_: str | None = shown("permitted-express", "What it was.", name="from")
    to: str | None = shown("not-in-model", "What it is from then on.")


class AskedBetween(Resolved):
    """The question, and the days."""

    date: str | None = sometimes("2009-03-01", "Not here: the days are in `between`.")  # type: ignore[assignment]
    between: list[str] = shown(["2012-06-01", "2014-06-01"], "The first day and the last.")


class LayerThen(Shown):
    """What a layer comes to, and what it names: lists of things by what they are in it, such as `regime` or `bars`."""

    result: str = shown("question", "Word of codelist/layer-result.")


class AnswerStretch(Shown):
    """A stretch of time in which the answer stays the same; what it holds is the answer of its first day."""

    from_: str = shown("2012-06-01", "The first day.", name="from")
    until: str | None = shown("2013-04-01", "The first day after it.")
    in_words: str = shown("from 2012-06-01 until 2013-04-01", "The stretch in words.")
    state: str = shown("answered", "Word of codelist/state.")
    outcome: str | None = shown("permitted-express", "Name of an outcome.")
    flags: list[str] = shown(["open-conditions"], "Warnings.")
    headline: str = shown(
        "The graph finds an express power to disclose, not a duty: ...", "The headline of the first day."
    )
    bases: list[BasisInShort] = shown([{"norm": NORM, "role": "headline"}], "The norms that bear on the question.")
    near_misses: list[NearMissInShort] = shown([{"norm": NORM, "failures": ["date"]}], "Norms that come near.")
    layers: dict[str, LayerThen] = shown(
        {"data_protection": {"result": "question", "regime": [_REGIME]}}, "The result of each layer, and what it names."
    )
    successors: list[Successor] = shown([], "What came after a party that does not exist.")
    choices: list[Ref] = shown([], "What to choose from where the question has to be narrowed.")
    permalink: str = shown("/ask?discloser=body/medway-council&date=2012-06-01", "The whole answer of its first day.")


class Border(Shown):
    """What changed between a stretch and the next; what stayed the same is null or empty."""

    date: str = shown("2013-04-01", "The first day of the later stretch.")
    state: FromTo | None = shown(None, "The state before and after.")
    outcome: FromTo | None = shown(_CHANGED, "The outcome before and after.")
    flags: Came = shown({"gained": [], "lost": ["open-conditions"]}, "Warnings that came and went.")
    unanswered: str | None = shown("The graph cannot answer this: ...", "Why one side cannot be answered.")
    bases: BasisChanges = shown(
        {"gained": [], "lost": [{"norm": NORM, "tests": []}], "changed": []},
        "Norms that came among the bases, left them or stand there otherwise, with the tests that came out differently and why.",
    )
    near_misses: MissChanges = shown({"gained": [], "lost": [], "changed": []}, "The same of what comes near.")
    layers: list[LayerChange] = shown(
        [{"layer": "data_protection", "what": "regime", "about": None, "gone": [_REGIME], "new": [_REGIME]}],
        "What the layers no longer name, and what they name from then on.",
    )
    successors: list[Successor] = shown([{"body": REF}], "What came after a party, where that changed.")
    choices: list[Ref] = shown([], "What to choose from, where that changed.")
    in_words: list[str] = shown(["The outcome changes from ... to ..."], "The same in sentences.")


class BetweenAnswer(Answer):
    """When the answer on the legal basis changes, and what changes it.

    Two answers are the same if their state, outcome, warnings, bases with role and what they wait for, near misses with
    what fails, and what each layer names are the same. The stretches cover the days asked about, the last one included,
    without gap or overlap.
    """

    question: AskedBetween = shown(  # type: ignore[assignment]
        {"discloser": REF, "recipient": _PCT, "between": ["2012-06-01", "2014-06-01"]},
        "The question as it was understood.",
    )
    outcome: str | None = shown(None, "The outcome where it is the same all the time.")
    told: str = shown(
        "From 2012-06-01 to 2014-06-01 the answer changes once, its outcome once.", "How often it changes."
    )
    stretches: list[AnswerStretch] = shown(
        [{"from": "2012-06-01", "until": "2013-04-01", "outcome": "permitted-express"}], "First to last."
    )
    borders: list[Border] = shown(
        [{"date": "2013-04-01", "outcome": _CHANGED}], "What changed, one between each two stretches."
    )

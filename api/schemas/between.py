"""The answer on the legal basis over time."""

from typing import Any

from api.schemas.common import NORM, REF, Answer, Ref, Shown, shown
from api.schemas.legal_basis import Successor

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
    layers: dict[str, dict[str, Any]] = shown(
        {"data_protection": {"result": "question", "regime": [_REGIME]}}, "The result of each layer, and what it names."
    )
    successors: list[Successor] = shown([], "What came after a party that does not exist.")
    choices: list[Ref] = shown([], "What to choose from where the question has to be narrowed.")
    permalink: str = shown("/ask?discloser=body/medway-council&date=2012-06-01", "The whole answer of its first day.")


class Border(Shown):
    """What changed between a stretch and the next; what stayed the same is null or empty."""

    date: str = shown("2013-04-01", "The first day of the later stretch.")
    state: dict[str, str] | None = shown(None, "The state before and after.")
    outcome: dict[str, str | None] | None = shown(_CHANGED, "The outcome before and after.")
    flags: dict[str, list[str]] = shown({"gained": [], "lost": ["open-conditions"]}, "Warnings that came and went.")
    unanswered: str | None = shown("The graph cannot answer this: ...", "Why one side cannot be answered.")
    bases: dict[str, list[dict[str, Any]]] = shown(
        {"gained": [], "lost": [{"norm": NORM, "tests": []}], "changed": []},
        "Norms that came among the bases, left them or stand there otherwise, with the tests that came out differently and why.",
    )
    near_misses: dict[str, list[dict[str, Any]]] = shown(
        {"gained": [], "lost": [], "changed": []}, "The same of what comes near."
    )
    layers: list[dict[str, Any]] = shown(
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

    question: dict[str, Any] = shown(
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

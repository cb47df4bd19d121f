"""The outcome: one fixed order, first true wins (decision-logic section 5), over the sets of norms that match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.legal_basis import words
from graphmodel.legal_basis.matching import union

if TYPE_CHECKING:
    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question


@dataclass(frozen=True)
class Outcome:
    """What the sets of norms come to.

    Attributes:
        id: word of the outcomes.
        deciding: the norms that give it, as a bit set; empty where none does.
        soft: whether it was reached only by something that is the officer's to say.
        depends_on: facts whose being known would change it.
        full, softly: the norms that match in full, and those that match but for the officer.
    """

    id: str
    deciding: int
    soft: bool
    depends_on: tuple[str, ...]
    full: int
    softly: int


def needs_power(party: Party, question: Question) -> tuple[bool, tuple[str, ...]]:
    """Tell whether the discloser needs a power here, and on which unknown fact that rests; unknown is the stricter."""
    if party.needs_power == "false":
        return False, ()
    if party.needs_power == "true":
        return True, ()
    said = question.fact(words.PUBLIC_FUNCTION)
    return (said is not False), (() if said is not None else (words.PUBLIC_FUNCTION,))


def decide(matcher: Matcher, results: Results, question: Question, giver: Party) -> Outcome:
    """Return the first outcome that is true; a norm that names no purpose never decides."""
    full, soft = matcher.full(results), matcher.soft(results)
    able, half = full & ~matcher.concepts.general, soft & ~matcher.concepts.general
    kinds = matcher.by_kind
    give = kinds["may-give"] & matcher.express & ~matcher.common_law
    common = matcher.common_law
    implied = kinds["function-only"] & ~matcher.common_law
    powered, depends = needs_power(giver, question)

    def outcome(name: str, deciding: int = 0, *, softly: bool = False, on: tuple[str, ...] = ()) -> Outcome:
        return Outcome(name, deciding, softly, on, full, soft)

    if able & kinds["must-give"]:
        return outcome(words.REQUIRED, able & kinds["must-give"])
    if able & give:
        return outcome(words.EXPRESS, able & give)
    if not powered and not question.fact(words.PROCESSOR):
        return outcome(words.NO_POWER_NEEDED)
    for name, norms in ((words.COMMON_LAW, common), (words.IMPLIED, implied)):
        if able & norms:
            return outcome(name, able & norms, on=depends)
    for name, norms in ((words.EXPRESS, give), (words.COMMON_LAW, common), (words.IMPLIED, implied)):
        if half & norms:
            return outcome(name, half & norms, softly=True, on=depends)
    if any(matcher.concepts.is_personal(k) for k in question.information) and (only := all_but_kind(matcher, results)):
        return outcome(words.ONLY_DEPERSONALISED, only, on=depends)
    return outcome(words.NO_POWER_FOUND, on=depends)


def all_but_kind(matcher: Matcher, results: Results) -> int:
    """Return the gateways that match in all but the kind of information and carry what is not personal."""
    wrong = (
        union(results.fails, but=("kind",))
        | union(results.unknown, but=("kind", "trigger"))
        | union(results.officer, but=("kind",))
    )
    wrong |= results.unknown["trigger"] & matcher.by_kind["must-give"]
    kinds = matcher.by_kind["must-give"] | matcher.by_kind["may-give"] | matcher.by_kind["function-only"]
    carries = matcher.concepts.carries_other | matcher.concepts.carries_personal
    return results.considered & results.fails["kind"] & kinds & carries & ~wrong

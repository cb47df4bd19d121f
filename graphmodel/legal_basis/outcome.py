"""The outcome: one fixed order, first true wins (decision-logic section 5), over the sets of norms that match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from graphmodel.legal_basis import words
from graphmodel.legal_basis.matching import union

if TYPE_CHECKING:
    from graphmodel.layers.bars import Bars, Found
    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question


class Outcome(Struct, frozen=True):
    """What the sets of norms come to.

    Attributes:
        id: word of the outcomes.
        deciding: the norms that give it, as a bit set; empty where none does.
        soft: whether it was reached only by something that is the officer's to say.
        depends_on: facts whose being known would change it.
        full, softly: the norms that match in full, and those that match but for the officer.
        but_for_bars: where a bar decides, what would have been reached without it.
        barred_by: the bars that decide.
    """

    id: str
    deciding: int
    soft: bool
    depends_on: tuple[str, ...]
    full: int
    softly: int
    but_for_bars: Outcome | None = None
    barred_by: tuple[str, ...] = ()

    @property
    def gateway(self) -> Outcome:
        """The outcome that the gateways give, bars aside."""
        return self.but_for_bars or self


def needs_power(party: Party, question: Question) -> tuple[bool, tuple[str, ...]]:
    """Tell whether the discloser needs a power here, and on which unknown fact that rests; unknown is the stricter."""
    if party.needs_power == "false":
        return False, ()
    if party.needs_power == "true":
        return True, ()
    said = question.fact(words.PUBLIC_FUNCTION)
    return (said is not False), (() if said is not None else (words.PUBLIC_FUNCTION,))


def decide(
    matcher: Matcher, results: Results, question: Question, giver: Party, bars: Bars, found: tuple[Found, ...]
) -> Outcome:
    """Return the first outcome that is true; a norm that names no purpose never decides."""
    reached = _without_bars(matcher, results, question, giver)
    able = reached.full & ~matcher.concepts.general
    express = able & (matcher.by_kind["must-give"] | (matcher.by_kind["may-give"] & matcher.express))
    barred = tuple(
        f.bar.id
        for f in found
        if f.live
        and not f.confirmed
        and not bars.lifted(f.bar, express & ~matcher.common_law, able & matcher.common_law)
    )
    if barred:
        return replace(
            reached, id=words.BARRED, deciding=0, soft=False, depends_on=(), but_for_bars=reached, barred_by=barred
        )
    return reached


def _without_bars(matcher: Matcher, results: Results, question: Question, giver: Party) -> Outcome:
    full, soft = matcher.full(results), matcher.soft(results)
    able, half = full & ~matcher.concepts.general, soft & ~matcher.concepts.general
    kinds = matcher.by_kind
    give = kinds["may-give"] & matcher.express & ~matcher.common_law
    common = matcher.common_law
    implied = kinds["function-only"] & ~matcher.common_law
    powered, depends = needs_power(giver, question)
    waits = _by_fact(matcher, results, question)

    def outcome(
        name: str, deciding: int = 0, *, softly: bool = False, on: tuple[str, ...] = (), earlier: int = 0
    ) -> Outcome:
        """`earlier`: the norms that would give an outcome before this one, were a fact known."""
        hangs = tuple(sorted({fact for fact, norms in waits.items() if norms & earlier}))
        return Outcome(name, deciding, softly, (*on, *hangs), full, soft)

    if able & kinds["must-give"]:
        return outcome(words.REQUIRED, able & kinds["must-give"])
    if able & give:
        return outcome(words.EXPRESS, able & give, earlier=kinds["must-give"])
    sooner = kinds["must-give"] | give
    if not powered and not question.fact(words.PROCESSOR):
        return outcome(words.NO_POWER_NEEDED, earlier=sooner)
    # Whoever needs no power and comes as far as this acts for another: a function of its own implies no power to give what is that other's.
    implied &= -powered
    for name, norms, before in ((words.COMMON_LAW, common, sooner), (words.IMPLIED, implied, sooner | common)):
        if able & norms:
            return outcome(name, able & norms, on=depends, earlier=before)
    anything = sooner | common | implied
    for name, norms in ((words.EXPRESS, give), (words.COMMON_LAW, common), (words.IMPLIED, implied)):
        if half & norms:
            return outcome(name, half & norms, softly=True, on=depends, earlier=anything)
    if (
        powered
        and any(matcher.concepts.is_personal(k) for k in question.information)
        and (only := all_but_kind(matcher, results))
    ):
        return outcome(words.ONLY_DEPERSONALISED, only, on=depends, earlier=anything)
    return outcome(words.NO_POWER_FOUND, on=depends, earlier=anything)


def _by_fact(matcher: Matcher, results: Results, question: Question) -> dict[str, int]:
    """Return the norms that match but for a condition that a fact decides and nobody has told, by that fact."""
    wrong = union(results.fails) | union(results.unknown, but=("trigger", "conditions")) | union(results.officer)
    near = results.considered & ~wrong & results.unknown["conditions"]
    return {
        fact: near & norms for fact, norms in matcher.fact_norms.items() if question.fact(fact) is None and near & norms
    }


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

"""The norms that an answer lists as bases: what matches, what would be a duty if, what was announced, what backs a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.legal_basis.answer import Basis, Bound, LawCitation, OpenCondition
from graphmodel.legal_basis.matching import numbers, union

if TYPE_CHECKING:
    from graphmodel.legal_basis.judgement import Judgement
    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reasons import Reasons

COMMENCED = "commenced"


class Bases:
    """Chooses and describes the bases of an answer."""

    def __init__(self, matcher: Matcher, reasons: Reasons, judgement: Judgement) -> None:
        self.matcher = matcher
        self.reasons = reasons
        self.judgement = judgement
        self.model = matcher.model

    def choose(self, results: Results, outcome: Outcome, question: Question) -> dict[int, str]:
        """Return the numbers of the norms to list, with their role, the best first."""
        kinds = self.matcher.by_kind
        no_fail = results.considered & ~union(results.fails)
        asked = no_fail & ~union(results.unknown, but=("trigger",))
        shown = outcome.full & ~kinds["support-only"]
        shown |= outcome.deciding if outcome.soft else outcome.deciding & kinds["support-only"]
        gives = kinds["may-give"] & self.matcher.express
        if not shown & gives:  # what only part of the information may bar from an express power does not hide it
            shown |= outcome.softly & gives & ~union(results.officer, but=("kind",))
        shown |= asked & kinds["must-give"]
        shown |= asked & (kinds["may-ask"] | kinds["must-ask"])
        shown |= self.announced(results, question)
        roles = {
            n: "headline" if outcome.deciding >> n & 1 and outcome.id != "only-depersonalised" else "also"
            for n in numbers(shown)
        }
        if shown & kinds["function-only"]:
            backing = (outcome.full | outcome.softly) & kinds["support-only"] & ~outcome.deciding
            roles |= dict.fromkeys(numbers(backing), "support")
        order = {"headline": 0, "also": 1, "support": 2}
        return dict(sorted(roles.items(), key=lambda item: (order[item[1]], *self.order(item[0], question))))

    def announced(self, results: Results, question: Question) -> int:
        """Return the norms announced to have begun by the day asked which would match but for that."""
        waiting = results.considered & self.matcher.waiting
        for number in numbers(waiting):
            day = self.matcher.norms[number].in_force.announced
            if day is None or question.on < day.first:
                waiting &= ~(1 << number)
        wrong = (
            union(results.fails, but=("commencement",))
            | union(results.unknown, but=("trigger",))
            | union(results.officer)
        )
        return waiting & ~wrong

    def order(self, number: int, question: Question) -> tuple[int, int, int, str]:
        """Sort key: express before implied, the nearest purpose, the better read, the id."""
        norm = self.matcher.norms[number]
        exact = 0 if question.purpose in norm.purposes else 1
        confidence = ("high", "medium", "low").index(norm.confidence)
        return (0 if norm.basis == "express" else 1, exact, confidence, norm.id)

    def best(self, chosen: dict[int, str], basis: str, outcome: Outcome) -> str | None:
        """Return the best express or implied norm among those that match."""
        matching = outcome.full | outcome.softly
        able = (
            self.matcher.by_kind["must-give"] | self.matcher.by_kind["may-give"] | self.matcher.by_kind["function-only"]
        )
        found = [
            n
            for n in chosen
            if (matching & able & ~self.matcher.waiting) >> n & 1 and self.matcher.norms[n].basis == basis
        ]
        found.sort(key=lambda n: not outcome.full >> n & 1)
        return self.matcher.norms[found[0]].id if found else None

    def describe(self, number: int, role: str, results: Results, question: Question) -> Basis:
        """Return one basis with all its tests."""
        norm = self.matcher.norms[number]
        missing = self._missing(number, results, question)
        obliges = norm.gateway.kind == "must-give"
        return Basis(
            norm=self.model.ref(norm.id),
            citation=LawCitation(norm.provision, None, norm.url),
            summary=norm.summary,
            modality=norm.modality,
            basis=norm.basis,
            gateway_kind=norm.gateway.kind,
            role=role,
            required_if=missing if obliges else (),
            permitted_if=() if obliges else missing,
            tests=self.reasons.tests(number, results, question),
            conditions=self._conditions(number, results, question),
            limits=tuple(Bound(x.text, x.pinpoint, x.sources) for x in norm.limits),
            confidence=norm.confidence,
            commencement=norm.commencement,
            in_force=norm.in_force.period.in_words(),
            announced=str(norm.in_force.announced) if norm.in_force.announced else None,
            announced_source=norm.in_force.announced_source,
            unverified=norm.unverified,
        )

    def _missing(self, number: int, results: Results, question: Question) -> tuple[str, ...]:
        """Return what would have to be so: facts by their id, else the words of the test."""
        found = []
        if results.fails["commencement"] >> number & 1:
            found.append(COMMENCED)
        if results.unknown["trigger"] >> number & 1:
            found.append(self.judgement.trigger(number).removeprefix("fact/"))
        for test, norms in results.officer.items():
            if norms >> number & 1:
                found.append(self.reasons.test(test, number, results, question).why)
        return tuple(found)

    def _conditions(self, number: int, results: Results, question: Question) -> tuple[OpenCondition, ...]:
        """Return the open conditions of a norm: its own, an open trigger, an open place."""
        norm = self.matcher.norms[number]
        found = [
            OpenCondition(c.text, c.pinpoint, c.judged_by) for c in self.judgement.open_conditions(number, question)
        ]
        if results.unknown["trigger"] >> number & 1:
            found.append(OpenCondition(self.model.label(self.judgement.trigger(number)), norm.provision, "fact"))
        if results.overlap.open and self.matcher.linked(results, number):
            found.append(OpenCondition("serving the same area", norm.provision, "officer"))
        return tuple(found)

"""The warnings beside an outcome: the words of the flags, each when it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.legal_basis import words
from graphmodel.legal_basis.matching import union

if TYPE_CHECKING:
    from graphmodel.legal_basis.bases import Bases
    from graphmodel.legal_basis.judgement import Judgement
    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.question import Question

#: The flag of an outcome that was reached only with something left to the officer, by the test that is left.
_LEFT = {
    "purpose": "purpose-for-the-officer",
    "subject": "subject-for-the-officer",
    "discloser": "party-for-the-officer",
    "recipient": "party-for-the-officer",
    "area": "party-for-the-officer",
}


class Flags:
    """Finds the flags of an answer."""

    def __init__(self, matcher: Matcher, bases: Bases, judgement: Judgement) -> None:
        self.matcher = matcher
        self.bases = bases
        self.judgement = judgement

    def of(
        self,
        question: Question,
        results: Results,
        outcome: Outcome,
        chosen: dict[int, str],
        misses: list[tuple[int, list[str]]],
    ) -> tuple[str, ...]:
        """Return the flags, sorted."""
        undated = self._undated(results)
        checks = {
            "after-checked-date": question.on > self.matcher.model.release.law_checked_to.last,
            "commencement-announced": bool(self.bases.announced(results, question)),
            "open-conditions": any(
                self.judgement.is_open(n, results, question) for n, r in chosen.items() if r == "headline"
            ),
            "required-if": any(self._waits(n, outcome) for n in chosen),
            "gateway-not-commenced": any(
                self.matcher.waiting >> n & 1 and set(wrong) <= {"date", "commencement"} for n, wrong in misses
            ),
            "date-unverified": bool(undated),
            "low-confidence-source": bool((outcome.deciding | undated) & self.matcher.low_confidence),
            "express-gateway-excludes-kind": self._only_kind_fails(results),
            "outside-regime": self._outside(question),
        }
        left = {flag for test, flag in _LEFT.items() if outcome.soft and results.officer[test] & outcome.deciding}
        return tuple(sorted({flag for flag, true in checks.items() if true} | left))

    def _gives(self) -> int:
        kinds = self.matcher.by_kind
        return kinds["must-give"] | kinds["may-give"] | kinds["function-only"]

    def _undated(self, results: Results) -> int:
        """Return the gateways that would match if a date were confirmed."""
        wrong = union(results.fails) | union(results.unknown, but=("date", "trigger"))
        return results.unknown["date"] & ~wrong & self._gives() & results.considered

    def _waits(self, number: int, outcome: Outcome) -> bool:
        """Tell whether a listed norm is a duty that waits for something other than its commencement."""
        return bool((self.matcher.by_kind["must-give"] & ~outcome.full & ~self.matcher.waiting) >> number & 1)

    def _only_kind_fails(self, results: Results) -> bool:
        wrong = union(results.fails, but=("kind",)) | union(results.unknown, but=("trigger",))
        return bool(results.fails["kind"] & ~wrong & self._gives() & self.matcher.express & results.considered)

    def _outside(self, question: Question) -> bool:
        """Tell whether nobody living can be identified from it, as far as the question goes, and the officer has checked that."""
        personal = any(self.matcher.concepts.is_personal(k) for k in question.information)
        dead = bool(self.matcher.model.subjects[question.subject].dead)
        return (dead or not personal) and question.fact(words.CHECK_DONE) is True

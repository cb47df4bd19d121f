"""Near misses: norms that come near the question and do not match, and what would change that (decision-logic section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.legal_basis.answer import LawCitation, NearMiss
from graphmodel.legal_basis.matching import TESTS, numbers, union
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from collections.abc import Collection

    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reasons import Reasons

MOST = 10
_PARTIES = ("discloser", "recipient")


class NearMisses:
    """Finds and describes near misses."""

    def __init__(self, matcher: Matcher, reasons: Reasons) -> None:
        self.matcher = matcher
        self.reasons = reasons

    def find(self, results: Results, bases: Collection[int], *, among: int = -1) -> list[tuple[int, list[str]]]:
        """Return the numbers of the near misses with their failing tests, in their order, uncut.

        Args:
            results: how every norm came out of every test.
            bases: the norms that are listed as bases, which are no near misses.
            among: the norms that are looked at, as a bit set; all of them where none is given.
        """
        matcher = self.matcher
        kinds = matcher.by_kind
        fails, unknown = union(results.fails), union(results.unknown)
        noted = kinds["function-only"]
        by_type = results.discloser.by_type & (results.recipient.by_type | noted)
        near = by_type & (fails | unknown) & ~results.fails["discloser"] & ~results.fails["recipient"]
        near |= self._one_party_fails(results)
        near &= results.considered & ~kinds["support-only"] & among
        for number in bases:
            near &= ~(1 << number)
        found = []
        for number in numbers(near):
            wrong = [t for t in TESTS if (results.fails[t] | results.unknown[t]) >> number & 1]
            found.append((number, wrong))
        return sorted(
            found, key=lambda item: (len(item[1]), matcher.norms[item[0]].basis != "express", matcher.norms[item[0]].id)
        )

    def _one_party_fails(self, results: Results) -> int:
        """Return the express gateways that give, of which one party alone fails; an unknown trigger does not count."""
        once = twice = 0
        for test in TESTS:
            bits = results.fails[test] | (results.unknown[test] if test != "trigger" else 0)
            twice |= once & bits
            once |= bits
        parties = results.fails["discloser"] | results.fails["recipient"]
        gives = (self.matcher.by_kind["must-give"] | self.matcher.by_kind["may-give"]) & self.matcher.express
        return parties & ~twice & gives

    def cut(self, found: list[tuple[int, list[str]]], kept: int = 0) -> list[tuple[int, list[str]]]:
        """Return the first ten; a norm that waits to begin, or on which the outcome rests (`kept`, a bit set), is never cut."""
        return found[:MOST] + [f for f in found[MOST:] if (self.matcher.waiting | kept) >> f[0] & 1]

    def describe(self, number: int, failures: list[str], results: Results, question: Question) -> NearMiss:
        """Return one near miss with its tests and what would change it."""
        norm = self.matcher.norms[number]
        tests = self.reasons.tests(number, results, question)
        return NearMiss(
            norm=self.matcher.model.ref(norm.id),
            citation=LawCitation(norm.provision, None, norm.url),
            modality=norm.modality,
            basis=norm.basis,
            gateway_kind=norm.gateway.kind,
            failures=tuple(failures),
            tests=tests,
            what_would_change_it=tuple(
                self._change(t.test, t.why, results.rank(t.test, number)) for t in tests if t.test in failures
            ),
            confidence=norm.confidence,
            commencement=norm.commencement,
            in_force=norm.in_force.period.in_words(),
            replaced_by=tuple(self.matcher.model.ref(r) for r in norm.replaced_by),
            unverified=norm.unverified,
        )

    def _change(self, test: str, why: str, rank: Rank) -> str:
        wish = {
            "date": "another date",
            "commencement": "its coming into force",
            "discloser": "another discloser, or one that acts in a capacity named there",
            "recipient": "another recipient, or one that acts in a capacity named there",
            "purpose": "a purpose that it serves",
            "subject": "information about people whom it covers",
            "kind": "a kind of information that it carries",
            "area": "parties that serve the same place",
            "trigger": "its trigger, once met",
            "conditions": "its condition, once confirmed",
        }[test]
        return f"{wish} ({'not known' if rank is Rank.UNKNOWN else 'now'}: {why})"

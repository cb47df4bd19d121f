"""Every norm against one question at once: each test is four sets of norms, and the norms that match fall out of set algebra.

This is decision-logic section 3. No test looks at a norm on its own here; `reasons.py` says why a single norm came out as it did.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.dates import Start
from graphmodel.legal_basis.concepts import Concepts
from graphmodel.legal_basis.party import Parties, Party
from graphmodel.legal_basis.places import Overlap, Places
from graphmodel.legal_basis.sides import Rows, Side
from graphmodel.legal_basis.slices import Slices
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.question import Question
    from graphmodel.model.law import Norm
    from graphmodel.model.model import Model

#: The tests in the order in which an answer shows them; the words of codelist/test.
TESTS = (
    "date",
    "commencement",
    "discloser",
    "recipient",
    "purpose",
    "subject",
    "kind",
    "area",
    "trigger",
    "conditions",
)


class Results(Struct, frozen=True):
    """How every norm came out of every test, as bit sets: for each test the norms that fail, are unknown, or are for the officer.

    Attributes:
        fails, unknown, officer: test → norms.
        discloser, recipient: the sides behind the party tests.
        overlap: what is known of the places of both sides.
        considered: the norms that the question is about at all (nation, kind of gateway).
        piece: the stretch of time that the day lies in.
        removed: the norms that a bar takes away for what was asked for.
    """

    fails: dict[str, int]
    unknown: dict[str, int]
    officer: dict[str, int]
    discloser: Side
    recipient: Side
    overlap: Overlap
    considered: int
    piece: int
    removed: int = 0

    def rank(self, test: str, number: int) -> Rank:
        """Return how one norm came out of one test."""
        bit = 1 << number
        if self.fails[test] & bit:
            return Rank.FAILS
        if self.unknown[test] & bit:
            return Rank.UNKNOWN
        return Rank.OFFICER if self.officer[test] & bit else Rank.HOLDS


def union(sets: dict[str, int], *, but: tuple[str, ...] = ()) -> int:
    """Return the norms that are in any of the sets, some tests left out."""
    found = 0
    for test, bits in sets.items():
        if test not in but:
            found |= bits
    return found


def numbers(bits: int) -> list[int]:
    """Return the numbers in a bit set, in order."""
    found = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found


class Matcher:
    """The tables made from a model at load, and the tests of a question against them."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.norms: list[Norm] = [model.norms[i] for i in sorted(model.norms)]
        self.slices = Slices.of_model(model)
        self.parties = Parties(model)
        self.places = Places(model)
        self.concepts = Concepts(model, self.norms)
        self._rows = Rows(model, self.norms)
        self.everything = (1 << len(self.norms)) - 1
        self.by_kind = {c.name: 0 for c in model.codelists["codelist/gateway-kind"].codes}
        self._by_nation = {c.name: 0 for c in model.codelists["codelist/nation"].codes}
        self._by_trigger = {c.name: 0 for c in model.codelists["codelist/trigger"].codes}
        self._trigger_facts = {c.name: c.fact for c in model.codelists["codelist/trigger"].codes}
        self.express = self.common_law = self._linked = self._excluding = self.waiting = 0
        self.low_confidence = 0
        self.fact_norms: dict[str, int] = {}
        for number, norm in enumerate(self.norms):
            self._enter(1 << number, norm)
        #: The norms of which the recipient is tested; of the others it is only noted.
        self._tested = self.everything & ~(self.by_kind["function-only"] | self.by_kind["support-only"])
        # Caches of one model: keyed by small values, bounded, and gone with the matcher.
        self.party = lru_cache(maxsize=8192)(self._party)
        self._overlap = lru_cache(maxsize=16384)(self._overlap_of)
        self._sides = lru_cache(maxsize=16384)(self._sides_of)
        self._dates = lru_cache(maxsize=4096)(self._dates_of)
        self._not_enacted = lru_cache(maxsize=4096)(self._not_enacted_on)
        self._excluded = lru_cache(maxsize=16384)(self._excluded_of)

    def _enter(self, bit: int, norm: Norm) -> None:
        self.by_kind[norm.gateway.kind] |= bit
        for nation in norm.extent:
            self._by_nation[nation] |= bit
        self._by_trigger[norm.gateway.trigger] |= bit
        if norm.basis == "express":
            self.express |= bit
        if norm.gateway.outcome:
            self.common_law |= bit
        if norm.gateway.area_link != "none":
            self._linked |= bit
        if norm.excludes:
            self._excluding |= bit
        if norm.in_force.period.start is Start.NOT_COMMENCED:
            self.waiting |= bit
        if norm.confidence == "low":
            self.low_confidence |= bit
        for fact in {c.fact for c in norm.conditions if c.judged_by == "fact" and c.fact} | {norm.gateway.needs_fact}:
            if fact:
                self.fact_norms[fact] = self.fact_norms.get(fact, 0) | bit

    # ------------------------------------------------------------------ what is the same for a whole stretch of time
    def _party(self, ident: str, capacity: str | None, piece: int) -> Party:
        return self.parties.party(ident, capacity, self.slices.day(piece))

    def _overlap_of(
        self, left: tuple[str, str | None], right: tuple[str, str | None], within: str | None, piece: int
    ) -> Overlap:
        return self.places.between(self.party(*left, piece), self.party(*right, piece), within)

    def _side(self, who: tuple[str, str | None], side: str, piece: int, places: Rank) -> Side:
        return self._rows.side(self.party(*who, piece).standings, side, self.slices.day(piece), places)

    def _sides_of(
        self, giver: tuple[str, str | None], taker: tuple[str, str | None], piece: int, places: Rank
    ) -> tuple[Side, Side]:
        """Return both sides; where the place counts for a norm whatever match is picked, the best match is, as though it held."""
        left, right = self._side(giver, "discloser", piece, places), self._side(taker, "recipient", piece, places)
        if places is Rank.HOLDS:
            return left, right
        stuck = self._linked | left.linked | (right.linked & self._tested)
        near, far = (
            self._side(giver, "discloser", piece, Rank.HOLDS),
            self._side(taker, "recipient", piece, Rank.HOLDS),
        )
        return left.mixed(near, stuck), right.mixed(far, stuck)

    def _dates_of(self, piece: int) -> tuple[int, int]:
        """Return the norms that are not in force, and those that may not be; one that never began fails another test."""
        on: datetime.date = self.slices.day(piece)
        fails = unknown = 0
        for number, norm in enumerate(self.norms):
            rank = Rank.HOLDS if self.waiting >> number & 1 else rank_on(norm.in_force.period, on)
            fails |= (1 << number) if rank is Rank.FAILS else 0
            unknown |= (1 << number) if rank is Rank.UNKNOWN else 0
        return fails, unknown

    def _not_enacted_on(self, piece: int) -> int:
        """Return the norms that have not begun and were not even enacted: on that day they are nothing."""
        on = self.slices.day(piece)
        bits = 0
        for number in numbers(self.waiting):
            enacted = self.norms[number].in_force.enacted
            if enacted is not None and on < enacted.first:
                bits |= 1 << number
        return bits

    def _excluded_of(self, word: str, who: tuple[str, str | None], piece: int) -> tuple[int, int]:
        """Return the norms that exclude a kind for a discloser, and those that exclude a kind below it."""
        fails = officer = 0
        party = self.party(*who, piece)
        within = self.concepts.information.within
        for number in numbers(self._excluding):
            for exclusion in self.norms[number].excludes:
                if exclusion.disclosers and not any(party.stands_in(d) for d in exclusion.disclosers):
                    continue
                if any(within(word, kind) for kind in exclusion.information):
                    fails |= 1 << number
                elif any(within(kind, word) for kind in exclusion.information):
                    officer |= 1 << number
        return fails, officer

    # ------------------------------------------------------------------ one question
    def results(self, question: Question, removed: int = 0) -> Results:
        """Run every test of every norm for a question.

        Args:
            question: the question.
            removed: the norms that a bar takes away for what was asked for, as a bit set.
        """
        piece = self.slices.index(question.on)
        giver, taker = (question.discloser, question.capacity_from), (question.recipient, question.capacity_to)
        overlap = self._overlap(giver, taker, question.within, piece)
        left, right = self._sides(giver, taker, piece, overlap.rank)
        tested = self._tested
        fails = dict.fromkeys(TESTS, 0)
        unknown = dict.fromkeys(TESTS, 0)
        officer = dict.fromkeys(TESTS, 0)
        not_in_force, perhaps = self._dates(piece)
        fails["date"] = not_in_force | left.date_fails | (right.date_fails & tested)
        unknown["date"] = (perhaps | left.date_unknown | (right.date_unknown & tested)) & ~fails["date"]
        fails["commencement"] = self.waiting
        fails["discloser"], officer["discloser"] = left.fails, left.officer
        fails["recipient"], officer["recipient"] = right.fails & tested, right.officer & tested
        purpose, subject = self.concepts.purpose(question.purpose), self.concepts.subjects.met[question.subject]
        fails["purpose"], officer["purpose"] = self.everything & ~(purpose.holds | purpose.broader), purpose.broader
        fails["subject"], officer["subject"] = self.everything & ~(subject.holds | subject.broader), subject.broader
        for word in question.information:
            met = self.concepts.kind(word)
            excluded, below = self._excluded(word, giver, piece)
            fails["kind"] |= (self.everything & ~(met.holds | met.broader)) | excluded
            officer["kind"] |= met.broader | below
        fails["kind"] |= removed
        officer["kind"] &= ~fails["kind"]
        linked = self._linked | left.linked | (right.linked & tested)
        by_rank = {Rank.FAILS: fails, Rank.UNKNOWN: unknown, Rank.OFFICER: officer}
        if overlap.rank in by_rank:
            by_rank[overlap.rank]["area"] = linked
        self._facts(question, fails, unknown)
        considered = self._by_nation[question.nation] & ~self.by_kind["none"] & ~self._not_enacted(piece)
        return Results(fails, unknown, officer, left, right, overlap, considered, piece, removed)

    def _facts(self, question: Question, fails: dict[str, int], unknown: dict[str, int]) -> None:
        facts = dict(question.facts)
        for trigger, fact in self._trigger_facts.items():
            if fact is None:
                continue
            said = facts.get(fact)
            if said is None:
                unknown["trigger"] |= self._by_trigger[trigger]
            elif not said:
                fails["trigger"] |= self._by_trigger[trigger]
        for fact, norms in self.fact_norms.items():
            said = facts.get(fact)
            if said is None:
                unknown["conditions"] |= norms
            elif not said:
                fails["conditions"] |= norms
        unknown["conditions"] &= ~fails["conditions"]

    def named(self, ident: str, side: str, piece: int) -> bool:
        """Tell whether any gateway of that time names a party on a side, places aside."""
        found = self._side((ident, None), side, piece, Rank.HOLDS)
        not_in_force, _ = self._dates(piece)
        return bool(found.by_type & ~found.date_fails & ~found.fails & ~not_in_force & ~self.by_kind["none"])

    def linked(self, results: Results, number: int) -> bool:
        """Tell whether a norm needs a place that both sides serve, for these parties."""
        tested = self.norms[number].gateway.kind not in {"function-only", "support-only"}
        return bool(
            (self._linked | results.discloser.linked | (results.recipient.linked if tested else 0)) >> number & 1
        )

    def full(self, results: Results) -> int:
        """Return the norms that match in full: every test holds, the trigger aside where the gateway does not oblige."""
        wrong = union(results.fails) | union(results.unknown, but=("trigger",)) | union(results.officer)
        wrong |= results.unknown["trigger"] & (self.by_kind["must-give"] | self.by_kind["must-ask"])
        return results.considered & ~wrong

    def soft(self, results: Results) -> int:
        """Return the norms that match but for something that is the officer's to say; a duty is never one of them."""
        wrong = union(results.fails) | union(results.unknown, but=("trigger",))
        return results.considered & ~wrong & ~self.full(results) & ~self.by_kind["must-give"]

    def match(self, question: Question) -> list[str]:
        """Return the ids of the norms that match a question in full."""
        return [self.norms[n].id for n in numbers(self.full(self.results(question)))]

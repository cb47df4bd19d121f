"""Partnerships without legal personality: answered for themselves where a provision names them, else for each of their members."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from graphmodel.ids import kind_of
from graphmodel.legal_basis.candidates import Candidates
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question


class Partnerships:
    """Finds the members of partnerships."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model = matcher.model
        self._candidates = lru_cache(maxsize=256)(self._candidates_of)
        self._by_role = lru_cache(maxsize=4096)(self._by_role_of)

    def questions(self, question: Question) -> list[Question]:
        """Return the question itself, or one for each member where a side is a partnership that no provision names."""
        found = [question]
        if givers := self.members(question, "discloser"):
            found = [replace(q, discloser=m) for q in found for m in givers]
        if takers := self.members(question, "recipient"):
            found = [replace(q, recipient=m) for q in found for m in takers]
        return [q for q in found if q.discloser != q.recipient] if len(found) > 1 else found

    def is_partnership(self, ident: str, party: Party) -> bool:
        """Tell whether a party exists, is a body and not a person in law, and stands outside what counts as any person."""
        if party.exists is Rank.FAILS or any(self.model.types[c].everyone for c in party.standings):
            return False
        if kind_of(ident) == "body":
            return self.model.bodies[ident].legal_personality != "true"
        return self.model.types[ident].sort == "body"

    def in_words(self, ident: str) -> str:
        """Say of a partnership what is known of its being a person in law."""
        body = self.model.bodies.get(ident)
        known = body is None or body.legal_personality == "false"
        return f"{self.model.label(ident)} is {'no person in law' if known else 'not known to be a person in law'}"

    def members(self, question: Question, side: str) -> list[str]:
        """Return the members of a partnership on a side; none where it is no partnership, or is answered for itself."""
        ident: str = getattr(question, side)
        piece = self.matcher.slices.index(question.on)
        party = self.matcher.party(ident, None, piece)
        if not self.is_partnership(ident, party) or self.matcher.named(ident, side, piece):
            return []
        return self._by_seats(ident, piece) or self._by_role(ident, piece)

    def everyone(self, ident: str, piece: int) -> list[str]:
        """Return the bodies on the seats of a board, else those that hold the role of the members of its kind; whether they can be a party or not."""
        return self.holders(ident) or self._by_role(ident, piece)

    def _by_seats(self, ident: str, piece: int) -> list[str]:
        """Return the bodies on the seats of a board of which the graph knows what they were in law at that time."""
        return [h for h in self.holders(ident) if self.matcher.party(h, None, piece).own_types]

    def holders(self, board: str) -> list[str]:
        """Return the bodies that hold, or are spoken for on, the seats of a board."""
        seats = [s for s in self.model.seats.values() if self.model.lists[s.list_].board == board]
        return sorted({h for s in seats for h in (s.holder, *s.represents) if h and kind_of(h) == "body"})

    def _by_role_of(self, ident: str, piece: int) -> list[str]:
        return sorted(set(self._holding(ident, piece)))

    def _holding(self, ident: str, piece: int) -> Iterator[str]:
        """Yield who holds the role that the members of a kind of partnership hold: bodies that serve its place, or kinds of body."""
        party, on = self.matcher.party(ident, None, piece), self.matcher.slices.day(piece)
        roles = {role for t in party.own_types for role in self.model.types[t].members_role}
        for role in sorted(roles):
            if kind_of(ident) == "type":
                holders = (h.type for h in self.model.types[role].role_holders)
                yield from (h for h in holders if rank_on(self.model.types[h].exists.period, on) < Rank.FAILS)
                continue
            for body in self._candidates(role).near(party.areas):
                exists = self.model.bodies[body].exists
                if exists and rank_on(exists.period, on) is Rank.FAILS:
                    continue
                other = self.matcher.party(body, None, piece)
                met = self.matcher.places.meet(party.areas, other.areas)
                if met and other.exists < Rank.FAILS and self._holds(other, role):
                    yield body

    def _candidates_of(self, role: str) -> Candidates:
        return Candidates(self.matcher.parties, self.matcher.places, role)

    @staticmethod
    def _holds(party: Party, role: str) -> bool:
        """Tell whether a party holds a role itself or through its office, and not only through another body."""
        chains = party.standings.get(role, ())
        return any(
            max(s.condition, s.date) < Rank.FAILS and not any(x.to in party.holders for x in s.steps) for s in chains
        )

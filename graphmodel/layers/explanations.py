"""The norms that move no information and explain a layer: rules, decided cases and good practice that bind the discloser on the day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.law import Norm
    from graphmodel.model.model import Model, Ref


class Explanation(Struct, frozen=True, gc=False):
    """A norm that explains a layer; `explains` is a word of codelist/explains."""

    norm: Ref
    explains: str
    summary: str
    url: str
    in_force: str
    confidence: str
    unverified: str | None


class Explanations:
    """Finds what explains an answer."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        order = [c.name for c in self.model.codelists["codelist/explains"].codes]
        norms = [n for n in self.model.norms.values() if n.explains]
        self._norms = sorted(norms, key=lambda n: (order.index(n.explains or ""), n.id))
        self._of = lru_cache(maxsize=16384)(self._found)

    def of(self, question: Question, giver: Party) -> tuple[Explanation, ...]:
        """Return the norms in force on the day that bind the discloser, or everybody, for the purpose; by layer and id."""
        capacity = question.capacity_from
        return self._of(giver.id, capacity, question.purpose, self.matcher.slices.index(question.on))

    def _found(self, ident: str, capacity: str | None, purpose: str, piece: int) -> tuple[Explanation, ...]:
        giver, on = self.matcher.party(ident, capacity, piece), self.matcher.slices.day(piece)
        return tuple(
            Explanation(
                self.model.ref(n.id),
                n.explains or "",
                n.summary,
                n.url,
                n.in_force.period.in_words(),
                n.confidence,
                n.unverified,
            )
            for n in self._norms
            if rank_on(n.in_force.period, on) is Rank.HOLDS and self._binds(n, giver, on) and self._serves(n, purpose)
        )

    @staticmethod
    def _binds(norm: Norm, giver: Party, on: datetime.date) -> bool:
        """A class that everybody may come to stand in, such as whoever decides what is done with data, counts here."""
        rows = [r for r in norm.bearer if rank_on(r.period, on) < Rank.FAILS]
        standings = [s for r in rows for s in giver.standings.get(r.class_, ())]
        return not norm.bearer or any(s.date < Rank.FAILS for s in standings)

    def _serves(self, norm: Norm, purpose: str) -> bool:
        within = self.matcher.concepts.purposes.within
        return any(self.model.purposes[p].selectable is False or within(purpose, p) for p in norm.purposes)

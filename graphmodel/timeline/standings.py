"""How a body, or a kind of body, stands in law through time: what it is, the roles and capacities it holds, the norms on whose sides it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graphmodel.legal_basis.standing import Rank, rank_on
from graphmodel.timeline.grid import Grid

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from graphmodel.dates import Period
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.standing import Standing
    from graphmodel.model.law import Norm

#: The sides of a norm on which a party may stand.
SIDES = ("bearer", "counterpart", "discloser", "recipient")
#: The sides on which a norm is done to a party, and not by it.
_PASSIVE = {"counterpart", "recipient"}
#: The sorts of types that a party holds, beside what it is.
_HELD = {"role", "capacity"}


class Standings:
    """One party on every day on which anything about it may change."""

    def __init__(self, engine: Engine, ident: str) -> None:
        self.model = engine.model
        self.ident = ident
        slices = engine.matcher.slices
        days = [slices.day(n) for n in range(1, len(slices))]
        one = engine.matcher.parties
        self.parties: list[Party] = [one.party(ident, None, slices.day(n)) for n in range(len(slices))]
        self._covered: dict[Period, list[bool]] = {}
        self.grid = Grid(days, self._own_periods(), self._periods_behind())

    def _own_periods(self) -> Iterator[Period]:
        body = self.model.bodies.get(self.ident)
        if body is None:
            yield self.model.types[self.ident].exists.period
            return
        if body.exists:
            yield body.exists.period
        yield from (r.period for r in body.types)
        yield from (c.period for c in body.covers)

    def _periods_behind(self) -> Iterator[Period]:
        """Yield the dates of what its standings lead through."""
        for holder in sorted({h for party in self.parties for h in party.holders if h in self.model.bodies}):
            yield from (r.period for r in self.model.bodies[holder].types)
        for class_ in sorted({c for party in self.parties for c in party.standings}):
            kind = self.model.types[class_]
            yield kind.exists.period
            yield from (h.period for h in kind.role_holders)

    @cached_property
    def existence(self) -> list[Rank]:
        """How well its existence holds, piece by piece."""
        return [party.exists for party in self.parties]

    @cached_property
    def its_own_borders(self) -> set[datetime.date]:
        """The days on which it begins or ends to exist, and the days between which that is not known."""
        ranks = self.existence
        return {self.grid.days[n] for n in range(1, len(ranks)) if ranks[n] != ranks[n - 1]}

    def held(self, party: Party) -> tuple[tuple[str, Rank], ...]:
        """Return the roles and capacities that a party holds, each with how well that holds, sorted."""
        if party.exists is Rank.FAILS:
            return ()
        found = []
        for class_, standings in party.standings.items():
            kind = self.model.types[class_]
            rank = _best(standings)
            own = class_ == self.ident or class_ in party.own_types
            if kind.sort in _HELD and not own and rank < Rank.FAILS:
                found.append((class_, rank))
        return tuple(sorted(found))

    def chain(self, class_: str, at: int) -> Standing:
        """Return the chain by which it stands in a class, in one piece of time: the surest, then the shortest."""
        return min(self.parties[at].standings[class_], key=lambda s: (max(s.condition, s.date), len(s.steps)))

    def rows(self, norm: Norm) -> list[tuple[tuple[str, str], ...]]:
        """Return, piece by piece, where it stands on a norm for sure, or on a condition for the officer: sides with their pinpoints.

        That anybody may receive something, or be owed it, is left out.
        """
        found: list[list[tuple[str, str]]] = [[] for _ in self.parties]
        for side in SIDES:
            for row in getattr(norm, side):
                if self.model.types[row.class_].everyone and side in _PASSIVE:
                    continue
                for at, rank in enumerate(self._in_class.get(row.class_, ())):
                    if rank <= Rank.OFFICER and self._covers(row.period, at) and self._covers(norm.in_force.period, at):
                        found[at].append((side, row.pinpoint))
        return [tuple(rows) for rows in found]

    @cached_property
    def _in_class(self) -> dict[str, list[Rank]]:
        """Class → how well it stands there, piece by piece."""
        classes = {c for party in self.parties for c in party.standings}
        return {
            c: [
                Rank.FAILS if party.exists is Rank.FAILS else _best(party.standings.get(c, ()))
                for party in self.parties
            ]
            for c in sorted(classes)
        }

    def _covers(self, period: Period, at: int) -> bool:
        known = self._covered.get(period)
        if known is None:
            known = self._covered[period] = [rank_on(period, day) is Rank.HOLDS for day in self.grid.days]
        return known[at]


def _best(standings: tuple[Standing, ...]) -> Rank:
    return min((max(s.condition, s.date) for s in standings), default=Rank.FAILS)

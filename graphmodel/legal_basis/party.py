"""A party of a question on a day: its types, its legal holders, whether it exists, whether it needs a power, what came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from graphmodel.ids import kind_of
from graphmodel.legal_basis.standing import Rank, Standing, Standings, Step, rank_on, type_graph

if TYPE_CHECKING:
    import datetime

    from graphmodel.dates import PartialDate
    from graphmodel.model.bodies import Body, Type
    from graphmodel.model.model import Model

_MAX_HOLDERS = 4


class Successor(Struct, frozen=True, gc=False):
    """A body or type that came after another.

    Attributes:
        id: the body or type.
        date: when it took over.
        alive: whether it exists on the day.
        in_part: whether others share what it took over.
        proposed: whether it was only planned or proposed to come after it.
    """

    id: str
    date: PartialDate | None
    alive: bool
    in_part: bool
    proposed: bool


#: Areas, each with how well it holds on a day that they are served.
Areas: TypeAlias = tuple[tuple[str, Rank], ...]


class Party(Struct, frozen=True, gc=False):
    """One side of a question on a day.

    Attributes:
        id: a body or type.
        exists: how well its existence on the day holds.
        standings: class → the chains by which it stands there.
        areas: the areas it serves on the day, with how well that holds; None where it is a type and none is given.
        needs_power: `true`, `false` or `by-function`.
        holders: the offices or bodies that bear its duties.
        own_types: the types it has of itself on the day.
    """

    id: str
    exists: Rank
    standings: Standings
    areas: Areas | None
    needs_power: str
    holders: tuple[str, ...]
    own_types: tuple[str, ...]

    def stands_in(self, class_: str) -> bool:
        """Tell whether it stands in a class on the day without a condition."""
        return any(s.condition is Rank.HOLDS and s.date is Rank.HOLDS for s in self.standings.get(class_, ()))


class Parties:
    """Makes parties; one for each body or type, capacity and stretch of time."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.types = type_graph(model)

    def party(self, ident: str, capacity: str | None, on: datetime.date) -> Party:
        """Return a party on a day, in one capacity or in any."""
        party = self._of_type(ident, on) if kind_of(ident) == "type" else self._of_body(self.model.bodies[ident], on)
        return self._in_capacity(party, capacity, on) if capacity else party

    def _of_type(self, ident: str, on: datetime.date) -> Party:
        kind = self.model.types[ident]
        start = [self.types.enter(ident, on, Rank.HOLDS, (), Step("type", ident))]
        holders = (kind.legal_holder,) if kind.legal_holder else ()
        return Party(
            ident,
            rank_on(kind.exists.period, on),
            self.types.standings(start, on),
            None,
            kind.needs_power,
            holders,
            (ident,),
        )

    def _of_body(self, body: Body, on: datetime.date) -> Party:
        start = self._start(body, (), on)
        holders = self.holders(body)
        for number, holder in enumerate(holders, 1):
            before = tuple(Step("legal-holder", h) for h in holders[:number])
            if holder in self.model.bodies:
                start += self._start(self.model.bodies[holder], before, on)
            elif holder in self.model.types:
                start.append(self.types.enter(holder, on, Rank.HOLDS, before[:-1], before[-1]))
        ranks = {
            r.id: max(rank_on(r.period, on), rank_on(self.model.types[r.type].exists.period, on)) for r in body.types
        }
        own = tuple(dict.fromkeys(r.type for r in body.types if ranks[r.id] < Rank.FAILS))
        exists = rank_on(body.exists.period, on) if body.exists else Rank.UNKNOWN
        # What is nothing for certain is not there for certain either.
        exists = max(exists, min(ranks.values(), default=exists))
        if body.only_proposed:
            exists = Rank.FAILS
        return Party(
            body.id,
            exists,
            self.types.standings(start, on),
            self.areas(body, on),
            self._needs_power(own),
            holders,
            own,
        )

    def holders(self, body: Body) -> tuple[str, ...]:
        """Return who bears the duties of a body, and who bears theirs, nearest first."""
        found: list[str] = []
        at: Body | Type | None = body
        while at and at.legal_holder and at.legal_holder not in found and len(found) < _MAX_HOLDERS:
            found.append(at.legal_holder)
            at = self.model.bodies.get(found[-1]) or self.model.types.get(found[-1])
        return tuple(found)

    def _start(self, body: Body, before: tuple[Step, ...], on: datetime.date) -> list[Standing]:
        return [self.types.enter(r.type, on, rank_on(r.period, on), before, Step("type", r.type)) for r in body.types]

    def areas(self, body: Body, on: datetime.date) -> Areas:
        """Return the areas that a body serves on a day, else those of who bears its duties; none where that is not recorded."""
        bodies = self.model.bodies
        for one in (body, *(bodies[h] for h in self.holders(body) if h in bodies)):
            found = tuple((c.area, rank) for c in one.covers if (rank := rank_on(c.period, on)) < Rank.FAILS)
            if found:
                return found
        return ()

    def _needs_power(self, types: tuple[str, ...]) -> str:
        said = {self.model.types[t].needs_power for t in types}
        return "true" if "true" in said or not said else "by-function" if "by-function" in said else "false"

    def _in_capacity(self, party: Party, capacity: str, on: datetime.date) -> Party:
        """Keep only the capacity, what is above it, and the roles reached through it; naming it settles the condition on which it is held."""
        kept = [
            Standing(s.class_, Rank.HOLDS, s.date, s.date, s.area_link, s.steps)
            for s in party.standings.get(capacity, ())
        ]
        standings = self.types.standings(kept, on)
        exists = max(party.exists, min((s.date for s in kept), default=Rank.FAILS))
        needs = self.model.types[capacity].needs_power
        return Party(
            party.id,
            exists,
            standings,
            party.areas,
            needs if needs != "by-function" else party.needs_power,
            party.holders,
            (capacity,),
        )

    def successors(self, ident: str, on: datetime.date) -> tuple[Successor, ...]:
        """Return the chain of successors, down to those that exist on the day; each once, nearest first."""
        found: dict[str, Successor] = {}
        queue = [ident]
        while queue:
            at = queue.pop(0)
            steps = self._after(at)
            for other, date in steps:
                if other in found or other == ident:
                    continue
                alive = self.party(other, None, on).exists < Rank.FAILS
                proposed = other in self.model.bodies and self.model.bodies[other].only_proposed
                found[other] = Successor(other, date, alive, len(steps) > 1, proposed)
                if not alive:
                    queue.append(other)
        return tuple(found.values())

    def _after(self, ident: str) -> list[tuple[str, PartialDate | None]]:
        if kind_of(ident) == "body":
            return [(s.body, s.date) for s in self.model.bodies[ident].successor]
        return [(t.id, s.date) for t in self.model.types.values() for s in t.successor_for if s.type == ident]

"""Which bodies of a kind serve a place on a day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.places import Places


class Served:
    """Looks up the bodies of a kind and place, by an index over both."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.model = engine, engine.model
        self.places: Places = engine.matcher.places

    @cached_property
    def _by_type(self) -> dict[str, tuple[str, ...]]:
        """Type, or group of types → the bodies that have it or had it."""
        found: dict[str, dict[str, None]] = {}
        for body in self.model.bodies.values():
            for row in body.types:
                for kind in self._above(row.type):
                    found.setdefault(kind, {})[body.id] = None
        return {kind: tuple(bodies) for kind, bodies in found.items()}

    def _above(self, kind: str) -> set[str]:
        found, queue = set(), [kind]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue.extend(self.model.types[at].broader)
        return found

    def covers(self, body: str, place: str, on: datetime.date) -> bool:
        """Tell whether a body serves all of a place on a day, or may."""
        rows = self.model.bodies[body].covers
        return any(c.area in self._up(place) and rank_on(c.period, on) < Rank.FAILS for c in rows)

    def _up(self, place: str) -> set[str]:
        found, queue = set(), [place]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue.extend(self.model.areas[at].within)
        return found

    def alive(self, ident: str, on: datetime.date) -> bool:
        """Tell whether a party exists on a day, or may."""
        return self.engine.matcher.party(ident, None, self.engine.matcher.slices.index(on)).exists < Rank.FAILS

    def of_kind(self, kinds: Iterable[str], place: str, on: datetime.date) -> tuple[str, ...]:
        """Return the bodies of some kinds that serve a place on a day and exist then, or may."""
        found = dict.fromkeys(b for kind in kinds for b in self._by_type.get(kind, ()))
        return tuple(b for b in found if self.covers(b, place, on) and self.has(b, kinds, on) and self.alive(b, on))

    def has(self, body: str, kinds: Iterable[str], on: datetime.date) -> bool:
        """Tell whether a body is of one of some kinds on a day, or may be."""
        wanted = set(kinds)
        rows = self.model.bodies[body].types
        return any(wanted & self._above(r.type) and rank_on(r.period, on) < Rank.FAILS for r in rows)

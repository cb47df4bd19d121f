"""The bodies that may hold a role on some day, by the places they serve, so that the members of a partnership are looked for only where it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphmodel.legal_basis.slices import Slices
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.party import Areas, Parties
    from graphmodel.legal_basis.places import Places
    from graphmodel.model.bodies import Body


class Candidates:
    """The bodies that may hold a role, whatever the day: by what they or those who bear their duties were at any time.

    Args:
        parties: makes parties of a model.
        places: its areas.
        role: the role.
    """

    def __init__(self, parties: Parties, places: Places, role: str) -> None:
        self._parties, self._places = parties, places
        self._bodies = parties.model.bodies
        leading = parties.types.leading_to(role)
        self._order = {b.id: n for n, b in enumerate(self._bodies.values()) if not leading.isdisjoint(self._kinds(b))}
        self._by_area: dict[str, set[str]] = defaultdict(set)
        for ident in self._order:
            for area in {cover.area for one in self._bearers(self._bodies[ident]) for cover in one.covers}:
                self._by_area[area].add(ident)
        self._unplaced = {ident for ident in self._order if self._is_unplaced(self._bodies[ident])}

    def near(self, areas: Areas | None) -> list[str]:
        """Return those that may serve one of some areas; all where none is given. In the order of the bodies of the model."""
        if not areas:
            return list(self._order)
        over = {other for area, _ in areas for other in self._places.overlapping(area)}
        found = self._unplaced.union(*(self._by_area[area] for area in over & self._by_area.keys()))
        return sorted(found, key=self._order.__getitem__)

    def _bearers(self, body: Body) -> Iterator[Body]:
        """Yield a body and the bodies that bear its duties."""
        yield body
        yield from (self._bodies[h] for h in self._parties.holders(body) if h in self._bodies)

    def _kinds(self, body: Body) -> set[str]:
        return {r.type for one in self._bearers(body) for r in one.types} | set(self._parties.holders(body))

    def _is_unplaced(self, body: Body) -> bool:
        """Tell whether there is a day on which the body may be there and no area of it is recorded: then it may serve any."""
        covers = [cover.period for one in self._bearers(body) for cover in one.covers]
        life = [body.exists.period] if body.exists else []
        return any(
            all(rank_on(period, day) < Rank.FAILS for period in life) and not self._parties.areas(body, day)
            for day in Slices([*life, *covers])
        )

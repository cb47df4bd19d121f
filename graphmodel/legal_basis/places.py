"""Whether two parties serve the same place on a day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from graphmodel.legal_basis.party import Areas, Party
    from graphmodel.model.model import Model


class Overlap(Struct, frozen=True, gc=False):
    """What is known of the places of two parties.

    Attributes:
        rank: HOLDS, OFFICER (an area is not recorded), UNKNOWN (a date is not known) or FAILS.
        open: whether it holds only as an open condition, a side being a kind of body and no body.
        why: the reason in words.
    """

    rank: Rank
    open: bool
    why: str


class Places:
    """Areas and what lies within what."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._above = {area: self._climb(area) for area in model.areas}
        self._below: dict[str, list[str]] = {area: [] for area in model.areas}
        for area, above in self._above.items():
            for a in above:
                self._below[a].append(area)

    def _climb(self, area: str) -> frozenset[str]:
        found, queue = set(), [area]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue.extend(self.model.areas[at].within)
        return frozenset(found)

    def overlap(self, one: str, other: str) -> bool:
        """Tell whether two areas overlap: one contains the other, or some area lies within both."""
        return other in self.overlapping(one)

    @lru_cache(maxsize=4096)  # noqa: B019  one Places lives as long as its model
    def overlapping(self, area: str) -> frozenset[str]:
        """Return the areas that overlap an area, itself among them."""
        return frozenset(above for below in self._below[area] for above in self._above[below])

    def meet(self, left: Areas | None, right: Areas | None) -> bool:
        """Tell whether two sides serve a common place, or may do so because the areas of one are not recorded, or it is a kind of body."""
        return not left or not right or any(self.overlap(a, b) for a, _ in left for b, _ in right)

    def between(self, left: Party, right: Party, within: str | None) -> Overlap:
        """Tell whether two parties serve the same place.

        Args:
            left: the one side.
            right: the other side.
            within: the area in which a side that is only a kind of body is asked about.
        """
        areas = []
        for party in (left, right):
            if party.areas is None and within is None:
                return Overlap(
                    Rank.HOLDS,
                    True,
                    f"not tested for a kind of body: {self.model.label(left.id)} and {self.model.label(right.id)} have to serve the same area",
                )
            areas.append(party.areas if party.areas is not None else ((within or "", Rank.HOLDS),))
        for party, served in zip((left, right), areas, strict=True):
            if not served:
                return Overlap(
                    Rank.OFFICER, False, f"the area that {self.model.label(party.id)} serves is not recorded"
                )
        best: tuple[Rank, str, str] | None = None
        for mine, how in areas[0]:
            for theirs, how_well in areas[1]:
                rank = max(how, how_well)
                if self.overlap(mine, theirs) and (best is None or rank < best[0]):
                    best = (rank, mine, theirs)
        names = [" and ".join(sorted({self.model.label(a) for a, _ in served})) for served in areas]
        if best is None:
            return Overlap(
                Rank.FAILS,
                False,
                f"{self.model.label(left.id)} serves {names[0]}, {self.model.label(right.id)} serves {names[1]}: no place in common",
            )
        places = {self.model.label(best[1]), self.model.label(best[2])}
        if best[0] is Rank.UNKNOWN:
            return Overlap(
                Rank.UNKNOWN,
                False,
                f"both serve {' / '.join(sorted(places))}, but the day from which one of them does is not known",
            )
        return Overlap(Rank.HOLDS, False, f"both serve {' / '.join(sorted(places))}")

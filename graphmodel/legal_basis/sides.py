"""One side of every norm at once: for a party in a stretch of time, how well it stands on the discloser's or the recipient's side of each norm."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.dates import Start
from graphmodel.legal_basis.slices import Slices
from graphmodel.legal_basis.standing import Rank, Standing, rank_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from graphmodel.legal_basis.standing import Standings
    from graphmodel.model.law import Norm, PartyRow
    from graphmodel.model.model import Model


class Match(Struct, frozen=True, gc=False):
    """That a party stands on a side of a norm, by a row and a chain.

    Attributes:
        condition: HOLDS; OFFICER where a condition is for the officer; FAILS where only a residual limb leads there.
        date: how well the dates of row and chain hold.
        area_link: whether row or chain holds only for places that both sides serve.
        row, standing: how it comes about.
    """

    condition: Rank
    date: Rank
    area_link: bool
    row: PartyRow
    standing: Standing

    @property
    def rank(self) -> Rank:
        """The worst of the match."""
        return max(self.condition, self.date)

    def order(self) -> tuple[int, int, bool, int, str]:
        """Sort key: the best match first, then the shortest chain."""
        return (self.rank, self.condition, self.area_link, len(self.standing.steps), self.row.id)


class Side(Struct, frozen=True, gc=False):
    """The matches of one party on one side, by number of the norm, and the same as sets of norms (bit sets of their numbers).

    Attributes:
        picks: number of the norm → the match that counts, but for the norms of `near`.
        fails, officer: norms on whose side the party stands not at all, or on a condition.
        date_fails, date_unknown: norms whose row or chain does not cover the day, or perhaps does not.
        linked: norms for which the match needs a common place.
        by_type: norms that the party matches by type, dates and places aside.
        near: norms of which another side has the match that counts, and that side.
    """

    picks: dict[int, Match]
    fails: int
    officer: int
    date_fails: int
    date_unknown: int
    linked: int
    by_type: int
    near: tuple[int, Side] | None = None

    def pick(self, number: int) -> Match | None:
        """Return the match that counts for a norm."""
        if self.near and self.near[0] >> number & 1:
            return self.near[1].pick(number)
        return self.picks.get(number)

    def mixed(self, other: Side, norms: int) -> Side:
        """Return a side that is as the other one for some norms, a bit set."""

        def choose(mine: int, theirs: int) -> int:
            return (mine & ~norms) | (theirs & norms)

        return Side(
            self.picks,
            choose(self.fails, other.fails),
            choose(self.officer, other.officer),
            choose(self.date_fails, other.date_fails),
            choose(self.date_unknown, other.date_unknown),
            choose(self.linked, other.linked),
            self.by_type,
            (norms, other),
        )


class _Row(Struct, frozen=True, gc=False):
    """A row of a norm on a day.

    Attributes:
        number: the number of the norm.
        row: the row.
        date, condition, area_link: as in a match, of the row alone.
    """

    number: int
    row: PartyRow
    date: Rank
    condition: Rank
    area_link: bool


class Rows:
    """Which norms have a class on a side: read once from the model."""

    def __init__(self, model: Model, norms: list[Norm]) -> None:
        self.model = model
        self.count = len(norms)
        self._rows: dict[str, list[tuple[int, PartyRow, bool]]] = {"discloser": [], "recipient": []}
        for number, norm in enumerate(norms):
            waiting = norm.in_force.period.start is Start.NOT_COMMENCED
            for side, rows in self._rows.items():
                rows.extend((number, row, waiting) for row in getattr(norm, side))
        self._stretches = Slices(row.period for rows in self._rows.values() for _, row, _ in rows)
        # Those that stand alike on a day stand alike on each side of the law.
        self._side = lru_cache(maxsize=4096)(self._side_of)
        self._matches = lru_cache(maxsize=1024)(self._matches_of)
        self._on = lru_cache(maxsize=256)(self._rows_on)

    def side(self, standings: Standings, side: str, on: datetime.date, places: Rank) -> Side:
        """Return how a party stands on one side of every norm.

        Args:
            standings: where it stands on the day.
            side: `discloser` or `recipient`.
            on: the day.
            places: how well it holds that the two sides serve a common place; a match that needs one is no better than that.
        """
        return self._side(standings, side, self._stretches.first(on), places)

    def _side_of(self, standings: Standings, side: str, on: datetime.date, places: Rank) -> Side:
        found = self._matches(standings, side, on)
        picks = {n: self._pick(matches, places) for n, matches in found.items()}
        matched = [(1 << n, match) for n, match in picks.items() if match.condition is not Rank.FAILS]

        def norms(those: Iterable[int]) -> int:
            return reduce(or_, those, 0)

        return Side(
            picks,
            fails=((1 << self.count) - 1) & ~norms(bit for bit, _ in matched),
            officer=norms(bit for bit, m in matched if m.condition is Rank.OFFICER),
            date_fails=norms(bit for bit, m in matched if m.date is Rank.FAILS),
            date_unknown=norms(bit for bit, m in matched if m.date is Rank.UNKNOWN),
            linked=norms(bit for bit, m in matched if m.area_link),
            by_type=norms(1 << n for n, matches in found.items() if any(m.condition is Rank.HOLDS for m in matches)),
        )

    def _matches_of(self, standings: Standings, side: str, on: datetime.date) -> dict[int, tuple[Match, ...]]:
        found: dict[int, list[Match]] = defaultdict(list)
        rows = self._on(side, on)
        for class_, chains in standings.items():
            for r in rows.get(class_, ()):
                found[r.number] += [
                    Match(max(s.condition, r.condition), max(s.date, r.date), s.area_link or r.area_link, r.row, s)
                    for s in chains
                ]
        return {number: tuple(matches) for number, matches in found.items()}

    def _rows_on(self, side: str, on: datetime.date) -> dict[str, list[_Row]]:
        """Return class → what its rows come to on a day."""
        found: dict[str, list[_Row]] = defaultdict(list)
        for number, row, waiting in self._rows[side]:
            not_begun = waiting and row.period.start is Start.NOT_COMMENCED
            date = Rank.HOLDS if not_begun else rank_on(row.period, on)
            otherwise = Rank.FAILS if self.model.types[row.class_].everyone else Rank.OFFICER
            condition = otherwise if row.applies_if else Rank.HOLDS
            found[row.class_].append(_Row(number, row, date, condition, (row.area_link or "none") != "none"))
        return dict(found)

    @staticmethod
    def _pick(matches: Sequence[Match], places: Rank) -> Match:
        """Return the best match, along whose chain the worst counts: class, dates and place."""
        if len(matches) == 1:
            return matches[0]
        return min(matches, key=lambda m: (max(m.rank, places) if m.area_link else m.rank, *m.order()))

"""One side of every norm at once: for a party in a stretch of time, how well it stands on the discloser's or the recipient's side of each norm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.dates import Start
from graphmodel.legal_basis.standing import Rank, Standing, rank_on

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.party import Party
    from graphmodel.model.law import Norm, PartyRow
    from graphmodel.model.model import Model


class Match(Struct, frozen=True):
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


class Side(Struct, frozen=True):
    """The matches of one party on one side, by number of the norm, and the same as sets of norms (bit sets of their numbers).

    Attributes:
        picks: number of the norm → the match that counts.
        fails, officer: norms on whose side the party stands not at all, or on a condition.
        date_fails, date_unknown: norms whose row or chain does not cover the day, or perhaps does not.
        linked: norms for which the match needs a common place.
        by_type: norms that the party matches by type, dates and places aside.
    """

    picks: dict[int, Match]
    fails: int
    officer: int
    date_fails: int
    date_unknown: int
    linked: int
    by_type: int

    def mixed(self, other: Side, norms: int) -> Side:
        """Return a side that is as the other one for some norms, a bit set."""

        def choose(mine: int, theirs: int) -> int:
            return (mine & ~norms) | (theirs & norms)

        return Side(
            {n: other.picks[n] if norms >> n & 1 else pick for n, pick in self.picks.items()},
            choose(self.fails, other.fails),
            choose(self.officer, other.officer),
            choose(self.date_fails, other.date_fails),
            choose(self.date_unknown, other.date_unknown),
            choose(self.linked, other.linked),
            self.by_type,
        )


class Rows:
    """Which norms have a class on a side: read once from the model."""

    def __init__(self, model: Model, norms: list[Norm]) -> None:
        self.model = model
        self.count = len(norms)
        self._by_class: dict[str, dict[str, list[tuple[int, PartyRow, bool]]]] = {"discloser": {}, "recipient": {}}
        for number, norm in enumerate(norms):
            waiting = norm.in_force.period.start is Start.NOT_COMMENCED
            for side, by_class in self._by_class.items():
                for row in getattr(norm, side):
                    by_class.setdefault(row.class_, []).append((number, row, waiting))

    def side(self, party: Party, side: str, on: datetime.date, places: Rank) -> Side:
        """Return how a party stands on one side of every norm.

        Args:
            party: the party on the day.
            side: `discloser` or `recipient`.
            on: the day.
            places: how well it holds that the two sides serve a common place; a match that needs one is no better than that.
        """
        found: dict[int, list[Match]] = {}
        for class_, standings in party.standings.items():
            for number, row, waiting in self._by_class[side].get(class_, ()):
                for standing in standings:
                    found.setdefault(number, []).append(self._match(row, standing, on, waiting))
        picks = {n: self._pick(matches, places) for n, matches in found.items()}
        sets = dict.fromkeys(("fails", "officer", "date_fails", "date_unknown", "linked"), 0)
        by_type = 0
        everything = (1 << self.count) - 1
        matched = 0
        for number, match in picks.items():
            bit = 1 << number
            matched |= bit
            if match.condition is Rank.FAILS:
                sets["fails"] |= bit
                continue
            by_type |= bit if any(m.condition is Rank.HOLDS for m in found[number]) else 0
            sets["officer"] |= bit if match.condition is Rank.OFFICER else 0
            sets["date_fails"] |= bit if match.date is Rank.FAILS else 0
            sets["date_unknown"] |= bit if match.date is Rank.UNKNOWN else 0
            sets["linked"] |= bit if match.area_link else 0
        sets["fails"] |= everything & ~matched
        return Side(picks=picks, by_type=by_type, **sets)

    def _match(self, row: PartyRow, standing: Standing, on: datetime.date, waiting: bool) -> Match:
        not_begun = waiting and row.period.start is Start.NOT_COMMENCED
        date = max(standing.date, Rank.HOLDS if not_begun else rank_on(row.period, on))
        condition = standing.condition
        if row.applies_if:
            condition = max(condition, Rank.FAILS if self.model.types[row.class_].everyone else Rank.OFFICER)
        return Match(condition, date, standing.area_link or (row.area_link or "none") != "none", row, standing)

    @staticmethod
    def _pick(matches: list[Match], places: Rank) -> Match:
        """Return the best match, along whose chain the worst counts: class, dates and place."""
        return min(matches, key=lambda m: (max(m.rank, places) if m.area_link else m.rank, *m.order()))

"""Stretches of time between two changes: inside one, no date in the data begins or ends, so everything about the law is constant."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphmodel.dates import Period
    from graphmodel.model.model import Model


class Slices:
    """Stretches of time, numbered from 0, in none of which a period begins or ends.

    Args:
        periods: the periods.
        days: days on which something else changes.
    """

    def __init__(self, periods: Iterable[Period], days: Iterable[datetime.date] = ()) -> None:
        # Periods that are alike are mostly one and the same, so few are left to look at.
        different = {id(period): period for period in periods}.values()
        self._borders = sorted({border for period in different for border in period.borders()} | set(days))

    @classmethod
    def of_model(cls, model: Model) -> Slices:
        """Return the stretches in which nothing about the law or the parties changes."""
        enacted = (norm.in_force.enacted for norm in model.norms.values())
        return cls(_periods(model), (day.first for day in enacted if day))

    def index(self, on: datetime.date) -> int:
        """Return the number of the stretch that a day lies in."""
        return bisect_right(self._borders, on)

    def day(self, index: int) -> datetime.date:
        """Return a day that stands for a stretch: its first."""
        if index == 0:
            return self._borders[0] - datetime.timedelta(days=1) if self._borders else datetime.date.min
        return self._borders[index - 1]

    def first(self, on: datetime.date) -> datetime.date:
        """Return the day that stands for the stretch in which a day lies."""
        return self.day(self.index(on))

    def __iter__(self) -> Iterator[datetime.date]:
        return (self.day(index) for index in range(len(self)))

    def __len__(self) -> int:
        return len(self._borders) + 1


def _periods(model: Model) -> Iterator[Period]:
    for kind in model.types.values():
        yield kind.exists.period
        yield from (h.period for h in kind.role_holders)
    for body in model.bodies.values():
        if body.exists:
            yield body.exists.period
        yield from (r.period for r in body.types)
        yield from (c.period for c in body.covers)
    for norm in model.norms.values():
        yield norm.in_force.period
        for rows in (norm.discloser, norm.recipient, norm.bearer, norm.counterpart):
            yield from (r.period for r in rows)
    layers: list[Mapping[str, _Dated]] = [model.regimes, model.bars, model.lawful_bases, model.processing_conditions]
    layers += [model.routes, model.never_offered, model.confidence_effects, model.prompts]
    for records in layers:
        yield from (r.period for r in records.values())


class _Dated(Protocol):
    @property
    def period(self) -> Period: ...

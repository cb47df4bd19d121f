"""Time cut at the days on which something may change, and what stays the same put together again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.dates import Period

T = TypeVar("T")


@dataclass(frozen=True)
class Run(Generic[T]):
    """A stretch of time in which a value stays the same.

    Attributes:
        value: the value.
        begins: the first day; None where it reaches back before every date that is known.
        ends: the first day after it; None where no end is known.
        from_: the first day as it is written: a month or a year where no more is known.
        until: the first day after it, likewise.
    """

    value: T
    begins: datetime.date | None
    ends: datetime.date | None
    from_: str | None
    until: str | None

    def holds(self, on: datetime.date) -> bool:
        """Tell whether a day lies in it."""
        return (self.begins is None or self.begins <= on) and (self.ends is None or on < self.ends)

    def in_words(self, *, known: bool = True) -> str:
        """Return it as a reader would say it.

        Args:
            known: whether what reaches back before every date is known to have begun then.
        """
        begin = f"from {self.from_}" if self.from_ else "since before the window" if known else "from a day not found"
        return f"{begin} until {self.until}" if self.until else begin


class Grid:
    """The days on which something may change, and how each is written.

    >>> from graphmodel.dates import PartialDate, Period
    >>> grid = Grid.of([Period(PartialDate.parse("2010"), None)])
    >>> [(run.from_, run.value) for run in grid.runs([day.year for day in grid.days])]
    [(None, 2009), ('2010', 2010)]
    """

    def __init__(self, days: Iterable[datetime.date], *periods: Iterable[Period]) -> None:
        """Cut time at some days.

        Args:
            days: the days.
            periods: where it is looked up how a day is written; of several groups the first that knows it counts.
        """
        self._borders = sorted(set(days))
        self._names: dict[datetime.date, str] = {}
        for group in periods:
            self._names = _names(group) | self._names
        before = self._borders[0] - datetime.timedelta(days=1) if self._borders else datetime.date.min
        #: A day that stands for each piece of time: its first.
        self.days = [before, *self._borders]

    @classmethod
    def of(cls, periods: Iterable[Period]) -> Grid:
        """Return time cut where some periods begin or end."""
        rows = list(periods)
        return cls((border for period in rows for border in period.borders()), rows)

    def written(self, day: datetime.date) -> str:
        """Return a day as it is written in the data."""
        return self._names.get(day, day.isoformat())

    def runs(self, values: Sequence[T]) -> list[Run[T]]:
        """Return the stretches in which a value stays the same.

        A piece that lies wholly within one month or year of which no day is known is no stretch of its own: what is before it ends with that month or
        year, and what is after it begins with it.

        Args:
            values: one value for each of the `days`.
        """
        starts = [n for n in range(len(values)) if n == 0 or values[n] != values[n - 1]]
        found = []
        for at, following in zip(starts, [*starts[1:], None], strict=True):
            begins = self.days[at] if at else None
            ends = self.days[following] if following is not None else None
            from_, until = (self.written(d) if d else None for d in (begins, ends))
            if from_ is None or from_ != until:
                found.append(Run(values[at], begins, ends, from_, until))
        return _joined(found)


def _names(periods: Iterable[Period]) -> dict[datetime.date, str]:
    """Return how the first and last days of some dates are written; a day that is known as such is written so."""
    found: dict[datetime.date, str] = {}
    for period in periods:
        for date in filter(None, (period.from_, period.until)):
            for day in (date.first, date.last):
                if date.first == date.last or day not in found:
                    found[day] = date.text
    return found


def _joined(runs: list[Run[T]]) -> list[Run[T]]:
    """Put together what is the same on both sides of a piece that was left out."""
    found: list[Run[T]] = []
    for run in runs:
        last = found[-1] if found else None
        if last is not None and last.value == run.value:
            found[-1] = Run(run.value, last.begins, run.ends, last.from_, run.until)
        else:
            found.append(run)
    return found

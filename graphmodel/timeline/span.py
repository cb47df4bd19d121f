"""The stretch of time that a question is asked about: from a first day to a last one, both included."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.dates import day
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TWO = 2


@dataclass(frozen=True)
class Span:
    """From a first day to a last one, both included."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def read(cls, given: Sequence[str], date: str | None = None) -> Span:
        """Read two days.

        Args:
            given: the days as typed, the first one first.
            date: a single day that was given beside them; there has to be none.

        Raises:
            BadQuestionError: with every fault: a day that is none, days the wrong way round, not two days, a single day beside them.
        """
        faults = []
        if len(given) != _TWO:
            told = f"`between` takes two days, the first and the last; {len(given)} given"
            faults.append(Fault("between", told))
        days = []
        for text in given:
            try:
                days.append(day(text.strip()))
            except ValueError as error:
                faults.append(Fault("between", str(error)))
        if date:
            faults.append(Fault("date", "`between` asks about a stretch of time, `date` about a day: give one of them"))
        if len(days) == len(given) == _TWO and days[0] > days[1]:
            told = f"the first day, {days[0]}, is after the last, {days[1]}: give the earlier day first"
            faults.append(Fault("between", told))
        if faults:
            raise BadQuestionError(tuple(dict.fromkeys(faults)))
        return cls(*days)

    def cut(self, borders: Iterable[datetime.date]) -> list[datetime.date]:
        """Return the first day of each piece into which some days cut it.

        >>> span = Span(day("2009-01-01"), day("2011-01-01"))
        >>> [d.isoformat() for d in span.cut([day("2010-01-01"), day("2012-01-01")])]
        ['2009-01-01', '2010-01-01']
        """
        return [self.first, *sorted({d for d in borders if self.first < d <= self.last})]

    def after(self) -> datetime.date | None:
        """Return the day after it; None where there is none in the calendar."""
        return None if self.last == datetime.date.max else self.last + datetime.timedelta(days=1)

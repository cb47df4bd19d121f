"""Days, dates that are known no better than a month or a year, and half-open stretches of time.

>>> Period(from_=PartialDate.parse("2008-11"), until=None).covers(day("2008-11-15"))
<Truth.UNKNOWN: 'unknown'>
>>> Period(from_=PartialDate.parse("2008-11"), until=None).covers(day("2008-12-01"))
<Truth.HOLDS: 'holds'>
"""

from __future__ import annotations

import calendar
import datetime
import re
from enum import Enum
from functools import lru_cache

from msgspec import Struct

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Truth(Enum):
    """What is known of a statement about a day."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Start(Enum):
    """Why a stretch of time has no first day."""

    KNOWN = "known"
    BEFORE_WINDOW = "before-window"
    UNKNOWN = "unknown"
    NOT_COMMENCED = "not-commenced"


@lru_cache(maxsize=4096)
def day(text: str) -> datetime.date:
    """Return the day that an ISO text names.

    Raises:
        ValueError: the text names no day that exists.
    """
    match = _DATE.fullmatch(text)
    if not match or match.group(3) is None:
        raise ValueError(f"{text!r} is no day; write it as YYYY-MM-DD, such as 2008-12-01")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the day {text} does not exist; write it as YYYY-MM-DD") from None


class PartialDate(Struct, frozen=True, order=True):
    """A day, or a month or a year where no more is known.

    Attributes:
        first: the earliest day it can be.
        last: the latest day it can be; the same as `first` for a full day.
        text: as written: `2008-11-30`, `2008-11` or `2008`.
    """

    first: datetime.date
    last: datetime.date
    text: str

    @classmethod
    @lru_cache(maxsize=8192)
    def parse(cls, text: str) -> PartialDate:
        """Read a day, month or year.

        Raises:
            ValueError: the text is none of these, or the day does not exist.
        """
        match = _DATE.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is no date; write a day, month or year: 2008-11-30, 2008-11 or 2008")
        year, month, date = int(match.group(1)), match.group(2), match.group(3)
        try:
            first = datetime.date(year, int(month or 1), int(date or 1))
        except ValueError:
            raise ValueError(f"the date {text} does not exist") from None
        if date:
            return cls(first, first, text)
        if month:
            return cls(first, first.replace(day=calendar.monthrange(year, first.month)[1]), text)
        return cls(first, datetime.date(year, 12, 31), text)

    def reached(self, on: datetime.date) -> Truth:
        """Tell whether this date is on or before the day."""
        if on >= self.last:
            return Truth.HOLDS
        return Truth.FAILS if on < self.first else Truth.UNKNOWN

    def __str__(self) -> str:
        return self.text


class Period(Struct, frozen=True):
    """A half-open stretch of time: from the first day to the first day on which it no longer holds.

    Attributes:
        from_: the first day; None where `start` says why there is none.
        until: the first day after; None where no end is known.
        start: why the first day is missing; KNOWN where it is given.
        seen: a day on which a source shows that it held already, where the first day is not known.
    """

    from_: PartialDate | None
    until: PartialDate | None
    start: Start = Start.KNOWN
    seen: PartialDate | None = None

    def covers(self, on: datetime.date) -> Truth:
        """Tell whether the day lies in the period; UNKNOWN where the dates do not settle it."""
        if self.start is Start.NOT_COMMENCED:
            return Truth.FAILS
        ended = self.until.reached(on) if self.until else Truth.FAILS
        if ended is Truth.HOLDS:
            return Truth.FAILS
        begun = self._begun(on)
        if begun is Truth.FAILS:
            return Truth.FAILS
        return Truth.UNKNOWN if Truth.UNKNOWN in (begun, ended) else Truth.HOLDS

    def _begun(self, on: datetime.date) -> Truth:
        if self.from_:
            return self.from_.reached(on)
        if self.start is not Start.UNKNOWN:
            return Truth.HOLDS
        seen = self.seen is not None and self.seen.reached(on) is Truth.HOLDS
        return Truth.HOLDS if seen else Truth.UNKNOWN

    def borders(self) -> tuple[datetime.date, ...]:
        """Return the days on which what `covers` says may change."""
        days: list[datetime.date] = []
        for date in (self.from_, self.seen, self.until):
            if date:
                days.append(date.first)
                if date.first != date.last:
                    days.append(date.last)
        return tuple(days)

    def in_words(self) -> str:
        """Return the period as a reader would say it.

        >>> Period(PartialDate.parse("2005-04-01"), None).in_words()
        'from 2005-04-01'
        """
        words = {
            Start.BEFORE_WINDOW: "since before the window",
            Start.UNKNOWN: "from a day not found",
            Start.NOT_COMMENCED: "not commenced",
        }
        begin = f"from {self.from_}" if self.from_ else words.get(self.start, "from a day not stated")
        begin = f"{begin}, there by {self.seen}," if self.seen else begin
        return f"{begin} until {self.until}" if self.until else begin.removesuffix(",")


#: A period of which nothing is known.
UNDATED = Period(None, None, Start.UNKNOWN)
#: A period without an end that began before any day asked about.
ALWAYS = Period(None, None, Start.BEFORE_WINDOW)


def today() -> datetime.date:
    """Return today's date in London, the day that a question without a date is about."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  only this function needs the time zone data

    return datetime.datetime.now(ZoneInfo("Europe/London")).date()

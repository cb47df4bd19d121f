"""The day that a text tells, in British order: "1 March 2009", "1/3/2009", "yesterday", "in 2009", "last week"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.dates import PartialDate
from graphmodel.free_words.ages import number
from graphmodel.free_words.meaning import Candidate, Meaning, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.free_words.spans import Text

_LIKELY, _POSSIBLE = 70, 50
_WEEK = 7
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
_SLASHED = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CENTURY = 2000
#: No day is counted back further than this.
_LONGEST_AGO = 36500
_RULE = "the words tell one day"


@dataclass(frozen=True)
class Told:
    """What words tell of the day.

    Attributes:
        first, last: indices of the words.
        days: the first and the last day that it can be; None where the words name no day that exists.
        exact: whether it is one day for certain.
        why: how the words were read.
    """

    first: int
    last: int
    days: tuple[datetime.date, datetime.date] | None
    exact: bool
    why: str


def date(text: Text, today: datetime.date) -> Meaning:
    """Read the day that is asked about: today, told as a default, where the text tells none.

    Args:
        text: what was written.
        today: the day of asking.
    """
    named = [s for s in text.spans if s.last - s.first > 1]
    found = tuple(t for t in _all(text, today) if not any(s.first <= t.first and t.last <= s.last for s in named))
    words = tuple((t.first, t.last) for t in found)
    if not found:
        shown = Candidate(today.isoformat(), "no day is told", _LIKELY, _in_words(today))
        return Meaning("date", (), (shown,), (today.isoformat(),), "no day is told, so it is today")
    wrong = [t for t in found if t.days is None]
    if wrong:
        said = text.said(wrong[0].first, wrong[0].last)
        return Meaning("date", words, ask=f"Which day is asked about? {wrong[0].why.format(said=said)}")
    distinct = dict.fromkeys(t.days for t in found if t.days)
    candidates = ranked(_candidates(found))
    if len(distinct) > 1:
        return Meaning("date", words, candidates, ask="Which day is asked about? The words tell several.")
    if found[0].exact:
        return Meaning("date", words, candidates, (candidates[0].id,), _RULE)
    return Meaning("date", words, candidates, ask=f"Which day is asked about? {found[0].why}")


def _candidates(found: Sequence[Told]) -> Iterator[Candidate]:
    for told in found:
        if told.days:
            first, last = told.days
            yield from (Candidate(d.isoformat(), told.why, _LIKELY, _in_words(d)) for d in dict.fromkeys((first, last)))


def _in_words(on: datetime.date) -> str:
    return f"{on.day} {on:%B %Y}"


def _all(text: Text, today: datetime.date) -> Iterator[Told]:
    at = 0
    while at < len(text.words):
        told = next(_at(text, at, today), None)
        if told:
            yield told
        at = told.last if told else at + 1


def _at(text: Text, at: int, today: datetime.date) -> Iterator[Told]:
    """Yield what the words from one on tell of the day: the first is what counts."""
    yield from _written(text, at)
    yield from _with_month(text, at, today)
    yield from _relative(text, at, today)
    token = text.words[at].form
    before = at > 0 and "in" in text.roles(at - 1)
    if _YEAR.fullmatch(token) and (before or (at > 0 and "since" in text.roles(at - 1))):
        yield _partial(at, at + 1, token)


def _written(text: Text, at: int) -> Iterator[Told]:
    """Yield a day in figures."""
    start = text.words[at].start
    for pattern in (_ISO, _SLASHED):
        match = pattern.match(text.text, start)
        if not match:
            continue
        last = next((i for i in range(at, len(text.words)) if text.words[i].start >= match.end()), len(text.words))
        if pattern is _ISO:
            year, month, on = match[1], match[2], match[3]
            if on is None:
                yield _partial(at, last, f"{year}-{int(month):02d}")
            else:
                yield _day(at, last, int(year), int(month), int(on))
        elif len(match[4]) == 4:  # noqa: PLR2004  a whole year
            yield _day(at, last, int(match[4]), int(match[3]), int(match[1]))
        else:
            told = _day(at, last, _CENTURY + int(match[4]), int(match[3]), int(match[1]))
            yield Told(at, last, told.days, False, told.why if not told.days else "The year has only two figures.")


def _with_month(text: Text, at: int, today: datetime.date) -> Iterator[Told]:
    """Yield "1 March 2009", "1st of March", "March 1st, 2009", "March 2009"."""
    words = text.words
    months = {
        m.first: int(m.number or 0)
        for m in text.marked("month")
        if words[m.first].text[:1].isupper() or _beside(text, m.first)
    }
    on = _ORDINAL.fullmatch(words[at].text.lower())
    month_at = at + 1 if on else at
    if on and month_at < len(words) and "apposed" in text.roles(month_at):
        month_at += 1
    if month_at not in months:
        return
    month, last = months[month_at], month_at + 1
    if not on and last < len(words) and (after := _ORDINAL.fullmatch(words[last].text.lower())):
        on, last = after, last + 1
    year = int(words[last].form) if last < len(words) and _YEAR.fullmatch(words[last].form) else None
    if year:
        last += 1
        yield _day(at, last, year, month, int(on[1])) if on else _partial(at, last, f"{year}-{month:02d}")
    elif on:
        days = [d for y in (today.year, today.year - 1) if (d := _real(y, month, int(on[1])))]
        past = next((d for d in days if d <= today), days[0] if days else None)
        yield Told(at, last, (past, past) if past else None, False, "No year is told." if past else _NO_DAY)
    elif "in" in text.roles(at - 1) if at else False:
        years = today.year if month <= today.month else today.year - 1
        made = PartialDate.parse(f"{years}-{month:02d}")
        yield Told(at, last, (made.first, made.last), False, "No year and no day are told.")


def _beside(text: Text, at: int) -> bool:
    """Tell whether a month in small letters has a number beside it: "may" alone is no month."""
    near = [text.words[i].text.lower() for i in (at - 1, at + 1) if 0 <= i < len(text.words)]
    return any(_ORDINAL.fullmatch(n) or _YEAR.fullmatch(n) for n in near)


_NO_DAY = "\u201c{said}\u201d names no day that exists; a day is written as day, month, year."


def _day(first: int, last: int, year: int, month: int, on: int) -> Told:
    made = _real(year, month, on)
    return Told(first, last, (made, made) if made else None, True, _RULE if made else _NO_DAY)


def _real(year: int, month: int, on: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, on)
    except ValueError:
        return None


def _partial(first: int, last: int, written: str) -> Told:
    try:
        made = PartialDate.parse(written)
    except ValueError:
        return Told(first, last, None, False, _NO_DAY)
    return Told(first, last, (made.first, made.last), False, "The words tell more than one day.")


def _relative(text: Text, at: int, today: datetime.date) -> Iterator[Told]:
    """Yield a day that is told from today."""
    for mark in text.marked("today", "day-before", "day-after"):
        if mark.first == at:
            far = int(mark.number or 0) * (-1 if mark.role == "day-before" else 1)
            on = today + datetime.timedelta(days=far)
            yield Told(at, mark.last, (on, on), True, "told from today")
    yield from _counted_back(text, at, today)
    sign = 1 if "next" in text.roles(at) else -1
    begin = at + 1 if text.roles(at) & {"last", "next"} else at
    for mark in text.marked("stretch", "weekday"):
        if mark.first == begin and mark.role == "weekday":
            yield _weekday(at, mark.last, today, int(mark.number or 0), sign)
        elif mark.first == begin and begin > at:
            yield _stretch(at, mark.last, today, int(mark.number or 1), sign)


def _counted_back(text: Text, at: int, today: datetime.date) -> Iterator[Told]:
    """Yield "two weeks ago"."""
    count = 1 if "article" in text.roles(at) else number(text, at)
    stretch = next((m for m in text.marked("stretch") if m.first == at + 1), None)
    if count is None or stretch is None:
        return
    if ago := _ago(text, stretch.last):
        days = int(stretch.number or 1)
        on = today - datetime.timedelta(days=min(count * days, _LONGEST_AGO))
        exact = days <= _WEEK
        yield Told(at, ago, (on, on), exact, "counted back from today" if exact else "It is told only roughly.")


def _ago(text: Text, at: int) -> int | None:
    return at + 1 if at < len(text.words) and "ago" in text.roles(at) else None


def _weekday(first: int, last: int, today: datetime.date, wanted: int, sign: int) -> Told:
    far = (today.weekday() - wanted) % _WEEK if sign < 0 else (wanted - today.weekday()) % _WEEK
    on = today + datetime.timedelta(days=sign * (far or _WEEK))
    return Told(first, last, (on, on), False, "A day of the week may be more than one day.")


def _stretch(first: int, last: int, today: datetime.date, days: int, sign: int) -> Told:
    """Return the whole week, month or year before or after the one that today is in, or so many days."""
    if days == _WEEK:
        begin = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(days=sign * _WEEK)
        end = begin + datetime.timedelta(days=_WEEK - 1)
    elif days > 300:  # noqa: PLR2004  a year
        begin, end = datetime.date(today.year + sign, 1, 1), datetime.date(today.year + sign, 12, 31)
    elif days > _WEEK * 3:
        month = (today.year * 12 + today.month - 1) + sign
        made = PartialDate.parse(f"{month // 12}-{month % 12 + 1:02d}")
        begin, end = made.first, made.last
    else:
        ends = sorted((today, today + datetime.timedelta(days=sign * days)))
        begin, end = ends[0], ends[1]
    return Told(first, last, (begin, end), False, "The words tell more than one day.")

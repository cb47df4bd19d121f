"""What a cell says, as a data file writes it: texts, numbers, words of a codelist, and dates no surer than they were typed."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from graphmodel.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.imports.tables import Cell

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = "|".join(_MONTHS)
_SPOKEN = re.compile(rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)?\s+)?({_NAMES})[a-z]*\.?,?\s+([0-9]{{4}})", re.IGNORECASE)
_SLASHED = re.compile(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_YEARS = range(1000, 2201)


class UnreadError(Exception):
    """A value that does not say what its column wants: the rule, what is wrong, and what to do."""

    def __init__(self, rule: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.mend = rule, message, mend


def text(cell: Cell) -> str:
    """Return what a cell says in words.

    Raises:
        UnreadError: a spreadsheet has made a number or date of what was typed, so that it cannot be told what that was.
    """
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        what = f"the spreadsheet has made a date or time ({value}) of what was typed."
        raise UnreadError("made-a-date", what, "Format the cell as Text and type it again.")
    if isinstance(value, float):
        if not value.is_integer():
            what = f"the spreadsheet has made the number {value:g} of what was typed, and {value:g}0 would be the same."
            raise UnreadError("made-a-number", what, "Format the cell as Text and type it again.")
        return str(int(value))
    return " ".join(str(value).split())


def integer(cell: Cell) -> int | str:
    """Return a whole number; what is none comes back as text, for the loader to refuse."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value)


def date(cell: Cell) -> str:
    """Return a day, month or year in ISO form; a spreadsheet's date that shows no day names none.

    Raises:
        UnreadError: it is no date, or could be read in two ways.
    """
    value = cell.value
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _shown(value, cell.shape)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if value in _YEARS:
            return str(value)
        what = f"{value} is a number and no date."
        raise UnreadError(
            "bad-date", what, "Format the cell as Date, or write it as 2024-04-01 in a cell that is Text."
        )
    written = " ".join(str(value).split())
    spoken = _SPOKEN.fullmatch(written)
    if spoken:
        month = _MONTHS.index(spoken[2].lower()) + 1
        written = f"{spoken[3]}-{month:02}" + (f"-{int(spoken[1]):02}" if spoken[1] else "")
    return _checked(written, str(value))


def _shown(value: datetime.date, shape: str) -> str:
    """Return a date as far as the cell shows it: of `Apr-24` nobody has typed a day."""
    letters = _LITERAL.sub("", shape).lower()
    iso = value.isoformat()[:10]
    if "d" in letters or "y" not in letters:
        return iso
    return iso[:7] if "m" in letters else iso[:4]


def _checked(written: str, typed: str) -> str:
    mend = "Write a day as 2024-04-01 or 1 April 2024; a month as 2024-04; a year as 2024."
    if _SLASHED.fullmatch(written):
        what = f"{typed!r} can be read in two ways, day first or month first."
        raise UnreadError("bad-date", what, mend)
    try:
        PartialDate.parse(written)
    except ValueError as error:
        told = str(error) if "does not exist" in str(error) else f"{typed!r} is no date"
        raise UnreadError("bad-date", f"{told}.", mend) from None
    return written


def parts(cell: Cell, separator: str) -> list[str]:
    """Return the several values of a cell: separated by semicolons, or on lines of their own."""
    if not isinstance(cell.value, str):
        return [text(cell)]
    found = (" ".join(p.split()) for line in cell.value.splitlines() for p in line.split(separator))
    return [p for p in found if p]


def yes_or_no(word: str, choices: Iterable[str]) -> str | None:
    """Return how a list of words says yes or no, where it has words for it.

    >>> yes_or_no("Yes", ["true", "false", "unknown"])
    'true'
    """
    same = {"yes": ("yes", "true"), "no": ("no", "false"), "not known": ("unknown",)}
    meant = next((words for key, words in same.items() if word.casefold() in (key, *words)), ())
    return next((w for w in meant if w in set(choices)), None)

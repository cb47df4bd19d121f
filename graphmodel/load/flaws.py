"""What can be wrong with one value of a data file, whatever the syntax it is written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graphmodel.dates import PartialDate
from graphmodel.ids import ID, kind_of, slug, slug_of
from graphmodel.load.strict_yaml import UNWANTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.load.schema import Field

_ANCHOR_WORDS = 8
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_URL = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}\.?(?::[0-9]+)?(?:[/?#][^\s<>\"{}|\\^`]*)?")
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class Flaw(NamedTuple):
    """A rule that a value breaks, in which way, and what to do."""

    rule: str
    message: str
    mend: str


def of_text(field: Field, value: str) -> Flaw | None:
    """Return what is wrong with a text."""
    if not value.strip():
        return Flaw("empty-value", f"`{field.key}` is empty.", field.message)
    unwanted = UNWANTED.search(value)
    if unwanted:
        what = f"`{field.key}` holds a character that no text needs (U+{ord(unwanted.group()):04X})."
        return Flaw("control-character", what, "Take it away.")
    words = len(value.split())
    if field.key == "anchor" and words > _ANCHOR_WORDS:
        what = f"the anchor has {words} words."
        return Flaw("long-anchor", what, f"At most {_ANCHOR_WORDS} consecutive words find the place.")
    return None


def of_url(field: Field, value: str) -> Flaw | None:
    """Return what is wrong with an address."""
    if _URL.fullmatch(value):
        return None
    return Flaw("bad-url", f"`{field.key}`: {value!r} is no address.", field.message)


def of_integer(field: Field, value: int) -> Flaw | None:
    """Return what is wrong with a whole number: everything that is counted here is counted from nought."""
    if value >= 0:
        return None
    return Flaw("wrong-kind", f"`{field.key}` cannot be {value}.", f"It cannot be below 0. {field.message}")


def of_date(field: Field, value: str) -> Flaw | None:
    """Return what is wrong with a day, month or year."""
    try:
        year = PartialDate.parse(value).first.year if value.isascii() else 0
    except ValueError as error:
        return Flaw("bad-date", f"`{field.key}`: {error}.", field.message)
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    mend = "Correct the year; an end that is not known is left out."
    return Flaw("bad-date", f"`{field.key}`: {value} lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}.", mend)


def of_id(value: str, kind: str, mend: str = "") -> Flaw | None:
    """Return what is wrong with an id; `kind` is the kind that it has to have, empty for any."""
    if ID.fullmatch(value):
        if kind in {"", kind_of(value)}:
            return None
        return Flaw("bad-id", f"`{value}` does not begin with {kind}/.", f"Write {kind}/{slug_of(value)}.")
    if not mend:
        form = "An id is kind/slug in lower case, letters and digits joined by single hyphens"
        meant = slug(value.strip("/").rpartition("/")[2]) or "some-name"
        mend = f"{form}: {kind or 'body'}/{meant}."
    return Flaw("bad-id", f"{value!r} is no id.", mend)


def of_name(value: str) -> Flaw | None:
    """Return what is wrong with the word of a codelist, which ends the id of its row."""
    if _NAME.fullmatch(value):
        return None
    mend = "Write it in lower case, letters and digits joined by single hyphens."
    return Flaw("bad-id", f"{value!r} cannot be the name of a word.", mend)


def of_span(first: str | None, until: str | None, start: str | None, seen: str | None = None) -> Iterator[Flaw]:
    """Yield what is wrong with a stretch of time as a whole; dates that are no dates are told elsewhere."""
    if first is None and start is None:
        mend = "Give `from`, or `start: unknown`, `before-window` or `not-commenced`."
        yield Flaw("no-start", "there is no first day (`from`) and no word why.", mend)
    if first is None and start == "known":
        yield Flaw("start-and-from", "the first day is said to be known, but it is not given.", "Give `from`.")
    if first is not None and start not in {None, "known"}:
        mend = "Keep `from` where the day is known, and `start` where it is not."
        yield Flaw(
            "start-and-from", f"a first day ({first}) and a word why there is none ({start}) are both given.", mend
        )
    if seen is not None and start != "unknown":
        mend = "Keep `seen` only beside `start: unknown`; a first day that is known is `from`."
        yield Flaw("start-and-from", f"it was seen on a day ({seen}), but its start is not unknown.", mend)
    begun = first or seen
    if begun is None or until is None:
        return
    try:
        begin, end = PartialDate.parse(begun), PartialDate.parse(until)
    except ValueError:
        return
    if end.last <= begin.first:
        mend = "`until` is the first day on which it no longer holds; it has to be later than `from` or `seen`."
        yield Flaw("reversed-dates", f"it ends ({until}) before or as it begins ({begun}).", mend)

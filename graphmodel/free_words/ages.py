"""Ages that a text tells: "15-year-old", "aged 7", "under 5", "16 or 17", "six months old"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.free_words.spans import Text
    from graphmodel.model.model import Model

#: An age that stands for no upper end, and the highest that is taken for one.
OLDEST = 120
_DIGITS = 3


@dataclass(frozen=True)
class Age:
    """An age, or a range of ages, in whole years.

    Attributes:
        first, last: indices of the words.
        least, below: from which birthday on, and before which.
    """

    first: int
    last: int
    least: int
    below: int


def ages(text: Text) -> tuple[Age, ...]:
    """Return the ages that a text tells, in their order."""
    found: list[Age] = []
    at = 0
    while at < len(text.words):
        age = next(_at(text, at), None)
        if age:
            found.append(age)
        at = age.last if age else at + 1
    return tuple(found)


def number(text: Text, at: int) -> int | None:
    """Return the number that a word is, in digits or letters; None where it is none."""
    if at >= len(text.words):
        return None
    token = text.words[at].form
    if token.endswith("s") and token[:-1].isdigit():  # "the under-5s"
        token = token[:-1]
    if token.isascii() and token.isdigit() and len(token) <= _DIGITS:
        return int(token)
    return next((m.number for m in text.marked("number") if m.first == at), None)


def _at(text: Text, at: int) -> Iterator[Age]:
    """Yield the ages that begin at a word: the first is what counts."""
    yield from _introduced(text, at)
    if attached := _attached(text, at):
        yield attached
    years = _joined(text, at)
    if years is None:
        return
    least, most, last = years
    if end := _unit_end(text, last):
        yield Age(at, end, least, most + 1)
    elif young := [m for m in text.marked("age-parts") if m.first == last]:
        end, in_a_year = max((m.last, m.number or 1) for m in young)
        yield Age(at, end, least // in_a_year, most // in_a_year + 1)


def _introduced(text: Text, at: int) -> Iterator[Age]:
    """Yield an age after "aged", "under" or "over"."""
    for mark in text.marked("under", "over", "aged"):
        years = _joined(text, mark.last) if mark.first == at else None
        if years is None:
            continue
        least, most, last = years
        last = _unit_end(text, last) or last
        least, below = {"under": (0, most), "over": (least, OLDEST)}.get(mark.role, (least, most + 1))
        yield Age(at, last, least, below)


def _joined(text: Text, at: int) -> tuple[int, int, int] | None:
    """Return a number, or the ends of "16 or 17" and "13-19", and the index after it."""
    first = number(text, at)
    if first is None:
        return None
    middle = at + 1
    joins = middle < len(text.words) and bool(text.roles(middle) & {"and", "to"})
    second_at = middle + 1 if joins else middle
    hyphen = second_at < len(text.words) and text.words[second_at].gap.strip() in {"-", "\u2013"}
    second = number(text, second_at) if joins or hyphen else None
    if second is not None and first < second < OLDEST:
        return first, second, second_at + 1
    return first, first, at + 1


def _unit_end(text: Text, at: int) -> int | None:
    return max((m.last for m in text.marked("age-years") if m.first == at and not _is_ago(text, m.last)), default=None)


def _is_ago(text: Text, at: int) -> bool:
    return at < len(text.words) and "ago" in text.roles(at)


def _attached(text: Text, at: int) -> Age | None:
    """Return an age whose unit is written on to it: `7yo`, `15yr`, `15yrs old`, `5s` after "under"."""
    token = text.words[at].form
    digits = token.rstrip("abcdefghijklmnopqrstuvwxyz")
    if not digits.isdigit() or digits == token or int(digits) >= OLDEST or len(digits) > _DIGITS:
        return None
    units = {w.replace(" ", "") for w in text.year_words}
    if token[len(digits) :] not in units:
        return None
    last = at + 1
    if last < len(text.words) and "apposed" in text.roles(last):
        last += 1
    return Age(at, last, int(digits), int(digits) + 1)


def of_age(model: Model, age: Age) -> str | None:
    """Return the kind of people that an age alone decides and that lies within all others that it decides; None where there is no such kind.

    >>> from graphmodel.model.model import Model
    >>> of_age(Model.load(), Age(0, 1, 15, 16))
    'subject/young-person-13-15'
    """
    kinds = {
        s.id: (s.age_from or 0, s.age_to or OLDEST + 1)
        for s in model.subjects.values()
        if s.by_age and (s.age_from or 0) <= age.least and age.below <= (s.age_to or OLDEST + 1)
    }
    within = [k for k, (least, below) in kinds.items() if all(o[0] <= least and below <= o[1] for o in kinds.values())]
    return within[0] if len(within) == 1 else None

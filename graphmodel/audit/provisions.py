"""Places in a law as a text writes them: `sections 13, 14 and 17`, `s.10(4), (5)`, `paragraph 5(b) of Schedule 2`, `Sch.1 Pt 2 para 18`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.audit.pins import Pin
from graphmodel.ids import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.audit.tokens import Token

_WORDS = {
    "section": ("section", "sections", "s", "ss", "sec", "secs", "sect", "\u00a7"),
    "regulation": ("regulation", "regulations", "reg", "regs"),
    "article": ("article", "articles", "art", "arts"),
    "rule": ("rule", "rules"),
    "schedule": ("schedule", "schedules", "sch", "schs", "sched"),
    "part": ("part", "parts", "pt", "pts"),
    "paragraph": ("paragraph", "paragraphs", "para", "paras", "condition", "conditions"),
    "annex": ("annex", "annexes"),
    "recital": ("recital", "recitals"),
    "subsection": ("subsection", "subsections"),
}
UNITS = {word: unit for unit, words in _WORDS.items() for word in words}
_MANY = {w for words in _WORDS.values() for w in words if w.endswith("s") and w != "s"} | {"\u00a7"}
_ROMAN = {
    r: str(n) for n, r in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
#: Words that may follow a number in a list; after any other small word the number belongs to that word ("17 and 18 year olds").
_AFTER = {"of", "to", "in", "under", "and", "or", "the", "above", "below", "with", "by", "as", "from", "is", "are"}
_LEAST_YEAR, _MOST_YEAR = 1500, 2199
#: What stands in brackets behind a section: (4A), (b), (ea), (iii); "(duty)" is no such thing.
_SUB = re.compile(r"[0-9]{1,4}[A-Z]{0,3}|[a-z]{1,2}|[ivx]{3,5}")
_MOST_IN_LIST = 60
_MOST_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Cited:
    """Places that stand together, and the tokens that they take up."""

    start: int
    end: int
    pins: tuple[Pin, ...]


def provision_at(found: Sequence[Token], at: int, depth: int = 0) -> Cited | None:
    """Read the places that begin at a token; None where none does.

    Args:
        found: the tokens of a paragraph.
        at: the token.
        depth: how many places this one was already found to stand in.

    >>> from graphmodel.audit.tokens import tokens
    >>> text = tokens("paragraph 5(b) of Schedule 2 to the Act")
    >>> [str(p) for p in provision_at(text, 0).pins]
    ['Sch.2 para 5(b)']
    """
    unit = UNITS.get(found[at].low)
    if unit is None:
        return None
    reader = _Reader(found, unit, many=found[at].low in _MANY)
    start = at + 1
    if start < len(found) and found[start].text == ".":
        start += 1
    end, pins = reader.subsections(start) if unit == "subsection" else reader.numbers(start)
    if not pins:
        return None
    if unit in {"subsection", "paragraph", "part"}:
        return _inner(found, Cited(at, end, pins), depth)
    return _outer(found, Cited(at, end, pins)) if unit == "schedule" else Cited(at, end, pins)


def is_year(text: str) -> bool:
    """Tell whether a token can be the year of an Act."""
    return len(text) == 4 and text.isdigit() and _LEAST_YEAR <= int(text) <= _MOST_YEAR  # noqa: PLR2004  a year has four digits


def _inner(found: Sequence[Token], cited: Cited, depth: int) -> Cited | None:
    """Read what a subsection, paragraph or part stands in: `of section 10`, `of Part 2 of Schedule 1`."""
    at = cited.end
    if depth < _MOST_DEPTH and at + 1 < len(found) and found[at].low in {"of", "to", "in"}:
        at += 1 + (found[at + 1].low == "the")
        outer = provision_at(found, at, depth + 1) if at < len(found) else None
        if outer and len(outer.pins) == 1:
            over = outer.pins[0]
            if cited.pins[0].unit == "subsection" and over.unit in {"section", "regulation", "article"}:
                pins = tuple(replace(over, subs=(*over.subs, *p.subs), sub_last=p.sub_last) for p in cited.pins)
                return Cited(cited.start, outer.end, pins)
            if cited.pins[0].unit != "subsection" and over.unit in {"schedule", "part"}:
                return Cited(cited.start, outer.end, tuple(_put_within(p, over) for p in cited.pins))
    return cited if cited.pins[0].unit in {"paragraph", "part"} else None


def _put_within(pin: Pin, over: Pin) -> Pin:
    return replace(pin, within=over)


def _outer(found: Sequence[Token], cited: Cited) -> Cited:
    """Read what follows a schedule: `, Part 2, paragraph 18`, and further parts of it: `and Part 3 para 36`."""
    if len(cited.pins) != 1:
        return cited
    schedule = cited.pins[0]
    end, pins = _below(found, cited.end, schedule)
    if pins and pins[0].unit == "article":
        # A treaty that stands in a schedule keeps its own numbers.
        return Cited(cited.start, end, pins)
    every = list(pins)
    while pins and pins[0].within != schedule:
        at = end
        while at < len(found) and found[at].low in {",", "and", "&"}:
            at += 1
        further, pins = _below(found, at, schedule) if at > end else (end, ())
        if pins and pins[0].within != schedule:
            end = further
            every += pins
    return Cited(cited.start, end, tuple(every) or cited.pins)


def _below(found: Sequence[Token], at: int, over: Pin) -> tuple[int, tuple[Pin, ...]]:
    """Read a part, and the paragraphs of it, or the paragraphs alone; return where they end, and their pins."""
    end = at
    pins: tuple[Pin, ...] = ()
    while not pins or len(pins) == 1:
        skip = end + (end < len(found) and found[end].text == ",")
        skip += skip < len(found) and found[skip].text == "("
        unit = UNITS.get(found[skip].low) if skip < len(found) else None
        if unit not in {"part", "paragraph", "article"} or (pins and unit == pins[0].unit):
            break
        start = skip + 1 + (skip + 1 < len(found) and found[skip + 1].text == ".")
        stop, inner = _Reader(found, unit, many=found[skip].low in _MANY).numbers(start)
        if not inner:
            break
        above = pins[0] if pins else over
        end, pins = stop, inner if unit == "article" else tuple(_put_within(p, above) for p in inner)
        if unit != "part":
            break
    return end, pins


class _Reader:
    """Reads a list of numbers of one unit."""

    def __init__(self, found: Sequence[Token], unit: str, *, many: bool) -> None:
        self.found = found
        self.unit = unit
        self.many = many

    def numbers(self, at: int) -> tuple[int, tuple[Pin, ...]]:
        """Read `10(4), (5) and 11-13`; return where the list ends, and its pins."""
        pins: list[Pin] = []
        end = at
        while len(pins) < _MOST_IN_LIST:
            read = self._number(at, pins) or self._more_subs(at, pins)
            if read is None:
                break
            end = read
            at = self._past_separator(end)
            if at == end:
                break
        return end, tuple(pins)

    def subsections(self, at: int) -> tuple[int, tuple[Pin, ...]]:
        """Read `(1) and (2)`."""
        pins = [Pin("subsection", "", "")]
        end = at
        while len(pins) < _MOST_IN_LIST:
            read = self._more_subs(at, pins)
            if read is None:
                break
            end = read
            at = self._past_separator(end)
        return end, tuple(pins[1:])

    def _text(self, at: int) -> str:
        return self.found[at].text if at < len(self.found) else ""

    def _value(self, at: int) -> str:
        """Return the number at a token, Roman ones of parts and schedules put into ours; empty where there is none."""
        text = self._text(at)
        if text[:1].isdigit():
            return "" if is_year(text) else text
        return _ROMAN.get(text, "") if self.unit in {"part", "schedule", "annex"} else ""

    def _number(self, at: int, pins: list[Pin]) -> int | None:
        """Read one number with its brackets, and the end of a range."""
        value = self._value(at)
        if not value or (pins and not self._belongs(at)) or self._is_decimal(at):
            return None
        end, subs = self._subs(at + 1)
        last, sub_last = value, None
        mark = self._text(end).lower()
        if mark in {"-", "to"}:
            to = self._value(end + 1)
            inside, more = self._subs(end + 1)
            if to and natural(to) > natural(value) and (self._belongs(end + 1) or mark == "-"):
                end, over = self._subs(end + 2)
                last = to
                subs = () if not over or subs else subs
            elif subs and len(more) == 1:
                end, sub_last = inside, more[0]
        pins.append(Pin(self.unit, value, last, subs, sub_last))
        return end

    def _is_decimal(self, at: int) -> bool:
        """Tell whether a number is one of several levels (`5.36`), as paragraphs of agreements have and sections of Acts have not."""
        if at + 2 >= len(self.found):
            return False
        number, mark, after = self.found[at : at + 3]
        return mark.text == "." and after.is_number and number.end == mark.start and mark.end == after.start

    def _more_subs(self, at: int, pins: list[Pin]) -> int | None:
        """Read further brackets of the number before: `(4), (5)`."""
        end, subs = self._subs(at)
        if not subs or not pins or pins[-1].first != pins[-1].last:
            return None
        before = pins[-1]
        # A number in brackets begins anew; a letter stands beside the letter before it: (1)(a), (e).
        lettered = bool(before.subs) and not subs[0][0].isdigit()
        kept = (before.subs[:-1] if not before.subs[-1][0].isdigit() else before.subs) if lettered else ()
        sub_last = None
        if self._text(end).lower() in {"-", "to"}:
            inside, more = self._subs(end + 1)
            if len(more) == 1:
                end, sub_last = inside, more[0]
        pins.append(Pin(before.unit, before.first, before.last, (*kept, *subs), sub_last))
        return end

    def _subs(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Read `(1)(a)`."""
        subs: list[str] = []
        while self._text(at) == "(" and self._text(at + 2) == ")":
            inside = self._text(at + 1)
            if not _SUB.fullmatch(inside) or is_year(inside):
                break
            subs.append(inside)
            at += 3
        return at, tuple(subs)

    def _past_separator(self, at: int) -> int:
        """Return the token after a comma, `and` or both."""
        start = at
        if self._text(at) == ",":
            at += 1
        if self._text(at).lower() in {"and", "or", "&"}:
            at += 1
        return max(start, at)

    def _belongs(self, at: int) -> bool:
        """Tell whether a number in a list belongs to it, and not to the word behind it."""
        if self.many:
            return True
        after = self._text(at + 1)
        return not after[:1].isalpha() or not after.islower() or after in _AFTER

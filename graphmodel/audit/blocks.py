"""A text as paragraphs: broken lines joined, each paragraph with its place; the same whatever the format it came in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphmodel.audit.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A number printed before a paragraph: `5.1`, `3.`, `(4)`, or with its word.
_NUMBER = re.compile(r"\(?([0-9]{1,3}(?:\.[0-9]{1,3}){0,5})([.):]*)(?= |$)")
_BULLET = re.compile(r"(?:[\u2022\u25e6\u25aa\u25cf\u25a0\u2023\u00b7\u2043\uf000-\uf0ff*]+ ?|[-o>] )")
_PART = re.compile(
    r"(appendix|annexe?|schedule|enclosure) ([0-9]{1,3}|[a-z]|[ivx]{1,5}|one|two|three|four|five|six|seven)\b",
    re.IGNORECASE,
)
_ENDS = (".", ";", ":", "!", "?", '."', ".'", ".)")
_MOST_WORDS = 14
_MOST_LETTERS = 120
#: A line at least so long was cut by the width of the page and not by its writer.
_FULL_LINE = 45
#: What is longer is no heading, even if the file says so.
_MOST_OF_HEADING = 300
#: A paragraph that is longer than any is read in pieces, so that nothing is worked on for long.
_MOST_OF_BLOCK = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a file holds it.

    Attributes:
        text: the characters.
        starts: whether the file says that a paragraph begins here.
        page, number: the page, and the number of the line, where the format has them.
        level: how deep a heading it is, where the file says that it is one; 0 where it says so without a depth.
        item: whether the file says that it is an item of a list, or a row of a table.
    """

    text: str
    starts: bool
    page: int | None = None
    number: int | None = None
    level: int | None = None
    item: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or an item of a list.

    Attributes:
        text: the words, without the printed number and without a bullet.
        heading: whether it is a heading; `level` how deep, 0 where that is not known.
        number: the number that is printed before it.
        paragraph: the same, or that of the paragraph it belongs to.
        part: the appendix or annex it stands in.
        under: the heading that it stands under.
        starts: the offsets at which its lines begin; `pages` and `lines` theirs, in the same order.
    """

    text: str
    heading: bool
    level: int
    number: str | None
    paragraph: str | None
    part: str | None
    under: str | None
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]
    lines: tuple[int | None, ...]

    def page(self, offset: int) -> int | None:
        """Return the page on which a character stands."""
        return self.pages[max(0, bisect_right(self.starts, offset) - 1)]

    def line(self, offset: int) -> int | None:
        """Return the number of the line on which a character stands."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]


@dataclass(slots=True)
class _Open:
    """A paragraph to which lines are still added."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    pages: list[int | None] = field(default_factory=list)
    lines: list[int | None] = field(default_factory=list)
    level: int | None = None
    item: bool = False
    more: bool = False
    last: str = ""

    def add(self, line: Line, text: str) -> None:
        """Add a line; a word that was divided at the end of the line before is made whole."""
        if self.pieces:
            before = self.pieces[-1]
            if before.endswith("-") and before[-2:-1].isalpha() and text[:1].isalnum():
                if text[0].islower():
                    self.pieces[-1] = before[:-1]
                    self.length -= 1
            elif before.endswith("-") and before[-2:-1].isdigit() and text[:1].isdigit():
                pass
            else:
                self.pieces.append(" ")
                self.length += 1
        self.starts.append(self.length)
        self.pages.append(line.page)
        self.lines.append(line.number)
        self.pieces.append(text)
        self.length += len(text)
        self.last = text


def assemble(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Return the paragraphs of a text.

    >>> rows = [Line("Children Act 2004", True), Line("5.1 Section 10 of the Act places a du-", True), Line("ty on it.", False)]
    >>> [(b.heading, b.paragraph, b.under, b.text) for b in assemble(rows)][1]
    (False, '5.1', 'Children Act 2004', 'Section 10 of the Act places a duty on it.')
    """
    found: list[_Open] = []
    broken = True
    for line in lines:
        text = clean(line.text)
        if not text:
            broken = broken or line.starts
            continue
        now = found[-1] if found else None
        if now is None or ((line.starts or broken or _begins(text)) and not _goes_on(now, line, text)):
            now = _Open(level=line.level, item=line.item)
            found.append(now)
        for piece in _cut(text):
            if now.length + len(piece) > _MOST_OF_BLOCK and now.length:
                now = _Open(item=True, more=True)
                found.append(now)
            now.add(line, piece)
        broken = False
    return tuple(_placed(found))


def _cut(text: str) -> Iterable[str]:
    """Yield a line that is longer than any paragraph in pieces, cut between words where there are any."""
    while len(text) > _MOST_OF_BLOCK:
        at = text.rfind(" ", _MOST_OF_BLOCK // 2, _MOST_OF_BLOCK) + 1 or _MOST_OF_BLOCK
        yield text[:at].rstrip()
        text = text[at:]
    yield text


def _begins(text: str) -> bool:
    """Tell whether a line begins a paragraph by what is printed before it: a bullet, or a number of several levels."""
    number = _NUMBER.match(text)
    return bool(_BULLET.match(text) or (number and "." in number[1] and not number[2] and len(text) > number.end()))


def _goes_on(before: _Open, line: Line, text: str) -> bool:
    """Tell whether a paragraph was cut in two in the middle of a sentence."""
    if line.level is not None or before.level is not None or line.item or _BULLET.match(text) or _NUMBER.match(text):
        return False
    return len(before.last) >= _FULL_LINE and not before.last.endswith(_ENDS) and text[0].islower()


def _placed(found: list[_Open]) -> Iterable[Block]:
    """Yield paragraphs with what stands over them: part, heading and number."""
    part = under = paragraph = pending = None
    for one in found:
        text = "".join(one.pieces)
        bullet = None if one.more else _BULLET.match(text)
        match = None if bullet or one.more else _NUMBER.match(text)
        skip = bullet.end() if bullet else 0
        level = one.level if len(text) <= _MOST_OF_HEADING else None
        if level is None:
            level = _level(text, match, item=one.item or bool(bullet))
        number = None
        if match and (level is not None or "." in match[1] or match[2]):
            number, skip = match[1], match.end() + 1
        if pending and not number:
            number = pending
        pending = None
        if number and skip >= len(text):
            # A number that stands alone belongs to what follows it.
            pending = number
            continue
        words = text[skip:]
        if level is not None:
            named = _PART.match(words)
            if named:
                part, under = f"{named[1].capitalize()} {named[2]}", None
            above, under, paragraph = under, words[:_MOST_LETTERS], number
            depth = level or (number.count(".") + 1 if number else 0)
        else:
            above, depth, paragraph = under, 0, number or paragraph
        starts = tuple(max(0, s - skip) for s in one.starts)
        heading = level is not None
        yield Block(words, heading, depth, number, paragraph, part, above, starts, tuple(one.pages), tuple(one.lines))


def _level(text: str, number: re.Match[str] | None, *, item: bool) -> int | None:
    """Return 0 for a paragraph that reads like a heading, None for any other."""
    words = text[number.end() :].strip() if number else text
    if item or not words or not words[0].isupper() or len(words) > _MOST_LETTERS or words.endswith((*_ENDS, ",")):
        return None
    parts = words.split()
    if len(parts) > _MOST_WORDS or "@" in words or "://" in words or "www." in words:
        return None
    long = [p for p in parts if len(p) > 3 and p[0].isalpha()]  # noqa: PLR2004  short words are small in titles too
    titled = sum(p[0].isupper() for p in long)
    return 0 if len(parts) <= 4 or 2 * titled > len(long) or _PART.match(words) else None  # noqa: PLR2004  so few words are no sentence

"""What a record is made of on paper: headings, paragraphs, lists, tables, and blanks to write in. Every format draws the same blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

#: Characters that no format can be trusted with: control characters, halves of a pair, and those that turn the order of letters round.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_SPACE = re.compile(r"\s+")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address of the web."""

    text: str
    url: str


Words = str | Link


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 2 for a part of the record, 3 within it. A part may begin on a `new_page`."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` is set before its words, stronger."""

    words: Words
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader has to see first, framed."""

    title: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `boxes` for one whose items are ticked off."""

    rows: tuple[Words, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a row of headings; `widths` say how wide its columns are to each other.

    The first cell of a row is its heading.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """Ruled space that the officer writes in; `label` says what."""

    label: str
    lines: int = 2


Block = Heading | Paragraph | Notice | Items | Table | Blank


@dataclass(frozen=True, slots=True)
class Document:
    """A record as it is drawn.

    Attributes:
        title: its first heading.
        language: the language it is written in.
        running: what stands on every page, where a format has pages.
        blocks: all of it, in order.
    """

    title: str
    language: str
    running: str
    blocks: tuple[Block, ...]


def link(text: str, url: str | None) -> Words:
    """Return words that lead to an address; the words alone where it is no address of the web.

    >>> link("s.115", "javascript:alert(1)")
    's.115'
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return text
    whole = parts.scheme in {"http", "https"} and parts.netloc and not _SPACE.search(url or "")
    return Link(text, url or "") if whole else text


def clean(value: Any) -> Any:
    """Return plain data with every text on one line and without characters that no format can be trusted with.

    >>> clean({"label": " a" + chr(10) + "b"})
    {'label': 'a b'}
    """
    if isinstance(value, str):
        return _SPACE.sub(" ", _UNPRINTABLE.sub(_REPLACEMENT, value)).strip()
    if isinstance(value, dict):
        return {key: clean(part) for key, part in value.items()}
    if isinstance(value, list):
        return [clean(part) for part in value]
    return value

"""A record as Markdown (CommonMark with tables). No word of the data is taken for markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphmodel.record.blocks import Blank, Heading, Items, Link, Notice, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.record.blocks import Block, Document, Words

#: Entities, because older readers know no backslash before these; braces, because page makers run what stands in them.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"})
_MARKS = re.compile(r"([\\`*_\[\]|~$#!])")
_AT_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=:])")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]")
_RULE = "." * 60


def markdown(document: Document) -> str:
    """Return a document as Markdown."""
    parts = [f"# {_inline(document.title)}", *(_block(b) for b in document.blocks), f"*{_inline(document.running)}*"]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, wherever it stands.

    >>> escaped("<b> & {x}")
    '&lt;b&gt; &amp; &#123;x&#125;'
    """
    return _AT_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _inline(text))


def _inline(text: str) -> str:
    """Return a text that stands within a line; a program that makes links of bare addresses is to make none of it."""
    return _SCHEME.sub(lambda found: f"{found[0][0]}&#{ord(found[0][1])};{found[0][2:]}", _unmarked(text))


def _unmarked(text: str) -> str:
    return _MARKS.sub(r"\\\1", text).translate(_ENTITIES)


def _words(words: Words, *, at_start: bool = True) -> str:
    if isinstance(words, Link):
        return f"[{_unmarked(words.text)}](<{_address(words.url)}>)"
    return escaped(words) if at_start else _inline(words)


def _address(url: str) -> str:
    return _UNSAFE.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode()), url)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_inline(block.text)}"
    if isinstance(block, Paragraph):
        return f"**{_inline(block.lead)}** {_words(block.words, at_start=False)}" if block.lead else _words(block.words)
    if isinstance(block, Notice):
        return "\n".join([f"> **{_inline(block.title)}**", ">", *(f"> - {escaped(r)}" for r in block.rows)])
    if isinstance(block, Items):
        mark = "- [ ] " if block.boxes else "- "
        return "\n".join(mark + _words(row) for row in block.rows)
    if isinstance(block, Table):
        return "\n".join(_table(block))
    return "\n".join(_blank(block))


def _table(table: Table) -> Iterator[str]:
    yield f"**{_inline(table.caption)}**"
    yield ""
    yield f"| {' | '.join(_inline(h) for h in table.head)} |"
    yield f"|{' --- |' * len(table.head)}"
    for row in table.rows:
        yield f"| {' | '.join(_words(cell, at_start=False) for cell in row)} |"


def _blank(blank: Blank) -> Iterator[str]:
    yield f"> *{_inline(blank.label)}*"
    for _ in range(blank.lines):
        yield ">"
        yield f"> {_RULE}"

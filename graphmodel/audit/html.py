"""HTML as lines. The scanner looks at every character once: Python's own parser takes time with the square of the length of hostile markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from graphmodel.audit.blocks import Line
from graphmodel.audit.table_row import as_row

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"/?[A-Za-z][A-Za-z0-9]*")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CELLS = {"td", "th"}
_ROWS = {"tr", "table", "tbody", "thead", "tfoot"}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav"),
    *("ol", "option", "p", "pre", "section", "select", "summary", "ul"),
    *_CELLS,
    *_ROWS,
    *_HEADINGS,
}
#: What stands in these is not shown to a reader.
_HIDDEN = ("script", "style", "template", "noscript", "title", "svg", "math", "textarea", "iframe")


def html_lines(source: str) -> Iterator[Line]:
    """Yield the lines of a page as a reader sees them.

    >>> [(line.text, line.level) for line in html_lines("<h2>The <b>Act</b></h2><p>s. 115<script>x</script> of it")]
    [('The Act', 2), ('s. 115 of it', None)]
    """
    cells: list[list[Line]] | None = None
    for mark, line in _marked(source):
        if mark in _ROWS:
            yield from as_row(cells or ())
            cells = [] if mark == "tr" else None
        elif mark in _CELLS and cells is not None:
            cells.append([])
        elif line is not None and cells:
            cells[-1].append(line)
        elif line is not None:
            yield line
    yield from as_row(cells or ())


def _marked(source: str) -> Iterator[tuple[str, Line | None]]:
    """Yield lines, and between them the tags that begin or end a row or a cell."""
    pieces: list[str] = []
    level: int | None = None
    item, starts = False, True
    for is_tag, value in _scan(source):
        if not is_tag:
            pieces.append(value)
            continue
        name = value.lstrip("/")
        if name not in _BLOCKS:
            continue
        text = html.unescape("".join(pieces))
        pieces.clear()
        if text.strip():
            yield "", Line(text, starts, level=level, item=item)
            starts = False
        opened = not value.startswith("/")
        if name in _ROWS:
            yield (name if opened else "table"), None
        elif name in _CELLS and opened:
            yield name, None
        if name != "br":
            starts = True
            level = _HEADINGS.get(name) if opened else None
            item = opened and (name == "li" or (item and name in {"p", "div"}))
    text = html.unescape("".join(pieces))
    if text.strip():
        yield "", Line(text, starts, level=level, item=item)


def _scan(source: str) -> Iterator[tuple[bool, str]]:
    """Yield texts, and tags by name; what is not shown is left out. Where one search fails, none like it is tried again."""
    lower = source.lower()
    at, size = 0, len(source)
    while at < size:
        begin = source.find("<", at)
        if begin < 0:
            yield False, source[at:]
            return
        if begin > at:
            yield False, source[at:begin]
        tag = _TAG.match(source, begin + 1)
        if tag is None and source[begin + 1 : begin + 2] not in {"!", "?"}:
            yield False, "<"
            at = begin + 1
            continue
        comment = source.startswith("<!--", begin)
        end = source.find("-->" if comment else ">", begin)
        if end < 0:
            return
        at = end + (3 if comment else 1)
        if tag is None:
            continue
        name = tag[0].lower()
        if name in _HIDDEN and source[end - 1] != "/":
            at = lower.find(f"</{name}", at)
            if at < 0:
                return
            continue
        yield True, name

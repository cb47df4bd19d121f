"""Plain text and Markdown as lines, with their numbers."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from graphmodel.audit.blocks import Line
from graphmodel.audit.limits import refuse
from graphmodel.audit.table_row import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Lines longer than this were not cut by hand: then every line is a paragraph.
_LONG = 160
_HASHES = re.compile(r" {0,3}(#{1,6})(?: |$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,500}\)|\[[^\[\]]{0,100}\])")
_EMPHASIS = re.compile(r"\*{1,3}|`{1,3}|~~|(?<![A-Za-z0-9])_{1,3}|_{1,3}(?![A-Za-z0-9])|\\(?=[^A-Za-z0-9\s])")
_RULE = re.compile(r"[\s|:=-]+")
_LIST = re.compile(r"\s{0,12}[-+*] ")


def decode(data: bytes) -> str:
    """Return the characters of a file: UTF-8, or what its mark says, or else Windows Latin.

    Raises:
        BadQuestionError: the bytes are no text.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            refuse(f"the file says that it is {encoding} and is not; save it as UTF-8 text")
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        refuse("the file is no text; give TXT, Markdown, HTML, DOCX or PDF")
    return text


def text_lines(text: str) -> Iterator[Line]:
    """Yield the lines of plain text; an empty line parts paragraphs, and so does every line where lines are not cut to a width."""
    rows = text.splitlines()
    filled = [r for r in rows if r.strip()]
    uncut = sum(len(r) > _LONG for r in filled) * 20 > len(filled)
    after_empty = True
    for number, row in enumerate(rows, 1):
        yield Line(row, after_empty or uncut, number=number)
        after_empty = not row.strip()


def markdown_lines(text: str) -> Iterator[Line]:
    """Yield the lines of Markdown without its marks; headings keep their depth."""
    rows = [_no_comment(r) for r in text.splitlines()]
    after_empty = True
    for number, row in enumerate(rows, 1):
        hashes = _HASHES.match(row)
        below = rows[number] if number < len(rows) else ""
        level = len(hashes[1]) if hashes else None
        if level is None and after_empty and row.strip() and len(row) < _LONG and _UNDERLINE.fullmatch(below[:_LONG]):
            level = 1 if "=" in below else 2
        if row.strip() and _RULE.fullmatch(row[:_LONG]):
            after_empty = True
            continue
        plain = row[hashes.end() :].rstrip("# ") if hashes else row.lstrip("> ") if row[:4].strip()[:1] == ">" else row
        item = bool(_LIST.match(plain))
        plain = _LINK.sub(r"\1", _LIST.sub("", plain, count=1) if item else plain)
        plain = _EMPHASIS.sub("", plain)
        if row.lstrip().startswith("|"):
            plain, item = BETWEEN.join(filter(None, map(str.strip, plain.split("|")))), True
        starts = after_empty or item or level is not None
        yield Line(plain, starts, number=number, level=level, item=item)
        after_empty = not row.strip() or level is not None


def _no_comment(row: str) -> str:
    """Return a line without a comment that stands in it."""
    begin = row.find("<!--")
    end = row.find("-->", begin + 4) if begin >= 0 else -1
    return row[:begin] + row[end + 3 :] if end >= 0 else row

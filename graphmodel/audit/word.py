"""A Word document (DOCX) as lines: paragraphs, tables row by row, and the notes at the foot or end."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from graphmodel.audit.blocks import Line
from graphmodel.audit.limits import in_words, refuse
from graphmodel.audit.table_row import as_row
from graphmodel.load.markup_parts import declares_entities, is_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_UNPACKED = 64 * 1024 * 1024
_MOST_PARTS = 4000
#: Space in a paragraph that is no letter.
_SPACE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}
_AROUND = {_W + n for n in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "footnote", "endnote")}
_LEFT_OUT = {_FALLBACK, *(_W + n for n in ("del", "moveFrom", "pPr", "rPr", "instrText"))}
_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_NOTES = ("footnotes", "endnotes")


def word_lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of a document.

    Raises:
        BadQuestionError: it is no such document, would unpack to too much, or declares entities.
    """
    _examine(data)
    from docx import Document  # noqa: PLC0415  only a Word document needs it
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(data))
        levels = _levels(document)
        body: Any = document.element.body
        notes = [
            parse_xml(part.blob)
            for part in document.part.package.iter_parts()
            if any(str(part.partname).endswith(f"/{n}.xml") for n in _NOTES)
        ]
        yield from _of(body, levels)
        for note in notes:
            yield from _of(note, levels)
    except (KeyError, ValueError, LookupError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        refuse(f"the Word document is broken and cannot be read ({type(error).__name__}); open and save it again")


def _examine(data: bytes) -> None:
    """Refuse an archive by what its directory says, and its parts by their first letters, before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
                refuse(f"the Word document would unpack to more than {in_words(_MOST_UNPACKED)}; save its text alone")
            if any(p.flag_bits & 1 for p in parts):
                refuse("the Word document is encrypted; save it without a password")
            for part in parts:
                if is_markup(part.filename) and declares_entities(archive.read(part)):
                    refuse("the Word document declares entities, which no word processor writes; it is not opened")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, zlib.error) as error:
        refuse(f"the Word document is broken and cannot be unpacked ({type(error).__name__})")


def _levels(document: Any) -> dict[str, int]:
    """Return the depth of the headings, by the id of their style."""
    found = {}
    for style in document.styles.element.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        words = name.get(f"{_W}val", "") if name is not None else ""
        match = _HEADING.fullmatch(words)
        if match or words.lower() == "title":
            found[style.get(f"{_W}styleId", "")] = int(match[1]) if match else 1
    return found


def _of(parent: Any, levels: dict[str, int]) -> Iterator[Line]:
    """Yield the lines of a body, a cell or a note."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, levels)
        elif child.tag == f"{_W}tbl":
            for row in _inside(child, "tr"):
                yield from as_row([list(_of(cell, levels)) for cell in _inside(row, "tc")])
        elif child.tag in _AROUND:
            yield from _of(child, levels)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table, or the cells of a row, also where a form field stands around them."""
    for child in parent:
        if child.tag == _W + name:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, name)


def _paragraph(paragraph: Any, levels: dict[str, int]) -> Iterator[Line]:
    """Yield the lines of a paragraph; what was deleted, and second copies for old programs, are left out."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    ident = style.get(f"{_W}val", "") if style is not None else ""
    level = levels.get(ident)
    item = level is None and (paragraph.find(f"{_W}pPr/{_W}numPr") is not None or ident.lower().startswith("list"))
    text = "".join(_letters(paragraph))
    for number, line in enumerate(text.split("\n")):
        yield Line(line, number == 0, level=level if number == 0 else None, item=item and number == 0)


def _letters(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif isinstance(child.tag, str) and child.tag.startswith(_W) and child.tag[len(_W) :] in _SPACE:
            yield _SPACE[child.tag[len(_W) :]]
        elif child.tag not in _LEFT_OUT:
            yield from _letters(child)
            if child.tag == f"{_W}p":
                yield "\n"

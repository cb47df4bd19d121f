"""A file as text: which format it is in, and its paragraphs with their places."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.blocks import assemble
from graphmodel.audit.html import html_lines
from graphmodel.audit.limits import MOST_BYTES, MOST_CHARACTERS, in_words, refuse
from graphmodel.audit.pdf import pdf_lines
from graphmodel.audit.plain_text import decode, markdown_lines, text_lines
from graphmodel.audit.word import word_lines
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.audit.blocks import Block, Line

#: The formats that can be read, by the endings of their files.
FORMATS = {
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "markdown": "markdown",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "docx": "docx",
    "pdf": "pdf",
}
_PDF, _ZIP, _OLD_WORD, _RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_HTML = (b"<!doctype html", b"<html")
_HEAD = 1024
_SHOWN = 20


@dataclass(frozen=True)
class Text:
    """A file as it was read.

    Attributes:
        name: what it was called.
        format: text, markdown, html, docx or pdf.
        pages: the number of its pages, where the format has any.
        digest: of its bytes, so that a record of the audit can say which file it was.
        part: the part that was asked for.
        blocks: the paragraphs.
    """

    name: str
    format: str
    pages: int | None
    digest: str
    part: str | None
    blocks: tuple[Block, ...]


def read(data: bytes, name: str = "", part: str | None = None) -> Text:
    """Read a file by what it holds; its name decides only between kinds of plain text.

    Args:
        data: its bytes.
        name: its name, with its ending.
        part: words of a heading; only what stands under it is taken.

    Raises:
        BadQuestionError: it cannot be read, is too large, holds no text, or has no such part.

    >>> read(b"Section 115 of the Crime and Disorder Act 1998 is a power.", "a.txt").blocks[0].line(0)
    1
    """
    if len(data) > MOST_BYTES:
        refuse(f"the file is larger than {in_words(MOST_BYTES)}; give its text, or a part of it")
    if not data.strip():
        refuse("there is no text: the file is empty, or none was given")
    format_, lines, pages = _lines(data, name)
    blocks = assemble(_counted(lines))
    if not blocks:
        refuse("no text was found in the file")
    if part and part.strip():
        blocks = _part(blocks, part)
    return Text(name or "text", format_, pages, hashlib.sha256(data).hexdigest()[:16], part or None, blocks)


def _lines(data: bytes, name: str) -> tuple[str, Iterable[Line], int | None]:
    """Return the format, the lines and the number of pages."""
    head = data[:_HEAD]
    if _PDF in head:
        lines, pages = pdf_lines(data)
        return "pdf", lines, pages
    if head.startswith(_ZIP):
        if b"word/" not in data:
            refuse("the file is an archive and no Word document; give TXT, Markdown, HTML, DOCX or PDF")
        return "docx", word_lines(data), None
    if head.startswith(_OLD_WORD):
        refuse("the file is an old or protected Office document; save it as DOCX without a password, or as text")
    if head.startswith(_RTF):
        refuse("the file is rich text (RTF); save it as DOCX or as text")
    format_ = FORMATS.get(name.rpartition(".")[2].lower(), "text") if "." in name else "text"
    if format_ in {"docx", "pdf"}:
        refuse(f"the file is called .{format_} and is none; save it again")
    text = decode(data)
    if format_ == "html" or text[:_HEAD].lstrip("\ufeff \r\n\t").lower().encode("utf-8", "replace").startswith(_HTML):
        return "html", html_lines(text), None
    return format_, (markdown_lines if format_ == "markdown" else text_lines)(text), None


def _counted(lines: Iterable[Line]) -> Iterable[Line]:
    total = 0
    for line in lines:
        total += len(line.text)
        if total > MOST_CHARACTERS:
            refuse(f"the text is longer than {MOST_CHARACTERS} characters; give a part of it")
        yield line


def _part(blocks: tuple[Block, ...], asked: str) -> tuple[Block, ...]:
    """Return what stands in a part, or under a heading down to the next one that is no deeper."""
    wanted = _folded(asked)
    by_part = tuple(b for b in blocks if b.part and _folded(b.part) == wanted)
    if by_part:
        return by_part
    for at, block in enumerate(blocks):
        if block.heading and wanted in _folded(f"{block.number or ''} {block.text}"):
            end = next(
                (
                    n
                    for n in range(at + 1, len(blocks))
                    if blocks[n].heading and (blocks[n].level <= block.level or not blocks[n].level)
                ),
                len(blocks),
            )
            return blocks[at:end]
    names = dict.fromkeys(p for b in blocks for p in (b.part, b.text if b.heading else None) if p)
    near = tuple(names)[:_SHOWN]
    listed = f"; it has {'; '.join(near)}" if near else ""
    raise BadQuestionError((Fault("part", f"no heading of the text says {asked!r}{listed}", near),))


def _folded(text: str) -> str:
    """Return words without case and marks; the dots inside a number stay."""
    return " ".join(word.strip(".,:;()'\"-") for word in text.lower().split())

"""A record as a Word document: real headings, tables with header rows, blanks to type in. The same record gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.shared import Emu, Mm, Pt

from graphmodel.record import docx_parts as parts
from graphmodel.record.blocks import Blank, Heading, Items, Link, Notice, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word
    from docx.table import _Row as Row
    from docx.text.paragraph import Paragraph as WordParagraph

    from graphmodel.record.blocks import Block, Document, Words

_A4 = (Mm(210), Mm(297))
_MARGIN = Mm(20)
_WIDTH = _A4[0] - 2 * _MARGIN
_BOX = "\N{BALLOT BOX} "


def docx_bytes(document: Document) -> bytes:
    """Return a document as a Word file."""
    word = docx.Document()
    _page(word, document)
    _add(word, document.title, parts.TITLE)
    for number, block in enumerate(document.blocks):
        following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
        _block(word, block, leads=isinstance(following, (Blank, Items, Table)))
    file = io.BytesIO()
    word.save(file)
    return parts.without_times(file.getvalue())


def _page(word: Word, document: Document) -> None:
    """Set the paper, the language, the title, the styles, and what stands on every page."""
    section = word.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    parts.describe(word, document.title, document.language)
    parts.styles(word)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{document.running}. Page ")
    parts.page_number(footer)
    for run in footer.runs:
        run.font.size = Pt(8)


def _block(word: Word, block: Block, *, leads: bool) -> None:
    if isinstance(block, Heading):
        made = _add(word, block.text, f"Heading{block.level - 1}")
        if block.new_page:
            made.paragraph_format.page_break_before = True
    elif isinstance(block, Paragraph):
        made = _add(word)
        made.paragraph_format.keep_with_next = leads
        if block.lead:
            made.add_run(f"{block.lead} ").bold = True
        _write(made, block.words)
    elif isinstance(block, Notice):
        _notice(word, block)
    elif isinstance(block, Items):
        for words in block.rows:
            made = _add(word, _BOX) if block.boxes else _add(word, "", parts.BULLET)
            made.paragraph_format.keep_with_next = leads
            _write(made, words)
    elif isinstance(block, Table):
        _table(word, block)
    else:
        _blank(word, block)


def _notice(word: Word, notice: Notice) -> None:
    title = _add(word, "", parts.NOTICE)
    title.add_run(notice.title).bold = True
    title.paragraph_format.keep_with_next = True
    for row in notice.rows:
        _add(word, row, parts.NOTICE)


def _blank(word: Word, blank: Blank) -> None:
    _add(word, blank.label, parts.LABEL)
    for number in range(blank.lines):
        _add(word, "", parts.BLANK).paragraph_format.keep_with_next = number + 1 < blank.lines


def _add(word: Word, text: str = "", style: str | None = None) -> WordParagraph:
    return parts.styled(word.add_paragraph(text), style) if style else word.add_paragraph(text)


def _write(paragraph: WordParagraph, words: Words) -> None:
    if isinstance(words, Link):
        parts.hyperlink(paragraph, words.text, words.url)
    else:
        paragraph.add_run(words)


def _table(word: Word, table: Table) -> None:
    _add(word, table.caption, parts.CAPTION).paragraph_format.keep_with_next = True
    made = word.add_table(rows=0, cols=len(table.head))
    made.style = "Table Grid"
    made.autofit = False
    parts.caption(made, table.caption)
    widths = [Emu(_WIDTH * w // sum(table.widths)) for w in table.widths]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    head = parts.row(made, widths)
    parts.header(head)
    _fill(head, table.head, bold=True)
    for cells in table.rows:
        _fill(parts.row(made, widths), cells)
    word.add_paragraph()


def _fill(row: Row, words: Sequence[Words], *, bold: bool = False) -> None:
    for cell, written in zip(row.cells, words, strict=True):
        paragraph = parts.styled(cell.paragraphs[0], parts.CELL)
        _write(paragraph, written)
        for run in paragraph.runs if bold else ():
            run.bold = True

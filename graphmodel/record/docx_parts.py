"""What a Word document needs and python-docx has no call for: styles, links, header rows, fields, and no times."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

#: Ids of styles: those of the template that are used, and our own.
TITLE, BULLET, CAPTION = "Title", "ListBullet", "Caption"
NOTICE, LABEL, BLANK, CELL = "RecordNotice", "RecordLabel", "RecordBlank", "RecordCell"
#: The day that a zip file can name first: a file that is made twice is the same both times.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_LINKED = RGBColor(0x1A, 0x52, 0x96)
_SOFT = RGBColor(0x50, 0x5A, 0x5F)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def describe(word: Word, title: str, language: str) -> None:
    """Give a document its title and language, and take the times of the empty document away."""
    properties = word.core_properties
    properties.title, properties.language, properties.author = title[:255], language, "graphmodel"
    properties.comments = properties.last_modified_by = properties.keywords = ""
    core = properties._element  # noqa: SLF001  python-docx cannot take a property away
    for name in ("dcterms:created", "dcterms:modified"):
        for found in core.findall(qn(name)):
            core.remove(found)
    default = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for found in default.findall(qn("w:lang")):
        default.remove(found)
    default.append(_element("lang", val=language, eastAsia=language, bidi="ar-SA"))


def styles(word: Word) -> None:
    """Set the styles of the template, and add those for what is framed, written in, or stands in a table."""
    normal = word.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    word.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    word.styles["Caption"].font.size = Pt(9.5)
    word.styles["Caption"].font.color.rgb = RGBColor(0, 0, 0)
    notice, label, blank, cell = (
        word.styles.add_style(n, WD_STYLE_TYPE.PARAGRAPH) for n in (NOTICE, LABEL, BLANK, CELL)
    )
    for made in (notice, label, blank, cell):
        made.base_style = normal
    notice.font.size = Pt(12)
    _borders(notice, "18", "left", "right", "top", "bottom")
    label.font.size, label.font.italic, label.font.color.rgb = Pt(9), True, _SOFT
    label.paragraph_format.keep_with_next = True
    blank.paragraph_format.space_after = Pt(0)
    blank.paragraph_format.space_before = Pt(9)
    _borders(blank, "4", "bottom", "between")
    cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(1)


def _borders(style: Any, size: str, *sides: str) -> None:
    """Draw lines around or below the paragraphs of a style; their order is the one that the format wants."""
    borders = _element("pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        if side in sides:
            borders.append(_element(side, val="single", sz=size, space="4", color="404040"))
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )


def hyperlink(paragraph: Paragraph, text: str, url: str) -> None:
    """Add words that lead to an address."""
    number = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = _element("hyperlink")
    made.set(qn("r:id"), number)
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = _LINKED, True
    made.append(run._element)  # noqa: SLF001  a link holds the run, and python-docx can only add one to a paragraph
    paragraph._element.append(made)  # noqa: SLF001  the same


def page_number(paragraph: Paragraph) -> None:
    """Add the number of the page."""
    field = _element("fldSimple", instr="PAGE")
    run = paragraph.add_run("1")
    field.append(run._element)  # noqa: SLF001  a field holds the run
    paragraph._element.append(field)  # noqa: SLF001  the same


def caption(table: Table, text: str) -> None:
    """Give a table its name for those who hear the document."""
    table._tbl.tblPr.append(_element("tblCaption", val=text[:255]))  # noqa: SLF001  python-docx has no call for it


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style by its id; python-docx would look for its name among all styles each time."""
    paragraph._p.style = style  # noqa: SLF001  the same
    return paragraph


def row(table: Table, widths: Sequence[Length]) -> _Row:
    """Add a row that no page break cuts."""
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]
    made._tr.get_or_add_trPr().append(_element("cantSplit"))  # noqa: SLF001  python-docx has no call for it
    for cell, width in zip(made.cells, widths, strict=True):
        cell.width = width
    return made


def header(made: _Row) -> None:
    """Make a row the header of its table, told again on every page."""
    made._tr.get_or_add_trPr().append(_element("tblHeader"))  # noqa: SLF001  python-docx has no call for it


def without_times(file: bytes) -> bytes:
    """Return a zip file in which no part has a time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return made.getvalue()

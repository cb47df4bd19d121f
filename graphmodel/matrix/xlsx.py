"""The matrix as a workbook: the grid, the long list, and the question with the data it was asked of. The same question gives the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from graphmodel.matrix.long_list import Row, rows
from graphmodel.matrix.marks import SAME, in_every_cell, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.matrix.table import Matrix
    from graphmodel.model.model import Model

#: The day that a zip file can name first: a file that is made twice is the same both times.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST_LINK = 2_000  # a spreadsheet refuses a link of more than 2,079 characters
_BOLD = Font(bold=True)
_LINKED = Font(color="1A5296", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_COLUMNS = ("discloser", "recipient", "purpose", "outcome", "ready", "flags", "norms", "bars", "told", "answer")
_WIDTHS = {
    "discloser": 36,
    "recipient": 36,
    "purpose": 32,
    "outcome": 22,
    "ready": 8,
    "flags": 30,
    "norms": 44,
    "bars": 30,
    "told": 30,
    "answer": 40,
}


def workbook(model: Model, matrix: Matrix, answer: dict[str, Any], base: str | None = None) -> bytes:
    """Return the file.

    Args:
        model: the model that was asked.
        matrix: the matrix.
        answer: the same as the call `matrix` gives it.
        base: where the links lead, see `graphmodel.matrix.long_list.rows`; without it they are text.
    """
    book = Workbook(write_only=True)
    _grid(book, answer, base)
    _list(book, rows(model, matrix, base))
    _question(book, answer, base)
    book.properties.creator = "graphmodel"
    book.properties.title = f"Matrix of {answer['question']['area']['label']} on {answer['date']}"
    book.properties.created = book.properties.modified = datetime.datetime.fromisoformat(answer["date"])
    held = io.BytesIO()
    ExcelWriter(book, _Timeless(held, "w", zipfile.ZIP_DEFLATED, allowZip64=True)).save()
    return held.getvalue()


class _Timeless(zipfile.ZipFile):
    """A zip file that does not tell when its parts were written."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Add a part."""
        super().writestr(self._part(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a file."""
        with open(filename, "rb") as source, self.open(self._part(str(arcname)), "w", force_zip64=True) as part:  # noqa: PTH123  openpyxl gives a name
            while piece := source.read(1 << 20):
                part.write(piece)

    @staticmethod
    def _part(name: str) -> zipfile.ZipInfo:
        part = zipfile.ZipInfo(name, _NO_TIME)
        part.compress_type = zipfile.ZIP_DEFLATED
        return part


def _text(sheet: Any, words: str, *, font: Font | None = None, link: str | None = None) -> Any:
    """Return a cell that holds text and nothing else, whatever the text begins with."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", words))
    cell.data_type = "s"
    if link and len(link) <= _LONGEST_LINK:
        cell.hyperlink = link
        font = font or _LINKED
    if font:
        cell.font = font
    return cell


def _plain(sheet: Any, words: str) -> Any:
    """Return a text as it is where it can only be read as text: a cell of its own costs time."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", words)
    return _text(sheet, clean) if clean.startswith("=") or clean in ERROR_CODES else clean or None


def _grid(book: Any, answer: dict[str, Any], base: str | None) -> None:
    """Write the sheet with a row for each discloser and a column for each recipient; headings stay in sight."""
    sheet = book.create_sheet("Matrix")
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 38
    for number in range(2, len(answer["members"]) + 2):
        sheet.column_dimensions[get_column_letter(number)].width = 24
    corner = "Holds the information (rows); would receive it (columns)"
    heads = [_text(sheet, words, font=_BOLD) for words in (corner, *(m["label"] for m in answer["members"]))]
    for head in heads:
        head.alignment = _WRAPPED
    sheet.append(heads)
    common = in_every_cell(answer)
    for row in answer["rows"]:
        cells = [_text(sheet, row["discloser"]["label"], font=_BOLD)]
        cells += [
            _text(sheet, _said(c, common), link=base + c["permalink"] if base and c["permalink"] else None)
            for c in row["cells"]
        ]
        for cell in cells:
            cell.alignment = _WRAPPED
        sheet.append(cells)


def _said(cell: dict[str, Any], common: tuple[str, ...]) -> str:
    """Return what stands in a cell of the grid; the flags that every cell has are told on the sheet with the question."""
    if cell["permalink"] is None:
        return SAME.words
    said = [mark(cell["outcome"] or cell["state"]).words]
    if cell["counts"]:
        said.append("of all purposes: " + ", ".join(f"{n} {mark(w).words}" for w, n in cell["counts"].items()))
    said += [x["label"] for x in (*cell["norms"], *cell["bars"])]
    if cell["outcome"] and not cell["ready"]:
        said.append("not ready")
    if flags := [f for f in cell["flags"] if f not in common]:
        said.append("flags: " + ", ".join(flags))
    if cell["told"]:
        said.append(cell["told"])
    return "\n".join(said)


def _list(book: Any, found: Iterable[Row]) -> None:
    """Write the sheet with a row for each pair and purpose."""
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[name]
    sheet.append([_text(sheet, name, font=_BOLD) for name in _COLUMNS])
    places = [Row._fields.index(name) for name in _COLUMNS]
    last = 1
    for row in found:
        sheet.append([_plain(sheet, row[place]) for place in places])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{last}"


def _question(book: Any, answer: dict[str, Any], base: str | None) -> None:
    """Write the sheet with the question, what was told, the counts, who is left out, and the data."""
    sheet = book.create_sheet("Question")
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 110
    question, dataset = answer["question"], answer["dataset"]
    lines = [
        ("Told", answer["told"]),
        ("Area", question["area"]["label"]),
        ("Board", question["board"]["label"] if question["board"] else "none: all bodies of the area"),
        ("Purposes", "all" if question["all_purposes"] else "; ".join(p["label"] for p in question["purpose"])),
        ("About whom", question["subject"]["label"]),
        ("Which information", "; ".join(i["label"] for i in question["information"])),
        ("On", question["date"]),
        (
            "Facts told",
            "; ".join(f"{n} {'yes' if v else 'no'}" for n, v in question["facts"].items())
            or "none; what is not known is never taken as true",
        ),
        ("Data", f"{dataset['version']} ({dataset['digest']}), law seen up to {dataset['law_checked_to']}"),
        ("Link", (base or "") + answer["permalink"]),
        *(
            (f"Outcome {word}", f"{count} answers. {answer['labels'][word]}")
            for word, count in answer["answer_counts"].items()
        ),
        *(
            (f"Flag {flag}", f"{count} cells. {answer['labels'][flag]}")
            for flag, count in answer["flag_counts"].items()
        ),
        ("Flags of every cell", "; ".join(in_every_cell(answer)) or "none"),
        *((f"Left out: {x['body']['label']}", x["why"]) for x in answer["left_out"]),
    ]
    for name, words in lines:
        cells = [_text(sheet, name, font=_BOLD), _text(sheet, words)]
        for cell in cells:
            cell.alignment = _WRAPPED
        sheet.append(cells)

"""The template of a new area as an Excel workbook, with what each column takes, drop-downs, and an example in each sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graphmodel.imports.forms import field_of, forms
from graphmodel.imports.template import codelists, rows

if TYPE_CHECKING:
    from graphmodel.imports.forms import Column, Form
    from graphmodel.model.model import Model

_README, _WORDS = "read me", "words"
_FIRST, _LAST = 4, 1000
_BOLD, _GREY = Font(bold=True), Font(italic=True, color="595959")
_HEAD, _EXAMPLE = PatternFill("solid", fgColor="DCE6F1"), PatternFill("solid", fgColor="F2F2F2")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDTH, _HEIGHT = 24, 110


def template_workbook(area: str, model: Model) -> bytes:
    """Return the workbook.

    Args:
        area: the name of the area, for the examples.
        model: the graph whose codelists fill the drop-downs.
    """
    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101  a new workbook has a sheet
    first.title = _README
    first.column_dimensions["A"].width = 120
    for number, line in enumerate(forms().readme, 1):
        cell = first.cell(number, 1, line)
        cell.alignment = _WRAPPED
    lists = _words(model)
    for form in forms().sheets.values():
        _sheet(book.create_sheet(form.name), form, area, lists)
    words = book.create_sheet(_WORDS)
    for number, (key, found) in enumerate(lists.items()):
        for row, (word, label) in enumerate((("; ".join(key), "in words"), *found.items()), 1):
            for offset, text in enumerate((word, label)):
                cell = words.cell(row, 2 * number + 1 + offset, text)
                cell.number_format = "@"
                if row == 1:
                    cell.font = _BOLD
        words.column_dimensions[get_column_letter(2 * number + 1)].width = _WIDTH
        words.column_dimensions[get_column_letter(2 * number + 2)].width = _WIDTH
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _words(model: Model) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the words of every column that takes some, by the codelists that they are from."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for form in forms().sheets.values():
        for column in form.columns.values():
            key = codelists(form, column)
            if key:
                words: dict[str, str] = {}
                for name in key:
                    listed = model.codelists.get(f"codelist/{name}")
                    words |= {c.name: c.label for c in listed.codes} if listed else {name: name}
                found[key] = words
    return found


def _sheet(sheet: Any, form: Form, area: str, lists: dict[tuple[str, ...], dict[str, str]]) -> None:
    looks = ((_BOLD, _HEAD), (_GREY, None), (_GREY, _EXAMPLE))
    for number, (row, (font, fill)) in enumerate(zip(rows(form, area), looks, strict=True), 1):
        for at, text in enumerate(row, 1):
            cell = sheet.cell(number, at, text or None)
            cell.font, cell.alignment, cell.number_format = font, _WRAPPED, "@"
            if fill:
                cell.fill = fill
    sheet.row_dimensions[2].height = _HEIGHT
    sheet.freeze_panes = "B2"
    for at, column in enumerate(form.columns.values(), 1):
        letters = get_column_letter(at)
        sheet.column_dimensions[letters].width = _WIDTH
        field = field_of(form.cls, column.path) if column.path else None
        if field is None or field.kind not in {"date", "integer"}:
            sheet.column_dimensions[letters].number_format = "@"  # so that 1.10 stays 1.10
        cells = f"{letters}{_FIRST}:{letters}{_LAST}"
        choice = DataValidation(type="list" if (listed := _list(form, column, lists)) else None, formula1=listed)
        choice.allow_blank, choice.showErrorMessage, choice.showInputMessage = True, False, True
        choice.promptTitle, choice.prompt = column.name[:32], column.told[:255]
        choice.add(cells)
        sheet.add_data_validation(choice)


def _list(form: Form, column: Column, lists: dict[tuple[str, ...], dict[str, str]]) -> str | None:
    """Return where the choices of a column stand: in the sheet of words, or among the names that are given in the workbook."""
    key = codelists(form, column)
    if key and not column.many:
        letters = get_column_letter(2 * list(lists).index(key) + 1)
        return f"{_WORDS}!${letters}$2:${letters}${len(lists[key]) + 1}"
    if column.name == "source" and form.name != "sources":
        return f"sources!$A${_FIRST}:$A${_LAST}"
    field = field_of(form.cls, column.path) if column.path else None
    bodies = "body" in column.names or (field is not None and field.kind == "ref" and "Body" in field.classes)
    return f"bodies!$A${_FIRST}:$A${_LAST}" if bodies and not column.many else None

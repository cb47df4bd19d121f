"""An Excel workbook as tables: values as they are stored, formulas by the value that was last worked out, nothing fetched."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from graphmodel.imports import grid
from graphmodel.imports.archive import bytes_of, is_workbook
from graphmodel.imports.forms import folded, forms
from graphmodel.imports.tables import Place, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphmodel.imports.grid import Filled


def read_workbook(path: Path) -> Tables:
    """Read a workbook; problems are collected, never raised."""
    tables = Tables(path.name)
    data = bytes_of(path, tables)
    if data is None or not is_workbook(data, path.name, tables):
        return tables
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and drop-downs that are not read here
            stored = load_workbook(io.BytesIO(data), keep_links=False)
            formulas = any(c.data_type == "f" for sheet in stored.worksheets for c in _cells(sheet))
            worked_out = load_workbook(io.BytesIO(data), data_only=True, keep_links=False) if formulas else stored
    except Exception as error:  # noqa: BLE001  openpyxl raises whatever a broken part makes it meet
        what = f"it cannot be read ({type(error).__name__})."
        tables.report(Place(path.name), "no-workbook", what, "Open it in Excel or LibreOffice and save it again.")
        return tables
    for sheet in stored.worksheets:
        if folded(sheet.title) not in forms().ignored:
            _read(sheet, worked_out[sheet.title], path.name, tables)
    for chart in stored.chartsheets:
        grid.known(chart.title, path.name, tables)
    grid.missing(tables, path.name)
    return tables


def _read(sheet: Any, worked_out: Any, file: str, tables: Tables) -> None:
    place = Place(file, sheet.title)
    form = grid.known(sheet.title, file, tables)
    if form is None:
        return
    if sheet.sheet_state != "visible":
        mend = "Right-click a tab and choose Unhide; look at its rows, or delete it."
        tables.report(place, "hidden-sheet", "the sheet is hidden, so nobody sees what it says.", mend)
    if sheet.max_column > forms().limits["columns"] and any(
        c.column > forms().limits["columns"] and c.value is not None for c in _cells(sheet)
    ):
        what = f"there are values beyond column {forms().limits['columns']}."
        tables.report(place, "too-many-columns", what, "Take away what does not belong to the sheet.")
        grid.unread(form, file, tables)
        return
    grid.take(form, _rows(sheet, worked_out, file, tables), file, sheet.title, tables)
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    for row in tables.sheets[form.name].rows:
        if row.place.row in hidden:
            tables.warn(row.place, "hidden-row", "the row is hidden, and was read.", "Show it, and see what it says.")
    remarks = {c.row for c in _cells(sheet) if isinstance(c.value, str) and c.value.strip().startswith(forms().remark)}
    for merged in sheet.merged_cells.ranges:
        if sheet.cell(merged.min_row, merged.min_col).value is not None and merged.min_row not in remarks:
            at = Place(file, sheet.title, merged.min_row, sheet.cell(merged.min_row, merged.min_col).column_letter)
            what = f"the cells {merged.coord} are merged into one, so only one of them has a value."
            tables.report(at, "merged-cells", what, "Unmerge them, and write the value into each that it is meant for.")


def _cells(sheet: Any) -> list[Any]:
    """Return the cells that the file holds: one far away does not make a million of empty ones."""
    return [sheet._cells[at] for at in sorted(sheet._cells)]  # noqa: SLF001  openpyxl has no public way to these alone


def _rows(sheet: Any, worked_out: Any, file: str, tables: Tables) -> Iterator[Filled]:
    """Yield the rows; a formula counts by the value that the file holds for it."""
    rows: dict[int, dict[int, Any]] = {}
    for cell in _cells(sheet):
        if cell.value is None:
            continue
        value, place = cell.value, Place(file, sheet.title, cell.row, cell.column_letter)
        if cell.data_type == "f":
            value = worked_out.cell(cell.row, cell.column).value
            if value is None:
                mend = "Copy it and paste it as a value; or open the file in Excel and save it again."
                tables.report(place, "formula", "there is a formula without a value.", mend)
                continue
        if "e" in {cell.data_type, cell.data_type == "f" and worked_out.cell(cell.row, cell.column).data_type}:
            mend = "Correct the formula, or write the value."
            tables.report(place, "formula", f"the cell holds the error {value}.", mend)
            continue
        rows.setdefault(cell.row, {})[cell.column] = (_whole(value), cell.number_format or "General")
    yield from rows.items()


def _whole(value: Any) -> Any:
    """Return a rich text as text; everything else as it is."""
    return value if isinstance(value, (str, int, float, bool)) or hasattr(value, "isoformat") else str(value)

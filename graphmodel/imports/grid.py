"""The cells of a sheet as rows under headings: which column is meant, which row is a remark, and what stands where nothing belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from graphmodel.imports.forms import folded, forms
from graphmodel.imports.tables import Cell, Place, Row, Table
from graphmodel.load.names import nearest
from graphmodel.load.strict_yaml import UNWANTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphmodel.imports.forms import Column, Form
    from graphmodel.imports.tables import Tables, Value

#: A row of a grid: its number, and its filled cells by the number of the column: the value, and how it is shown.
Filled = tuple[int, "Mapping[int, tuple[Value, str]]"]


def known(name: str, file: str, tables: Tables, what: str = "sheet") -> Form | None:
    """Return the form that a sheet or file has by its name; what has no such name is reported."""
    form = forms().find(name)
    if form is None:
        near = nearest(folded(name), forms().sheets)
        meant = f"Did you mean `{near[0]}`?" if near else f"The {what}s are: {', '.join(forms().sheets)}."
        mend = f"{meant} Rename it, or take it away."
        tables.report(Place(file, name), "unknown-sheet", f"there is no {what} `{name}`.", mend)
    elif form.name in tables.sheets:
        mend = "Keep one of the two."
        tables.report(Place(file, name), "duplicate-sheet", f"the {what} `{form.name}` is there twice.", mend)
        return None
    return form


def missing(tables: Tables, file: str) -> None:
    """Report the sheets that every import needs and this one has not."""
    for form in forms().sheets.values():
        if form.needed and form.name not in tables.sheets:
            tables.unread.add(form.name)
            mend = "Add it; `graphmodel new-area NAME` writes a template with all sheets."
            tables.report(Place(file, form.name), "missing-sheet", f"there is no sheet `{form.name}`.", mend)


def unread(form: Form, file: str, tables: Tables) -> None:
    """Add the table of a sheet that could not be read, so that neither it nor what stands in it is missed too."""
    tables.sheets.setdefault(form.name, Table(form, Place(file, form.name)))
    tables.unread.add(form.name)


def take(form: Form, rows: Iterable[Filled], file: str, shown: str, tables: Tables) -> None:
    """Read the rows of a sheet into a table.

    Args:
        form: what the sheet may have.
        rows: its rows, top down; empty ones may be left out.
        file: the name of the file.
        shown: the name of the sheet as it is written.
        tables: where the table, and what is wrong, goes.
    """
    table = Table(form, Place(file, shown))
    tables.sheets[form.name] = table
    columns: dict[int, Column | None] | None = None
    most = forms().limits["rows"]
    for number, cells in rows:
        filled = {at: cell for at, cell in cells.items() if not _blank(cell[0])}
        if len(table.rows) > most:
            break
        if filled and not _remark(filled):
            if columns is None:
                columns = _headings(number, filled, table, tables)
            else:
                _row(number, filled, columns, table, tables)
    if columns is None:
        tables.unread.add(form.name)
        what = "there are no headings in the first row."
        tables.report(table.place, "no-headings", what, f"Write them: {', '.join(form.columns)}.")
    elif form.needed and not table.rows:
        tables.unread.add(form.name)
        mend = f"Fill it. {form.told} A row that begins with {forms().remark} is not read."
        tables.report(table.place, "empty-sheet", "there is no row under the headings.", mend)
    elif len(table.rows) > most:
        what = f"there are more than {most} rows."
        tables.report(table.place, "too-many-rows", what, "Spread them over several files, one for each document.")
        tables.unread.add(form.name)
        table.rows.clear()


def _row(
    number: int,
    filled: Mapping[int, tuple[Value, str]],
    columns: dict[int, Column | None],
    table: Table,
    tables: Tables,
) -> None:
    """Add a row; what stands under no heading, or is too long, is reported."""
    file, shown = table.place.file, table.place.sheet
    row = Row(Place(file, shown, number), {})
    for at, (value, shape) in sorted(filled.items()):
        place, column = Place(file, shown, number, get_column_letter(at)), columns.get(at)
        if at not in columns:
            columns[at] = None  # once for the column
            mend = "Write a heading above it, or take it away; in a CSV file a text with a comma needs quotation marks."
            tables.report(place, "no-heading", "there is a value in a column without a heading.", mend)
        elif column:
            place = table.at(row, column.name)
            row.cells[column.name] = Cell(_readable(value, place, tables), place, shape)
    if row.cells:
        table.rows.append(row)


def _readable(value: Value, place: Place, tables: Tables) -> Value:
    """Return a value as it can be read on; a text that is too long, or holds what nobody sees, is reported."""
    if not isinstance(value, str):
        return value
    most = forms().limits["characters"]
    if len(value) > most:
        what = f"there are {len(value)} characters in one cell; {most} are the most."
        tables.report(place, "too-long", what, "Say it shorter, in your own words.")
    words = value[:most]
    if unwanted := UNWANTED.search(words):
        what = f"there is a character that nobody sees or needs (U+{ord(unwanted.group()):04X})."
        tables.report(place, "control-character", what, "Delete the text of the cell and type it again.")
    return UNWANTED.sub("", words)


def _headings(
    number: int, filled: Mapping[int, tuple[Value, str]], table: Table, tables: Tables
) -> dict[int, Column | None]:
    """Return the columns by their number; a heading that is not known, or stands twice, is reported and has none."""
    form, found = table.form, dict[int, "Column | None"]()
    for at, (value, _) in sorted(filled.items()):
        heading = " ".join(str(value).split())
        place = Place(table.place.file, table.place.sheet, number, get_column_letter(at), heading)
        column = form.find(heading)
        found[at] = None
        if column is None:
            near = nearest(folded(heading), form.columns)
            meant = f"Did you mean `{near[0]}`?" if near else f"The columns are: {', '.join(form.columns)}."
            what = f"`{form.name}` has no column `{heading}`."
            tables.report(place, "unknown-column", what, f"{meant} Correct the heading, or take the column away.")
        elif column.name in table.headings:
            first = table.headings[column.name]
            what = f"the column `{column.name}` stands twice (first in {first.short})."
            tables.report(place, "duplicate-column", what, "Keep one of the two.")
        else:
            table.headings[column.name] = place
            found[at] = column
    for column in form.columns.values():
        if column.needed and column.name not in table.headings:
            tables.unread.add(form.name)
            mend = f"Add it. {column.told}"
            place = Place(table.place.file, table.place.sheet, number)
            tables.report(place, "missing-column", f"there is no column `{column.name}`.", mend)
    return found


def _blank(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()


def _remark(filled: Mapping[int, tuple[Value, str]]) -> bool:
    first = filled[min(filled)][0]
    return isinstance(first, str) and first.strip().startswith(forms().remark)

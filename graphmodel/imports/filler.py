"""The cells of a row put under the keys of a data file: each read as the ontology says that its key is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.imports import cells
from graphmodel.imports.cells import UnreadError
from graphmodel.imports.forms import field_of, folded, forms
from graphmodel.imports.names import UnknownNameError
from graphmodel.imports.record import Leaf
from graphmodel.load.names import did_you_mean
from graphmodel.load.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.imports.forms import Column, Form
    from graphmodel.imports.names import Names
    from graphmodel.imports.record import Record
    from graphmodel.imports.tables import Cell, Row, Table, Tables
    from graphmodel.load.schema import Field
    from graphmodel.model.model import Model


class Filler:
    """Reads cells; what cannot be read is reported at its place."""

    def __init__(self, tables: Tables, names: Names, model: Model) -> None:
        self.tables, self.names, self.model = tables, names, model

    def fill(self, record: Record, form: Form, row: Row, paths: dict[str, tuple[str, ...]] | None = None) -> None:
        """Put every column of a row that has a path into a record.

        Args:
            record: what is made of the row.
            form: the sheet.
            row: the row.
            paths: columns whose path is another one here; an empty path leaves a column out.
        """
        own = record.cls
        for column in form.columns.values():
            path = (paths or {}).get(column.name, column.path)
            if not path:
                continue
            cell = row.cells.get(column.name)
            if cell is None:
                self.want(column, row)
                continue
            field = field_of(own, path) or field_of(form.cls, column.path)
            assert field is not None  # noqa: S101  sheets.yaml leads to keys of the ontology, which a test sees to
            record.put(path, self.leaves(field, column, cell), many=field.most is None)
        record.settle()

    def want(self, column: Column, row: Row) -> None:
        """Report a column without which a row says nothing, where it is empty."""
        table = self.table(row)
        missing = table.headings and column.name not in table.headings  # that is told once, for the sheet
        if column.needed and column.name not in row.cells and not missing:
            place = table.at(row, column.name)
            self.tables.report(place, "missing-value", f"`{column.name}` is empty.", column.told)

    def table(self, row: Row) -> Table:
        """Return the table that a row stands in."""
        return next(t for t in self.tables.sheets.values() if t.place.sheet == row.place.sheet)

    def leaves(self, field: Field, column: Column, cell: Cell) -> list[Leaf]:
        """Return the values of a cell; none where it cannot be read."""
        try:
            if field.kind == "date":
                return [Leaf(cells.date(cell), cell.place)]
            if field.kind == "integer":
                return [Leaf(cells.integer(cell), cell.place)]
            words = cells.parts(cell, forms().separator) if column.many else [cells.text(cell)]
        except UnreadError as error:
            self.tables.report(cell.place, error.rule, error.message, error.mend)
            return []
        if field.kind == "code":
            return [Leaf(self.word(w, self.words(field.codelist)), cell.place) for w in words]
        if field.kind == "ref":
            found = [self.named(w, schema().kinds(field.classes), cell) for w in words]
            return [Leaf(ident, cell.place) for ident in found if ident]
        return [Leaf(w, cell.place) for w in words]

    def text(self, row: Row, column: str) -> str:
        """Return what a column says in words; nothing where it is empty or cannot be read."""
        cell = row.cells.get(column)
        if cell is None:
            return ""
        try:
            return cells.text(cell)
        except UnreadError as error:
            self.tables.report(cell.place, error.rule, error.message, error.mend)
            return ""

    def words(self, codelist: str) -> dict[str, str]:
        """Return the words of a codelist, each with its label."""
        found = self.model.codelists.get(f"codelist/{codelist}")
        return {c.name: c.label for c in found.codes} if found else {}

    def word(self, written: str, words: dict[str, str]) -> str:
        """Return the word of a codelist that is meant, whatever its case and spacing; what is none comes back as it is."""
        by_name = {folded(n): name for name, label in words.items() for n in (label, name)}
        return by_name.get(folded(written)) or cells.yes_or_no(written, words) or written

    def choice(self, row: Row, column: Column) -> str:
        """Return the word of a column that has words and no path; nothing where it is empty or no such word."""
        written = self.text(row, column.name)
        if not written:
            return ""
        words = {w: label for name in column.words for w, label in (self.words(name) or {name: name}).items()}
        found = self.word(written, words)
        if found in words:
            return found
        what = f"`{column.name}`: {written!r} is none of its words."
        self.tables.report(row.cells[column.name].place, "unknown-code", what, did_you_mean(found, words))
        return ""

    def named(self, given: str, kinds: Iterable[str], cell: Cell) -> str:
        """Return the id that a name means; nothing where it means none or several, which is reported."""
        try:
            return self.names.meant(given, tuple(kinds), cell.place)
        except UnknownNameError as error:
            if self.tables.unread & {"sources", "bodies"} and error.rule == "unknown-name":
                return ""  # nobody knows what they would have described
            self.tables.report(cell.place, error.rule, error.message, error.mend)
            return ""

    def name_in(self, row: Row, column: Column) -> str:
        """Return the id of what is named in a column that has no path; nothing where it is empty or unknown."""
        written = self.text(row, column.name)
        return self.named(written, column.names, row.cells[column.name]) if written else ""

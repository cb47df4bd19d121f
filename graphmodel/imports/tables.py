"""What was read from a file, whatever its format: sheets of rows of cells, each with its place; and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from graphmodel.errors import Problem

if TYPE_CHECKING:
    import datetime

    from graphmodel.imports.forms import Form

Value: TypeAlias = "str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta"


@dataclass(frozen=True, order=True)
class Place:
    """Where a value stands.

    Attributes:
        file: the name of the file.
        sheet: the sheet; empty in linked data.
        row: the row as a spreadsheet counts it, or the line of linked data; 0 where it is about the whole sheet or file.
        column: the letters of the column; empty where it is about the whole row.
        header: the heading of the column as it was written, or the property of linked data.
        node: the node of linked data.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    header: str = ""
    node: str = ""

    def __str__(self) -> str:
        if not self.sheet or self.node:
            words = (f"{self.file}:{self.row}" if self.row else self.file, f"<{self.node}>" if self.node else "")
            return " ".join(w for w in (*words, self.header) if w)
        cell = f"{self.sheet}!{self.column}{self.row or ''}" if self.row or self.column else self.sheet
        return f"{cell} ({self.header})" if self.header else cell

    @property
    def in_row(self) -> tuple[str, str, int, str]:
        """What all cells of a row, or all statements of a node, have in common."""
        return self.file, self.sheet, self.row, self.node

    @property
    def short(self) -> str:
        """The cell alone, as a spreadsheet calls it."""
        if self.sheet and not self.node:
            return f"{self.sheet}!{self.column}{self.row}"
        return f"{self.file}, line {self.row}"


@dataclass(frozen=True, order=True)
class CellProblem:
    """One thing that is wrong, or worth a look, with the place where it stands and what to do."""

    place: Place
    rule: str
    message: str
    mend: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.message} {self.mend}".rstrip()

    def as_problem(self) -> Problem:
        """Return it as a problem of a data file, for the callers that load an import straight."""
        if self.place.sheet and not self.place.node:
            return Problem(f"{self.place.file}, {self.place}", 0, self.id, self.rule, self.message, self.mend)
        return Problem(self.place.file, self.place.row, self.id, self.rule, self.message, self.mend)

    def as_json(self) -> dict[str, Any]:
        """Return the fields of CONTRACT's `problems` rows, and the cell."""
        at = self.place
        cell = {"sheet": at.sheet, "row": at.row, "column": at.column, "header": at.header}
        told = {"id": self.id, "rule": self.rule, "message": self.message, "mend": self.mend}
        shown = at.short if at.sheet and not at.node else ""
        return {"file": at.file, "line": at.row, **cell, "cell": shown, "node": at.node, **told}


@dataclass(frozen=True)
class Cell:
    """A value and its place; `shape` is how a spreadsheet shows it."""

    value: Value
    place: Place
    shape: str = "General"


@dataclass(frozen=True)
class Row:
    """A row: its place, and its filled cells by the name of the column."""

    place: Place
    cells: dict[str, Cell]

    def place_of(self, column: str) -> Place:
        """Return where a column of this row stands; the row where it is empty."""
        return self.cells[column].place if column in self.cells else self.place


@dataclass
class Table:
    """A sheet that was read: the columns it has, with the letters of each, and its rows."""

    form: Form
    place: Place
    headings: dict[str, Place] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    @cached_property
    def by_place(self) -> dict[Place, Row]:
        """The rows by their places; to be asked when all are there."""
        return {row.place: row for row in self.rows}

    def at(self, row: Row, *columns: str) -> Place:
        """Return the place of the first of some columns that the sheet has, in a row, also where the cell is empty."""
        for name in columns:
            if name in row.cells:
                return row.cells[name].place
        for name in columns:
            if name in self.headings:
                head = self.headings[name]
                return Place(row.place.file, row.place.sheet, row.place.row, head.column, head.header)
        return row.place


@dataclass
class Tables:
    """Everything that was read from one import.

    Attributes:
        name: the name of what was read.
        sheets: the tables by the names of their forms.
        unread: the sheets that could not be read whole, so that nobody knows what they would have described.
        problems, warnings: what is wrong with them.
    """

    name: str
    sheets: dict[str, Table] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[CellProblem] = field(default_factory=list)
    warnings: list[CellProblem] = field(default_factory=list)

    def report(self, place: Place, rule: str, message: str, mend: str) -> None:
        """Add a problem."""
        self.problems.append(CellProblem(place, rule, message, mend))

    def warn(self, place: Place, rule: str, message: str, mend: str) -> None:
        """Add what is worth a look, and stops nothing."""
        self.warnings.append(CellProblem(place, rule, message, mend))

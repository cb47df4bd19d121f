"""What stands in the templates of a new area: headings, what each column takes, and an example that is no more than that."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graphmodel.ids import slug
from graphmodel.imports.filler import Filler
from graphmodel.imports.forms import field_of, forms
from graphmodel.imports.names import Names
from graphmodel.imports.reader import records_of
from graphmodel.imports.tables import Cell, Place, Row, Table, Tables
from graphmodel.imports.yaml_file import data_file, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.imports.forms import Column, Form
    from graphmodel.imports.record import Record
    from graphmodel.model.model import Model

#: The area of the examples in sheets.yaml, in whose place the name of the area stands.
_EXAMPLE = "Exampleshire"
_HEAD = "Who sits and who answers to whom, as one document says it; `graphmodel check FILE` looks this file through."


def rows(form: Form, area: str) -> tuple[list[str], list[str], list[str]]:
    """Return the first three rows of a sheet: headings, what each column takes, and the example; the last two are remarks."""
    mark = forms().remark
    names = list(form.columns)
    told = [c.told + (" Needed." if c.needed else "") for c in form.columns.values()]
    shown = [c.example.replace(_EXAMPLE, area) for c in form.columns.values()]
    return names, [f"{mark} {told[0]}", *told[1:]], [f"{mark} Example: {shown[0]}", *shown[1:]]


def codelists(form: Form, column: Column) -> tuple[str, ...]:
    """Return the codelists, or words, from which a column takes its values."""
    field = field_of(form.cls, column.path) if column.path else None
    return ((field.codelist,) if field and field.codelist else ()) + column.words


def csv_text(form: Form, area: str) -> str:
    """Return the template of a sheet as CSV; it begins with the mark by which Excel knows UTF-8."""
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerows(rows(form, area))
    return "\ufeff" + held.getvalue()


def yaml_text(area: str, model: Model) -> str:
    """Return the template as a data file: the head of a document, and everything else as a remark with an example."""
    written = data_file("example.yaml", _example(area, model), f"A document about {area}.").text.splitlines()
    known = model.areas.get(f"area/{slug(area)}")
    lines = [f"# {_HEAD}"]
    if known is None:
        lines += ["areas:", f"  - id: area/{slug(area)}", f"    label: {scalar(area)}", "    start: unknown"]
        lines += ["    # kind: district        # a word of codelist/area-kind", "    # within: [area/england]"]
    lines += [
        "document:",
        f"  id: document/{slug(area)}-terms",
        "  label: The title as printed",
        f"  area: area/{slug(area)}",
    ]
    section, skipped = "", {"areas", "document"}
    for line in written[1:]:
        if not line.startswith(" "):
            section = line.rstrip(":")
            if section not in skipped:
                lines += ["", *(f"# {told}" for told in _told(section))]
        if section not in skipped:
            lines.append(f"# {line}")
    return "\n".join(lines) + "\n"


def _told(section: str) -> Iterator[str]:
    """Yield what a section holds and what its keys take."""
    form = next((f for f in forms().sheets.values() if f.section == section), None)
    if form is None:
        return
    yield f"----- {section}: {form.told}"
    for column in form.columns.values():
        if column.path:
            words = ", ".join(f"codelist/{c}" for c in codelists(form, column) if c not in column.words)
            yield f"  {'.'.join(column.path)}: {column.told}{f' ({words})' if words else ''}"
    yield "An example; take the # away in front of what you use:"


def _example(area: str, model: Model) -> list[Record]:
    """Return what the examples of all sheets become."""
    tables = Tables("example")
    for form in forms().sheets.values():
        table = Table(form, Place("example", form.name))
        cells = {}
        for column in form.columns.values():
            if value := column.example.replace(_EXAMPLE, area):
                cells[column.name] = Cell(value, Place("example", form.name, 2))
        table.rows.append(Row(Place("example", form.name, 2), cells))
        tables.sheets[form.name] = table
    names, council = Names(model), f"{area} Council"
    if not names.known(council, "body"):
        names.add(f"body/{slug(council)}", council)
    return [r for s in records_of(tables, Filler(tables, names, model)) for r in s.records]

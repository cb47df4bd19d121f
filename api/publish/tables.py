"""What is told of an area as tables: CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.formats.cell import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.publish.scope import Scope


class Table(NamedTuple):
    """A file: its name, what is in it, and its columns, which are fields of its rows."""

    name: str
    label: str
    columns: tuple[str, ...]


_SURE = ("status", "certainty", "reason", "note", "citations")
BODIES = Table(
    "bodies",
    "Bodies, posts and roles of the chart",
    ("id", "label", "kind", "kind_label", "area", "legal_personality", "status", "classes", "citations"),
)
LINES = Table(
    "lines",
    "Who answers to whom, and the other lines",
    ("id", "from", "to", "to_role", "via", "kinds", "strength", "verb", "for", "label", "polarity", *_SURE),
)
SEATS = Table(
    "seats",
    "Seats of boards",
    ("id", "board", "list", "holder", "represents", "alternatives", "seats", "role", "voting", "basis", "appointed_by", *_SURE),
)  # fmt: skip
RULES = Table(
    "rules",
    "Rules of procedure",
    ("id", "body", "topic", "state", "text", "value", "applies_to", "exceptions", "inherited_from", *_SURE),
)
FINDINGS = Table(
    "findings",
    "Findings",
    ("id", "kind", "severity", "about", "text", "why_it_matters", "citations"),
)
READINGS = Table(
    "readings",
    "What documents say the law is, beside the law of the day",
    ("id", "document", "norm", "provision", "instrument", "modality", "bearers", "counterparts", "text", "agrees", "differences", *_SURE),
)  # fmt: skip
TABLES = (BODIES, LINES, SEATS, RULES, FINDINGS, READINGS)


def tables(scope: Scope) -> Iterable[tuple[Table, bytes]]:
    """Yield each table with its file."""
    seats = [{**s, "board": i} for i, told in scope.seats.items() for s in told["seats"]]
    rules = [{**r, "body": i} for i, told in scope.rules.items() for r in told["rules"]]
    readings = [r for told in scope.readings.values() for r in told["readings"]]
    yield BODIES, _file(BODIES, scope.structure["nodes"])
    yield LINES, _file(LINES, scope.structure["lines"])
    yield SEATS, _file(SEATS, seats)
    yield RULES, _file(RULES, rules)
    yield FINDINGS, _file(FINDINGS, scope.findings)
    yield READINGS, _file(READINGS, readings)


def _file(table: Table, rows: Iterable[dict[str, Any]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(table.columns)
    writer.writerows([harmless(cell(row.get(column))) for column in table.columns] for row in rows)
    return made.getvalue().encode()


def cell(value: Any) -> str:
    """Return any value in a cell: a thing by its label and id, a place by its document, part and paragraph, several with semicolons.

    >>> cell([{"id": "body/a", "label": "A", "kind": "body"}, {"id": None, "label": "somebody", "kind": "words"}])
    'A [body/a]; somebody'
    >>> cell({"document": "document/d", "part": "Appendix 1", "paragraph": "2.1", "anchor": "x", "url": None})
    'document/d, Appendix 1, 2.1'
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case {"label": label, "id": ident}:
            return f"{label} [{ident}]" if ident else str(label)
        case {"document": document, "paragraph": paragraph}:
            return ", ".join(filter(None, (document, value.get("part"), paragraph)))
        case dict():
            return ", ".join(f"{name} {cell(part)}" for name, part in value.items() if part not in (None, [], {}, ""))
        case list():
            return "; ".join(cell(part) for part in value)
        case _:
            return str(value)

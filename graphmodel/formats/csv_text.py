"""The main list of an answer as CSV (RFC 4180); no cell of it can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from graphmodel.formats.cell import harmless
from graphmodel.formats.flat import flat, text
from graphmodel.formats.tables import CALLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def csv_text(call: str, answer: Mapping[str, Any]) -> str:
    """Return the main list of an answer as CSV: a line of headings, then a line a row, each with the day and the data it is from.

    Where an answer has several lists, the first column says which one a row is of. A thing (`entities`) has a line for
    each of its facts, and of the facts of each statement on it.

    Args:
        call: the name of the call, one of `graphmodel.formats.CALLS`.
        answer: what the call returned.
    """
    rows = [dict(row) for row in (_facts(answer) if call == "entities" else _rows(call, answer))]
    data = answer["dataset"]
    beside = {"on": answer["date"], "data": data["version"], "digest": data["digest"]}
    columns = [*_columns(rows), *beside]
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(columns)
    writer.writerows([_cell((row | beside).get(name, "")) for name in columns] for row in rows)
    return made.getvalue()


def _columns(rows: list[dict[str, str]]) -> list[str]:
    """Return the names of the columns; where a thing is missing in one row and has columns of its own in another, those are enough."""
    found = dict.fromkeys(name for row in rows for name in row)
    outer = {name.rpartition(".")[0] for name in found}
    return [name for name in found if name not in outer or any(row.get(name) for row in rows)]


def _cell(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else harmless(text)


def _rows(call: str, answer: Mapping[str, Any]) -> Iterator[Iterator[tuple[str, str]]]:
    lists = CALLS[call].lists
    for rows in lists:
        which = {"list": rows.name} if len(lists) > 1 else {}
        for row in rows.of(answer):
            # A row may have a field of the name `list` too: it keeps its own beside.
            yield flat({**which, **({f"{rows.name}.list" if k == "list" and which else k: v for k, v in row.items()})})


def _facts(answer: Mapping[str, Any]) -> Iterator[list[tuple[str, str]]]:
    """Yield a row for each fact of a thing, of what is told beside it, and of each statement on it."""
    ident = answer["id"]
    for field, value, label in _each(answer["entity"]):
        yield _fact(ident, field, value, label)
    own = {"question", "state", "date", "dataset", "permalink", "id", "label", "kind", "entity", "statements"}
    for field, value, label in _each({k: v for k, v in answer.items() if k not in own}):
        yield _fact(ident, field, value, label)
    for statement in answer["statements"]:
        for field, value, label in _each(statement):
            yield _fact(statement["id"], field, value, label)


def _fact(ident: str, field: str, value: str, label: str) -> list[tuple[str, str]]:
    return [("thing", ident), ("field", field), ("value", value), ("label", label)]


def _each(fields: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the name of each fact, its value, and a label where the value is a thing; rows of a list are numbered."""
    for key, value in fields.items():
        name = before + key
        if value in (None, "", [], {}):
            continue
        if isinstance(value, dict) and {"id", "label", "kind"} <= value.keys():
            yield name, text(value["id"]), text(value["label"])
        elif isinstance(value, dict):
            yield from _each(value, f"{name}.")
        elif isinstance(value, list):
            yield from _each({f"{key}.{n}": one for n, one in enumerate(value, 1)}, before)
        else:
            yield name, text(value), ""

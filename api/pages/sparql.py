"""The page on which a query is written, run and read; it needs no script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from api.problems import describe
from api.render import entity_link, page, web_link
from graphmodel.formats.turtle import PREFIXES
from graphmodel.ids import NAMESPACE
from graphmodel.sparql.examples import examples
from graphmodel.sparql.forms import forms_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from graphmodel.model.model import Model
    from graphmodel.sparql.endpoint import Asked, Endpoint
    from graphmodel.sparql.errors import SparqlError
    from graphmodel.sparql.pool import Result

#: So many rows, or lines of Turtle, are shown; all are in the files.
MOST_SHOWN = 500


class Cell(NamedTuple):
    """A value in a table: its words, where they lead, and what else is told of it.

    Attributes:
        text: the value, shortened where it is an address under a known prefix.
        href: a page of this service or an address of the web, or None.
        own: whether it is a page of this service.
        hint: the language or the datatype of a text.
    """

    text: str
    href: str | None = None
    own: bool = False
    hint: str = ""


def query_page(
    request: Request,
    text: str,
    *,
    asked: Asked | None = None,
    result: Result | None = None,
    error: SparqlError | None = None,
) -> Response:
    """Return the page: with a query and its result, with what is wrong with it, or with neither."""
    endpoint: Endpoint = request.app.state.sparql
    problem, headers = describe(request, error) if error else (None, {})
    return page(
        request,
        "sparql.html",
        status=problem["status"] if problem else 200,
        headers={**headers, "Vary": "Accept"},
        problem=problem,
        text=text or (examples()[0].text if problem is None else ""),
        examples=examples(),
        limits=endpoint.limits,
        graphs=endpoint.graphs,
        shown=_shown(request.app.state.graph.model, asked, result) if asked and result else None,
        most=MOST_SHOWN,
    )


def _shown(model: Model, asked: Asked, result: Result) -> dict[str, Any]:
    """Return what the template shows of a result."""
    form = asked.query.form
    given = [("default-graph-uri", g) for g in asked.default_graphs] + [
        ("named-graph-uri", g) for g in asked.named_graphs
    ]
    shown: dict[str, Any] = {"form": form, "rows": result.rows, "forms": forms_of(form), "given": given}
    if form in {"CONSTRUCT", "DESCRIBE"}:
        lines = result.body.decode().splitlines()
        return shown | {"turtle": "\n".join(lines[:MOST_SHOWN]), "more": max(0, len(lines) - MOST_SHOWN)}
    found = json.loads(result.body)
    if form == "ASK":
        return shown | {"holds": found["boolean"]}
    rows = found["results"]["bindings"][:MOST_SHOWN]
    names = found["head"]["vars"]
    table = [[_cell(model, row.get(name)) for name in names] for row in rows]
    return shown | {"names": names, "table": table, "more": max(0, result.rows - MOST_SHOWN)}


def _cell(model: Model, term: dict[str, Any] | None) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] == "uri":
        return _address(model, term["value"])
    if term["type"] == "bnode":
        return Cell(f"_:{term['value']}", hint="no name")
    if term["type"] == "triple":
        return Cell(json.dumps(term["value"], ensure_ascii=False))
    datatype = term.get("datatype")
    return Cell(term["value"], hint=term.get("xml:lang") or (_short(datatype) if datatype else ""))


def _address(model: Model, address: str) -> Cell:
    ident = address.removeprefix(NAMESPACE)
    if ident != address and ident in model.records:
        return Cell(ident, entity_link(ident), own=True)
    if address.startswith(NAMESPACE):
        # These lead nowhere on the web as yet, and to no page here.
        return Cell(_short(address))
    return Cell(_short(address), web_link(address))


def _short(address: str) -> str:
    for prefix, start in PREFIXES.items():
        if address.startswith(start) and len(address) > len(start):
            return f"{prefix}:{address.removeprefix(start)}"
    return address.removeprefix(NAMESPACE)

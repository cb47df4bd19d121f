"""A page for anything: a body, norm, document, kind, area, purpose ...; and the search for it."""

from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.parameters import ReadDep, Reader
from api.render import page
from api.routers.search import search
from graphmodel.calls.thing_lines import Lines
from graphmodel.dates import day
from graphmodel.ids import kind_of
from graphmodel.search.names import FOUND

router = APIRouter()

_HOLDS_LINES = {"body", "post"}


def entity_page(request: Request, read: Reader, answer: dict[str, Any]) -> Response:
    """Show a thing and all that is stated of it; a body with its paths of accountability."""
    ident = answer["entity"]["id"]
    paths: dict[str, Any] | None = None
    if kind_of(ident) in _HOLDS_LINES:
        paths = read.graph.path(ident, date=answer["date"])
    if kind_of(ident) == "document":
        groups = groupby(answer["statements"], key=lambda s: _place(ident, s))
    else:
        groups = groupby(
            sorted(answer["statements"], key=lambda s: str(s["statement"])), key=lambda s: str(s["statement"])
        )
    return page(
        request,
        "entity.html",
        answer=answer,
        ident=ident,
        kind=kind_of(ident),
        paths=paths,
        groups=[(k, list(v)) for k, v in groups],
        line=Lines(read.graph.model, day(answer["date"])).row,
    )


def _place(document: str, statement: dict[str, Any]) -> str:
    """Return the place of a document that a statement was taken from, as a heading; the document is told in its own order."""
    for cite in statement["citations"]:
        if cite["document"] == document:
            return ", ".join(filter(None, (cite["part"], cite["paragraph"])))
    return "The document as a whole"


_Given = Annotated[str | None, Query()]
#: So many results are grouped by kind, and so many of each kind are shown at first.
_MOST = 500
_OF_A_KIND = 8


@router.get("/search")
def found(
    request: Request, read: ReadDep, q: _Given = None, kind: _Given = None, area: _Given = None, date: _Given = None
) -> Response:
    """Search; without words, say what can be looked for."""
    words = (q or "").strip()
    given = bool(request.query_params)
    answer = None
    if words or (given and (read.faults or (area or "").strip())):
        answer = search(read, q, kind, area, date, limit=_MOST)
    elif given:
        read.done()
    return page(
        request,
        "search.html",
        status=422 if given and not words else 200,
        answer=answer,
        empty=given and not words,
        q=q or "",
        kind=kind or "",
        kinds=FOUND,
        groups=_by_kind(answer["results"], every=bool(kind)) if answer else [],
    )


def _by_kind(results: list[dict[str, Any]], *, every: bool) -> list[tuple[str, list[dict[str, Any]], int]]:
    """Return results by their kinds, the kind of the best first: of each the best, and how many more there are."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in results:
        kinds.setdefault(row["kind"], []).append(row)
    most = _MOST if every else _OF_A_KIND
    return [(kind, rows[:most], len(rows[most:])) for kind, rows in kinds.items()]

"""The structure of an area: its bodies and lines on a day, all or a part, with positions for a chart, or as the chart itself."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from api.formats import FORMATS, VARY, Send, chosen
from api.negotiate import PNG, SVG
from api.parameters import Day, ReadDep, many
from api.schemas.problem import PROBLEMS
from api.schemas.structure import CHARTS, StructureAnswer
from graphmodel.explorer.asked import AskedView
from graphmodel.ids import slug

router = APIRouter(tags=["Structure"])

#: The forms of a chart as a file, with their media types.
_PICTURES = {"svg": "image/svg+xml", "png": "image/png", "html": "text/html; charset=utf-8"}


def asked(
    *,
    focus: Annotated[list[str], many("Only what is around this body.", "body/medway-council")],
    steps: Annotated[
        str | None, Query(description="How many steps around it: 1 if left out; `all` for everything.", examples=["1"])
    ] = None,
    kinds: Annotated[
        list[str], many("Only lines of this sort (`accountable`, `seat`) or kind (`statutory`).", "accountable")
    ],
    body_kinds: Annotated[list[str], many("Only boxes of this kind.", "board")],
    hide: Annotated[list[str], many("Leave this body out.", "body/medway-council")],
    from_: Annotated[
        str | None,
        Query(alias="from", description="Mark a path that begins here.", examples=["body/medway-yot-board"]),
    ] = None,
    to: Annotated[
        str | None, Query(description="The path ends here; upwards if left out.", examples=["body/medway-council"])
    ] = None,
    way: Annotated[str | None, Query(description="Which of several such paths.", examples=["1"])] = None,
    compare: Annotated[
        str | None, Query(description="A second day: what differs is marked.", examples=["2013-10-01"])
    ] = None,
) -> AskedView:
    """Read which part is wanted."""
    return AskedView(focus, steps, kinds, body_kinds, hide, from_, to, way, compare)


ViewDep = Annotated[AskedView, Depends(asked)]


def structure(
    read: ReadDep,
    ident: Annotated[
        str, Path(alias="id", description="An area, or a body for what is around it.", examples=["area/medway"])
    ],
    view: ViewDep,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "area", "body", "post")
    on = read.day(date)
    read.attempt(lambda: view.resolve(read.graph.model))
    read.done()
    return read.graph.structure(ident, date=on, view=view)


Structure = Annotated[dict[str, Any], Depends(structure)]


def wanted(
    request: Request,
    read: ReadDep,
    form: Annotated[
        str | None,
        Query(
            alias="format",
            description="`json`, `jsonld`, `csv`, `ttl` or `nt` as everywhere; `svg`, `png` or `html` for the chart as a file that opens offline.",
            examples=["json"],
        ),
    ] = None,
) -> Callable[[dict[str, Any]], Response]:
    """Read in which form the answer is wanted. It stands before the answer in a route, so that all faults are told at once."""
    forms = (*FORMATS, *_PICTURES)
    if form and form not in forms:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(forms)}", forms)
    # A browser that opens the call likes HTML best, and means the JSON: the chart as a page is given where it is named.
    word = chosen(request, form, FORMATS | {f.name: f for f in (SVG, PNG)})
    if word in _PICTURES:
        return lambda answer: _picture(answer, word)
    send = Send(read.graph.model, word)
    return lambda answer: send("structure", answer)


def _picture(answer: dict[str, Any], form: str) -> Response:
    from graphmodel.diagram import made  # noqa: PLC0415  it loads what only this answer needs

    name = slug(f"structure {answer['question']['about']['id']} {answer['date']}")[:100]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(made(answer, form), media_type=_PICTURES[form], headers=headers | VARY)


@router.get(
    "/areas/{id:path}/structure",
    operation_id="structure",
    response_model=StructureAnswer,
    responses=PROBLEMS | CHARTS,
    summary="The structure of an area on a day",
)
def get_structure(
    send: Annotated[Callable[[dict[str, Any]], Response], Depends(wanted)], answer: Structure
) -> Response:
    """Give the nodes and lines that the documents attest on the day, with the place of each node on a chart.

    All of them, or a part: around a body, of some kinds, without some. A path may be marked, and a second day compared.
    """
    return send(answer)

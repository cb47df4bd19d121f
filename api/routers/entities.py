"""Things of any kind: bodies, norms, documents, kinds, areas, purposes, codelists ..."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep
from api.schemas.entities import EntityAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Things"])


def entity(
    read: ReadDep,
    ident: Annotated[
        str,
        Path(
            alias="id",
            description="Any id, such as `body/slug`, or a bare slug or name.",
            examples=["body/medway-council"],
        ),
    ],
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    on = read.day(date)
    if read.faults:
        read.attempt(lambda: read.graph.show(ident))
    read.done()
    return read.graph.show(ident, date=on)


Entity = Annotated[dict[str, Any], Depends(entity)]


@router.get(
    "/entities/{id:path}",
    operation_id="entity",
    response_model=EntityAnswer,
    responses=PROBLEMS | FILES,
    summary="A thing and all that is stated of it",
)
async def get_entity(send: SendDep, answer: Entity) -> Response:
    """Give a thing, its periods, its statements with their citations, what came after it, and the findings that touch it."""
    return send("entities", answer)

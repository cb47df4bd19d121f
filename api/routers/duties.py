"""Who bears what: the norms of a body, and the bodies of a norm."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import BodyId, Day, ReadDep
from api.parts import PartDep
from api.schemas.duties import DutiesAnswer, HoldersAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Duties"])


def duties(read: ReadDep, ident: BodyId, date: Day = None, *, part: PartDep) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body", "type")
    on = read.day(date)
    read.done()
    return read.graph.duties(ident, date=on, part=part)


def holders(
    read: ReadDep,
    ident: Annotated[str, Path(alias="id", description="A norm.", examples=["norm/cda1998-s38"])],
    area: Annotated[
        str | None, Query(description="Only bodies that serve this area.", examples=["area/medway"])
    ] = None,
    date: Day = None,
    *,
    part: PartDep,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "norm")
    place = read.ident("area", area, "area")
    on = read.day(date)
    read.done()
    return read.graph.holders(ident, area=place, date=on, part=part)


Duties = Annotated[dict[str, Any], Depends(duties)]
Holders = Annotated[dict[str, Any], Depends(holders)]


@router.get(
    "/bodies/{id:path}/duties",
    operation_id="duties",
    response_model=DutiesAnswer,
    responses=PROBLEMS | FILES,
    summary="The norms that a body bears or is owed",
)
async def get_duties(send: SendDep, answer: Duties) -> Response:
    """Give each norm with the chain of kinds and roles that makes it the body's."""
    return send("duties", answer)


@router.get(
    "/norms/{id:path}/holders",
    operation_id="holders",
    response_model=HoldersAnswer,
    responses=PROBLEMS | FILES,
    summary="The bodies that bear a norm",
)
async def get_holders(send: SendDep, answer: Holders) -> Response:
    """Give the bodies that bear a norm on a day, in an area or anywhere."""
    return send("holders", answer)

"""The structure of an area: its bodies and lines on a day, with positions for a chart."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.answers import Json
from api.parameters import Day, ReadDep
from api.schemas.problem import PROBLEMS
from api.schemas.structure import StructureAnswer

router = APIRouter(tags=["Structure"])


def structure(
    read: ReadDep,
    ident: Annotated[
        str, Path(alias="id", description="An area, or a body for what is around it.", examples=["area/medway"])
    ],
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "area", "body", "post")
    on = read.day(date)
    read.done()
    return read.graph.structure(ident, date=on)


Structure = Annotated[dict[str, Any], Depends(structure)]


@router.get(
    "/areas/{id:path}/structure",
    operation_id="getStructure",
    response_model=StructureAnswer,
    responses=PROBLEMS,
    summary="The structure of an area on a day",
)
async def get_structure(answer: Structure) -> Response:
    """Give every node and line that the documents attest on the day, with the place of each node on a chart."""
    return Json(answer)

"""Documents: what they say the law is."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep
from api.schemas.documents import ReadingsAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Documents"])


def readings(
    read: ReadDep,
    ident: Annotated[str, Path(alias="id", description="A document.", examples=["document/medway-2008"])],
    paragraph: Annotated[str | None, Query(description="Only this paragraph, as printed.", examples=["5.1"])] = None,
    norm: Annotated[
        str | None, Query(description="Only readings of this norm.", examples=["norm/cda1998-s115"])
    ] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "document")
    only = read.ident("norm", norm, "norm")
    on = read.day(date)
    read.done()
    return read.graph.readings(ident, paragraph=paragraph or None, norm=only, date=on)


Readings = Annotated[dict[str, Any], Depends(readings)]


@router.get(
    "/documents/{id:path}/readings",
    operation_id="readings",
    response_model=ReadingsAnswer,
    responses=PROBLEMS | FILES,
    summary="What a document says the law is",
)
async def get_readings(send: SendDep, answer: Readings) -> Response:
    """Give the readings, each compared with the law of the document's day, or of the day asked about."""
    return send("readings", answer)

"""The law over time of one thing: a norm, a body or a kind of body."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep
from api.schemas.problem import PROBLEMS
from api.schemas.timeline import TimelineAnswer

router = APIRouter(tags=["Over time"])


def timeline(
    read: ReadDep,
    ident: Annotated[
        str,
        Path(
            alias="id",
            description="A norm, body or kind of body, as an id, bare slug or name.",
            examples=["norm/ca1989-s47-9"],
        ),
    ],
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body", "type", "norm")
    on = read.day(date)
    read.done()
    return read.graph.timeline(ident, date=on)


Timeline = Annotated[dict[str, Any], Depends(timeline)]


@router.get(
    "/timeline/{id:path}",
    operation_id="timeline",
    response_model=TimelineAnswer,
    responses=PROBLEMS | FILES,
    summary="What happened to a norm, body or kind of body, and when",
)
async def get_timeline(send: SendDep, answer: Timeline) -> Response:
    """Give its events by date, apart from them those without a date, and the stretches of time in which it stays the same."""
    return send("timeline", answer)

"""Coverage: what of the law is in the graph."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep
from api.schemas.coverage import CoverageAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Coverage"])


def coverage(read: ReadDep, date: Day = None) -> dict[str, Any]:
    """Read the request and answer it."""
    on = read.day(date)
    read.done()
    return read.graph.coverage(date=on)


Coverage = Annotated[dict[str, Any], Depends(coverage)]


@router.get(
    "/coverage",
    operation_id="coverage",
    response_model=CoverageAnswer,
    responses=PROBLEMS | FILES,
    summary="What of the law is in the graph",
)
async def get_coverage(send: SendDep, answer: Coverage) -> Response:
    """Give for each Act what of it is in the graph, how it was read, up to when, and what is not confirmed."""
    return send("coverage", answer)

"""The legal basis over time: from when to when the answer to one question stays the same."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.answers import Json
from api.parameters import ReadDep
from api.routers.legal_basis import AskedDep
from api.schemas.between import BetweenAnswer
from api.schemas.problem import PROBLEMS
from graphmodel.timeline.span import Span

router = APIRouter(tags=["Over time"])


def between(
    *,
    read: ReadDep,
    question: AskedDep,
    days: Annotated[
        list[str],
        Query(
            alias="between",
            description="The first day and the last, both included: given twice, the earlier first.",
            examples=[["2012-06-01", "2014-06-01"]],
            default_factory=list,
        ),
    ],
) -> dict[str, Any]:
    """Read the request and answer it."""
    given = [d for d in days if d.strip()]
    read.attempt(lambda: Span.read(given, question.date))
    read.done()
    return read.graph.between(question, given)


Between = Annotated[dict[str, Any], Depends(between)]


@router.get(
    "/legal-basis/between",
    operation_id="legal_basis_between",
    response_model=BetweenAnswer,
    responses=PROBLEMS,
    summary="Ask when the answer on the legal basis changes, and what changes it",
)
def get_between(answer: Between) -> Response:
    """Give the stretches of time in which the answer stays the same, and what changed at each border between them."""
    return Json(answer)

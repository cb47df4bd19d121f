# ruff: noqa: FAST003  the id of a path is read by what the route depends on
"""What a provision wants on a board, and what differs between two days or two things."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import BodyId, Day, ReadDep
from api.schemas.compare import CompareAnswer, ComplianceAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Comparison"])

_KINDS = ("area", "body", "list", "document")


def compliance(
    read: ReadDep,
    ident: BodyId,
    norm: Annotated[
        str | None, Query(description="The norm that says who has to sit.", examples=["norm/ca2004-s10-1"])
    ] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body")
    wanted = read.needed("norm", norm, "norm")
    on = read.day(date)
    read.done()
    return read.graph.compliance(ident, norm=wanted, date=on)


def compare(
    read: ReadDep,
    left: Annotated[
        str | None, Query(description="An area, board, list or document.", examples=["area/medway"])
    ] = None,
    right: Annotated[
        str | None,
        Query(description="Another one; left out to compare `left` between two days.", examples=["area/kent"]),
    ] = None,
    norm: Annotated[
        str | None,
        Query(description="For two documents: the norm whose readings are compared.", examples=["norm/cda1998-s115"]),
    ] = None,
    from_: Annotated[str | None, Query(alias="from", description="The first day.", examples=["2008-12-01"])] = None,
    until: Annotated[str | None, Query(description="The second day.", examples=["2013-10-01"])] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it; `date` stands for a day that is left out."""
    one = read.needed("left", left, *_KINDS)
    other = read.ident("right", right, *_KINDS)
    law = read.ident("norm", norm, "norm")
    on = read.day(date)
    first, second = read.day(from_, "from") or on, read.day(until, "until") or on
    if not other and not (first and second):
        read.fault("from", "one thing is compared between two days: give both `from` and `until`, or `right`")
    read.done()
    return read.graph.compare(one, other, norm=law, from_=first, until=second)


Compliance = Annotated[dict[str, Any], Depends(compliance)]
Comparison = Annotated[dict[str, Any], Depends(compare)]


@router.get(
    "/boards/{id:path}/compliance",
    operation_id="compliance",
    response_model=ComplianceAnswer,
    responses=PROBLEMS | FILES,
    summary="Whether a board has the seats that a provision wants",
)
async def get_compliance(send: SendDep, answer: Compliance) -> Response:
    """Say for each item of the provision's list by which seat it is held, by none, or why that cannot be told."""
    return send("compliance", answer)


@router.get(
    "/compare",
    operation_id="compare",
    response_model=CompareAnswer,
    responses=PROBLEMS | FILES,
    summary="What differs between two days or two things",
)
async def get_comparison(send: SendDep, answer: Comparison) -> Response:
    """Compare an area or board on two days, or two areas, boards, lists or documents' readings of one norm."""
    return send("compare", answer)

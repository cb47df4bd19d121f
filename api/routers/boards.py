"""Boards: their seats, their rules, and whether a number present is quorate."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import BodyId, Day, ReadDep
from api.schemas.boards import QuorumAnswer, RulesAnswer, SeatsAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Boards"])

MOST_PRESENT = 10_000


def seats(
    read: ReadDep,
    ident: BodyId,
    list_: Annotated[
        str | None,
        Query(alias="list", description="Only this list of seats.", examples=["list/medway-trust-board-membership"]),
    ] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body")
    only = read.ident("list", list_, "list")
    on = read.day(date)
    read.done()
    return read.graph.members(ident, list_=only, date=on)


def rules(
    read: ReadDep,
    ident: BodyId,
    topic: Annotated[str | None, Query(description="Only this topic.", examples=["quorum"])] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body", "post")
    only = read.word("topic", topic, "rule-topic")
    on = read.day(date)
    read.done()
    return read.graph.rules(ident, topic=only, date=on)


def quorum(
    read: ReadDep,
    ident: BodyId,
    present: Annotated[str | None, Query(description="How many are present.", examples=["7"])] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body")
    number = read.number("present", present, 0, MOST_PRESENT)
    on = read.day(date)
    read.done()
    return read.graph.quorum(ident, present=number, date=on)


Seats = Annotated[dict[str, Any], Depends(seats)]
Rules = Annotated[dict[str, Any], Depends(rules)]
Quorum = Annotated[dict[str, Any], Depends(quorum)]


@router.get(
    "/boards/{id:path}/seats",
    operation_id="seats",
    response_model=SeatsAnswer,
    responses=PROBLEMS | FILES,
    summary="The seats of a board",
)
async def get_seats(send: SendDep, answer: Seats) -> Response:
    """Give the lists of seats as printed, each with its declared total and its count, and every seat."""
    return send("seats", answer)


@router.get(
    "/bodies/{id:path}/rules",
    operation_id="rules",
    response_model=RulesAnswer,
    responses=PROBLEMS | FILES,
    summary="The rules of procedure of a body",
)
async def get_rules(send: SendDep, answer: Rules) -> Response:
    """Give the rules, those that a class hands down among them, and what is left unfinished or unstated."""
    return send("rules", answer)


@router.get(
    "/boards/{id:path}/quorum",
    operation_id="quorum",
    response_model=QuorumAnswer,
    responses=PROBLEMS | FILES,
    summary="Whether a number present is quorate",
)
async def get_quorum(send: SendDep, answer: Quorum) -> Response:
    """Say whether a number present is quorate, or why that cannot be computed."""
    return send("quorum", answer)

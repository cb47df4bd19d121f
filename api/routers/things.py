"""Lists of all things of one kind."""
# ruff: noqa: FAST003  the list of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep, Reader
from api.parts import PartDep
from api.schemas.problem import PROBLEMS
from api.schemas.things import ThingsAnswer
from graphmodel.calls.paging import ALL, Part
from graphmodel.calls.things import SHELVES

router = APIRouter(tags=["Things"])

MOST_CHARACTERS = 200
MOST_PAGES = 1000

Words = Annotated[str | None, Query(description="Only those whose names these words fit.", examples=["section 115"])]
InArea = Annotated[
    str | None, Query(description="Only bodies that serve this area, and its documents.", examples=["area/medway"])
]
NumberedPage = Annotated[
    str | None, Query(alias="page", description="Which page of the list; the first if left out.", examples=["1"])
]


def listed(
    read: Reader, shelf: str, q: str | None, area: str | None, page: str | None, date: str | None, part: Part = ALL
) -> dict[str, Any]:
    """Read what a list is asked for, and answer it."""
    words = (q or "").strip()
    if len(words) > MOST_CHARACTERS:
        read.fault("q", f"`q` is longer than {MOST_CHARACTERS} characters; a few words are enough")
    place = read.ident("area", area, "area")
    number = read.number("page", page, 1, MOST_PAGES, 1)
    on = read.day(date)
    if read.faults or read.missing:
        read.attempt(lambda: read.graph.things(shelf))
    read.done()
    return read.graph.things(shelf, words=words or None, area=place, page=number, date=on, part=part)


def things(
    read: ReadDep,
    shelf: Annotated[str, Path(alias="things", description=f"Which list: {', '.join(SHELVES)}.", examples=["norms"])],
    q: Words = None,
    area: InArea = None,
    page: NumberedPage = None,
    date: Day = None,
    *,
    part: PartDep,
) -> dict[str, Any]:
    """Read the request and answer it."""
    return listed(read, shelf, q, area, page, date, part)


Things = Annotated[dict[str, Any], Depends(things)]


@router.get(
    "/things/{things}",
    operation_id="things",
    response_model=ThingsAnswer,
    responses=PROBLEMS | FILES,
    summary="All things of one kind",
)
def list_things(send: SendDep, answer: Things) -> Response:
    """Give all norms, Acts, bars, purposes, types, bodies, boards, documents and so on, a page at a time, each in one line."""
    return send("things", answer)

"""Search: things by words."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep, Reader
from api.parts import PartDep
from api.schemas.problem import PROBLEMS
from api.schemas.search import SearchAnswer
from graphmodel.calls.paging import ALL, Part
from graphmodel.calls.search import MOST

router = APIRouter(tags=["Things"])

MOST_CHARACTERS = 200


def asked(
    read: ReadDep,
    q: Annotated[str | None, Query(description="The words to look for.", examples=["youth offending"])] = None,
    kind: Annotated[str | None, Query(description="Only things of this kind.", examples=["body"])] = None,
    area: Annotated[
        str | None, Query(description="Only bodies and documents of this area.", examples=["area/medway"])
    ] = None,
    date: Day = None,
    *,
    part: PartDep,
) -> dict[str, Any]:
    """Read the request and answer it."""
    return search(read, q, kind, area, date, part=part)


def search(
    read: Reader,
    q: str | None,
    kind: str | None,
    area: str | None,
    date: str | None,
    *,
    limit: int = MOST,
    part: Part = ALL,
) -> dict[str, Any]:
    """Read what is looked for, and look for it."""
    words = (q or "").strip()
    if len(words) > MOST_CHARACTERS:
        read.fault("q", f"`q` is longer than {MOST_CHARACTERS} characters; a few words are enough")
        words = words[:MOST_CHARACTERS]
    place = read.ident("area", area, "area")
    on = read.day(date)
    if read.faults or read.missing:
        read.attempt(lambda: read.graph.search(words, kind=kind or None))
    read.done()
    return read.graph.search(words, kind=kind or None, area=place, limit=limit, date=on, part=part)


Search = Annotated[dict[str, Any], Depends(asked)]


@router.get(
    "/search", operation_id="search", response_model=SearchAnswer, responses=PROBLEMS | FILES, summary="Things by words"
)
async def get_search(send: SendDep, answer: Search) -> Response:
    """Find things by their labels, other and former names and identifiers; slips are forgiven."""
    return send("search", answer)

"""Findings: what a reader should know of the documents."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep
from api.parts import PartDep
from api.schemas.findings import FindingsAnswer
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Findings"])


def findings(
    read: ReadDep,
    about: Annotated[
        str | None,
        Query(description="Only findings that touch this thing.", examples=["body/medway-childrens-trust-board"]),
    ] = None,
    area: Annotated[
        str | None, Query(description="Only findings of this area's documents.", examples=["area/medway"])
    ] = None,
    kind: Annotated[str | None, Query(description="Only findings of this kind.", examples=["line-stops"])] = None,
    date: Day = None,
    *,
    part: PartDep,
) -> dict[str, Any]:
    """Read the request and answer it."""
    what = read.ident("about", about)
    place = read.ident("area", area, "area")
    only = read.word("kind", kind, "finding-kind")
    on = read.day(date)
    read.done()
    return read.graph.findings(what, area=place, kind=only, date=on, part=part)


Findings = Annotated[dict[str, Any], Depends(findings)]


@router.get(
    "/findings",
    operation_id="findings",
    response_model=FindingsAnswer,
    responses=PROBLEMS | FILES,
    summary="What a reader should know of the documents",
)
async def get_findings(send: SendDep, answer: Findings) -> Response:
    """Give contradictions, lines that stop, loops, dangling references and the like, each with its citations."""
    return send("findings", answer)

"""Identifiers: things by the codes of public registers."""
# ruff: noqa: FAST003  the code of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep
from api.schemas.identifiers import IdentifiersAnswer
from api.schemas.problem import PROBLEMS
from graphmodel.calls.envelope import code

router = APIRouter(tags=["Things"])


def asked(
    read: ReadDep,
    scheme: Annotated[
        str, Path(description="The register, a word of codelist/identifier-scheme.", examples=["ons_gss"])
    ],
    value: Annotated[str, Path(description="The code; capitals and spaces do not count.", examples=["E06000035"])],
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    on = read.day(date)
    read.attempt(lambda: code(read.graph.model, "identifier-scheme", scheme, "scheme"))
    read.done()
    return read.graph.identifiers(value, scheme=scheme, date=on)


Identified = Annotated[dict[str, Any], Depends(asked)]


@router.get(
    "/identifiers/{scheme}/{value}",
    operation_id="identifiers",
    response_model=IdentifiersAnswer,
    responses=PROBLEMS | FILES,
    summary="Things by a code",
)
async def get_identifiers(send: SendDep, answer: Identified) -> Response:
    """Find what has a code of a public register (GSS, ODS, company number), and tell whether it had it on the day."""
    return send("identifiers", answer)

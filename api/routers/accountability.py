"""Who answers to whom."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.formats import FILES, SendDep
from api.parameters import Day, ReadDep, many
from api.schemas.accountability import AccountabilityAnswer
from api.schemas.problem import PROBLEMS
from graphmodel.calls.accountability import DEPTH

router = APIRouter(tags=["Accountability"])

MOST_STEPS = 30


def accountability(
    *,
    read: ReadDep,
    ident: Annotated[
        str,
        Path(alias="id", description="The body, post or kind of body to begin at.", examples=["body/medway-yot-board"]),
    ],
    to: Annotated[
        str | None,
        Query(description="The one to reach; all that is above if left out.", examples=["body/medway-council"]),
    ] = None,
    kind: Annotated[
        list[str],
        many("Only lines of this kind.", "partnership"),
    ],
    strength: Annotated[str | None, Query(description="Only lines of this strength.", examples=["accountable"])] = None,
    source: Annotated[
        str | None, Query(description="Only what this document says.", examples=["document/medway-2008"])
    ] = None,
    depth: Annotated[
        str | None,
        Query(description=f"The largest number of steps, 1 to {MOST_STEPS}; {DEPTH} if left out.", examples=["8"]),
    ] = None,
    identity: Annotated[
        str | None,
        Query(description="`probable` also goes over identities of names that are only probable.", examples=["stated"]),
    ] = None,
    date: Day = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    read.ident("id", ident, "body", "post", "type")
    goal = read.ident("to", to, "body", "post", "type")
    kinds = [k for k in kind if read.word("kind", k, "line-kind")]
    weight = read.word("strength", strength, "strength")
    document = read.ident("source", source, "document")
    steps = read.number("depth", depth, 1, MOST_STEPS, DEPTH)
    over = read.word("identity", identity, "identity") or "stated"
    on = read.day(date)
    read.done()
    return read.graph.path(
        ident, to=goal, kinds=kinds, strength=weight, source=document, depth=steps, identity=over, date=on
    )


Accountability = Annotated[dict[str, Any], Depends(accountability)]


@router.get(
    "/accountability/{id:path}",
    operation_id="accountability",
    response_model=AccountabilityAnswer,
    responses=PROBLEMS | FILES,
    summary="Who a body answers to",
)
async def get_accountability(send: SendDep, answer: Accountability) -> Response:
    """Give every path upwards, how each ends, and where the documents say no more."""
    return send("accountability", answer)

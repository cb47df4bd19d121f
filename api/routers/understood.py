"""A question in everyday words."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.answers import Json
from api.parameters import Day, ReadDep, many, one
from api.schemas.problem import PROBLEMS
from api.schemas.understood import UnderstoodAnswer
from graphmodel.calls.legal_basis import facts_of
from graphmodel.legal_basis.question import Asked

router = APIRouter(tags=["Legal basis"])

_EXAMPLE = "Can Kent Police tell Medway's youth offending team about a 15-year-old's arrest?"
_COUNTS = "It counts, whatever the words say."


def apart(
    *,
    discloser: Annotated[list[str], many(f"Who holds the information. {_COUNTS}", "body/kent-police-force")],
    recipient: Annotated[list[str], many(f"Who would receive it. {_COUNTS}", "body/medway-yot")],
    purpose: Annotated[str | None, one(f"What for. {_COUNTS}", "purpose/youth-justice")] = None,
    subject: Annotated[str | None, one(f"Whom it is about. {_COUNTS}", "subject/child")] = None,
    information: Annotated[list[str], many(f"Which kind of information. {_COUNTS}", "information/criminal-offence")],
    date: Day = None,
    fact: Annotated[
        list[str],
        many(f"A fact of the case, `name=true`, `name=false` or `name=unknown`. {_COUNTS}", "consent=unknown"),
    ],
    within: Annotated[str | None, one(f"The area that a kind of body is asked about. {_COUNTS}", "area/medway")] = None,
    capacity_from: Annotated[
        str | None, one(f"The capacity in which the discloser acts. {_COUNTS}", "type/social-services-authority")
    ] = None,
    capacity_to: Annotated[
        str | None, one(f"The capacity in which the recipient acts. {_COUNTS}", "type/social-services-authority")
    ] = None,
) -> Asked:
    """Read the parts that are given apart from the words."""
    return Asked(
        discloser=[d for d in discloser if d.strip()],
        recipient=[r for r in recipient if r.strip()],
        purpose=purpose or "",
        subject=subject or "",
        information=[i for i in information if i.strip()],
        date=date or "",
        facts=facts_of(f for f in fact if f),
        within=within or None,
        capacity_from=capacity_from or None,
        capacity_to=capacity_to or None,
    )


def asked(
    read: ReadDep,
    given: Annotated[Asked, Depends(apart)],
    q: Annotated[str | None, Query(description="The question in everyday words.", examples=[_EXAMPLE])] = None,
) -> dict[str, Any]:
    """Read the request and answer it."""
    found: list[dict[str, Any]] = []
    read.attempt(lambda: found.append(read.graph.understood(q or "", given)))
    read.done()
    return found[0]


@router.get(
    "/understood",
    operation_id="understood",
    response_model=UnderstoodAnswer,
    responses=PROBLEMS,
    summary="Ask in everyday words",
)
def get_understood(answer: Annotated[dict[str, Any], Depends(asked)]) -> Response:
    """Show how each part of a question was understood and ask what is not certain; with nothing to ask, answer it.

    No model guesses: words are looked up among the names in the graph, and what is ambiguous is asked. England only.
    """
    return Json(answer)

"""The legal basis: may this body give this information to that one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.answers import Json
from api.operation.metrics import count_answer
from api.parameters import Day, ReadDep, Reader, many, one
from api.schemas.legal_basis import LegalBasisAnswer, QuestionBody
from api.schemas.problem import PROBLEMS
from graphmodel.calls.legal_basis import facts_of
from graphmodel.legal_basis.posted import loaded, posted
from graphmodel.legal_basis.question import Asked

router = APIRouter(tags=["Legal basis"])


def asked(
    *,
    read: ReadDep,
    discloser: Annotated[list[str], many("Who holds the information: a body or a kind of body.", "body/medway-pct")],
    recipient: Annotated[list[str], many("Who would receive it.", "body/kent-police-force")],
    purpose: Annotated[str | None, one("What for.", "purpose/youth-justice")] = None,
    subject: Annotated[str | None, one("Whom the information is about.", "subject/child")] = None,
    information: Annotated[list[str], many("Which kind of information.", "information/personal")],
    date: Day = None,
    fact: Annotated[list[str], many("A fact of the case, `name=true` or `name=false`.", "request-made=true")],
    within: Annotated[str | None, one("The area that a kind of body is asked about.", "area/medway")] = None,
    capacity_from: Annotated[
        str | None, one("The capacity in which the discloser acts.", "type/social-services-authority")
    ] = None,
    capacity_to: Annotated[
        str | None, one("The capacity in which the recipient acts.", "type/social-services-authority")
    ] = None,
    nation: Annotated[str | None, one("The nation; England if left out.", "england")] = None,
) -> Asked:
    """Read a question from a query string."""
    question = Asked(
        discloser=_filled(discloser),
        recipient=_filled(recipient),
        purpose=purpose or "",
        subject=subject or "",
        information=_filled(information),
        date=date or "",
        facts=facts_of(f for f in fact if f),
        within=within or None,
        capacity_from=capacity_from or None,
        capacity_to=capacity_to or None,
        nation=nation or None,
    )
    read.attempt(lambda: question.resolve(read.graph.model))
    return question


AskedDep = Annotated[Asked, Depends(asked)]


@router.get(
    "/legal-basis",
    operation_id="legal_basis",
    response_model=LegalBasisAnswer,
    responses=PROBLEMS,
    summary="Ask for the legal basis",
)
def get_legal_basis(request: Request, read: ReadDep, question: AskedDep) -> Response:
    """Say by which law, as a duty or a power and on what conditions; and what stays for the officer to judge."""
    read.done()
    return Json(count_answer(request, read.graph.ask(question)))


@router.post(
    "/legal-basis",
    operation_id="post_legal_basis",
    response_model=LegalBasisAnswer,
    responses=PROBLEMS,
    summary="Ask for the legal basis, the question in the body",
    openapi_extra={"requestBody": QuestionBody.for_openapi()},
)
async def post_legal_basis(request: Request, read: ReadDep) -> Response:
    """Answer the same question given as JSON, with the same bytes."""
    body = await request.body()
    return Json(count_answer(request, await run_in_threadpool(_answer, read, body)))


def _answer(read: Reader, body: bytes) -> dict[str, Any]:
    question = Asked()

    def readable() -> None:
        nonlocal question
        question = posted(read.graph.model, loaded(body))

    read.attempt(readable)
    read.done()
    return read.graph.ask(question)


def _filled(values: list[str]) -> list[str]:
    return [v for v in values if v.strip()]

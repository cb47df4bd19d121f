"""Audit: which law a text cites, and what the graph knows of it."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.answers import Json
from api.parameters import Day, ReadDep, Reader, many, one
from api.schemas.audit import BODY, AuditAnswer
from api.schemas.problem import PROBLEMS
from api.uploads import parts
from graphmodel.calls.audit import AskedAudit, resolve
from graphmodel.calls.legal_basis import facts_of
from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.question import Asked

router = APIRouter(tags=["Audit"])

_FORM = "multipart/form-data"
#: The fields of a form → whether they may repeat. `file` and `text` are for the text itself; the others are also parameters.
_FIELDS = {
    **dict.fromkeys(("file", "text", "name", "part", "written", "date", "purpose", "subject", "within"), False),
    **dict.fromkeys(("capacity_from", "capacity_to", "nation"), False),
    **dict.fromkeys(("discloser", "recipient", "information", "fact"), True),
}
_ENDINGS = {"text/markdown": "md", "text/html": "html", "application/xhtml+xml": "html"}


def parameters(
    *,
    name: Annotated[str | None, one("What the file is called; its ending tells Markdown from text.", "isa.md")] = None,
    part: Annotated[str | None, one("Only the part with this heading.", "Appendix 3")] = None,
    written: Annotated[str | None, one("When the text was written.", "2008-11-30")] = None,
    date: Day = None,
    discloser: Annotated[list[str], many("Who would give: to ask whether it fits them.", "body/medway-pct")],
    recipient: Annotated[list[str], many("Who would receive.", "body/kent-police-force")],
    purpose: Annotated[str | None, one("What for.", "purpose/youth-justice")] = None,
    subject: Annotated[str | None, one("Whom the information is about; anyone if left out.", "subject/child")] = None,
    information: Annotated[list[str], many("Which kind; personal if left out.", "information/personal")],
    fact: Annotated[list[str], many("A fact of the case, `name=true` or `name=false`.", "request-made=true")],
    within: Annotated[str | None, one("The area that a kind of body is asked about.", "area/medway")] = None,
    capacity_from: Annotated[
        str | None, one("The capacity in which the discloser acts.", "type/social-services-authority")
    ] = None,
    capacity_to: Annotated[
        str | None, one("The capacity in which the recipient acts.", "type/social-services-authority")
    ] = None,
    nation: Annotated[str | None, one("The nation; England if left out.", "england")] = None,
) -> list[tuple[str, str]]:
    """Return the question as the query has it, field by field."""
    single = {
        "name": name,
        "part": part,
        "written": written,
        "date": date,
        "purpose": purpose,
        "subject": subject,
        "within": within,
        "capacity_from": capacity_from,
        "capacity_to": capacity_to,
        "nation": nation,
    }
    many = {"discloser": discloser, "recipient": recipient, "information": information, "fact": fact}
    given = [(n, v) for n, v in single.items() if v] + [(n, v) for n, values in many.items() for v in values if v]
    return [(n, v) for n, v in given if v.strip()]


Given = Annotated[list[tuple[str, str]], Depends(parameters)]


@router.post(
    "/audit",
    operation_id="audit",
    response_model=AuditAnswer,
    responses=PROBLEMS | {413: {"description": "The file is larger than 10 MB."}},
    summary="Audit a text",
    openapi_extra={"requestBody": BODY},
)
async def post_audit(request: Request, read: ReadDep, given: Given) -> Response:
    """Say of each place in a law that a text cites whether it is law on the day, what it does, and whether the text tells it so.

    Send a form with the file, or the file itself as the body and the question in the query. With a discloser, a recipient and a purpose it
    also says whether what is cited fits these, and what else does. The text is read in memory and kept nowhere.
    """
    body = await request.body()
    return Json(await run_in_threadpool(answer, read, request.headers.get("content-type", ""), body, given))


def answer(read: Reader, content_type: str, body: bytes, given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the answer to a request.

    Raises:
        BadQuestionError, NotInGraphError: with every fault of the request and of the question.
    """
    asked = read_audit(read, content_type, body, given)
    if read.faults:
        read.attempt(lambda: resolve(read.graph.model, read.graph.engine, asked))
    read.done()
    return read.graph.audit(asked)


def read_audit(read: Reader, content_type: str, body: bytes, given: Sequence[tuple[str, str]]) -> AskedAudit:
    """Read what is to be audited, and what is asked, from a form or a body.

    Args:
        read: takes the faults.
        content_type: of the body.
        body: the form, or the file itself.
        given: the fields that the query has.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind != _FORM:
        fields = dict(given)
        ending = _ENDINGS.get(kind)
        return _asked(body, fields.get("name") or (f"text.{ending}" if ending else "text"), given)
    data, name, fields_of_form = b"", "", []
    try:
        for part in parts(content_type, body):
            if part.name in {"file", "text"} and part.content.strip():
                data, name = part.content, part.file or "text"
            elif part.name not in {"file", "text"}:
                fields_of_form.append((part.name, part.content.decode("utf-8", "replace")))
    except BadQuestionError as error:
        read.faults += error.faults
    filled = [(n, v) for n, v in fields_of_form if v.strip()]
    read.known((n for n, _ in filled), _FIELDS)
    return _asked(data, dict(filled).get("name") or name, [*given, *filled])


def _asked(data: bytes, name: str, given: Sequence[tuple[str, str]]) -> AskedAudit:
    """Return the audit that is asked for."""

    def one(field: str) -> str:
        return next((v.strip() for n, v in given if n == field), "")

    def many(field: str) -> list[str]:
        return [v.strip() for n, v in given if n == field]

    about = Asked(
        discloser=many("discloser"),
        recipient=many("recipient"),
        purpose=one("purpose"),
        subject=one("subject"),
        information=many("information"),
        date=one("date"),
        facts=facts_of(many("fact")),
        within=one("within") or None,
        capacity_from=one("capacity_from") or None,
        capacity_to=one("capacity_to") or None,
        nation=one("nation") or None,
    )
    return AskedAudit(data, name, one("part") or None, one("written") or None, about)

"""The audit of a text on one form, and what was found in it. It works without JavaScript; the text is read in memory and kept nowhere."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.pages.form import NAMES, Form, Wrong
from api.parameters import ReadDep, Reader
from api.render import page
from api.routers.audit import Given, answer, read_audit
from graphmodel.calls.audit import AskedAudit
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError

router = APIRouter()

_NAMES = NAMES | {"file": "The text", "part": "Only the part", "written": "When it was written"}


@router.get("/audit")
def form(request: Request, read: ReadDep, given: Given) -> Response:
    """Show the form, filled in with what the link says."""
    asked = read_audit(read, "", b"", given)
    return _form(request, read, asked, 200)


@router.post("/audit")
async def audit(request: Request, read: ReadDep, given: Given) -> Response:
    """Show what was found in a text; where it cannot be read, the form with what is wrong."""
    content_type, body = request.headers.get("content-type", ""), await request.body()
    # Read once more for the form, apart from the reader that collects the faults.
    asked = read_audit(Reader(read.graph), content_type, body, given)
    try:
        found = await run_in_threadpool(answer, read, content_type, body, given)
    except (BadQuestionError, NotInGraphError) as error:
        return _form(request, read, asked, 422, error.faults)
    return page(request, "audited.html", answer=found, groups=_groups(found), form=_filled(read, asked), asked=asked)


def _form(request: Request, read: Reader, asked: AskedAudit, status: int, faults: tuple[Fault, ...] = ()) -> Response:
    wrong = tuple(Wrong(f.field, _NAMES.get(f.field, f.field), f.message) for f in faults)
    return page(request, "audit.html", status=status, form=_filled(read, asked, wrong), asked=asked)


def _filled(read: Reader, asked: AskedAudit, wrong: tuple[Wrong, ...] = ()) -> Form:
    return Form(read.graph.model, asked.about, wrong)


def _groups(found_in: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the rows of an answer by group, in the order in which they come."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in found_in["citations"]:
        found.setdefault(row["group"], []).append(row)
    return list(found.items())

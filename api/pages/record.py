"""The record of a decision as a page that prints well, with links to its files."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.form import Form, wrong_of
from api.parameters import ReadDep
from api.render import page
from api.routers.legal_basis import AskedDep
from graphmodel.legal_basis.question import Asked
from graphmodel.record.document import document
from graphmodel.record.html import fragment, style

router = APIRouter()


@router.get("/record")
def record(request: Request, read: ReadDep, question: AskedDep) -> Response:
    """Show the record; without a question, the form; with a question that cannot be read, what is wrong with it."""
    given = request.query_params.multi_items()
    if not given:
        return page(request, "ask.html", form=Form(read.graph.model, Asked()))
    made: list[dict[str, Any]] = []
    if not (read.faults or read.missing):
        read.attempt(lambda: made.append(read.graph.record(question)))
    if not made:
        status = 422 if read.faults else 404
        wrong = wrong_of(read, given)
        return page(request, "ask.html", status=status, form=Form(read.graph.model, question, wrong))
    base = str(request.base_url).rstrip("/")
    drawn = fragment(document(made[0], base))
    return page(request, "record.html", record=made[0], drawn=drawn, style=style())

"""The matrix of an area as a table, with a form for what it is about; every cell leads to its answer."""
# ruff: noqa: FAST003  the area of a path is read by what the route depends on

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.form import Form
from api.parameters import ReadDep, Reader
from api.render import page
from api.routers.matrix import AskedMatrixDep, made
from graphmodel.legal_basis.question import Asked
from graphmodel.matrix.html import fragment, style
from graphmodel.matrix.question import EVERY, INFORMATION, SUBJECT, AskedMatrix
from graphmodel.model.bodies import Body

router = APIRouter()


@router.get("/matrix/{area:path}")
def matrix(request: Request, read: ReadDep, question: AskedMatrixDep) -> Response:
    """Show the table; without a purpose, the form alone."""
    if not question.purposes and not read.faults:
        return _asked(request, read, question)
    answer = made(read, question).answer()
    given = answer["question"]
    form = Form(read.graph.model, _form_of(question))
    return page(
        request,
        "matrix.html",
        answer=answer,
        area=given["area"],
        form=form,
        sent=False,
        every=given["all_purposes"],
        board=given["board"]["id"] if given["board"] else "",
        boards=_boards(read, given["area"]["id"]),
        table=fragment(answer),
        style=style(),
    )


def _asked(request: Request, read: Reader, question: AskedMatrix) -> Response:
    """Return the form, filled in with what was given."""
    model = read.graph.model
    found: list[str] = []
    read.attempt(lambda: found.append(model.resolve(question.area, "area", field="area")))
    read.day(question.date)
    read.ident("board", question.board, "body")
    read.ident("subject", question.subject, "subject")
    for kind in question.information:
        read.ident("information", kind, "information")
    read.done()
    board = model.resolve(question.board, "body") if question.board else ""
    area = {"id": found[0], "label": model.label(found[0]), "kind": "area"}
    form = Form(model, _form_of(question))
    # A form that was sent without a purpose says so; a link without one only offers the form.
    sent = "purpose" in request.query_params
    parts: dict[str, Any] = {"answer": None, "every": False, "board": board, "boards": _boards(read, area["id"])}
    return page(request, "matrix.html", status=422 if sent else 200, sent=sent, area=area, form=form, **parts)


def _form_of(question: AskedMatrix) -> Asked:
    """Return the parts of the question as the form for one question holds them."""
    facts: Any = question.facts
    return Asked(
        purpose=next((p for p in question.purposes if p != EVERY), ""),
        subject=question.subject or SUBJECT,
        information=question.information or INFORMATION,
        date=question.date,
        facts=facts,
    )


def _boards(read: Reader, area: str) -> list[Body]:
    """Return the bodies of an area of whose seats the graph knows."""
    model, overlap = read.graph.model, read.graph.engine.matcher.places.overlap
    boards = {x.board for x in model.lists.values()}
    found = [model.bodies[b] for b in boards if any(overlap(c.area, area) for c in model.bodies[b].covers)]
    return sorted(found, key=lambda b: b.label)

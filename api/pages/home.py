"""The first page, and the two that every public service has."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.pages.form import Form
from api.parameters import ReadDep
from api.render import page
from graphmodel.legal_basis.question import Asked

router = APIRouter()

_Given = Annotated[str | None, Query()]


@router.get("/")
def home(
    request: Request, read: ReadDep, discloser: _Given = None, recipient: _Given = None, date: _Given = None
) -> Response:
    """Say what this is and is not, and offer the form; a party may be filled in by the link that led here."""
    read.done()
    model = read.graph.model
    filled = Asked([discloser] if discloser else [], [recipient] if recipient else [], date=date or "")
    areas = sorted({d.area for d in model.documents.values() if d.area}, key=model.label)
    return page(request, "home.html", form=Form(model, filled), areas=[model.ref(a) for a in areas])


@router.get("/privacy")
def privacy(request: Request, read: ReadDep) -> Response:
    """Say what becomes of a question."""
    read.done()
    return page(request, "privacy.html")


@router.get("/accessibility")
def accessibility(request: Request, read: ReadDep) -> Response:
    """Say how accessible the pages are."""
    read.done()
    return page(request, "accessibility.html")

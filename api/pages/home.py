"""The first page, and the two that every public service has."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.parameters import ReadDep
from api.render import page
from graphmodel import __version__

router = APIRouter()

_Given = Annotated[str | None, Query()]


@router.get("/")
def home(
    request: Request, read: ReadDep, discloser: _Given = None, recipient: _Given = None, date: _Given = None
) -> Response:
    """Offer the two ways in, the areas and the lists, and say what this is and is not; a party in the link is handed on."""
    read.done()
    model = read.graph.model
    days: dict[str, set[str]] = {}
    for document in model.documents.values():
        if document.area:
            when = document.attested
            told = when.not_before.last.isoformat() if when and when.not_before else None
            days.setdefault(document.area, set()).update([told] if told else [])
    return page(
        request,
        "home.html",
        areas=[(model.ref(a), sorted(days[a])) for a in sorted(days, key=model.label)],
        counts={name: len(getattr(model, name)) for name in ("norms", "instruments", "bars", "bodies", "documents")},
        discloser=discloser,
        recipient=recipient,
        date=date,
    )


@router.get("/privacy")
def privacy(request: Request, read: ReadDep) -> Response:
    """Say what becomes of a question."""
    read.done()
    return page(request, "privacy.html")


@router.get("/accessibility")
def accessibility(request: Request, read: ReadDep) -> Response:
    """Say how accessible the pages are."""
    read.done()
    return page(request, "accessibility.html", version=__version__)

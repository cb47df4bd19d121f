"""Findings and coverage."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.render import page
from api.routers.coverage import Coverage
from api.routers.findings import Findings

router = APIRouter()


@router.get("/findings")
def findings(request: Request, answer: Findings) -> Response:
    """Show what a reader should know of the documents."""
    return page(request, "findings.html", answer=answer)


@router.get("/coverage")
def coverage(request: Request, answer: Coverage) -> Response:
    """Show what of the law is in the graph."""
    return page(request, "coverage.html", answer=answer)

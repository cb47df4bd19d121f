"""Pages on the law over time: of one thing, and of the answer to one question."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.render import page
from api.routers.between import Between
from api.routers.timeline import Timeline

router = APIRouter()


@router.get("/timeline/{id:path}")
def timeline(request: Request, answer: Timeline) -> Response:
    """Show what happened to a norm, body or kind of body, and when."""
    return page(request, "timeline.html", answer=answer)


@router.get("/ask/between")
def between(request: Request, answer: Between) -> Response:
    """Show when the answer to a question changes, and what changes it."""
    return page(request, "between.html", answer=answer)

"""Pages on the service itself: the types of problem, the calls of the API, and a council's own colours and logo."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.pages.reference import Reference
from api.parameters import ReadDep
from api.render import page

router = APIRouter()


@router.get("/problems/{name}")
def problem(request: Request, read: ReadDep, name: Annotated[str, Path()]) -> Response:
    """Say what a type of problem means."""
    read.done()
    code = next((c for c in read.graph.model.codelists["codelist/problem-type"].codes if c.name == name), None)
    if code is None:
        raise HTTPException(404)
    return page(request, "problem-type.html", code=code)


@router.get("/docs")
def docs(request: Request, read: ReadDep) -> Response:
    """Show every call of the API, from its OpenAPI description, with no script at all."""
    read.done()
    described: dict[str, Any] = request.app.openapi()
    return page(request, "docs.html", reference=Reference(described))


@router.get("/theme/colours.css")
def colours(request: Request) -> Response:
    """Give the colours of the theme."""
    return Response(request.app.state.theme.css, media_type="text/css")


@router.get("/theme/logo")
def logo(request: Request) -> Response:
    """Give the logo of the theme, as a picture only."""
    if request.app.state.theme.logo is None:
        raise HTTPException(404)
    data, media = request.app.state.theme.logo
    return Response(
        data, media_type=media, headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    )

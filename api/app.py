"""The service: one graph, loaded once, behind an API and pages. All of the wiring is on this screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI

from api.assets import Static
from api.described import Service
from api.middleware import Guard
from api.pages import PAGES
from api.problems import HANDLERS
from api.routers import (
    accountability,
    between,
    boards,
    compare,
    coverage,
    documents,
    duties,
    entities,
    findings,
    health,
    legal_basis,
    matrix,
    record,
    search,
    structure,
    timeline,
)
from api.theme import Theme
from graphmodel import __version__

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graphmodel.graph import Graph

_ABOUT = """Who answers to whom in English public services, and which law lets which body share what with whom.

Every statement has a source and dates. The service decides nothing: it shows what the law in the graph says, what stays for the
officer to judge, and what the graph does not know. It is not legal advice.
"""


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Make what the first question would wait for."""
    _ = app.state.graph.engine, app.state.graph.index
    yield


def create_app(graph: Graph, theme: Theme | None = None) -> FastAPI:
    """Return the service for a loaded graph; its pages carry the name, logo and colours of a theme."""
    app = Service(
        title="graphmodel",
        version=__version__,
        description=_ABOUT,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        exception_handlers=HANDLERS,
    )
    app.state.graph = graph
    app.state.theme = theme or Theme()
    app.add_middleware(Guard)
    calls = APIRouter(prefix="/api/v1")
    for group in (
        legal_basis, record, between, timeline, matrix, accountability, boards, compare, duties, documents, findings, structure, search, entities, coverage, health,
    ):  # fmt: skip
        calls.include_router(group.router)
    app.include_router(calls)
    for pages in PAGES:
        app.include_router(pages, include_in_schema=False)
    app.mount("/static", Static())
    return app

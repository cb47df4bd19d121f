"""The service: one graph, loaded once, behind an API and pages. All of the wiring is on this screen."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api.assets import Static
from api.conditional import Tagged, TaggedAsEncoded
from api.described import Service
from api.linked.answer_ld import ReadAsJsonLd
from api.linked.routes import LINKED
from api.middleware import Guard
from api.pages import PAGES
from api.problems import HANDLERS
from api.routers import (
    accountability,
    audit,
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
    replay,
    search,
    structure,
    things,
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
    # What draws charts is slow to import. Nobody waits for it here, and hardly anybody at the first chart.
    asyncio.get_running_loop().run_in_executor(None, import_module, "pyvis.network")
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
    # The last one added stands outermost: what goes out is compressed, then guarded.
    app.add_middleware(ReadAsJsonLd)
    app.add_middleware(Tagged)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(TaggedAsEncoded)
    app.add_middleware(Guard)
    calls = APIRouter(prefix="/api/v1")
    for group in (
        legal_basis, record, replay, audit, between, timeline, matrix, accountability,
        boards, compare, duties, documents, findings, structure, search, things, entities, coverage, health,
    ):  # fmt: skip
        calls.include_router(group.router)
    app.include_router(calls)
    for pages in (*LINKED, *PAGES):
        app.include_router(pages, include_in_schema=False)
    app.mount("/static", Static())
    return app

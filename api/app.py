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
from api.operation.cors import Cors
from api.operation.kept import ROOM, KeepAnswers
from api.operation.limits import Limit
from api.operation.metrics import Metrics, show_metrics
from api.operation.observe import Observe
from api.operation.request_log import RequestLog
from api.pages import PAGES
from api.problems import HANDLERS
from api.routers import (
    accountability,
    audit,
    batch,
    between,
    boards,
    compare,
    coverage,
    documents,
    duties,
    entities,
    findings,
    health,
    identifiers,
    legal_basis,
    matrix,
    record,
    replay,
    search,
    sparql,
    structure,
    things,
    timeline,
    understood,
)
from api.theme import Theme
from graphmodel import __version__
from graphmodel.sparql.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from api.operation.limits import Limiter
    from graphmodel.graph import Graph

_ABOUT = """Who answers to whom in English public services, and which law lets which body share what with whom.

Every statement has a source and dates. The service decides nothing: it shows what the law in the graph says, what stays for the
officer to judge, and what the graph does not know. It is not legal advice.
"""


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Make what the first question would wait for."""
    _ = app.state.graph.engine, app.state.graph.index
    app.state.ready = True
    # What draws charts is slow to import, and the description slow to make. Nobody waits for them here, and hardly anybody later;
    # one after the other, so that the first question is not held up by both.
    asyncio.get_running_loop().run_in_executor(None, lambda: (import_module("pyvis.network"), app.openapi()))
    yield
    app.state.ready = False
    if app.state.metrics is not None:
        app.state.metrics.leave()
    # Queries that still run are ended with their processes.
    await asyncio.to_thread(app.state.sparql.close)


def create_app(
    graph: Graph,
    theme: Theme | None = None,
    *,
    limiter: Limiter | None = None,
    log: bool = False,
    metrics: bool = True,
    kept: int = ROOM,
) -> FastAPI:
    """Return the service for a loaded graph.

    Args:
        graph: what is asked.
        theme: the name, logo and colours of the pages.
        limiter: what limits how much a client may ask; nothing if left out.
        log: whether each request is logged as a line of JSON (see `api.operation.request_log`).
        metrics: whether measurements for Prometheus are kept and served at `/metrics`.
        kept: how much of answers given before is kept in memory, in MiB; 0 for nothing.
    """
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
    app.state.sparql = Endpoint(graph.model.dataset)
    app.state.ready = False
    app.state.metrics = Metrics(graph.model) if metrics else None
    # The last one added stands outermost: what goes out is read as JSON-LD where that is liked, tagged, compressed and tagged as such,
    # kept for who asks the same, counted against a limit, opened to other sites, guarded, observed.
    app.add_middleware(ReadAsJsonLd)
    app.add_middleware(Tagged)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(TaggedAsEncoded)
    if kept:
        app.add_middleware(KeepAnswers, room=kept, metrics=app.state.metrics)
    if limiter is not None:
        app.add_middleware(Limit, limiter=limiter)
    app.add_middleware(Cors)
    app.add_middleware(Guard)
    app.add_middleware(Observe, watchers=[*filter(None, [app.state.metrics]), *([RequestLog()] if log else [])])
    calls = APIRouter(prefix="/api/v1")
    for group in (
        legal_basis, batch, understood, record, replay, audit, between, timeline, matrix, accountability,
        boards, compare, duties, documents, findings, structure, search, identifiers, things, entities, coverage, health,
    ):  # fmt: skip
        calls.include_router(group.router)
    app.include_router(calls)
    app.include_router(sparql.router, include_in_schema=False)
    app.include_router(health.probes)
    if metrics:
        app.add_api_route("/metrics", show_metrics, include_in_schema=False)
    for pages in (*LINKED, *PAGES):
        app.include_router(pages, include_in_schema=False)
    app.mount("/static", Static())
    return app

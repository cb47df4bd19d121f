"""The server of one process: what it is told, and that it is not ready any more when it is told to stop."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
import uvicorn.config
from fastapi import FastAPI

from api.app import create_app
from api.operation.limits import PerClient
from api.operation.metrics import SHARED
from api.operation.patience import Patience
from api.operation.request_log import configure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from api.operation.settings import Settings
    from api.theme import Theme
    from graphmodel.graph import Graph


class Leaving(uvicorn.Server):
    """A server that is not ready from when it is told to stop; uvicorn then lets the requests under way end."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take note of a signal."""
        # From now on no new connection is taken. Who asks over one that is open learns it at once.
        if isinstance(self.config.app, FastAPI):
            self.config.app.state.ready = False
        super().handle_exit(sig, frame)


def configured(graph: Graph, theme: Theme, settings: Settings) -> uvicorn.Config:
    """Return the service for a graph, with what its server needs to know; each process of several makes its own."""
    if settings.log == "json":
        configure()
    limiter = PerClient(settings.rate_limit) if settings.rate_limit else None
    return uvicorn.Config(
        create_app(
            graph, theme, limiter=limiter, log=settings.log == "json", metrics=settings.metrics, kept=settings.kept
        ),
        # Questions stay between the officer and the answer: the server's own log of requests, which has addresses, is off.
        access_log=False,
        log_config=None if settings.log == "json" else uvicorn.config.LOGGING_CONFIG,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=settings.grace,
        forwarded_allow_ips=list(settings.trusted_proxies),
        lifespan="on",
        ws="none",
        http=Patience,
    )


@contextmanager
def measured_together() -> Iterator[None]:
    """Let the processes that are started meanwhile, each as a fresh interpreter, tell the sum of their measurements."""
    if os.environ.get(SHARED):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="graphmodel-metrics-") as folder:
        os.environ[SHARED] = folder
        try:
            yield
        finally:
            del os.environ[SHARED]

"""The server of one process: what it is told, and that it is not ready any more when it is told to stop."""

from __future__ import annotations

import asyncio
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
from graphmodel.errors import StoreError

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from types import FrameType

    from api.operation.settings import Settings
    from api.theme import Theme
    from graphmodel.graph import Graph


#: Seconds in which a connection that is kept may still bring a request once no new connection is taken.
LAST_CALL = 0.3


class Leaving(uvicorn.Server):
    """A server that is not ready from when it is told to stop, and then loses no request that was sent before it closes.

    uvicorn alone would: connections that wait to be taken are reset with the socket, and one that is kept is closed though
    a request may have arrived on it.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take note of a signal."""
        # From now on no new connection is taken. Who asks over one that is open learns it at once.
        if isinstance(self.config.app, FastAPI):
            self.config.app.state.ready = False
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take who waits at the door and close it; answer what was sent over open connections; let all under way end."""
        # In place: an answer under way takes its headers from this list when it begins.
        self.server_state.default_headers.append((b"connection", b"close"))
        taken = [connection for door in sockets or [] for connection in _waiting(door)]
        for server in self.servers:
            server.close()
        loop = asyncio.get_running_loop()
        for connection in taken:
            await loop.connect_accepted_socket(self._protocol, connection)
        await asyncio.sleep(LAST_CALL)
        await super().shutdown(sockets)

    def _protocol(self) -> asyncio.Protocol:
        """Return what speaks HTTP on a connection, as `uvicorn.Server.startup` makes it."""
        made = self.config.http_protocol_class
        assert not isinstance(made, str)  # noqa: S101  the configuration is loaded
        spoken: asyncio.Protocol = made(
            config=self.config,  # type: ignore[call-arg]
            server_state=self.server_state,
            app_state=self.lifespan.state,
        )
        return spoken


def _waiting(door: socket.socket) -> Iterator[socket.socket]:
    """Yield the connections that wait at a listening socket; it does not block."""
    while True:
        try:
            connection, _ = door.accept()
        except (BlockingIOError, InterruptedError):
            return
        except OSError:  # one that broke off meanwhile, or no descriptor is left
            return
        connection.setblocking(False)
        yield connection


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
    with for_a_while("graphmodel-metrics-") as folder:
        os.environ[SHARED] = folder
        try:
            yield
        finally:
            del os.environ[SHARED]


@contextmanager
def for_a_while(prefix: str) -> Iterator[str]:
    """Give a folder that is taken away at the end.

    Raises:
        StoreError: there is no place for one.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix=prefix)
    except OSError as error:
        what = f"no folder can be made there: {error.strerror or error}"
        mend = "Name one that may be written to in TMPDIR, or serve with one process."
        raise StoreError("the place for temporary files", what, mend) from error
    with made as folder:
        yield folder

"""Running the service: load the graph, listen, say where, and stop cleanly."""

from __future__ import annotations

import signal
import socket
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import uvicorn

from api.app import create_app
from api.theme import Theme
from api.workers import Supervisor
from graphmodel.errors import GraphmodelError
from graphmodel.graph import Graph
from graphmodel.model.model import Model
from graphmodel.store.database import build, open_database
from graphmodel.store.opened import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Seconds that a request under way is given when the service is told to stop.
GRACE = 5


class _Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, listens: Callable[[], None]) -> None:
        super().__init__(config)
        self._listens = listens

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._listens()


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    data: Sequence[Path] = (),
    theme: Path | None = None,
    store: str | None = None,
    workers: int = 1,
) -> None:
    """Serve until told to stop by SIGTERM or SIGINT; then leave with exit status 0.

    The address is said on standard output once, when all processes listen.

    Args:
        host: the address to listen on.
        port: the port; 0 takes a free one.
        data: folders and files of data beside the shipped data.
        theme: a file with the name, logo and colours of the pages.
        store: a database on disk or an endpoint, which is read instead of files.
        workers: how many processes answer.

    Raises:
        DataError: anything is wrong in any data file.
        BadQuestionError: anything is wrong in the theme file.
        StoreError: the store holds no whole release that can be read.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    looks = Theme.read(theme) if theme else Theme()
    if workers > 1:
        with _shared(store, data) as where:
            listening = _listen(host, port, workers)
            sys.exit(Supervisor(partial(_work, where, looks), listening).run(lambda: _say(listening[0])))
    graph = Graph.open(store) if store else Graph.load(*data)
    listening = _listen(host, port)
    run(graph, looks, listening[0], lambda: _say(listening[0]))


@contextmanager
def _shared(store: str | None, data: Sequence[Path]) -> Iterator[str]:
    """Give a store that several processes can read: the one that was named, or the files written as a database for the while.

    What is wrong with it is told here, once, before any process starts.
    """
    if store:
        if not is_address(store):
            open_database(Path(store))
        yield store
        return
    with tempfile.TemporaryDirectory(prefix="graphmodel-") as folder:
        build(Model.load(*data), Path(folder) / "store")
        yield str(Path(folder) / "store")


def _work(store: str, theme: Theme, listening: socket.socket, listens: Callable[[], None]) -> None:
    """Serve in a process of its own."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    try:
        graph = Graph.open(store)
    except GraphmodelError as error:
        sys.stderr.write(f"graphmodel: {error}\n")
        sys.exit(2)
    run(graph, theme, listening, listens)


def run(graph: Graph, theme: Theme, listening: socket.socket, listens: Callable[[], None]) -> None:
    """Serve in this process on a socket, until told to stop.

    Args:
        graph: what is served.
        theme: how it looks.
        listening: the socket.
        listens: called once requests are taken.
    """
    # Questions stay between the officer and the answer: there is no access log.
    config = uvicorn.Config(
        create_app(graph, theme),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        lifespan="on",
        ws="none",
    )
    _Server(config, listens).run(sockets=[listening])


def _say(listening: socket.socket) -> None:
    print(f"graphmodel is at {_address(listening)}", flush=True)  # noqa: T201  what the command is run for


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)


def _listen(host: str, port: int, count: int = 1) -> list[socket.socket]:
    """Return so many sockets on one port, among which the system deals out connections."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found: list[socket.socket] = []
    for _ in range(count):
        # With the protocol named, asyncio turns Nagle's algorithm off; without, each answer on a kept connection waits 40 ms.
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if count > 1:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            listening.bind((host, found[0].getsockname()[1] if found else port))
        except OSError as error:
            reason = error.strerror or error
            sys.stderr.write(
                f"graphmodel: cannot listen at {host}, port {port}: {reason}. --port 0 takes a free one.\n"
            )
            sys.exit(2)
        found.append(listening)
    return found


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

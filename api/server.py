"""Running the service: load the graph, listen, say where, and stop cleanly; in one process or in several."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from api.listening import ListeningServer, leave_when_told, listen, say
from api.operation.serving import configured, for_a_while, measured_together
from api.operation.settings import Settings
from api.theme import Theme
from api.workers import OTHER_RELEASE, Supervisor
from graphmodel.errors import GraphmodelError
from graphmodel.graph import Graph
from graphmodel.model.model import Model
from graphmodel.store.database import build
from graphmodel.store.opened import digest_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator, Sequence


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    data: Sequence[Path] = (),
    theme: Path | None = None,
    store: str | None = None,
    workers: int = 1,
    settings: Settings | None = None,
) -> None:
    """Serve until told to stop by SIGTERM or SIGINT; let the requests under way end, and leave with exit status 0.

    The address is said on standard output once, when all processes listen.

    Args:
        host: the address to listen on.
        port: the port; 0 takes a free one.
        data: folders and files of data beside the shipped data.
        theme: a file with the name, logo and colours of the pages.
        store: a database on disk or an endpoint, which is read instead of files.
        workers: how many processes answer.
        settings: how the service is run for many: log, measurements, limit, proxies.

    Raises:
        DataError: anything is wrong in any data file.
        BadQuestionError: anything is wrong in the theme file.
        StoreError: the store holds no whole release that can be read.
    """
    leave_when_told()
    looks = Theme.read(theme) if theme else Theme()
    how = settings or Settings()
    if workers > 1:
        with _shared(store, data) as (where, digest), measured_together():
            sockets = listen(host, port, workers)
            supervisor = Supervisor(partial(_work, where, digest, looks, how), sockets, grace=how.grace)
            sys.exit(supervisor.run(lambda: say(sockets[0])))
    graph = Graph.open(store) if store else Graph.load(*data)
    (listening,) = listen(host, port)
    run(graph, looks, how, listening, lambda: say(listening))


@contextmanager
def _shared(store: str | None, data: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Give a store that several processes can read, and its digest: the one that was named, or the files written as a database.

    What is wrong with it is told here, once, before any process starts.
    """
    if store:
        yield store, digest_of(store)
        return
    with for_a_while("graphmodel-") as folder:
        manifest = build(Model.load(*data), Path(folder) / "store")
        yield str(Path(folder) / "store"), manifest.digest


def _work(
    store: str, digest: str, theme: Theme, settings: Settings, listening: socket.socket, listens: Callable[[], None]
) -> None:
    """Serve in a process of its own; only the release that the others serve, so that one address never answers from two."""
    leave_when_told()
    try:
        graph = Graph.open(store)
    except GraphmodelError as error:
        sys.stderr.write(f"graphmodel: {error}\n")
        sys.exit(2)
    if graph.model.digest != digest:
        sys.stderr.write(
            f"graphmodel: {store}: it now holds the release {graph.model.digest}, and this service answers from {digest}. "
            "Restart the service to serve the new one.\n"
        )
        sys.exit(OTHER_RELEASE)
    run(graph, theme, settings, listening, listens)


def run(graph: Graph, theme: Theme, settings: Settings, listening: socket.socket, listens: Callable[[], None]) -> None:
    """Serve in this process on a socket, until told to stop.

    Args:
        graph: what is served.
        theme: how it looks.
        settings: how it is run for many.
        listening: the socket.
        listens: called once requests are taken.
    """
    ListeningServer(configured(graph, theme, settings), listens).run(sockets=[listening])

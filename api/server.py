"""Running the service: load the graph, listen, say where, and stop cleanly."""

from __future__ import annotations

import signal
import socket
import sys
from typing import TYPE_CHECKING, NoReturn

from api.operation.serving import Leaving, configured
from api.operation.settings import Settings
from api.theme import Theme
from graphmodel.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class _Server(Leaving):
    """A server that says on standard output where it listens, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or ():
            print(f"graphmodel is at {_address(listening)}", flush=True)  # noqa: T201  what the command is run for


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    data: Sequence[Path] = (),
    theme: Path | None = None,
    settings: Settings | None = None,
) -> None:
    """Serve until told to stop by SIGTERM or SIGINT; let the requests under way end, and leave with exit status 0.

    Args:
        host: the address to listen on.
        port: the port; 0 takes a free one.
        data: folders and files of data beside the shipped data.
        theme: a file with the name, logo and colours of the pages.
        settings: how the service is run for many: log, measurements, limit, proxies.

    Raises:
        DataError: anything is wrong in any data file.
        BadQuestionError: anything is wrong in the theme file.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    looks = Theme.read(theme) if theme else Theme()
    graph = Graph.load(*data)
    listening = _listen(host, port)
    _Server(configured(graph, looks, settings or Settings())).run(sockets=[listening])


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off; without, each answer on a kept connection waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        reason = error.strerror or error
        sys.stderr.write(f"graphmodel: cannot listen at {host}, port {port}: {reason}. --port 0 takes a free one.\n")
        sys.exit(2)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

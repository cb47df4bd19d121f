"""Running the service: load the graph, listen, say where, and stop cleanly."""

from __future__ import annotations

import signal
import socket
import sys
from typing import TYPE_CHECKING, NoReturn

import uvicorn

from api.app import create_app
from api.theme import Theme
from graphmodel.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Seconds that a request under way is given when the service is told to stop.
GRACE = 5


class AnnouncedServer(uvicorn.Server):
    """A server that says on standard output where it listens, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or ():
            print(f"graphmodel is at {_address(listening)}", flush=True)  # noqa: T201  what the command is run for


def serve(*, host: str = "127.0.0.1", port: int = 8000, data: Sequence[Path] = (), theme: Path | None = None) -> None:
    """Serve until told to stop by SIGTERM or SIGINT; then leave with exit status 0.

    Args:
        host: the address to listen on.
        port: the port; 0 takes a free one.
        data: folders and files of data beside the shipped data.
        theme: a file with the name, logo and colours of the pages.

    Raises:
        DataError: anything is wrong in any data file.
        BadQuestionError: anything is wrong in the theme file.
    """
    leave_when_told()
    looks = Theme.read(theme) if theme else Theme()
    graph = Graph.load(*data)
    listening = listen(host, port)
    # Questions stay between the officer and the answer: there is no access log.
    config = uvicorn.Config(
        create_app(graph, looks),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        lifespan="on",
        ws="none",
    )
    AnnouncedServer(config).run(sockets=[listening])


def leave_when_told() -> None:
    """Make SIGTERM and SIGINT end the process with exit status 0; uvicorn first lets requests under way end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; where it cannot, say why on standard error and leave with exit status 2."""
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

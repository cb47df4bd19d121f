"""A socket to listen on, a server that says when it does, and the signals that end it."""

from __future__ import annotations

import signal
import socket
import sys
from typing import TYPE_CHECKING, NoReturn

from api.operation.serving import Leaving

if TYPE_CHECKING:
    from collections.abc import Callable

    import uvicorn


class ListeningServer(Leaving):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, listens: Callable[[], None]) -> None:
        super().__init__(config)
        self._listens = listens

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._listens()


def listen(host: str, port: int, count: int = 1) -> list[socket.socket]:
    """Return so many sockets on one port, among which the system deals out connections.

    Where it cannot, it is said on standard error, and the process ends with exit status 2.
    """
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


def say(listening: socket.socket) -> None:
    """Say on standard output where the service is."""
    host, port = listening.getsockname()[:2]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    print(f"graphmodel is at {address}", flush=True)  # noqa: T201  what the command is run for


def leave_when_told() -> None:
    """Make SIGTERM and SIGINT end the process with exit status 0; the server first lets requests under way end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)

"""How long a client may take to send a request: what trickles in a byte at a time holds up nobody, and its connection ends.

The server waits for whatever comes, in one thread for all, so that a slow client costs only its connection. There are only so many of
those. A client is given time for the head of a request, then for its body; one that still sends after it was answered is given a
little, so that it reads the answer, and its connection is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

#: Seconds for the head of a request, from when the connection is made or the first byte of the next request comes.
HEAD = 20.0
#: Seconds for a body: the largest there may be, over a slow line.
BODY = 300.0
#: Seconds in which what still comes after the answer is read and thrown away.
LINGER = 5.0


class Patience(H11Protocol):
    """A connection that ends where its client takes too long."""

    _timer: asyncio.TimerHandle | None = None
    _awaited: str = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait("head", HEAD)

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for what is still to come."""
        super().data_received(data)
        their = self.conn.their_state
        if their is h11.IDLE:
            self._wait("head", HEAD)
        elif their is h11.SEND_BODY and self._awaited != "end":
            self._wait("body", BODY)
        elif their is not h11.SEND_BODY:
            self._wait("", 0.0)

    def on_response_complete(self) -> None:
        """Give a client that was answered before it had sent everything a little time to read the answer."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY:
            self._wait("end", LINGER)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._wait("", 0.0)
        super().connection_lost(exc)

    def _wait(self, awaited: str, seconds: float) -> None:
        """Wait for something; what is waited for already gets no more time."""
        if awaited == self._awaited:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._awaited = awaited
        self._timer = self.loop.call_later(seconds, self._end) if awaited else None

    def _end(self) -> None:
        """Close the connection of a client that took too long; where it was not answered yet, it is told why."""
        if self.transport.is_closing():
            return
        if self._awaited == "head":
            told = f"The head of the request did not arrive within {HEAD:.0f} seconds.\n".encode()
            head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
            self.transport.write(f"{head}Content-Length: {len(told)}\r\n\r\n".encode() + told)
        self.transport.close()

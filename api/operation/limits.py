"""Limits on how much one client may ask: a hook for a deployment's own limiter, and a simple one. None is set unless it is asked for.

The simple one keeps no address: it counts by a keyed hash, whose key is thrown away with the counts when a window ends.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from api.problems import TooManyRequestsError, respond

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What is never limited: whoever runs the service has to see it when it is busy, and a page needs its styles.
FREE = ("/health", "/metrics", "/static", "/theme")
#: Clients that are counted apart in one window; those that come after share one count, so that memory is bounded.
MOST_CLIENTS = 100_000
#: A household or an office has a network of this size of its own in IPv6, so single addresses say nothing.
_NETWORK = 64


@dataclass(frozen=True)
class Allowance:
    """What a limiter says of one request.

    Attributes:
        allowed: whether it is answered.
        limit: how many requests a window has.
        remaining: how many are left in it.
        seconds: in how many seconds the window ends.
        window: how many seconds it has.
    """

    allowed: bool
    limit: int
    remaining: int
    seconds: int
    window: int


class Limiter(Protocol):
    """What a deployment may plug in: `create_app(graph, limiter=...)`."""

    async def allow(self, request: Request) -> Allowance | None:
        """Say whether a request is answered; None where no limit is on it."""


class PerClient:
    """So many requests a minute for each client, counted in this process. Behind a proxy, name the proxy: see `serve --trusted-proxy`."""

    def __init__(self, limit: int, window: int = 60, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self.window = window
        self._clock = clock
        self._ends = 0.0
        self._key = b""
        self._counts: dict[bytes, int] = {}

    async def allow(self, request: Request) -> Allowance:
        """Count the request."""
        now = self._clock()
        if now >= self._ends:
            self._ends, self._key, self._counts = now + self.window, secrets.token_bytes(32), {}
        client = self._mark(request.client.host if request.client else "")
        if client not in self._counts and len(self._counts) >= MOST_CLIENTS:
            client = b""
        used = self._counts[client] = self._counts.get(client, 0) + 1
        left = max(1, round(self._ends - now))
        return Allowance(used <= self.limit, self.limit, max(0, self.limit - used), left, self.window)

    def _mark(self, host: str) -> bytes:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return hashlib.blake2b(host.encode(), key=self._key).digest()
        network = ipaddress.ip_network((address, _NETWORK if address.version == 6 else 32), strict=False)  # noqa: PLR2004  IPv6
        return hashlib.blake2b(str(network).encode(), key=self._key).digest()


class Limit:
    """Asks the limiter before a request is answered, and says how much is left."""

    def __init__(self, app: ASGIApp, limiter: Limiter) -> None:
        self.app = app
        self.limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http" or scope["path"].startswith(FREE):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        allowance = await self.limiter.allow(request)
        if allowance is None:
            await self.app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Policy"] = f'"client";q={allowance.limit};w={allowance.window}'
                headers["RateLimit"] = f'"client";r={allowance.remaining};t={allowance.seconds}'
            await send(message)

        if allowance.allowed:
            await self.app(scope, receive, told)
        else:
            await respond(request, TooManyRequestsError(allowance.limit, allowance.window, allowance.seconds))(
                scope, receive, told
            )

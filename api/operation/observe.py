"""What stands outermost around every request: its id, and who is told when it is done."""

from __future__ import annotations

import re
import secrets
import time
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Where the calls stand.
API = "/api/v1"
HEADER = "X-Request-ID"
#: The id of the request that is being answered, for what is logged meanwhile.
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")

#: What an id from outside may be. Anything else could forge a line of a log, or carry what does not belong there.
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
#: The status of a request whose client went away before there was one; a convention of nginx.
_GONE = 499


@dataclass(frozen=True)
class Exchange:
    """A request that was answered, in what may be kept of it: no address, no query string, no id of anything asked for.

    Attributes:
        method: the method; `other` for one that is none of HTTP's usual ones.
        route: the template of its path, such as `/entities/{id:path}`; `unmatched` where no route has it.
        status: the status of the response; 499 where the client left before.
        seconds: from the first byte of the request to the last one of the response.
        request_id: its id.
    """

    method: str
    route: str
    status: int
    seconds: float
    request_id: str


class Watcher(Protocol):
    """Someone who is told of requests."""

    def begun(self) -> None:
        """Note that a request has come in."""

    def done(self, exchange: Exchange) -> None:
        """Note that it has been answered."""


class Observe:
    """Gives each request an id, or takes the one that it brings, and tells the watchers when it is done."""

    def __init__(self, app: ASGIApp, watchers: Sequence[Watcher] = ()) -> None:
        self.app = app
        self.watchers = watchers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), _GONE
        ident = request_id(Headers(scope=scope).get(HEADER))
        token = REQUEST_ID.set(ident)

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = ident
            await send(message)

        for watcher in self.watchers:
            watcher.begun()
        try:
            await self.app(scope, receive, marked)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            exchange = Exchange(method, route_of(scope), status, time.perf_counter() - started, ident)
            for watcher in self.watchers:
                watcher.done(exchange)
            REQUEST_ID.reset(token)


def request_id(given: str | None) -> str:
    r"""Return the id that a request brings, if it is one, else a new one.

    >>> request_id("case-7.42"), len(request_id("no id\n"))
    ('case-7.42', 32)
    """
    return given if given and _SAFE.fullmatch(given) else secrets.token_hex(16)


def route_of(scope: Scope) -> str:
    """Return the template of the path of a request, once it was routed."""
    asked, path = scope["path"], getattr(scope.get("route"), "path", None)
    if not isinstance(path, str):
        return "/static" if asked.startswith("/static/") else "unmatched"
    # A route knows its path below the prefix under which its group was included.
    return API + path if asked.startswith(API + "/") and not path.startswith(API) else path

"""What stands around every request: security headers with a fresh nonce, a limit on bodies, HEAD as GET, and no failure without a problem."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from api.operation.observe import route_of
from api.problems import BodyTooLargeError, respond
from graphmodel.audit.limits import MOST_BYTES as MOST_FILE
from graphmodel.calls.batch import MOST_BYTES as MOST_BATCH

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024
_NOT_MODIFIED = 304
#: What says where a request ends; only one of them can be true.
_ENDS = {b"content-length", b"transfer-encoding"}
_DIGITS = 18
#: Calls whose body holds whole records, with what it may hold.
LARGER = dict.fromkeys(("/api/v1/replay", "/replay"), 8 * 1024 * 1024)
#: A text that is audited is a whole file, in a form or beside its question.
LARGER |= dict.fromkeys(("/api/v1/audit", "/audit"), MOST_FILE + MOST_BYTES)
#: Many questions at once.
LARGER["/api/v1/legal-basis/batch"] = MOST_BATCH
_LOG = logging.getLogger("graphmodel.service")
_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The one middleware. It logs no query string: a question stays between the officer and the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        outside = scope
        nonce = secrets.token_urlsafe(16)
        head = scope["method"] == "HEAD"
        scope = {
            **scope,
            "method": "GET" if head else scope["method"],
            "state": {**scope.get("state", {}), "nonce": nonce},
        }
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _guard(message, nonce)
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        try:
            _end_is_clear(scope)
            await self.app(scope, _limited(scope, receive), guarded)
        except ClientDisconnect:
            # Nobody waits for an answer, and nothing has failed.
            return
        except Exception as error:
            if not isinstance(error, (BodyTooLargeError, HTTPException)):
                # The template alone: what was asked for is nobody else's business, and a line end in it would begin a line of the log.
                _LOG.exception("%s %s failed", scope["method"], route_of(scope))
            if begun:
                raise
            await respond(Request(scope, receive), error)(scope, receive, guarded)
        finally:
            # What measures requests stands outside, and wants the template of the path.
            outside["route"] = scope.get("route")


def _guard(message: Message, nonce: str) -> None:
    """Give the start of a response the headers that guard it."""
    headers = MutableHeaders(scope=message)
    # The logo of a theme has a policy of its own, which lets less through.
    # What a client has already keeps the policy that it came with: its nonce stands in the page.
    if message["status"] != _NOT_MODIFIED:
        headers.setdefault("Content-Security-Policy", _POLICY.format(nonce=nonce))
    for name, value in _HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-cache")
    if "location" in headers:
        headers["Location"] = _within(headers["location"])


def _end_is_clear(scope: Scope) -> None:
    """Refuse a request that says in two ways where it ends: a proxy may believe the one, and take what follows for the next request.

    Raises:
        HTTPException: it says both; its connection is closed.
    """
    if {name for name, _ in scope["headers"]} >= _ENDS:
        told = "The request has both a Content-Length and a Transfer-Encoding."
        raise HTTPException(400, told, {"Connection": "close"})


def _within(location: str) -> str:
    """Return an address of this service without the name of its host, which the client has written and may have made up."""
    parts = urlsplit(location)
    return urlunsplit(("", "", "/" + parts.path.lstrip("/\\"), parts.query, parts.fragment))


def _limited(scope: Scope, receive: Receive) -> Receive:
    """Return a `receive` that refuses a body above the limit, whether or not its length was declared."""
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    most = LARGER.get(scope["path"], MOST_BYTES)
    # A length of thousands of digits is one that no number is made of.
    too_large = declared.isdigit() and (len(declared) > _DIGITS or int(declared) > most)
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if too_large or seen > most:
            raise BodyTooLargeError(most)
        return message

    return counted

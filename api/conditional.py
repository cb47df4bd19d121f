"""Reading only what changed: a strong `ETag` on whatever can be read, and 304 to a client that has it already (RFC 9110, section 13).

The tag is a digest of the content, so that it is right whatever the content comes from: the data, the day that is taken where none is
given, the theme. Two classes do it, one on each side of compression: the inner one makes the tag and answers 304 before anything is
compressed; the outer one tells the tag of what was compressed from that of what was not.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OK, _NOT_MODIFIED = 200, 304
_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_ENCODED = "-gzip"
#: Stands for `*` among tags; no tag holds a space.
_ANY = "any tag"
_NONCE_LENGTH = 16
#: The largest content that is kept back until its tag is known, in bytes; what is larger goes out as it comes, without one.
MOST_KEPT = 64 * 1024 * 1024
#: Headers that say nothing where the content is not sent. The policy for scripts stays that of the content which the client has.
_OF_CONTENT = ("content-length", "content-type", "content-disposition", "content-encoding", "last-modified")
_CONDITIONS = {b"if-none-match", b"if-modified-since"}


class Tagged:
    """Gives each successful answer to GET a strong tag of its content, and says 304 where the request names it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        wanted = _named(Headers(scope=scope).getlist("if-none-match"))
        # Changed in place: what stands outside reads the route in the same scope when the answer is made.
        scope["headers"] = [h for h in scope["headers"] if h[0] not in _CONDITIONS]
        await self.app(scope, receive, _Kept(send, wanted, scope["state"].get("nonce", "")))


class _Kept:
    """Keeps an answer back until it is whole, then sends it with its tag, or 304."""

    def __init__(self, send: Send, wanted: list[str], nonce: str) -> None:
        self._send = send
        self._wanted = wanted
        self._nonce = nonce.encode()
        self._start: Message = {}
        self._body = bytearray()
        self._passing = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            self._passing = not _may_be_tagged(message)
        if self._passing or message["type"] not in {"http.response.start", "http.response.body"}:
            await self._send(message)
            return
        if message["type"] == "http.response.start":
            return
        self._body.extend(message.get("body", b""))
        if not message.get("more_body"):
            await self._finish()
        elif len(self._body) > MOST_KEPT:
            self._passing = True
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": bytes(self._body), "more_body": True})
            self._body.clear()

    async def _finish(self) -> None:
        body = bytes(self._body)
        # Where a page carries the nonce of its request, everything else on it decides.
        same = body.replace(self._nonce, b"") if len(self._nonce) >= _NONCE_LENGTH else body
        tag = hashlib.sha256(same).hexdigest()[:32]
        headers = MutableHeaders(scope=self._start)
        known = next((t for t in self._wanted if t == _ANY or t.removesuffix(_ENCODED) == tag), None)
        headers["ETag"] = f'"{tag if known in {None, _ANY} else known}"'
        if known is None:
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": body})
            return
        for name in _OF_CONTENT:
            del headers[name]
        await self._send({**self._start, "status": _NOT_MODIFIED})
        await self._send({"type": "http.response.body", "body": b""})


class TaggedAsEncoded:
    """Gives what was compressed a tag of its own: the same content in other bytes is another representation."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                tag = headers.get("etag", "")
                if (
                    headers.get("content-encoding") == "gzip"
                    and tag.startswith('"')
                    and not tag.endswith(f'{_ENCODED}"')
                ):
                    headers["ETag"] = f'{tag[:-1]}{_ENCODED}"'
            await send(message)

        await self.app(scope, receive, told)


def _named(values: list[str]) -> list[str]:
    """Return the tags that `If-None-Match` names, weak ones too, as the comparison asks (RFC 9110, section 13.1.2); `*` stands for any.

    >>> _named(['"a", W/"b"'])
    ['a', 'b']
    """
    return [tag for value in values for tag in ([_ANY] if value.strip() == "*" else _TAG.findall(value))]


def _may_be_tagged(start: Message) -> bool:
    """Tell whether an answer is whole, may be kept, and is no stream of events."""
    headers = Headers(raw=start.get("headers", []))
    stream = headers.get("content-type", "").startswith("text/event-stream")
    return start["status"] == _OK and not stream and "no-store" not in headers.get("cache-control", "")

"""An answer of the API as JSON-LD: the same fields, with the context at their head."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from api.answers import Json
from api.linked.context import date_keys
from api.linked.links import CONTEXT
from api.negotiate import JSON, JSON_LD, accepted, best
from graphmodel.load.file_reader import DATE_TYPES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?")
_CALLS = "/api/v1/"


class JsonLd(Json):
    """An answer as JSON-LD. What it does not know is left out, and a month or a year is told as one: a context can say neither."""

    media_type = JSON_LD.media

    def render(self, content: Any) -> bytes:
        """Return the bytes."""
        return super().render({"@context": CONTEXT} | _said(content))


def _said(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _said(v, k) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_said(v, key) for v in value if v is not None]
    if isinstance(value, str) and key in date_keys() and _PARTIAL.fullmatch(value):
        return {"@type": DATE_TYPES[len(value)], "@value": value}
    return value


class ReadAsJsonLd:
    """Gives any JSON answer of the API as JSON-LD where a request likes that better; calls need not know of it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith(_CALLS):
            await self.app(scope, receive, send)
            return
        wanted = best(accepted(Request(scope)), (JSON, JSON_LD)) is JSON_LD
        start: Message | None = None
        body = bytearray()

        async def told(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_json(message):
                MutableHeaders(scope=message).add_vary_header("Accept")
                if wanted:
                    start = message
                    return
            if start is None or message["type"] != "http.response.body":
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await _as_json_ld(start, bytes(body))(scope, receive, send)

        await self.app(scope, receive, told)


def _as_json_ld(start: Message, body: bytes) -> JsonLd:
    made = JsonLd(json.loads(body), start["status"])
    made.raw_headers += [h for h in start["headers"] if h[0] not in {b"content-type", b"content-length", b"link"}]
    return made


def _is_json(start: Message) -> bool:
    return any(n == b"content-type" and v.partition(b";")[0] == JSON.media.encode() for n, v in start["headers"])

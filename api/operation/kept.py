"""Answers that were given before, given again without being worked out: within one process the same question on the same day has one answer.

What a call answers depends on the data, which a process loads once, on the address that is asked, on what the client likes to read, and, where no
day is asked about, on today. All of that is the key, so nothing here can be out of date. Only the answer of a successful GET is kept, and in
memory alone: a question is never written anywhere.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.dates import today

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.operation.metrics import Metrics

_MEBIBYTE = 2**20
#: How much is kept where nobody says otherwise, in MiB.
ROOM = 64
#: The largest answer that is kept, as a share of all there is room for.
_SHARE = 16
#: What a kept answer takes beside its content: its key, its headers, its place.
_OVERHEAD = 2048
#: Where the calls stand; how the service itself is, changes.
_CALLS, _NEVER = "/api/v1/", "/api/v1/health"
#: Headers of a request on which an answer depends.
_READ = frozenset({b"host", b"accept", b"accept-encoding", b"if-none-match"})
_KEPT_STATUS = frozenset({200, 304})


@dataclass(frozen=True)
class _Kept:
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    route: Any
    outcomes: tuple[str, ...]
    size: int


class KeepAnswers:
    """Keeps answers of the API, those asked for last, as far as there is room."""

    def __init__(self, app: ASGIApp, room: int = ROOM, metrics: Metrics | None = None) -> None:
        """Begin with nothing kept.

        Args:
            app: what answers.
            room: how much is kept, in MiB; 0 for nothing.
            metrics: what counts answers by their outcome.
        """
        self.app = app
        self._room = room * _MEBIBYTE
        self._metrics = metrics
        self._kept: OrderedDict[tuple[Any, ...], _Kept] = OrderedDict()
        #: What is kept takes so many bytes.
        self.taken = 0

    def __len__(self) -> int:
        """Return how many answers are kept."""
        return len(self._kept)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not self._room or not _may_be_kept(scope):
            await self.app(scope, receive, send)
            return
        key = _key(scope)
        found = self._kept.get(key)
        if found is None:
            await self._answer(key, scope, receive, send)
            return
        self._kept.move_to_end(key)
        scope["route"] = found.route
        if self._metrics is not None:
            self._metrics.answered(found.outcomes)
        # What stands outside adds its own headers, so each time they are a new list.
        await send({"type": "http.response.start", "status": found.status, "headers": list(found.headers)})
        await send({"type": "http.response.body", "body": found.body})

    async def _answer(self, key: tuple[Any, ...], scope: Scope, receive: Receive, send: Send) -> None:
        status, headers, whole = 0, (), False
        body = bytearray()

        async def told(message: Message) -> None:
            nonlocal status, headers, whole
            if message["type"] == "http.response.start":
                status, headers = message["status"], tuple(message["headers"])
            elif status in _KEPT_STATUS and len(body) * _SHARE <= self._room:
                body.extend(message.get("body", b""))
                whole = not message.get("more_body")
            await send(message)

        await self.app(scope, receive, told)
        if whole:
            outcomes = tuple(scope["state"].get("outcomes", ()))
            size = len(body) + sum(map(len, map(str, key))) + _OVERHEAD
            self._keep(key, _Kept(status, headers, bytes(body), scope.get("route"), outcomes, size))

    def _keep(self, key: tuple[Any, ...], answer: _Kept) -> None:
        if key in self._kept or answer.size * _SHARE > self._room:
            return
        self._kept[key] = answer
        self.taken += answer.size
        while self.taken > self._room:
            self.taken -= self._kept.popitem(last=False)[1].size


def _may_be_kept(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].startswith(_CALLS)
        and not scope["path"].startswith(_NEVER)
    )


def _key(scope: Scope) -> tuple[Any, ...]:
    read = tuple(header for header in scope["headers"] if header[0] in _READ)
    return today(), scope["scheme"], scope.get("root_path"), scope["path"], scope["query_string"], read

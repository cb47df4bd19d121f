"""The service, asked inside this process: what a browser or a program would be given, with no network between."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from types import TracebackType

    from starlette.applications import Starlette

_OK = 200
_BROWSER = b"text/html,application/xhtml+xml,*/*;q=0.8"


@dataclass(frozen=True)
class Got:
    """What was given: the status, the media type and the bytes."""

    status: int
    media: str
    body: bytes


class Inside:
    """An application that runs as long as the block, and answers one request after the other."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    def __enter__(self) -> Self:
        self._loop = asyncio.Runner().__enter__()
        self._life = self.app.router.lifespan_context(self.app)
        self._loop.run(self._life.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._loop.run(self._life.__aexit__(kind, error, trace))
        finally:
            self._loop.close()

    def get(self, address: str) -> Got:
        """Return what is at an address, whatever its status."""
        return self._loop.run(self._get(address))

    def body(self, address: str) -> bytes:
        """Return the bytes at an address.

        Raises:
            RuntimeError: the service has nothing there. A publication asks only for what it has.
        """
        got = self.get(address)
        if got.status != _OK:
            raise RuntimeError(f"the service answers {got.status} at {address}: {got.body[:500]!r}")
        return got.body

    def text(self, address: str) -> str:
        """Return a page.

        Raises:
            RuntimeError: as `body`.
        """
        return self.body(address).decode()

    async def _get(self, address: str) -> Got:
        parts = urlsplit(address)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(parts.path),
            "raw_path": parts.path.encode(),
            "root_path": "",
            "query_string": parts.query.encode(),
            "headers": [(b"host", b"localhost"), (b"accept", _BROWSER)],
            "client": None,
            "server": None,
            "state": {},
        }
        messages: list[Any] = []
        sent = False

        async def receive() -> dict[str, Any]:
            nonlocal sent
            if sent:  # whoever waits for the end of the connection waits until the answer is done
                await asyncio.get_running_loop().create_future()
            sent = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            messages.append(message)

        await self.app(scope, receive, send)
        headers = dict(messages[0]["headers"])
        body = b"".join(m.get("body", b"") for m in messages[1:])
        return Got(messages[0]["status"], headers.get(b"content-type", b"").decode().partition(";")[0], body)

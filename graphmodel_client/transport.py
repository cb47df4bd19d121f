"""How a call is made: with a time limit, and again where the service says when it will be back."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Self

from graphmodel_client.errors import NotReachableError
from graphmodel_client.wire import UNAVAILABLE, Lines, check, query_of, wait_of

try:
    import httpx2
except ImportError as error:  # pragma: no cover  the tests have it
    raise ImportError("graphmodel_client needs httpx2: pip install graphmodel") from error

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping

#: The longest that a client waits before it asks again, in seconds.
LONGEST_WAIT = 60.0
_JSON = "application/json"


class _Settings:
    """What both transports are made with."""

    def __init__(self, retries: int) -> None:
        self._retries = retries

    def _again(self, response: httpx2.Response, tried: int) -> float | None:
        """Return in how many seconds to ask again; None where this response stands."""
        wait = wait_of(response)
        if response.status_code != UNAVAILABLE or wait is None or wait > LONGEST_WAIT or tried >= self._retries:
            return None
        return wait


class Transport(_Settings):
    """Makes calls and waits for them.

    Args:
        address: where the service is.
        timeout: seconds to wait for a connection, and for each part of an answer.
        retries: how often a call is made again after 503 with `Retry-After`; nothing else is ever tried again.
        headers: sent with every call, such as an `Authorization` that a proxy wants.
        http: a client of httpx2 to use instead of one made here, with its own address and limits.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        timeout: float = 30.0,
        retries: int = 2,
        headers: Mapping[str, str] | None = None,
        http: httpx2.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__(retries)
        self._http = http or httpx2.Client(base_url=address, timeout=timeout)
        self._headers = dict(headers or {})
        self._sleep = sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def file(self, path: str, **parameters: object) -> bytes:
        """Return what a call gives in another form, such as `file("/api/v1/record", format="pdf", discloser=...)`."""
        with self._sent("GET", path, parameters) as response:
            return response.read()

    def _call(
        self, method: str, path: str, parameters: Mapping[str, object], body: object = None, kind: str = _JSON
    ) -> Any:
        with self._sent(method, path, parameters, body, kind) as response:
            response.read()
            return response.json()

    def _lines(self, path: str, body: bytes) -> Iterator[Any]:
        lines = Lines()
        with self._sent("POST", path, {}, body, "application/x-ndjson") as response:
            for chunk in response.iter_bytes():
                yield from lines.feed(chunk)
            lines.close()

    @contextmanager
    def _sent(
        self, method: str, path: str, parameters: Mapping[str, object], body: object = None, kind: str = _JSON
    ) -> Iterator[httpx2.Response]:
        given = _content(body, kind) | {"params": query_of(parameters) or None}
        try:
            for tried in range(self._retries + 1):
                with self._http.stream(method, path, headers=_headers(self._headers, body, kind), **given) as response:
                    wait = self._again(response, tried)
                    if wait is None:
                        if response.is_error:
                            response.read()
                        yield check(response)
                        return
                self._sleep(wait)
        except (httpx2.TransportError, ValueError) as error:
            raise NotReachableError(f"{method} {path}: {error or type(error).__name__}") from error


class AsyncTransport(_Settings):
    """The same without waiting: every call is awaited. See `Transport` for what it is made with."""

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        timeout: float = 30.0,
        retries: int = 2,
        headers: Mapping[str, str] | None = None,
        http: httpx2.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(retries)
        self._http = http or httpx2.AsyncClient(base_url=address, timeout=timeout)
        self._headers = dict(headers or {})
        self._sleep = sleep

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def file(self, path: str, **parameters: object) -> bytes:
        """Return what a call gives in another form, such as `file("/api/v1/record", format="pdf", discloser=...)`."""
        async with self._sent("GET", path, parameters) as response:
            return await response.aread()

    async def _call(
        self, method: str, path: str, parameters: Mapping[str, object], body: object = None, kind: str = _JSON
    ) -> Any:
        async with self._sent(method, path, parameters, body, kind) as response:
            await response.aread()
            return response.json()

    async def _lines(self, path: str, body: bytes) -> AsyncIterator[Any]:
        lines = Lines()
        async with self._sent("POST", path, {}, body, "application/x-ndjson") as response:
            async for chunk in response.aiter_bytes():
                for line in lines.feed(chunk):
                    yield line
            lines.close()

    @asynccontextmanager
    async def _sent(
        self, method: str, path: str, parameters: Mapping[str, object], body: object = None, kind: str = _JSON
    ) -> AsyncIterator[httpx2.Response]:
        given = _content(body, kind) | {"params": query_of(parameters) or None}
        try:
            for tried in range(self._retries + 1):
                headers = _headers(self._headers, body, kind)
                async with self._http.stream(method, path, headers=headers, **given) as response:
                    wait = self._again(response, tried)
                    if wait is None:
                        if response.is_error:
                            await response.aread()
                        yield check(response)
                        return
                await self._sleep(wait)
        except (httpx2.TransportError, ValueError) as error:
            raise NotReachableError(f"{method} {path}: {error or type(error).__name__}") from error


def _content(body: object, kind: str) -> dict[str, Any]:
    if body is None:
        return {}
    return {"json": body} if kind == _JSON else {"content": body}


def _headers(given: Mapping[str, str], body: object, kind: str) -> dict[str, str]:
    return {**given, **({} if body is None or kind == _JSON else {"Content-Type": kind})}

"""One request to a store over HTTP: the whole reply, or an error that says what to do."""

from __future__ import annotations

import os
import socket
import threading
import time
import weakref
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self

import httpx2 as httpx

from graphmodel import __version__
from graphmodel.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Seconds that one request may take in all, from the first byte sent to the last one read.
PATIENCE = 60.0
#: The largest reply that is read, in bytes.
MOST = 512 * 1024 * 1024
#: Where the name and password for a store are taken from; never from its address, which stands in messages and process lists.
USER, PASSWORD = "GRAPHMODEL_STORE_USER", "GRAPHMODEL_STORE_PASSWORD"

_WAIT = "Look whether it is running and reachable from here, and try again."
_CONNECT = 10.0
_SHOWN = 200


@dataclass(frozen=True)
class Reply:
    """A reply that arrived whole.

    Attributes:
        status: the HTTP status, below 300, or one of those that the caller awaited.
        kind: the media type, without parameters, in lower case.
        headers: the headers, names in lower case.
        body: the body, decompressed.
    """

    status: int
    kind: str
    headers: Mapping[str, str]
    body: bytes


class Exchange:
    """Requests to one address; connections are kept until it is closed, or left as a context manager."""

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self.address = address
        self._patience = patience
        self._connections: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise StoreError(address, f"this is no address: {error}", "Write it as http://host/path.") from error
        if url.userinfo:
            shown = str(url.copy_with(username=None, password=None))
            raise StoreError(shown, "its address carries a name or password", f"Put them into {USER} and {PASSWORD}.")
        if url.scheme not in {"http", "https"} or not url.host:
            raise StoreError(
                address, "this is no address of a store", "Write it as http://host/path or https://host/path."
            )
        user, password = os.environ.get(USER), os.environ.get(PASSWORD, "")
        self._client = httpx.Client(
            auth=_AsAsked(user, password) if user else None,
            timeout=httpx.Timeout(patience, connect=min(patience, _CONNECT)),
            follow_redirects=False,
            headers={"user-agent": f"graphmodel/{__version__}"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def send(
        self,
        method: str,
        *,
        accept: Sequence[str] = (),
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str | list[str]] | None = None,
        turtle: bytes | None = None,
        awaited: tuple[int, ...] = (),
    ) -> Reply:
        """Send a request and return the whole reply.

        Args:
            method: the HTTP method.
            accept: the media types that can be read; a reply of another is an error. Empty where the body does not matter.
            params: the query of the address.
            form: fields, sent as a form.
            turtle: a graph, sent as Turtle.
            awaited: statuses above 299 that are no error here.

        Raises:
            StoreError: no whole reply of a right kind came in time.
        """
        headers = {"accept": ", ".join(accept) or "*/*"} | (
            {"content-type": "text/turtle"} if turtle is not None else {}
        )
        request = self._client.build_request(
            method, self.address, params=params, data=form, content=turtle, headers=headers
        )
        try:
            response, body = self._whole(request)
        except httpx.TimeoutException as error:
            raise self._failed(f"it did not answer in full within {self._patience:g} seconds", _WAIT) from error
        except httpx.ConnectError as error:
            raise self._failed(f"it cannot be reached ({error})", _WAIT) from error
        except httpx.HTTPError as error:
            raise self._failed(f"its reply broke off ({error})", _WAIT) from error
        reply = Reply(
            response.status_code,
            response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            {k.lower(): v for k, v in response.headers.items()},
            body,
        )
        self._check(reply, accept, awaited)
        return reply

    def _whole(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        """Return a response and its body; once more where a kept connection was closed before anything came over it."""
        until = time.monotonic() + self._patience
        request.extensions["trace"] = self._note
        # The client's own limits are for each piece that arrives. A reply that comes byte by byte is cut off by this one.
        clock = threading.Timer(self._patience, self._cut)
        clock.daemon = True
        clock.start()
        try:
            return self._read(request, until)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            if time.monotonic() < until:
                raise
            raise httpx.ReadTimeout("slow", request=request) from error
        finally:
            clock.cancel()

    def _note(self, event: str, told: Mapping[str, Any]) -> None:
        """Take note of each connection that is made."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._connections.add(told["return_value"].get_extra_info("socket"))

    def _cut(self) -> None:
        """Break the connections off, from another thread."""
        for connection in list(self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # it is closed already
                continue

    def _read(self, request: httpx.Request, until: float) -> tuple[httpx.Response, bytes]:
        try:
            response = self._client.send(request, stream=True)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            if time.monotonic() >= until:
                raise
            response = self._client.send(request, stream=True)  # all that is sent here may be sent twice
        body = bytearray()
        try:
            for part in response.iter_bytes():
                body += part
                if len(body) > MOST:
                    raise self._failed(f"its reply is larger than {MOST // 1024 // 1024} MB", "Ask for less.")
                if time.monotonic() > until:
                    raise httpx.ReadTimeout("slow", request=request)
        finally:
            response.close()
        return response, bytes(body)

    def _check(self, reply: Reply, accept: Sequence[str], awaited: tuple[int, ...]) -> None:
        status = reply.status
        if status in awaited:
            return
        if 300 <= status < 400:  # noqa: PLR2004  the range of redirections
            where = reply.headers.get("location", "elsewhere")
            raise self._failed(f"it sends on to {where}, and that is not followed", "Give the address where it is.")
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            raise self._failed(f"it refuses access (status {status})", f"Set {USER} and {PASSWORD}.")
        if status >= 400:  # noqa: PLR2004  the range of errors
            said = " ".join(reply.body.decode(errors="replace").split())[:_SHOWN]
            mend = _WAIT if status >= 500 else "Look whether the address is that of the right service."  # noqa: PLR2004
            raise self._failed(f"it answers with status {status}" + (f": {said}" if said else ""), mend)
        if accept and reply.kind not in accept:
            what = f"it answers with {reply.kind or 'no media type'} where {' or '.join(accept)} was asked for"
            raise self._failed(what, "Look whether the address is that of the right service.")

    def _failed(self, what: str, mend: str) -> StoreError:
        return StoreError(self.address, what, mend)


class _AsAsked(httpx.Auth):
    """Basic or Digest, whichever the store asks for; nothing is sent before it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._digest = httpx.DigestAuth(user, password)
        self._basic = httpx.BasicAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202  as httpx has it
        if self._chosen is None:
            response = yield request
            if response.status_code != HTTPStatus.UNAUTHORIZED:
                return
            asked = response.headers.get("www-authenticate", "").lower()
            self._chosen = self._digest if asked.startswith("digest") else self._basic
        yield from self._chosen.auth_flow(request)

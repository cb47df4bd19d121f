"""A client that sends what it likes: bytes over a socket, and the response as it came."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

from tests.hostile.tally import tried

WAIT = 60


def connect(where):
    tried("connections")
    return socket.create_connection(where, timeout=WAIT)


def response(connection):
    """Return status, headers in lower case, and body of one response; status 0 where the connection ended without."""
    data = b""
    while b"\r\n\r\n" not in data:
        with contextlib.suppress(ConnectionError):
            if piece := connection.recv(65_536):
                data += piece
                continue
        return 0, {}, data
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        piece = connection.recv(65_536)
        if not piece:
            break
        body += piece
    return int(first.split()[1]), headers, body


def send(where, data):
    """Return the response to bytes."""
    with connect(where) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        return response(connection)


def get(where, target="/health/live", *headers):
    """Return the response to a plain GET of a target as it is written."""
    lines = [f"GET {target} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]
    return send(where, "\r\n".join(lines).encode("latin-1"))


def memory(pid):
    """Return the most memory that a process has had, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

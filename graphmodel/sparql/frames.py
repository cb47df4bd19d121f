"""How the service and a worker talk: a line of JSON, and so many bytes after it as the line says."""

from __future__ import annotations

import json
from typing import Any


def frame(head: dict[str, Any], payload: bytes = b"") -> bytes:
    r"""Return a message as bytes.

    >>> frame({"rows": 0}, b"{}")
    b'{"rows": 0, "bytes": 2}\n{}'
    """
    return json.dumps({**head, "bytes": len(payload)}).encode() + b"\n" + payload


class Frames:
    """Puts messages together from bytes as they come."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._head: dict[str, Any] | None = None

    def feed(self, data: bytes) -> tuple[dict[str, Any], bytes] | None:
        """Take further bytes; return the message that they complete, if any."""
        self._held += data
        if self._head is None:
            line, mark, rest = self._held.partition(b"\n")
            if not mark:
                return None
            self._head, self._held = json.loads(line), rest
        if len(self._held) < self._head["bytes"]:
            return None
        head, length = self._head, self._head["bytes"]
        payload, self._held, self._head = bytes(self._held[:length]), self._held[length:], None
        return head, payload

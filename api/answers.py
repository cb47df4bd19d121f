"""How an answer goes out: compact JSON, the same bytes for the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from api.linked.links import READ_BY
from graphmodel.formats.compact_json import compact

if TYPE_CHECKING:
    from collections.abc import Mapping


class Json(Response):
    """A dict as JSON, as `compact` writes it."""

    media_type = "application/json"

    def __init__(self, content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(content, status, headers)
        # A thing that is only named in words has the id null, which no reader of JSON-LD takes: such an answer has to be asked for as JSON-LD.
        if type(self) is Json and b'"id":null' not in self.body:
            self.headers.append("Link", READ_BY)

    def render(self, content: Any) -> bytes:
        """Return the bytes."""
        return compact(content)


class ProblemJson(Json):
    """A problem of RFC 9457."""

    media_type = "application/problem+json"

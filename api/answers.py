"""How an answer goes out: compact JSON, the same bytes for the same answer."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response


class Json(Response):
    """A dict as JSON. A lone surrogate, which has no UTF-8 form, goes out as the escape it came in as."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Return the bytes."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "backslashreplace")


class ProblemJson(Json):
    """A problem of RFC 9457."""

    media_type = "application/problem+json"

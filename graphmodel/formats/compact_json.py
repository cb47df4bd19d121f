"""JSON as it goes out: compact, and the same bytes for the same value, whichever call it comes from."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def compact(value: Any) -> bytes:
    """Return plain data as JSON without spaces. A lone surrogate, which has no UTF-8 form, goes out as the escape it came in as.

    >>> compact({"label": "Medway Council", "areas": ["area/medway"], "ended": None})
    b'{"label":"Medway Council","areas":["area/medway"],"ended":null}'
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "backslashreplace")

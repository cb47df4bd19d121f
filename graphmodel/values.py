"""Answers are values: plain data made from frozen dataclasses, the same every time."""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from graphmodel.dates import PartialDate, Period


def plain(value: Any) -> Any:
    """Return a value as lists, dicts, texts, numbers, true, false and None.

    Dataclasses become dicts with their fields' names, a trailing underscore taken off.

    >>> from graphmodel.model.model import Ref
    >>> plain(Ref("body/medway-council", "Medway Council", "body"))
    {'id': 'body/medway-council', 'label': 'Medway Council', 'kind': 'body'}
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Period):
        span = {"from": plain(value.from_), "until": plain(value.until), "start": value.start.value}
        return span | {"seen": plain(value.seen)} if value.seen else span
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    return [plain(v) for v in value]

"""The shape that a value read from elsewhere has to have before anything is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How a type of JSON is called.
_CALLED = {str: "a text", bool: "true or false", int: "a whole number", dict: "an object", list: "a list"}


@dataclass(frozen=True)
class Maybe:
    """A shape in whose place null may stand."""

    shape: Any


@dataclass(frozen=True)
class ById:
    """An object of any names whose values all have one shape."""

    shape: Any


def wrong(value: Any, shape: Any, where: str) -> Iterator[str]:
    """Yield what is wrong with a value, each with its place; more may stand in an object than its shape names.

    Args:
        value: what was read.
        shape: a type; a list of one shape; a dict of shapes by name; `Maybe` or `ById`.
        where: the place, for the message.

    >>> list(wrong({"flags": ["a", 1]}, {"flags": [str], "ready": bool}, "answer"))
    ['`answer.flags[1]` is not a text', '`answer.ready` is missing']
    """
    if isinstance(shape, Maybe):
        if value is not None:
            yield from wrong(value, shape.shape, where)
    elif isinstance(shape, ById) and isinstance(value, dict):
        for name, below in value.items():
            yield from wrong(below, shape.shape, f"{where}.{name}")
    elif isinstance(shape, dict) and isinstance(value, dict):
        for name, below in shape.items():
            place = f"{where}.{name}" if where else name
            yield from wrong(value[name], below, place) if name in value else (f"`{place}` is missing",)
    elif isinstance(shape, list) and isinstance(value, list):
        for number, item in enumerate(value):
            yield from wrong(item, shape[0], f"{where}[{number}]")
    elif not isinstance(shape, type) or type(value) is not shape:
        kind = shape if isinstance(shape, type) else {ById: dict}.get(type(shape), type(shape))
        yield f"`{where}` is not {_CALLED[kind]}"


def depth(value: Any) -> int:
    """Return how deep lists and objects stand in each other, however deep that is.

    >>> depth({"a": [1, {"b": 2}]})
    3
    """
    levels, row = 0, [value]
    while row := [v for v in row if isinstance(v, (dict, list))]:
        levels += 1
        row = [below for v in row for below in (v.values() if isinstance(v, dict) else v)]
    return levels

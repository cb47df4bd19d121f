"""What a statement is about: the things that its fields name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from graphmodel.values import keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphmodel.model.documents import SeatList

_ONE = ("from_", "to", "about", "board", "holder", "left", "right", "norm", "document", "appointed_by", "ratified_by")
_SEVERAL = ("via", "represents", "alternatives", "owner", "consulting")


def subjects_of(statement: Any, lists: Mapping[str, SeatList]) -> set[str]:
    """Return the ids that a statement is about: its document is among them, and of a seat the board of its list."""
    kind: Any = type(statement)
    one, several = _fields(kind)
    found = {getattr(statement, name) for name in one}
    for name in several:
        found.update(getattr(statement, name))
    held = lists.get(getattr(statement, "list_", ""))
    if held:
        found.add(held.board)
    return set(filter(None, found))


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a kind of statement that name one thing, and those that name several."""
    return tuple(n for n in _ONE if n in keys(kind)), tuple(n for n in _SEVERAL if n in keys(kind))

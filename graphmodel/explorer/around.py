"""What is around a node: how far one comes from it over lines and relations, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.structure.lines import NOBODY, ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Connections that lead on only where a reader names them.
_ASIDE = frozenset({"seat", "identity"})


def around(starts: Iterable[str], rows: Iterable[dict[str, Any]], steps: int, *, named: bool = False) -> set[str]:
    """Return what is within some steps of some nodes; roles lead no further.

    Args:
        starts: the nodes to begin at.
        rows: the lines to go over.
        steps: how many.
        named: whether a reader named the sorts of lines; if not, seats and identities do not lead on.
    """
    beside: dict[str, set[str]] = {}
    for row in rows:
        if named or row["group"] not in _ASIDE:
            beside.setdefault(row["from_node"], set()).add(row["to_node"])
            beside.setdefault(row["to_node"], set()).add(row["from_node"])
    found = set(starts)
    border = set(found)
    for _ in range(steps):
        border = {n for b in border if not b.startswith((ROLE, NOBODY)) for n in beside.get(b, ())} - found
        found |= border
    return found

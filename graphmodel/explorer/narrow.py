"""Narrowing: which nodes and lines of a structure a view shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphmodel.explorer.around import around
from graphmodel.explorer.nodes import kind_of_node, label_of
from graphmodel.explorer.sorts import sorts, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.explorer.view import View
    from graphmodel.model.model import Model


@dataclass(frozen=True)
class Part:
    """What a view shows: nodes, lines, and what a reader should know of it."""

    idents: set[str]
    rows: list[dict[str, Any]]
    focus: tuple[str, ...]
    steps: int | None
    told: list[str] = field(default_factory=list)


def narrow(
    model: Model,
    idents: set[str],
    rows: Sequence[dict[str, Any]],
    view: View,
    *,
    middle: str | None = None,
    depth: int = 1,
    path: tuple[Iterable[str], Iterable[str]] = ((), ()),
) -> Part:
    """Return what a view shows of a structure.

    Args:
        model: the model.
        idents: every node.
        rows: every line.
        view: what is asked for.
        middle: the body that all of it is around; None for an area.
        depth: how many steps from the focus to go where the view does not say.
        path: nodes and lines of a path: they are shown whatever else is asked for, unless they are hidden by name.
    """
    on_path, path_rows = set(path[0]) & idents, set(path[1])
    asked = (*((middle,) if middle else ()), *view.focus)
    hidden = set(view.hide)
    focus = tuple(dict.fromkeys(f for f in asked if f in idents and f not in hidden))
    told = [f"{label_of(model, f)} is not on this chart." for f in view.focus if f not in idents]
    kinds = set(view.body_kinds)
    kept = {i for i in idents - hidden if not kinds or kind_of_node(model, i) in kinds or i in on_path or i in focus}
    every = sorts(model)
    lines = [
        row
        for row in rows
        if row["from_node"] in kept
        and row["to_node"] in kept
        and (row["id"] in path_rows or wanted(row, view.kinds, every))
    ]
    steps = None
    if focus and not view.whole:
        steps = view.steps or depth
        kept &= around(focus, lines, steps, named=bool(view.kinds)) | on_path
        lines = [row for row in lines if row["from_node"] in kept and row["to_node"] in kept]
    return Part(kept, lines, focus if steps else (), steps, told)

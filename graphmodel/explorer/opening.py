"""The opening view: a part of a structure that can be read at once, from which a reader goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphmodel.explorer.around import around
from graphmodel.explorer.asked import AskedView
from graphmodel.explorer.sorts import accountability, drawn_first, sort_of, sorts

if TYPE_CHECKING:
    from graphmodel.model.model import Model

#: How many boxes can be read at once, and how many steps the opening view goes at most.
_READABLE, _STEPS = 18, 2
#: A structure with so few is shown whole.
_SMALL = 12
#: With fewer in the part, more sorts of lines are drawn.
_FEW = 6
_ASIDE = ("role", "nobody")


def opening(model: Model, structure: dict[str, Any], asked: AskedView | None = None) -> AskedView | None:
    """Return the view that a whole structure opens with: the node with most lines, and its neighbours; None where all of it can be read at once.

    Args:
        model: the model.
        structure: the answer of the call `structure` for the whole.
        asked: what was asked for beside: a path, which it then opens on, or a second day.
    """
    asked = asked or AskedView()
    rows = structure["lines"]
    if len(structure["nodes"]) <= _SMALL or not rows:
        return None
    about = structure["question"]["about"]
    there = {n["id"]: n["kind"] for n in structure["nodes"]}
    met = Counter(end for row in rows for end in dict.fromkeys((row["from_node"], row["to_node"])))
    names = sorted((n for n in met if there[n] not in _ASIDE), key=lambda n: (-met[n], n))
    path = structure.get("path")
    first = [about["id"], *([path["from"]["id"]] if path else [])]
    focus: str = next((i for i in first if i in there), names[0])
    # Accountability alone reads best; where little of it meets there, what belongs together is drawn too, or else everything.
    every = sorts(model)
    for kinds in (accountability(model), drawn_first(every, model), every):
        drawn = [row for row in rows if sort_of(row) in kinds]
        reach = {n: len(around([focus], drawn, n, named=True)) for n in range(1, _STEPS + 1)}
        steps = max((n for n, count in reach.items() if count <= _READABLE), default=1)
        if reach[steps] >= _FEW:
            break
    there_are = {sort_of(row) for row in rows}
    return replace(asked, focus=(focus,), steps=steps, kinds=[k for k in kinds if k in there_are])

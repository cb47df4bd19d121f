"""Which boxes are stacked: siblings with nothing beneath them, and in a chart of many bodies whole small trees, as indented outlines."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from graphmodel.diagram.boxes import Box, Stack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graphmodel.diagram.routes import Point
    from graphmodel.diagram.strokes import Stroke

_SLOT = 10.0
#: From how many boxes on siblings are stacked, and how many stand in a column at least.
_STACK, _COLUMN = 4, 3
#: The same for outlines, and how many boxes the largest of them has.
_OUTLINE, _OUTLINE_COLUMN, _LARGEST = 2, 8, 24
#: Where a line comes up to a box from those that are set in beneath it.
_STEM = 14.0


class Stacks:
    """Finds the stacks of a chart.

    Attributes:
        by_parent: the stacks, by the node beneath which each stands.
        inside: for each stacked node the id of its stack.
    """

    def __init__(
        self,
        boxes: Mapping[str, Box],
        parents: Mapping[str, str],
        routed: list[Stroke],
        aside: Collection[str],
        *,
        outlines: bool,
    ) -> None:
        self._boxes = boxes
        self._out = {s.from_: s for s in routed}
        self._children: dict[str, list[str]] = defaultdict(list)
        for node, parent in sorted(parents.items()):
            self._children[parent].append(node)
        touching: dict[str, int] = defaultdict(int)
        for s in routed:
            touching[s.from_] += 1
            touching[s.to] += 1
        self._closed: dict[str, int] = {}
        for node in sorted(parents, key=lambda n: (-boxes[n].level, n)):
            children = self._children[node]
            own = touching[node] == 1 + len(children) and self._out[node].to == parents[node] and node not in aside
            below = boxes[node].level == boxes[parents[node]].level + 1
            if own and below and all(c in self._closed for c in children) and (outlines or not children):
                self._closed[node] = 1 + sum(self._closed[c] for c in children)
        least = _OUTLINE if outlines else _STACK
        self._high = _OUTLINE_COLUMN if outlines else _COLUMN
        self.by_parent: dict[str, Stack] = {}
        for parent, children in sorted(self._children.items()):
            small = [c for c in children if self._closed.get(c, _LARGEST) < _LARGEST]
            if self._closed.get(parent, _LARGEST) >= _LARGEST and sum(self._closed[c] for c in small) >= least:
                self.by_parent[parent] = self._stack(parent, small)
        self.inside = {b.id: s.id for s in self.by_parent.values() for c in s.columns for b in c}

    def _stack(self, parent: str, children: list[str]) -> Stack:
        order = sorted(children, key=lambda c: (self._closed[c] > 1, self._out[c].text, self._boxes[c].text, c))
        total = sum(self._closed[c] for c in order)
        count = math.ceil(total / max(self._high, math.isqrt(2 * total)))
        columns: list[list[Box]] = [[]]
        left = total
        for child in order:
            here = len(columns[-1])
            if here and here + self._closed[child] > math.ceil((left + here) / max(1, count - len(columns) + 1)):
                columns.append([])
            self._outline(child, 0, columns[-1])
            left -= self._closed[child]
        for column in columns:
            widest = max(b.width for b in column)
            for box in column:
                box.widen(widest)
        return Stack(
            f"stack {parent}", self._boxes[parent].level + 1, columns, self._room(columns, 0), self._room(columns, 1)
        )

    def _outline(self, node: str, depth: int, column: list[Box]) -> None:
        """Add a node and what stands beneath it."""
        box, stroke = self._boxes[node], self._out[node]
        box.height = max(box.height, stroke.height)
        box.style, box.depth = stroke.style, depth
        box.stem = self._boxes[stroke.to] if depth else None
        column.append(box)
        for child in self._children[node]:
            self._outline(child, depth + 1, column)

    def _room(self, columns: list[list[Box]], depth: int) -> float:
        """Return how much room the words and the common lines take to the left of boxes that are set in so often, or more."""
        here = [b for c in columns for b in c if min(b.depth, 1) == depth]
        widest = max((self._out[b.id].width for b in here), default=0.0)
        return float(round(widest + _STEM + _SLOT + _SLOT * len({b.style for b in here})))

    def routes(self) -> dict[str, tuple[list[Point], Point]]:
        """Return the corners and the middle of the words of the lines inside the outlines."""
        found = {}
        for stack in self.by_parent.values():
            for box in (b for c in stack.columns for b in c):
                if box.stem is not None:
                    edge, x = box.x - box.width / 2, box.stem.x - box.stem.width / 2 + _STEM
                    points = [(edge, box.y), (x, box.y), (x, box.stem.y + box.stem.height / 2)]
                    found[self._out[box.id].id] = (points, ((edge + x) / 2, box.y))
        return found

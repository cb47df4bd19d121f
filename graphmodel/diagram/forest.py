"""Where nodes stand from left to right: trees beneath those who are answered to, ordered so that lines stay short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.diagram.boxes import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROOT = ""
_LANE = 14.0
_SWEEPS = 6
_SWAPS = 300

Span = tuple[float, float]


class Forest:
    """Trees of nodes, each with its level and how far it reaches to both sides.

    Attributes:
        order: the children of each node, from left to right; those of the empty name are the roots.
    """

    def __init__(self, levels: dict[str, int], parents: dict[str, str], spans: dict[str, Span]) -> None:
        self._levels = levels
        self._spans = spans
        self._parents = parents
        self.order: dict[str, list[str]] = {}
        for node in sorted(levels):
            self.order.setdefault(parents.get(node, _ROOT), []).append(node)

    def place(self) -> dict[str, float]:
        """Return where the middle of each node stands, by the order as it is."""
        offsets: dict[str, float] = {}
        shapes: dict[str, dict[int, Span]] = {}
        for node in self._bottom_up():
            shapes[node] = self._shape(node, shapes, offsets)
        found = {_ROOT: 0.0}
        stack = [_ROOT]
        while stack:
            node = stack.pop()
            for child in self.order.get(node, ()):
                found[child] = found[node] + offsets[child]
                stack.append(child)
        del found[_ROOT]
        return found

    def _bottom_up(self) -> list[str]:
        found, stack = [], [_ROOT]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self.order.get(node, ()))
        return found[::-1]

    def _shape(self, node: str, shapes: dict[str, dict[int, Span]], offsets: dict[str, float]) -> dict[int, Span]:
        """Set its children as close as they go, itself over the middle of them, and return what all of it covers, level by level."""
        covered: dict[int, Span] = {}
        children = self.order.get(node, ())
        for child in children:
            shape = shapes[child]
            shift = max((covered[v][1] + GAP - shape[v][0] for v in shape if v in covered), default=None)
            if shift is None:
                shift = max((right for _, right in covered.values()), default=0.0) if node == _ROOT else 0.0
            offsets[child] = shift
            for v, (left, right) in shape.items():
                old = covered.get(v)
                covered[v] = (
                    (min(old[0], left + shift), max(old[1], right + shift)) if old else (left + shift, right + shift)
                )
        if node == _ROOT:
            return covered
        middle = (offsets[children[0]] + offsets[children[-1]]) / 2 if children else 0.0
        for child in children:
            offsets[child] -= middle
        covered = {v: (left - middle, right - middle) for v, (left, right) in covered.items()}
        left, right = self._spans[node]
        level = self._levels[node]
        covered[level] = (-left, right)
        parent = self._parents.get(node)
        for v in range(self._levels[parent] + 1 if parent else level, level):
            covered[v] = (-_LANE, _LANE)
        return covered

    def improve(self, ends: Sequence[tuple[str, str]]) -> dict[str, float]:
        """Order the children of each node so that the lines between some nodes stay short, and return where all stand then."""

        def cost(xs: dict[str, float]) -> float:
            return sum(abs(xs[a] - xs[b]) for a, b in ends)

        best = self.place()
        least = cost(best)
        for _ in range(_SWEEPS):
            before = {n: list(c) for n, c in self.order.items()}
            self._sweep(best, ends)
            xs = self.place()
            if cost(xs) >= least - 1:
                self.order = before
                break
            best, least = xs, cost(xs)
        return self._swap(best, least, cost)

    def _sweep(self, xs: dict[str, float], ends: Sequence[tuple[str, str]]) -> None:
        """Order siblings by where the far ends of the lines of their trees stand."""
        far: dict[str, list[float]] = {}
        for a, b in ends:
            for near, other in ((a, b), (b, a)):
                above = self._chain(other)
                for node in self._chain(near):
                    if node in above:
                        break
                    far.setdefault(node, []).append(xs[other])
        for children in self.order.values():
            children.sort(key=lambda c: sum(far[c]) / len(far[c]) if c in far else xs[c])

    def _chain(self, node: str) -> list[str]:
        found = [node]
        while found[-1] in self._parents:
            found.append(self._parents[found[-1]])
        return found

    def _swap(
        self, best: dict[str, float], least: float, cost: Callable[[dict[str, float]], float]
    ) -> dict[str, float]:
        """Exchange neighbours as long as that makes the lines shorter."""
        tried, improved = 0, True
        while improved and tried < _SWAPS:
            improved = False
            for node in sorted(self.order):
                children = self.order[node]
                for i in range(len(children) - 1):
                    children[i], children[i + 1] = children[i + 1], children[i]
                    xs = self.place()
                    tried += 1
                    now = cost(xs)
                    if now < least - 1:
                        best, least, improved = xs, now, True
                    else:
                        children[i], children[i + 1] = children[i + 1], children[i]
                    if tried >= _SWAPS:
                        return best
        return best

"""Levels: who is answered to stands above who answers, as far as the lines allow it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graphmodel.diagram.strokes import Stroke

_RANKS = {"accountable": 0, "reports": 1, "may-report": 2}
#: Ranks of what only helps to place a node: the home of a node without a line, the way of a line.
_HOME, _WAY = 3, 4


class Rise(NamedTuple):
    """That one node is to stand above another, and how much that counts."""

    rank: int
    below: str
    above: str


class Levels:
    """The rows of a chart, counted from the top.

    Attributes:
        level: the row of each node.
        homes: the strokes by which nodes without a line of their own are placed, by id of the node.
        parent: for each node the one beneath which it is drawn, where there is one.
        loose: nodes that nothing places.
    """

    def __init__(
        self, nodes: Collection[str], strokes: list[Stroke], top: Iterable[str], homes: Sequence[str] = ("belongs",)
    ) -> None:
        self._home_groups = homes
        self._known = frozenset(nodes)
        lines = [s for s in strokes if s.group == "line"]
        self._lined = {end for s in lines for end in (s.from_, s.to, *self._ways(s))}
        self.homes = self._find_homes(strokes)
        placed = self._lined | set(self.homes) | {s.to for s in self.homes.values()}
        self.loose = sorted(n for n in nodes if n not in placed)
        self._above: dict[str, dict[str, int]] = defaultdict(dict)
        self._belongs = [(s.from_, s.to) for s in strokes if s.group == "belongs" and {s.from_, s.to} <= placed]
        for rise in sorted(self._rises(strokes)):
            if rise.below != rise.above and not self._reaches(rise.above, rise.below):
                self._above[rise.below].setdefault(rise.above, rise.rank)
        self.level = self._levels([n for n in nodes if n in placed], set(top))
        self.parent = self._parents()

    def _ways(self, stroke: Stroke) -> list[str]:
        """Return the nodes of the chart that a line runs through; a chart around a body may not have them all."""
        return [v for v in stroke.via if v in self._known]

    def _find_homes(self, strokes: list[Stroke]) -> dict[str, Stroke]:
        """Return for each node without a line the stroke by which it belongs to another."""
        homes: dict[str, Stroke] = {}
        for group in self._home_groups:
            for stroke in strokes:
                if stroke.group == group and stroke.style != "denied" and stroke.from_ not in self._lined:
                    homes.setdefault(stroke.from_, stroke)
        return homes

    def _rises(self, strokes: list[Stroke]) -> Iterable[Rise]:
        home = {s.id for s in self.homes.values()}
        for s in strokes:
            if s.style in _RANKS:
                yield Rise(_RANKS[s.style], s.from_, s.to)
                for via in self._ways(s):
                    yield Rise(_WAY, s.from_, via)
                    yield Rise(_WAY, via, s.to)
            elif s.id in home:
                yield Rise(_HOME, s.from_, s.to)

    def _reaches(self, start: str, goal: str) -> bool:
        """Tell whether one node already stands above another's whole way up."""
        seen, stack = {start}, [start]
        while stack:
            node = stack.pop()
            if node == goal:
                return True
            new = [a for a in self._above.get(node, ()) if a not in seen]
            seen.update(new)
            stack.extend(new)
        return False

    def _levels(self, nodes: list[str], top: set[str]) -> dict[str, int]:
        level: dict[str, int] = {}

        def rise(node: str) -> int:
            stack = [node]
            while stack:
                current = stack[-1]
                missing = [a for a in self._above.get(current, ()) if a not in level]
                if missing:
                    stack.extend(missing)
                else:
                    level[current] = max((level[a] + 1 for a in self._above.get(current, ())), default=0)
                    stack.pop()
            return level[node]

        for node in nodes:
            rise(node)
        for node in nodes:
            if not self._above.get(node) and node not in top:
                self._sink(node, nodes, level)
        return level

    def _sink(self, root: str, nodes: list[str], level: dict[str, int]) -> None:
        """Bring a node that answers to nobody, with what stands beneath it alone, down to just above the rest that answers or belongs to it."""
        own = {root}
        inner = sorted(nodes, key=lambda n: (level[n], n))
        for node in inner:
            above = self._above.get(node)
            if above and own.issuperset(above):
                own.add(node)
        pairs = [(n, a) for n in nodes for a in self._above.get(n, ())] + self._belongs
        room = [level[n] - level[a] - 1 for n, a in pairs if n not in own and a in own]
        for node in own:
            level[node] += max(0, min(room, default=0))

    def _parents(self) -> dict[str, str]:
        """Return for each node the nearest node above it, a surer line before a weaker one."""
        found = {}
        for node in self.level:
            drawn = [(a, rank) for a, rank in self._above.get(node, {}).items() if rank <= _HOME]
            if drawn:
                found[node] = min(drawn, key=lambda item: (-self.level[item[0]], item[1], item[0]))[0]
        return found

"""The layout: where each box stands and each line runs, computed, the same on every run.

Who is answered to stands above who answers. What has nothing beneath it is stacked in columns, so that a chart of many bodies stays narrow.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphmodel.diagram.boxes import Box
from graphmodel.diagram.curves import Curves
from graphmodel.diagram.forest import Forest
from graphmodel.diagram.legs import ARRIVAL, Leg
from graphmodel.diagram.levels import Levels
from graphmodel.diagram.routes import Router
from graphmodel.diagram.stacks import Stacks
from graphmodel.diagram.strokes import Stroke, bundle
from graphmodel.diagram.tags import box_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphmodel.diagram.boxes import Stack
    from graphmodel.diagram.routes import Point

_NOBODY = "nobody"
#: The order of kinds below the chart; all others come first.
_KINDS = {"class": 1, "post": 2, "type": 3}
_DENIED = "denied"
#: The groups whose lines may place a box that has no line of accountability, the best first.
_HOMES = ("belongs", "delegation", "bears-on", "seat", "identity")
#: A chart of more boxes is drawn with outlines.
_MANY = 60
#: How far the small box "nobody named" stands above the line that leads to it, and its words from both.
_RISE, _ASIDE = 36.0, 10.0
_BAND, _BAND_GAP, _BAND_WIDTH = 120.0, 28.0, 1500.0
_SLOT = 10.0


def arrange(
    nodes: list[dict[str, Any]], rows: Iterable[dict[str, Any]], *, all_shown: bool = False
) -> list[dict[str, Any]]:
    """Give each node its place and return the strokes with their routes.

    Each node gets `x`, `y` (its middle), `width`, `height` and `level`; `apart` tells that no line leads
    from it or to it, so that it stands below the chart. A stroke is `{id, from, to, group, style, lines,
    text, shown, curve, points, words {x, y, width, height}}`: a chart draws it along its points, or as a curve of three
    points; `shown` tells whether it is seen before a reader asks for its group.

    Args:
        nodes: what has boxes.
        rows: the lines.
        all_shown: whether a reader asked for these lines: then all are seen, and any of them may place a box.
    """
    strokes = bundle(rows)
    boxes = {n["id"]: Box.of(n["id"], n["label"], box_tags(n)) for n in nodes}
    kinds = {n["id"]: n["kind"] for n in nodes}
    return _Layout(boxes, kinds, strokes, all_shown=all_shown).run(nodes)


class _Layout:
    def __init__(
        self, boxes: dict[str, Box], kinds: Mapping[str, str], strokes: list[Stroke], *, all_shown: bool
    ) -> None:
        self.boxes = boxes
        self._all_shown = all_shown
        self.strokes = strokes
        self.beside = {s.to: s for s in strokes if kinds[s.to] == _NOBODY}
        main = [s for s in strokes if kinds[s.to] != _NOBODY]
        named = [b for b in boxes if kinds[b] != _NOBODY]
        homes = _HOMES if all_shown else _HOMES[:1]
        self.levels = Levels(named, main, [b for b in named if kinds[b] == "role"], homes)
        rank = {v: i for i, v in enumerate(sorted(set(self.levels.level.values())))}
        for ident, level in self.levels.level.items():
            boxes[ident].level = rank[level]
        home = {s.id for s in self.levels.homes.values()}
        self.routed = [s for s in main if s.group == "line" or s.id in home]
        self.routes: dict[str, tuple[list[Point], Point]] = {}
        self._kinds = kinds
        self._apart = {*self.levels.loose, *(to for to, s in self.beside.items() if s.from_ in set(self.levels.loose))}

    def run(self, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for to, stroke in self.beside.items():
            self._reserve(self.boxes[stroke.from_], self.boxes[to], stroke)
        standing = [self.boxes[i] for i in self.levels.level]
        aside = {s.from_ for s in self.beside.values()}
        stacks = Stacks(self.boxes, self.levels.parent, self.routed, aside, outlines=len(standing) > _MANY)
        self._widen(stacks.inside)
        self._across(stacks.by_parent, stacks.inside)
        legs = [Leg(s, self.boxes[s.from_], self.boxes[s.to]) for s in self.routed if not self.boxes[s.from_].stem]
        if standing:
            self.routes = Router(legs, standing, list(stacks.by_parent.values())).run() | stacks.routes()
        self._band(standing)
        for to, stroke in self.beside.items():
            self._aside(self.boxes[stroke.from_], self.boxes[to], stroke)
        for node in nodes:
            box = self.boxes[node["id"]]
            node |= {
                "x": round(box.x),
                "y": round(box.y),
                "width": round(box.width),
                "height": round(box.height),
                "level": box.level,
            }
            node["apart"] = node["id"] in self._apart
        return self._drawn()

    def _reserve(self, owner: Box, small: Box, stroke: Stroke) -> None:
        """Keep room beside a box for what it answers for to nobody named: to the right, or to the left where that is denied."""
        room = stroke.width + 2 * _ASIDE + small.width
        if stroke.style == _DENIED:
            owner.left += room
        else:
            owner.right += room
        owner.top = max(owner.top, _RISE + small.height / 2)

    def _widen(self, stacked: Mapping[str, str]) -> None:
        """Make each box wide enough for the words of the lines that leave it side by side."""
        above: dict[str, float] = defaultdict(float)
        below: dict[str, float] = defaultdict(float)
        arrivals = set()
        for s in self.routed:
            source, target = self.boxes[s.from_], self.boxes[s.to]
            upwards = target.level < source.level
            if s.from_ not in stacked:
                side = below if target.level > source.level else above
                side[s.from_] += s.width + _SLOT
            arrivals.add((s.to, s.style, upwards))
        for to, _, upwards in arrivals:
            (below if upwards else above)[to] += ARRIVAL
        for ident, box in self.boxes.items():
            box.widen(max(above[ident], below[ident]) + _SLOT)

    def _across(self, stacks: Mapping[str, Stack], stacked: Mapping[str, str]) -> None:
        """Set where everything stands from left to right."""
        levels = {i: self.boxes[i].level for i in self.levels.level if i not in stacked}
        spans = {i: (self.boxes[i].left, self.boxes[i].right) for i in levels}
        parents = {i: p for i, p in self.levels.parent.items() if i not in stacked}
        for parent, stack in stacks.items():
            levels[stack.id], parents[stack.id] = stack.level, parent
            spans[stack.id] = (stack.width / 2, stack.width / 2)
        ends = [(stacked.get(s.from_, s.from_), stacked.get(s.to, s.to)) for s in self.routed]
        xs = Forest(levels, parents, spans).improve(ends)
        for ident, x in xs.items():
            if ident in self.boxes:
                self.boxes[ident].x = float(round(x))
        for stack in stacks.values():
            stack.place_x(xs[stack.id])

    def _band(self, standing: list[Box]) -> None:
        """Set in rows, below all else, what no line leads to or from."""
        boxes = [self.boxes[i] for i in self.levels.loose]
        left = min((b.span[0] for b in standing), default=0.0)
        right = max((b.span[1] for b in standing), default=0.0)
        bottom = max((b.y + b.bottom for b in standing), default=-_BAND)
        level = max((b.level for b in standing), default=-1) + 1
        limit = left + max(_BAND_WIDTH, right - left)
        row: list[Box] = []
        top, x = bottom + _BAND, left
        for box in sorted(boxes, key=lambda b: (b.right > b.width / 2, _KINDS.get(self._kinds[b.id], 0), b.text, b.id)):
            if row and x + box.left + box.right > limit:
                top, x, row = _close(row, top), left, []
            box.level = level
            box.x = x + box.left
            x += box.left + box.right + _BAND_GAP
            row.append(box)
        _close(row, top)

    def _aside(self, owner: Box, small: Box, stroke: Stroke) -> None:
        """Place the small box beside its owner and lead the line out of the owner's side and up to it."""
        side = -1 if stroke.style == _DENIED else 1
        edge = owner.x + side * owner.width / 2
        small.x = edge + side * (stroke.width + 2 * _ASIDE + small.width / 2)
        small.y, small.level = owner.y - _RISE, owner.level
        points = [(edge, owner.y), (small.x, owner.y), (small.x, small.y + small.height / 2)]
        self.routes[stroke.id] = (points, (edge + side * (_ASIDE + stroke.width / 2), owner.y))

    def _drawn(self) -> list[dict[str, Any]]:
        taken = [(*self.routes[s.id][1], s.width, s.height) for s in self.strokes if s.id in self.routes]
        curves = Curves(list(self.boxes.values()), taken, (points for points, _ in self.routes.values()))
        found = []
        for stroke in self.strokes:
            curve = stroke.id not in self.routes
            points, words = (
                curves.draw(stroke, self.boxes[stroke.from_], self.boxes[stroke.to])
                if curve
                else self.routes[stroke.id]
            )
            found.append(
                {
                    "id": stroke.id,
                    "from": stroke.from_,
                    "to": stroke.to,
                    "group": stroke.group,
                    "style": stroke.style,
                    "lines": list(stroke.lines),
                    "text": list(stroke.text),
                    "shown": self._all_shown or not curve,
                    "curve": curve,
                    "points": [[round(x), round(y)] for x, y in points],
                    "words": {
                        "x": round(words[0]),
                        "y": round(words[1]),
                        "width": round(stroke.width),
                        "height": round(stroke.height),
                    },
                }
            )
        return found


def _close(row: list[Box], top: float) -> float:
    """Set how high the boxes of a row of the band stand and return where the next one begins."""
    above = max((b.top for b in row), default=0.0)
    for box in row:
        box.y = top + above
    return top + above + max((b.bottom for b in row), default=0.0) + _BAND_GAP

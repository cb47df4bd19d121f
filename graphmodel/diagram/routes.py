"""Routes: the corners of every line between rows of boxes, so that none runs through a box that it has nothing to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.diagram.legs import BESIDE, LANE, Leg, lanes, ports, spread

if TYPE_CHECKING:
    from collections.abc import Hashable

    from graphmodel.diagram.boxes import Box, Stack
    from graphmodel.diagram.legs import Lane

Point = tuple[float, float]

#: Room between two rows where no line runs, above an arrow's head, and beside the words.
_EMPTY, _ARROW, _WORDS = 36.0, 26.0, 12.0
_SAME = 0.5
_BEND = 16.0
_TRIES = 6


class Router:
    """Finds the routes of lines between boxes whose rows and places from left to right are known, and the heights of the rows."""

    def __init__(self, legs: list[Leg], boxes: list[Box], stacks: list[Stack]) -> None:
        self._legs = legs
        self._boxes = boxes
        self._stacks = stacks
        stacked = {b.id for s in stacks for c in s.columns for b in c}
        self._free = [b for b in boxes if b.id not in stacked]
        self._rows = 1 + max([b.level for b in self._free] + [s.level for s in stacks])
        self._taken: dict[int, list[tuple[float, float]]] = {r: [] for r in range(self._rows)}
        self._used: list[tuple[float, range, Hashable]] = []
        for box in self._free:
            self._taken[box.level].append(box.span)
        for stack in stacks:
            inner = [b for c in stack.columns for b in c]
            left = min(b.trunk or b.x for b in inner) - BESIDE
            self._taken[stack.level].append((left, max(b.x + b.width / 2 for b in inner)))

    def run(self) -> dict[str, tuple[list[Point], Point]]:
        """Set how high every box stands and return for each stroke its corners and the middle of its words."""
        self._attach()
        for leg in sorted(self._legs, key=lambda g: (len(g.rows), g.stroke.id)):
            if leg.rows:
                leg.channel = self._channel(leg)
        gaps = lanes(self._legs)
        heights = self._heights(gaps)
        return {leg.stroke.id: self._route(leg, gaps, heights) for leg in self._legs}

    def _attach(self) -> None:
        """Set where each line leaves and arrives; a line alone on its box runs straight where it can."""
        upper, lower = ports(self._legs)
        boxes = {b.id: b for b in self._boxes}
        places = [{i: spread(boxes[i], p) for i, p in side.items()} for side in (upper, lower)]
        for leg in self._legs:
            falls_in = leg.falls or leg.level
            leg.tx = places[0 if falls_in else 1][leg.target.id][leg.net]
            own = places[1 if leg.falls else 0].get(leg.source.id, {})
            leg.sx = leg.source.trunk if leg.source.trunk is not None else own[leg.stroke.id]
        for leg in self._legs:
            alone = sum(g.net == leg.net for g in self._legs) == 1 and len(lower.get(leg.target.id, ())) == 1
            if (
                alone
                and not leg.rows
                and not leg.falls
                and not leg.level
                and abs(leg.sx - leg.target.x) < leg.target.width / 2 - BESIDE
            ):
                leg.tx = leg.sx

    def _channel(self, leg: Leg) -> float:
        """Return where a line crosses the rows between, as near to its way as there is room."""
        spans = [span for row in leg.rows for span in self._taken[row]]
        beside = [
            edge + side * (BESIDE + n * LANE)
            for span in spans
            for edge, side in ((span[0], -1), (span[1], 1))
            for n in range(_TRIES)
        ]
        far = max((abs(e) for span in spans for e in span), default=0.0) + BESIDE
        wanted = [
            leg.sx,
            leg.tx,
            *beside,
            *(side * (far + n * LANE) for n in range(len(self._legs) + 1) for side in (-1, 1)),
        ]

        def bends(x: float) -> float:
            return abs(leg.sx - x) + abs(leg.tx - x) + _BEND * ((x != leg.sx) + (x != leg.tx))

        nearest = sorted({float(round(x)) for x in wanted}, key=lambda x: (bends(x), x))
        chosen = next(x for x in nearest if self._is_free(x, leg, spans))
        self._used.append((chosen, leg.rows, leg.net))
        return chosen

    def _is_free(self, x: float, leg: Leg, spans: list[tuple[float, float]]) -> bool:
        if any(left - BESIDE < x < right + BESIDE for left, right in spans):
            return False
        return not any(
            abs(x - other) < LANE - 1 and net != leg.net and rows.start < leg.rows.stop and leg.rows.start < rows.stop
            for other, rows, net in self._used
        )

    def _heights(self, gaps: dict[int, dict[Hashable, Lane]]) -> dict[int, tuple[float, float]]:
        """Place all rows and return for each gap the height of its first lane and of its end."""
        words: dict[tuple[int, bool], float] = {}
        for leg in self._legs:
            if leg.source.trunk is None:
                key = (leg.out_gap, leg.falls)
                words[key] = max(words.get(key, 0.0), leg.stroke.height + _WORDS)
        found, y = {}, 0.0
        for row in range(self._rows + 1):
            bent = [lane.index for lane in gaps.get(row, {}).values() if not lane.straight]
            upper = max(_ARROW, words.get((row, True), 0.0) + _WORDS)
            lower = max(
                words.get((row, False), 0.0),
                _ARROW if any(g.falls or g.level for g in self._legs if g.in_gap == row) else 0.0,
            )
            used = bool(gaps.get(row))
            height = (
                upper + max(bent, default=0) * LANE + max(lower, _WORDS)
                if used
                else (_EMPTY if 0 < row < self._rows else 0.0)
            )
            found[row] = (y + upper, y + height)
            y += height
            if row < self._rows:
                y += self._row(row, y)
        return found

    def _row(self, row: int, top: float) -> float:
        """Place the boxes of a row from its top and return its height."""
        boxes = [b for b in self._free if b.level == row]
        above = max((b.top for b in boxes), default=0.0)
        for box in boxes:
            box.y = top + above
        heights = [above + b.bottom for b in boxes]
        for stack in self._stacks:
            if stack.level == row:
                stack.place_y(top)
                heights.append(stack.height)
        return max(heights, default=0.0)

    def _route(
        self, leg: Leg, gaps: dict[int, dict[Hashable, Lane]], heights: dict[int, tuple[float, float]]
    ) -> tuple[list[Point], Point]:
        source, target = leg.source, leg.target
        half = leg.stroke.height / 2
        if source.trunk is not None:
            edge = source.x - source.width / 2
            points = [(edge, source.y), (source.trunk, source.y)]
            words = ((edge + source.trunk) / 2, source.y)
        else:
            side = 1 if leg.falls else -1
            border = source.y + side * source.height / 2
            points = [(leg.sx, border)]
            words = (leg.sx, border + side * (half + _WORDS / 2))
        ways = [(leg.out_gap, leg.rest, leg.channel if leg.rows else leg.tx)]
        ways += [(leg.in_gap, leg.net, leg.tx)] if leg.rows else []
        for gap, net, x in ways:
            y = heights[gap][0] + gaps[gap][net].index * LANE
            points += [(points[-1][0], y), (x, y)]
        arrives = target.y + (-1 if leg.falls or leg.level else 1) * target.height / 2
        points.append((leg.tx, arrives))
        return _plain(points), words


def _plain(points: list[Point]) -> list[Point]:
    """Take out the corners at which a line does not turn."""
    found: list[Point] = []
    for point in points:
        if found and abs(point[0] - found[-1][0]) < _SAME and abs(point[1] - found[-1][1]) < _SAME:
            continue
        straight = len(found) > 1 and any(
            abs(found[-2][i] - point[i]) < _SAME and abs(found[-1][i] - point[i]) < _SAME for i in (0, 1)
        )
        if straight:
            found[-1] = point
        else:
            found.append(point)
    return found

"""Curves: how the lines run that a reader sees on asking, from box to box behind all others; their words lie on no box and on no other words."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graphmodel.diagram.boxes import Box
    from graphmodel.diagram.strokes import Stroke

Point = tuple[float, float]
Rect = tuple[float, float, float, float]

#: How far a curve bends, by its length, and how often it is halved to find where it leaves a box.
_BEND, _HALVES = 0.16, 10
#: Where on a curve its words may stand, the best first, and how much more it may bend to make room for them.
_PLACES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75)
_MORE = (1.0, 1.7, -1.0, 2.5, -1.7, 3.4)
#: Steps away from a curve, where nothing on it is free.
_AWAY, _ROUND = 12.0, 16


class Curves:
    """Draws curves between boxes that have their places.

    Attributes:
        words: middle and size of all words that have their places.
    """

    def __init__(self, boxes: list[Box], words: list[Rect], lines: Iterable[Sequence[Point]] = ()) -> None:
        self._boxes: list[Rect] = [(b.x, b.y, b.width, b.height) for b in boxes]
        #: Left, right, top and bottom of each straight part of the other lines.
        self._parts = [
            (min(ax, bx), max(ax, bx), min(ay, by), max(ay, by))
            for line in lines
            for (ax, ay), (bx, by) in pairwise(line)
        ]
        self.words = words
        self._bends: dict[frozenset[str], int] = {}

    def draw(self, stroke: Stroke, source: Box, target: Box) -> tuple[list[Point], Point]:
        """Return the beginning, the bend and the end of a curve, and the middle of its words; two between the same boxes lie apart."""
        pair = frozenset((source.id, target.id))
        nth = self._bends[pair] = self._bends.get(pair, 0) + 1
        side = 1 if source.id < target.id else -1
        bend = _BEND * nth * (1 if nth % 2 else -1) * side
        # Words that lie on another line would cut it; where there is no other place, they may.
        free: tuple[list[Point], Point] | None = None
        for more in _MORE:
            way = _way(source, target, bend * more)
            for place in (_at(way, t) for t in _PLACES):
                if self._is_free(place, stroke):
                    if not self._cuts(place, stroke):
                        return way, self._take(place, stroke)
                    free = free or (way, place)
        if free is None:
            way = _way(source, target, bend)
            free = way, next(p for p in _aside(_at(way, 0.5)) if self._is_free(p, stroke))
        return free[0], self._take(free[1], stroke)

    def _cuts(self, place: Point, stroke: Stroke) -> bool:
        left, right = place[0] - stroke.width / 2, place[0] + stroke.width / 2
        top, bottom = place[1] - stroke.height / 2, place[1] + stroke.height / 2
        return any(a < right and b > left and c < bottom and d > top for a, b, c, d in self._parts)

    def _is_free(self, place: Point, stroke: Stroke) -> bool:
        x, y = place
        width, height = stroke.width, stroke.height
        return not any(
            abs(x - a) < (width + w) / 2 + 1 and abs(y - b) < (height + h) / 2 + 1
            for taken in (self._boxes, self.words)
            for a, b, w, h in taken
        )

    def _take(self, place: Point, stroke: Stroke) -> Point:
        self.words.append((*place, stroke.width, stroke.height))
        return place


def _way(source: Box, target: Box, bend: float) -> list[Point]:
    """Return the three points of a curve from the border of one box to just before that of another."""
    a, c = (source.x, source.y), (target.x, target.y)
    b = ((a[0] + c[0]) / 2 - (c[1] - a[1]) * bend, (a[1] + c[1]) / 2 + (c[0] - a[0]) * bend)
    whole = [a, b, c]
    begin = _border(lambda t: source.holds(*_at(whole, t)))
    end = 1 - _border(lambda t: target.holds(*_at(whole, 1 - t), 3))
    return _part(whole, *((begin, end) if begin < end else (0.0, 1.0)))


def _border(inside: Callable[[float], bool]) -> float:
    """Return how far along a curve its first half leaves a box, by halving."""
    low, high = 0.0, 0.5
    for _ in range(_HALVES):
        middle = (low + high) / 2
        low, high = (middle, high) if inside(middle) else (low, middle)
    return high


def _aside(middle: Point) -> Iterator[Point]:
    """Yield places around a point, farther and farther away."""
    away = 0.0
    while True:
        away += _AWAY
        for i in range(_ROUND):
            angle = 2 * math.pi * i / _ROUND
            yield middle[0] + away * math.cos(angle), middle[1] + away * math.sin(angle)


def _at(way: list[Point], t: float) -> Point:
    a, b, c = way
    u = 1 - t
    return (u * u * a[0] + 2 * u * t * b[0] + t * t * c[0], u * u * a[1] + 2 * u * t * b[1] + t * t * c[1])


def _part(way: list[Point], begin: float, end: float) -> list[Point]:
    """Return the three points of the part of a curve between two of its places."""
    a, b, c = way
    first, last = _at(way, begin), _at(way, end)
    middle = tuple(
        (1 - begin) * (1 - end) * a[i] + (begin + end - 2 * begin * end) * b[i] + begin * end * c[i] for i in (0, 1)
    )
    return [first, (middle[0], middle[1]), last]

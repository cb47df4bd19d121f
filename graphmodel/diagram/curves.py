"""Curves: how the lines run that a reader sees on asking, from box to box behind all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.diagram.boxes import Box
    from graphmodel.diagram.strokes import Stroke

Point = tuple[float, float]

#: How far a curve bends, by its length, and how many parts of it are looked at.
_BEND, _PARTS = 0.16, 40
_PLACES = (20, 18, 22, 16, 24, 14, 26, 12, 28, 10, 30)


class Curves:
    """Draws curves between boxes that have their places.

    Attributes:
        words: middle and size of all words that have their places.
    """

    def __init__(self, boxes: list[Box], words: list[tuple[float, float, float, float]]) -> None:
        self._boxes = boxes
        self.words = words
        self._bends: dict[frozenset[str], int] = {}

    def draw(self, stroke: Stroke, source: Box, target: Box) -> tuple[list[Point], Point]:
        """Return the beginning, the bend and the end of a curve, and the middle of its words; two between the same boxes lie apart."""
        pair = frozenset((source.id, target.id))
        nth = self._bends[pair] = self._bends.get(pair, 0) + 1
        a, c = (source.x, source.y), (target.x, target.y)
        side = 1 if source.id < target.id else -1
        bend = _BEND * nth * (1 if nth % 2 else -1) * side
        b = ((a[0] + c[0]) / 2 - (c[1] - a[1]) * bend, (a[1] + c[1]) / 2 + (c[0] - a[0]) * bend)
        ts = [i / _PARTS for i in range(_PARTS + 1)]
        outside = [t for t in ts if not source.holds(*_at(a, b, c, t)) and not target.holds(*_at(a, b, c, t), 3)]
        begin, end = (outside[0], outside[-1]) if outside else (0.0, 1.0)
        return _part(a, b, c, begin, end), self._words(
            stroke, [_at(a, b, c, begin + (end - begin) * i / _PARTS) for i in _PLACES]
        )

    def _words(self, stroke: Stroke, places: list[Point]) -> Point:
        """Return the first of some places where the words lie on no box and no other words, or else on no box, or the first of all."""
        boxes = [(b.x, b.y, b.width, b.height) for b in self._boxes]
        for taken in (boxes + self.words, boxes):
            for x, y in places:
                if not any(
                    abs(x - a) < (w + stroke.width) / 2 and abs(y - b) < (h + stroke.height) / 2 for a, b, w, h in taken
                ):
                    self.words.append((x, y, stroke.width, stroke.height))
                    return x, y
        return places[0]


def _at(a: Point, b: Point, c: Point, t: float) -> Point:
    u = 1 - t
    return tuple(u * u * a[i] + 2 * u * t * b[i] + t * t * c[i] for i in (0, 1))  # type: ignore[return-value]


def _part(a: Point, b: Point, c: Point, begin: float, end: float) -> list[Point]:
    """Return the three points of the part of a curve between two of its places."""
    first, last = _at(a, b, c, begin), _at(a, b, c, end)
    middle = tuple(
        (1 - begin) * (1 - end) * a[i] + (begin + end - 2 * begin * end) * b[i] + begin * end * c[i] for i in (0, 1)
    )
    return [first, (middle[0], middle[1]), last]

"""Legs: how each line leaves one box and comes to another, and the lanes between two rows in which lines run from side to side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable

    from graphmodel.diagram.boxes import Box
    from graphmodel.diagram.strokes import Stroke

#: Room between two lanes, between two lines that arrive at one box, and kept free beside a box.
LANE, ARRIVAL, BESIDE = 11.0, 26.0, 12.0
_SLOT = 10.0
_NEAR = 7.0
_OVERLAY = 8


class Port(NamedTuple):
    """A place on the border of a box: whose it is, how wide, and towards where it leads."""

    key: Hashable
    width: float
    towards: float


@dataclass
class Leg:
    """A stroke on its way.

    Attributes:
        stroke: what is drawn.
        source: the box it leaves.
        target: the box it comes to.
        sx: where it leaves.
        tx: where it arrives.
        channel: where it crosses the rows between, if there are any.
    """

    stroke: Stroke
    source: Box
    target: Box
    sx: float = 0.0
    tx: float = 0.0
    channel: float = 0.0

    @property
    def falls(self) -> bool:
        """Whether it leads downwards, against the order of the rows."""
        return self.target.level > self.source.level

    @property
    def level(self) -> bool:
        """Whether both boxes stand in one row."""
        return self.target.level == self.source.level

    @property
    def out_gap(self) -> int:
        """The gap into which it leaves; gap 3 lies above row 3."""
        return self.source.level + 1 if self.falls else self.source.level

    @property
    def in_gap(self) -> int:
        """The gap out of which it arrives."""
        return self.target.level if self.falls or self.level else self.target.level + 1

    @property
    def rows(self) -> range:
        """The rows that it crosses."""
        return range(min(self.in_gap, self.out_gap), max(self.in_gap, self.out_gap))

    @property
    def net(self) -> Hashable:
        """Lines of one net arrive as one."""
        return (self.stroke.to, self.stroke.style, self.falls or self.level)

    @property
    def rest(self) -> Hashable:
        """The net in which it runs to its channel."""
        return (*self.net, round(self.channel)) if self.rows else self.net  # type: ignore[misc]


@dataclass
class Lane:
    """One net in one gap: where it comes from and goes to, above and below."""

    ups: set[float] = field(default_factory=set)
    downs: set[float] = field(default_factory=set)
    index: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs."""
        both = self.ups | self.downs
        return min(both), max(both)

    @property
    def straight(self) -> bool:
        """Whether it needs no lane."""
        return self.span[1] - self.span[0] < 1


def ports(legs: list[Leg]) -> tuple[dict[str, list[Port]], dict[str, list[Port]]]:
    """Return the places on the upper and the lower border of each box, from left to right."""
    upper: dict[str, dict[Hashable, Port]] = defaultdict(dict)
    lower: dict[str, dict[Hashable, Port]] = defaultdict(dict)
    arrivals: dict[Hashable, list[float]] = defaultdict(list)
    for leg in legs:
        arrivals[leg.net].append(leg.source.x)
        if leg.source.trunk is None:
            out = lower if leg.falls else upper
            out[leg.source.id][leg.stroke.id] = Port(leg.stroke.id, leg.stroke.width + _SLOT, leg.target.x)
    for leg in legs:
        into = upper if leg.falls or leg.level else lower
        towards = arrivals[leg.net]
        into[leg.target.id][leg.net] = Port(leg.net, ARRIVAL, sum(towards) / len(towards))
    sides = [
        {i: sorted(p.values(), key=lambda p: (p.towards, str(p.key))) for i, p in s.items()} for s in (upper, lower)
    ]
    return sides[0], sides[1]


def spread(box: Box, places: list[Port]) -> dict[Hashable, float]:
    """Return where each place on a border lies; they stand in the middle, and closer where the box is narrow."""
    total = sum(p.width for p in places)
    squeeze = min(1.0, (box.width - 2 * _SLOT) / total) if len(places) > 1 else 1.0
    x = box.x - total * squeeze / 2
    found = {}
    for place in places:
        found[place.key] = float(round(x + place.width * squeeze / 2))
        x += place.width * squeeze
    return found


def lanes(legs: list[Leg]) -> dict[int, dict[Hashable, Lane]]:
    """Return the lanes of each gap, those that would cross least in order from the top."""
    gaps: dict[int, dict[Hashable, Lane]] = defaultdict(lambda: defaultdict(Lane))
    for leg in legs:
        out, into = gaps[leg.out_gap][leg.rest], gaps[leg.in_gap][leg.net]
        between = leg.channel if leg.rows else None
        (out.ups if leg.falls else out.downs).add(leg.sx)
        if between is not None:
            (out.downs if leg.falls else out.ups).add(between)
            (into.ups if leg.falls else into.downs).add(between)
        (into.downs if leg.falls or leg.level else into.ups).add(leg.tx)
    for found in gaps.values():
        _stack([lane for lane in found.values() if not lane.straight])
    return gaps


def _stack(found: list[Lane]) -> None:
    """Give each lane its height: those whose spans meet lie on different ones."""
    order = sorted(found, key=lambda lane: (sum(lane.span), lane.span))
    improved = True
    while improved:
        improved = False
        for i in range(len(order) - 1):
            if _crossings(order[i + 1], order[i]) < _crossings(order[i], order[i + 1]):
                order[i], order[i + 1] = order[i + 1], order[i]
                improved = True
    for i, lane in enumerate(order):
        meeting = [o.index + 1 for o in order[:i] if _meet(o, lane)]
        lane.index = max(meeting, default=0)


def _meet(a: Lane, b: Lane) -> bool:
    return a.span[0] < b.span[1] + BESIDE and b.span[0] < a.span[1] + BESIDE


def _crossings(upper: Lane, lower: Lane) -> int:
    """Count how often two nets cross if one lies above the other; lines that would lie on each other count more."""
    a, b = upper.span, lower.span
    found = sum(b[0] < x < b[1] for x in upper.downs) + sum(a[0] < x < a[1] for x in lower.ups)
    return found + _OVERLAY * sum(abs(x - y) < _NEAR for x in upper.downs for y in lower.ups)

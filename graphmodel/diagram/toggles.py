"""What a reader may show and hide in a chart that stands alone: sorts of lines and kinds of boxes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.diagram.looks import GROUPS, STYLES

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart

_LEGENDS = {g.name: g.legend for g in GROUPS} | {s.name: s.legend for s in STYLES}


@dataclass(frozen=True)
class Sort:
    """A sort of lines: whether any of it is drawn at first, and how many lines there are."""

    word: str
    label: str
    drawn: bool
    lines: int


@dataclass(frozen=True)
class Kind:
    """A kind of boxes, and how many there are."""

    word: str
    label: str
    nodes: int


@dataclass(frozen=True)
class Toggles:
    """All of both."""

    sorts: tuple[Sort, ...]
    kinds: tuple[Kind, ...]


def toggles(chart: Chart) -> Toggles:
    """Return what may be shown and hidden in a chart."""
    drawn = {sort for line in chart.lines if line.shown for sort in line.sorts}
    count = Counter(row.get("sort") or row["group"] for row in chart.rows)
    order = [*_LEGENDS]
    sorts = sorted(count, key=lambda w: (order.index(w) if w in order else -1, w))
    kinds = Counter(node.kind for node in chart.nodes)
    labels = {n.kind: str(chart.raw[n.id].get("kind_label") or n.kind) for n in chart.nodes}
    return Toggles(
        tuple(Sort(w, _LEGENDS.get(w, w), w in drawn, count[w]) for w in sorts),
        tuple(Kind(k, labels[k], kinds[k]) for k in sorted(kinds, key=lambda k: labels[k])),
    )

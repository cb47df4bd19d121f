"""The sheet on which a picture stands alone: its title above, its legend and its sources below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.diagram.looks import INK
from graphmodel.diagram.tags import FINDING, FINDING_LEGEND
from graphmodel.diagram.text import SMALL, clean, measure, wrap

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart

_MARGIN, _TOP, _ROW, _SAMPLE = 40, 84, 30, 70
_LEAST_WIDTH, _TITLE = 720, 20


@dataclass(frozen=True)
class Entry:
    """A line of the legend: where it stands, what is drawn as a sample, and its words."""

    x: int
    y: int
    kind: str
    colour: str
    fill: str
    thickness: float
    dashes: tuple[int, ...]
    radius: int
    sign: str
    words: str


class Sheet:
    """Places the title, the legend and the sources around a chart.

    Attributes:
        frame: left, top, width and height of all of it.
        head: left end and height of the title, and its lines.
        note: the lines beneath the title.
        entries: the legend.
        sources: where the sources stand, and their lines.
    """

    def __init__(self, chart: Chart) -> None:
        left, top, width, height = chart.frame
        wide = max(width, _LEAST_WIDTH)
        left -= (wide - width) // 2
        letters = (wide - 2 * _MARGIN) // 7
        self.title = wrap(chart.title, max(20, letters * 7 // 12))
        self.note = wrap(f"Shown: {chart.scope}", max(20, letters)) if chart.scope else ()
        above = _TOP + 26 * (len(self.title) - 1) + 18 * len(self.note)
        self.x, self.y = left + _MARGIN, top - above + 44
        samples = _samples(chart)
        column = _SAMPLE + max((int(measure((s[-1],), SMALL)) for s in samples), default=0) + 30
        across = max(1, (wide - 2 * _MARGIN) // column)
        bottom = top + height + 20
        self.entries = tuple(
            Entry(left + _MARGIN + column * (i % across), bottom + _ROW * (i // across), *sample)
            for i, sample in enumerate(samples)
        )
        rows = -(-len(samples) // across)
        self.sources_y = bottom + _ROW * rows + 10
        self.sources = (
            wrap("Sources: " + "; ".join(map(clean, chart.sources)), max(20, letters)) if chart.sources else ()
        )
        below = 20 + _ROW * rows + 20 + 18 * len(self.sources)
        self.frame = (left, top - above, wide, height + above + below)


def _samples(chart: Chart) -> list[tuple[str, str, str, float, tuple[int, ...], int, str, str]]:
    lines = [("line", s.colour, "none", s.thickness, s.dashes, 0, "", s.legend) for s in chart.styles]
    boxes = [("box", k.border, k.fill, k.thickness, k.dashes, min(k.radius, 9), "", k.legend) for k in chart.looks]
    signs = [("box", INK, "#ffffff", s.thickness, s.dashes or (), 0, s.sign, s.legend) for s in chart.signs]
    found: list[tuple[str, str, str, float, tuple[int, ...], int, str, str]] = []
    if chart.found:
        found.append(("sign", INK, "none", 0.0, (), 0, FINDING, FINDING_LEGEND))
    return [*lines, *boxes, *signs, *found]

"""The chart as SVG: real text, a title and a description; for files, for printing, and for a page without scripts."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from graphmodel import templates
from graphmodel.diagram.looks import INK, PAPER
from graphmodel.diagram.svg_legend import Sheet
from graphmodel.diagram.tags import FINDING, FINDING_LEGEND
from graphmodel.diagram.text import FONT, LEADING, SMALL, SMALL_LEADING

if TYPE_CHECKING:
    from jinja2 import Environment

    from graphmodel.diagram.chart import Chart, Drawn
    from graphmodel.diagram.links import Links

TEMPLATES = Path(__file__).resolve().parent / "templates"
#: Length and half the width of an arrow's head.
HEAD, HALF = 11.0, 4.5


@cache
def environment() -> Environment:
    """Return the templates, every value escaped."""
    made = templates.environment(TEMPLATES)
    made.globals |= {
        "font": FONT,
        "leading": LEADING,
        "small": SMALL,
        "small_leading": SMALL_LEADING,
        "ink": INK,
        "paper": PAPER,
        "finding_sign": FINDING,
        "finding_legend": FINDING_LEGEND,
        "toggles": None,
        "way": way,
        "head": head,
    }
    return made


def svg(chart: Chart, *, standalone: bool = False, links: Links | None = None) -> Markup:
    """Return the chart as an SVG element.

    Args:
        chart: what is drawn.
        standalone: whether it is a file of its own, with title and legend, rather than a part of a page.
        links: where its boxes lead to on a page.
    """
    sheet = Sheet(chart) if standalone else None
    template = environment().get_template("svg.jinja")
    return Markup(template.render(chart=chart, sheet=sheet, links=links))  # noqa: S704  the template escapes every value


def way(line: Drawn) -> str:
    """Return the way of a line as the value of `d`."""
    first, *rest = line.points
    if line.curve:
        (bx, by), (cx, cy) = rest
        return f"M{first[0]},{first[1]} Q{bx},{by} {cx},{cy}"
    return f"M{first[0]},{first[1]} " + " ".join(f"L{x},{y}" for x, y in rest)


def head(line: Drawn) -> str:
    """Return the corners of the arrow's head at the end of a line."""
    (ax, ay), (bx, by) = line.points[-2:]
    length = math.hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / length, (by - ay) / length
    x, y = bx - HEAD * ux, by - HEAD * uy
    corners = ((bx, by), (x - HALF * uy, y + HALF * ux), (x + HALF * uy, y - HALF * ux))
    return " ".join(f"{px:.1f},{py:.1f}" for px, py in corners)

"""The panel beside a chart: what is told of a node, with where the documents say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from graphmodel.diagram.svg import environment

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart
    from graphmodel.diagram.links import Links


def panels(chart: Chart, links: Links | None = None, level: int = 2) -> Markup:
    """Return a template element for each node, whose content the page shows beside the chart.

    Args:
        chart: the chart.
        links: where boxes lead to; None in a file.
        level: of the heading.
    """
    template = environment().get_template("panels.jinja")
    return Markup(template.render(chart=chart, links=links, level=level))  # noqa: S704  the template escapes every value


def panel(chart: Chart, ident: str, links: Links | None = None, level: int = 2) -> Markup:
    """Return what the panel tells of one node, for a page without scripts; nothing where it is not on the chart."""
    node = next((n for n in chart.nodes if n.id == ident), None)
    if node is None:
        return Markup("")
    template = environment().get_template("panel.jinja")
    return Markup(template.render(node=node, links=links, level=level))  # noqa: S704  the template escapes every value

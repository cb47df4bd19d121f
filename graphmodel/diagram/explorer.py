"""The parts of a page on which a chart is explored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphmodel.diagram.network import data
from graphmodel.diagram.panels import panel, panels
from graphmodel.diagram.svg import environment, svg
from graphmodel.diagram.toggles import toggles
from graphmodel.diagram.twin import twin

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart
    from graphmodel.diagram.links import Links

#: Of the headings in the panel and the legend, which stand under one for the chart.
_LEVEL = 3


def parts(
    drawn: Chart, told: Chart, structure: dict[str, Any], links: Links, chosen: str | None, note: str, *, alone: bool
) -> dict[str, str]:
    """Return the parts; see `graphmodel.diagram.explorer_parts`."""
    beside = panel(drawn, chosen, links, _LEVEL) if chosen else Markup("")
    if beside:
        beside = Markup(
            '<section class="gm-panel" id="gm-told" tabindex="0" aria-label="What is told of the chosen box">{}</section>'
        ).format(beside)
    still = Markup(
        '<div class="gm-row"><div class="gm-still" role="region" aria-label="The chart as a picture" tabindex="0">{}</div>{}</div>'
    ).format(svg(drawn, links=links), beside)
    return {
        "scope": drawn.scope,
        "live": _made("live.jinja", findings=()),
        "data": _made("data.jinja", data=data(drawn)),
        "panels": panels(drawn, links, _LEVEL),
        "still": still,
        "legend": _made("legend.jinja", chart=drawn, level=_LEVEL, toggles=toggles(drawn) if alone else None),
        "twin": twin(told, structure, links=links, note=note, findings=False),
    }


def _made(template: str, **values: Any) -> Markup:
    return Markup(environment().get_template(template).render(**values))  # noqa: S704  the template escapes every value

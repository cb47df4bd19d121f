"""The chart as a pyvis network, and as the data that its script draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.diagram.boxes import PAD_X, PAD_Y
from graphmodel.diagram.looks import FADED, PAPER
from graphmodel.diagram.text import FONT, SMALL, SMALL_LEADING

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart, Drawn, Node

_FACE = "Arial, 'Liberation Sans', Helvetica, sans-serif"
#: At least how large a chart is shown when it opens; a small one is shown whole, but never larger than it is.
SCALE = 0.9


def network(chart: Chart) -> Any:
    """Return the chart as a pyvis network: boxes at fixed places, and for each line its way.

    vis-network draws lines straight from middle to middle, through whatever stands between. Its own lines are therefore
    hidden, and the page draws each along its way, in the hook that vis-network has for that.
    """
    from pyvis.network import Network  # noqa: PLC0415  it takes 0.4 s to import

    made = Network(directed=True, cdn_resources="in_line", heading=chart.title)
    made.options = _options()
    for node in chart.nodes:
        made.add_node(node.id, **_node(node))
    for line in chart.lines:
        made.add_edge(line.from_, line.to, **_edge(line))
    return made


def data(chart: Chart) -> dict[str, Any]:
    """Return what the script of a page draws: nodes, edges and options of vis-network, and how the view begins."""
    made = network(chart)
    return {
        "nodes": made.nodes,
        "edges": made.edges,
        "options": made.options,
        "view": {
            "middle": chart.middle,
            "about": chart.about,
            "frame": chart.frame,
            "apart": chart.apart,
            "scale": SCALE,
            "small": SMALL,
            "leading": SMALL_LEADING,
            "face": _FACE,
            "paper": PAPER,
            "faded": FADED,
        },
    }


def _options() -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 0},
        "interaction": {
            "dragNodes": False,
            "hover": False,
            "selectConnectedEdges": False,
            "tooltipDelay": 200,
            # The keys are the page's own: they go from box to box.
            "keyboard": {"enabled": False},
        },
        "edges": {"smooth": False, "physics": False},
    }


def _node(node: Node) -> dict[str, Any]:
    look = node.look
    colour = {"background": look.fill, "border": look.border}
    return {
        "label": "\n".join((*node.tags, *node.text)),
        "shape": "box",
        "x": node.x,
        "y": node.y,
        "fixed": True,
        "physics": False,
        "color": {**colour, "highlight": {**colour, "border": "#0b0c0c"}, "hover": colour},
        "borderWidth": node.thickness,
        "borderWidthSelected": max(4, node.thickness),
        "shapeProperties": {"borderRadius": look.radius, "borderDashes": list(node.dashes) or False},
        "font": {"size": FONT, "face": _FACE, "color": look.ink},
        "margin": {"top": PAD_Y, "bottom": PAD_Y, "left": PAD_X, "right": PAD_X},
        "widthConstraint": {"minimum": node.width - 2 * PAD_X},
        "heightConstraint": {"minimum": node.height - 2 * PAD_Y, "valign": "middle"},
        "title": "; ".join(f"{term}: {fact}" for term, fact in node.facts.terms),
        # A chosen box keeps its letters as they are: bold ones would not fit it.
        "chosen": {"node": True, "label": False},
        "anchor": node.anchor,
        "name": node.name,
        "kind": node.kind,
    }


def _edge(line: Drawn) -> dict[str, Any]:
    return {
        "id": line.id,
        "label": "\n".join(line.text),
        "arrows": "to" if line.group.arrow else "",
        "dashes": list(line.dashes) or False,
        "width": line.thickness,
        "color": line.style.colour,
        "hidden": True,
        "sorts": list(line.sorts),
        "style": line.style.name,
        "way": line.points,
        "curve": line.curve,
        "shown": line.shown,
        "words": line.words,
    }

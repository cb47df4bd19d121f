"""The interactive chart: pyvis with a template of our own, so that nothing is loaded from anywhere and every text is text."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphmodel.diagram.boxes import PAD_X, PAD_Y
from graphmodel.diagram.looks import FADED, PAPER
from graphmodel.diagram.svg import TEMPLATES, environment, svg
from graphmodel.diagram.text import FONT, SMALL, SMALL_LEADING
from graphmodel.diagram.twin import twin

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart, Drawn, Node

_FACE = "Arial, 'Liberation Sans', Helvetica, sans-serif"
#: At least how large a chart is shown when it opens; a small one is shown whole, but never larger than it is.
SCALE = 0.9


def vis_network() -> Path:
    """Return the script of vis-network that the package pyvis ships; a service may serve it and name its address.

    Raises:
        FileNotFoundError: pyvis is not installed as it should be.
    """
    found = find_spec("pyvis")
    scripts = (
        sorted(Path(found.origin).parent.glob("templates/lib/vis-*/vis-network.min.js"))
        if found and found.origin
        else []
    )
    if not scripts:
        raise FileNotFoundError("the script of vis-network is not in the package pyvis: install graphmodel again")
    return max(scripts, key=lambda path: [int(n) for n in path.parent.name.removeprefix("vis-").split(".")])


@cache
def _inline() -> Markup:
    """Return vis-network as text for a page; the pointer to its source map would make a browser look for a file."""
    lines = vis_network().read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
    return Markup(text.replace("</script", "<\\/script"))  # noqa: S704  a script of a package that is pinned


@cache
def _asset(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  our own file


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


def _options() -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 0},
        "interaction": {
            "dragNodes": False,
            "hover": False,
            "selectConnectedEdges": False,
            "tooltipDelay": 200,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
        "edges": {"smooth": False, "physics": False},
    }


def _node(node: Node) -> dict[str, Any]:
    look = node.look
    colour = {"background": look.fill, "border": look.border}
    return {
        "label": "\n".join(node.text),
        "shape": "box",
        "x": node.x,
        "y": node.y,
        "fixed": True,
        "physics": False,
        "color": {**colour, "highlight": {**colour, "border": "#0b0c0c"}, "hover": colour},
        "borderWidth": look.thickness,
        "borderWidthSelected": 4,
        "shapeProperties": {"borderRadius": look.radius, "borderDashes": list(look.dashes) or False},
        "font": {"size": FONT, "face": _FACE, "color": look.ink},
        "margin": {"top": PAD_Y, "bottom": PAD_Y, "left": PAD_X, "right": PAD_X},
        "widthConstraint": {"minimum": node.width - 2 * PAD_X},
        "heightConstraint": {"minimum": node.height - 2 * PAD_Y, "valign": "middle"},
        "title": "; ".join(f"{term}: {fact}" for term, fact in node.facts.terms),
        "anchor": node.anchor,
        "name": node.name,
        "facts": {"terms": node.facts.terms, "sections": node.facts.sections},
    }


def _edge(line: Drawn) -> dict[str, Any]:
    return {
        "id": line.id,
        "label": "\n".join(line.text),
        "arrows": "to" if line.group.arrow else "",
        "dashes": list(line.style.dashes) or False,
        "width": line.style.thickness,
        "color": line.style.colour,
        "hidden": True,
        "group": line.group.name,
        "style": line.style.name,
        "way": line.points,
        "curve": line.curve,
        "shown": line.shown,
        "words": line.words,
    }


def _render(chart: Chart, template: str, **more: Any) -> Markup:
    """Fill one of our templates by pyvis."""
    made = network(chart)
    made.set_template_dir(str(TEMPLATES), template)
    made.templateEnv = environment().overlay()
    made.templateEnv.globals = {
        **environment().globals,
        "chart": chart,
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
        "style": _asset("chart.css"),
        "script": _asset("chart.js"),
        "vis": _inline(),
        **more,
    }
    return Markup(made.generate_html())  # noqa: S704  the template escapes every value


def fragment(chart: Chart, nonce: str, script_url: str | None) -> Markup:
    """Return the chart as a part of a page: style, controls, legend, canvas and scripts.

    Args:
        chart: what is drawn.
        nonce: the word by which the page's policy knows its own styles and scripts.
        script_url: where the page gets vis-network from; None to write it into the page.
    """
    return _render(chart, "chart.jinja", nonce=nonce, script_url=script_url)


def page(chart: Chart, structure: dict[str, Any]) -> Markup:
    """Return the chart as a file that needs nothing else: chart, picture and text, and a policy that lets nothing in or out."""
    style = _asset("page.css")
    scripts = " ".join(_digest(text) for text in (_inline(), _asset("chart.js")))
    styles = " ".join(_digest(text) for text in (_asset("chart.css"), style))
    policy = f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
    parts = {"svg": svg(chart), "twin": twin(chart, structure), "page_style": style, "policy": policy}
    return _render(chart, "page.jinja", nonce="", script_url=None, **parts)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""The interactive chart: pyvis' network in templates of our own, so that nothing is loaded from anywhere and every text is text."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphmodel.diagram.network import data
from graphmodel.diagram.panels import panels
from graphmodel.diagram.svg import TEMPLATES, environment, svg
from graphmodel.diagram.toggles import toggles
from graphmodel.diagram.twin import twin

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart


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


def _render(template: str, chart: Chart, level: int, **more: Any) -> Markup:
    values = {
        "chart": chart,
        "level": level,
        "toggles": toggles(chart),
        "findings": chart.findings,
        "data": data(chart),
        "panels": panels(chart, level=level),
        "style": _asset("chart.css"),
        "script": _asset("chart.js"),
        "vis": _inline(),
        **more,
    }
    return Markup(environment().get_template(template).render(**values))  # noqa: S704  the template escapes every value


def fragment(chart: Chart, nonce: str, script_url: str | None) -> Markup:
    """Return the chart as a part of a page: style, controls, legend, canvas and scripts.

    Args:
        chart: what is drawn.
        nonce: the word by which the page's policy knows its own styles and scripts.
        script_url: where the page gets vis-network from; None to write it into the page.
    """
    return _render("chart.jinja", chart, 2, nonce=nonce, script_url=script_url)


def page(chart: Chart, structure: dict[str, Any]) -> Markup:
    """Return the chart as a file that needs nothing else: chart, picture and text, and a policy that lets nothing in or out."""
    style = _asset("page.css")
    scripts = " ".join(_digest(text) for text in (_inline(), _asset("chart.js")))
    styles = " ".join(_digest(text) for text in (_asset("chart.css"), style))
    policy = f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
    parts = {"svg": svg(chart), "twin": twin(chart, structure), "page_style": style, "policy": policy}
    return _render("page.jinja", chart, 2, nonce="", script_url=None, **parts)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

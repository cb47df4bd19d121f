"""The matrix as an accessible table: as a part of a page, and as a file of its own. It needs no script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphmodel.matrix.marks import SAME, in_every_cell, mark
from graphmodel.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _environment() -> Environment:
    """Return the templates, every value escaped."""
    made = environment(_TEMPLATES)
    made.globals |= {"mark": mark, "same": SAME}
    return made


@cache
def style(name: str = "matrix") -> Markup:
    """Return the style of the table, or of the rest of a page."""
    return Markup((_TEMPLATES / f"{name}.css").read_text(encoding="utf-8"))  # noqa: S704  our own file


def fragment(answer: dict[str, Any], base: str | None = "") -> Markup:
    """Return the table with its legend as a part of a page; the page adds `style`.

    Args:
        answer: the answer of the call `matrix`.
        base: what a link begins with; empty for links within one service, None for no links at all.
    """
    html = _environment().get_template("table.jinja").render(answer=answer, base=base, common=in_every_cell(answer))
    return Markup(html)  # noqa: S704  the template escapes every value


def page(answer: dict[str, Any], base: str | None = None) -> str:
    """Return the table as a file that needs nothing else, with a policy that lets nothing in."""
    looks = style("page") + style()
    digest = base64.b64encode(hashlib.sha256(looks.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    parts = {"style": looks, "policy": policy, "table": fragment(answer, base)}
    return _environment().get_template("page.jinja").render(answer=answer, base=base, **parts)

"""A record as HTML: as a part of a page, and as a file of its own. It needs no script, and prints on A4."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from graphmodel.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment

    from graphmodel.record.blocks import Block, Document

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _environment() -> Environment:
    """Return the templates, every value escaped."""
    made = environment(_TEMPLATES)
    made.filters["kind"] = _kind
    return made


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


@cache
def style(name: str = "record") -> Markup:
    """Return the style of the record, or of the rest of a page of its own."""
    return Markup((_TEMPLATES / f"{name}.css").read_text(encoding="utf-8"))  # noqa: S704  our own file


def fragment(document: Document) -> Markup:
    """Return the record, its first heading too, as a part of a page; the page adds `style`."""
    html = _environment().get_template("document.jinja").render(document=document)
    return Markup(html)  # noqa: S704  the template escapes every value


def page(document: Document) -> str:
    """Return the record as a file that needs nothing else, with a policy that lets nothing in."""
    looks = style("page") + style()
    digest = base64.b64encode(hashlib.sha256(looks.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    parts = {"style": looks, "policy": policy, "record": fragment(document)}
    return _environment().get_template("page.jinja").render(document=document, **parts)

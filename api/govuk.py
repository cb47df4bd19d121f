"""Components of the GOV.UK Design System, rendered by its own macros; its branding (logo, crown, fonts) is not used."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup


@cache
def _environment() -> Environment:
    """Return an environment of their own: the macros reach for parameters that are not there, which our templates must not."""
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)


@cache
def _macro(name: str) -> Any:
    module = _environment().get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module
    camel = "".join(word.title() for word in name.split("-"))
    return getattr(module, f"govuk{camel}")


def component(name: str, /, **parameters: Any) -> Markup:
    r"""Return a component as HTML; parameters are those of the design system, `text` is escaped and `html` is not.

    >>> str(component("tag", text="Duty <b>")).strip()
    '<strong class="govuk-tag">\n  Duty &lt;b&gt;\n</strong>'
    """
    return Markup(_macro(name)(parameters))  # noqa: S704  made by the design system's macros, which escape

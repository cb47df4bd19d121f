"""Pages from templates: text is always escaped, links go only to the web or to this service, scripts only carry the request's nonce."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from api.govuk import component
from graphmodel.ids import ID, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from graphmodel.model.model import Model

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"

#: Page of a call → its call of the API, where they are not the same.
_CALLS = {"ask": "legal-basis", "path": "accountability"}


def wants_page(request: Request) -> bool:
    """Tell whether a request is a browser's and not for the API."""
    return not request.url.path.startswith(("/api/", "/openapi.json")) and "text/html" in request.headers.get(
        "accept", ""
    )


def page(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """Return a page."""
    model: Model = request.app.state.graph.model
    state = {
        "model": model,
        "words": model.code_label,
        "theme": request.app.state.theme,
        "nonce": request.scope["state"]["nonce"],
        "path": request.url.path,
    }
    html = environment().get_template(template).render(**state, **context)
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers)


@cache
def environment() -> Environment:
    """Return the templates, made once."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"entity": entity_link, "web": web_link, "api": api_link, "pairs": link_pairs}
    made.globals |= {"query": query, "static": static_link, "is_id": is_id, "kind_of": kind_of, "govuk": component}
    return made


def entity_link(ident: str, date: str | None = None) -> str:
    """Return the page of a thing, on a day."""
    return f"/entities/{quote(ident)}" + (f"?date={quote(date)}" if date else "")


def query(path: str, pairs: Iterable[tuple[str, str]] = (), **parameters: object) -> str:
    """Return a path with parameters; those that are empty are left out, a list is repeated."""
    given = {n: v for n, v in parameters.items() if v not in (None, "", [])}
    told = [urlencode(p, doseq=True, safe="/=") for p in (list(pairs), given) if p]
    return quote(path) + ("?" + "&".join(told) if told else "")


def web_link(url: object) -> str | None:
    """Return an address of the web, or None for anything that is no such address."""
    try:
        parts = urlsplit(str(url or ""))
    except ValueError:
        return None
    return str(url) if parts.scheme in {"http", "https"} and parts.netloc else None


def api_link(permalink: str) -> str:
    """Return the call of the API that gives the JSON of a page.

    >>> api_link("/path/body/medway-yot-board?date=2008-12-01")
    '/api/v1/accountability/body/medway-yot-board?date=2008-12-01'
    """
    path, mark, rest = permalink.partition("?")
    first, slash, below = path.removeprefix("/").partition("/")
    tail = "/structure" if first == "areas" and not below.endswith("/structure") else ""
    return f"/api/v1/{_CALLS.get(first, first)}{slash}{below}{tail}{mark}{rest}"


def link_pairs(permalink: str) -> list[tuple[str, str]]:
    """Return the parameters of a link.

    >>> link_pairs("/ask?discloser=body/medway-pct&date=2009-03-01")
    [('discloser', 'body/medway-pct'), ('date', '2009-03-01')]
    """
    return parse_qsl(permalink.partition("?")[2])


def is_id(text: object) -> bool:
    """Tell whether a text is an id of the graph."""
    return isinstance(text, str) and bool(ID.fullmatch(text))


@cache
def static_link(name: str) -> str:
    """Return the address of a static file, with a mark of its content, so that it may be kept for ever.

    A file of the design system may not have been fetched (see `api/vendor.py`): the pages are whole without it.
    """
    if not (STATIC / name).is_file():
        return f"/static/{name}"
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"

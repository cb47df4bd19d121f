"""Pages from templates: text is always escaped, links go only to the web or to this service, scripts only carry the request's nonce."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.responses import HTMLResponse

from api.formats import FORMATS, ON_PAGES
from api.govuk import component
from api.negotiate import prefers_page
from api.words import CODELISTS, UNTOLD, day, field, kind, yes_or_no
from graphmodel import templates
from graphmodel.calls.things import SHELVES
from graphmodel.ids import ID, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from graphmodel.model.model import Model

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"

#: Page of a call → its call of the API, where they are not the same.
_CALLS = {"ask": "legal-basis", "path": "accountability"}
#: Pages whose call of the API gives JSON alone, or forms of its own.
_ONLY_JSON = {"ask", "audit", "record", "replay", "matrix"}


def wants_page(request: Request) -> bool:
    """Tell whether a request is a browser's and not for the API."""
    return not request.url.path.startswith(("/api/", "/openapi.json")) and prefers_page(request)


def page(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """Return a page."""
    nonce, base = request.scope["state"]["nonce"], str(request.base_url).rstrip("/")
    html = text(request.app, template, path=request.url.path, nonce=nonce, base=base, **context)
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers)


def text(app: Starlette, template: str, *, path: str, nonce: str = "", base: str = "", **context: Any) -> str:
    """Return a page as text; a publication, which answers no request, makes its own pages by it."""
    model: Model = app.state.graph.model
    state = {
        "model": model,
        "words": model.code_label,
        "theme": app.state.theme,
        "publication": getattr(app.state, "publication", None),
        "nonce": nonce,
        "path": path,
        "base": base,
    }
    return environment().get_template(template).render(**state, **context).translate(_TURNING)


#: What turns the direction of the words after it. No data holds it; what was asked for, and is shown again, may.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


@cache
def environment() -> Environment:
    """Return the templates, made once."""
    made = templates.environment(HERE / "templates")
    made.filters |= {"entity": entity_link, "web": web_link, "api": api_link, "pairs": link_pairs, "day": day}
    made.globals |= {"query": query, "static": static_link, "is_id": is_id, "kind_of": kind_of, "govuk": component}
    made.globals |= {"data_links": data_links, "kind_words": kind, "field_words": field, "yes_or_no": yes_or_no}
    made.globals |= {"untold_fields": UNTOLD, "codelist_of": CODELISTS, "shelves": SHELVES}
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
    call = f"things/{first}" if first in SHELVES and not below else _CALLS.get(first, first)
    tail = "/structure" if first == "areas" and below and not below.endswith("/structure") else ""
    return f"/api/v1/{call}{slash}{below}{tail}{mark}{rest}"


def data_links(permalink: str) -> list[tuple[str, str, str]]:
    """Return the forms in which the data of a page can be had: name, address and media type of each.

    >>> data_links("/norms?q=section+115")[1]
    ('CSV', '/api/v1/things/norms?q=section+115&format=csv', 'text/csv')
    """
    call = api_link(permalink)
    first = permalink.removeprefix("/").partition("?")[0].partition("/")[0]
    more = "&" if "?" in call else "?"
    return [
        (FORMATS[form].title, call if form == "json" else f"{call}{more}format={form}", FORMATS[form].media)
        for form in ON_PAGES
        if form == "json" or first not in _ONLY_JSON
    ]


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

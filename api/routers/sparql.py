"""SPARQL 1.1 Protocol: queries over the dataset, by GET and by both forms of POST, and the description of the service."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from api.negotiate import best_media
from api.pages.sparql import query_page
from graphmodel.errors import Fault
from graphmodel.sparql.description import describe
from graphmodel.sparql.errors import MalformedError, RefusedError, SparqlError
from graphmodel.sparql.forms import BINDINGS, TRIPLES, ResultForm, forms_of, named

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graphmodel.sparql.endpoint import Asked, Endpoint

router = APIRouter()

_HTML = "text/html"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_LISTS = ("default-graph-uri", "named-graph-uri")
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
_KNOWN = ("query", *_LISTS, "format", "timeout")
_SHORTEST = 0.05
_CHUNK = 64 * 1024
#: For any cache: another Accept gives another form.
_VARY = {"Vary": "Accept"}


@dataclass(frozen=True)
class Given:
    """What a request gives, each parameter with its values."""

    values: dict[str, list[str]]

    def one(self, name: str) -> str | None:
        """Return the value of a parameter, or None."""
        return self.values.get(name, [None])[0]

    def faults(self) -> list[Fault]:
        """Return what is wrong with the parameters, whatever their values mean."""
        unknown = [
            Fault(n, f"there is no parameter `{n}`; there are {', '.join(_KNOWN)}", ())
            for n in self.values
            if n not in _KNOWN
        ]
        return unknown + [
            Fault(n, f"`{n}` is given {len(v)} times; it takes one value")
            for n, v in self.values.items()
            if n in _KNOWN and n not in _LISTS and len(v) > 1
        ]


@router.get("/sparql")
async def get_sparql(request: Request) -> Response:
    """Answer a query; without one, show the query page to a browser and the description of the service to others."""
    given = _given(request.query_params.multi_items())
    if "query" not in given.values and not set(given.values) & {*_UPDATES, *_LISTS, "timeout"}:
        return await _described(request, given)
    return await _answered(request, given)


@router.post("/sparql")
async def post_sparql(request: Request) -> Response:
    """Answer a query that is the body, or that stands in a form."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if "charset=" in parameters.lower() and "utf-8" not in parameters.lower():
        raise HTTPException(415, "A query is sent as UTF-8: leave the charset out.")
    pairs = request.query_params.multi_items()
    if kind not in {_FORM, _QUERY, _UPDATE}:
        told = f"A query is sent as {_QUERY}, or as {_FORM} with the parameter query; not as {kind or 'nothing that is named'}."
        raise HTTPException(415, told, {"Accept-Post": f"{_QUERY}, {_FORM}"})
    try:
        body = (await request.body()).decode("utf-8")
        if kind == _FORM:
            pairs += parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=1000)
        else:
            pairs.append(("query" if kind == _QUERY else "update", body))
    except ValueError:
        error = MalformedError.of("the body is not UTF-8 text in the form that its Content-Type names", "body")
        return query_page(request, "", error=error) if _wants_page(request) else _raise(error)
    return await _answered(request, _given(pairs))


def _raise(error: SparqlError) -> Response:
    raise error


def _given(pairs: list[tuple[str, str]]) -> Given:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        # An empty field of the page's form is one that was left out.
        if value or name == "query":
            values.setdefault(name, []).append(value)
    return Given(values)


async def _described(request: Request, given: Given) -> Response:
    faults = given.faults()
    form, media = _form(request, given.one("format"), TRIPLES, faults)
    if faults:
        raise MalformedError(faults)
    if form is None:
        return query_page(request, "")
    endpoint: Endpoint = request.app.state.sparql
    sizes = await run_in_threadpool(lambda: endpoint.sizes)
    address = str(request.base_url).rstrip("/") + "/sparql"
    return Response(describe(address, sizes, form), media_type=_with_charset(media), headers=_VARY)


async def _answered(request: Request, given: Given) -> Response:
    """Read a query, have it run, and send its result; show what is wrong with it beside it to a browser."""
    try:
        return await _result(request, given)
    except SparqlError as error:
        if _wants_page(request) and not given.one("format"):
            return query_page(request, given.one("query") or "", error=error)
        raise


async def _result(request: Request, given: Given) -> Response:
    endpoint: Endpoint = request.app.state.sparql
    _refuse_updates(given)
    faults = given.faults()
    seconds = _seconds(given.one("timeout"), endpoint.limits.seconds, faults)
    text = given.one("query")
    if text is None:
        faults.append(Fault("query", "`query` is missing: give a SPARQL query"))
    asked: Asked | None = None
    try:
        # Short as it is, reading must not hold up the others.
        asked = await run_in_threadpool(
            endpoint.read, "ASK {}" if text is None else text, *(given.values.get(name, ()) for name in _LISTS)
        )
    except MalformedError as error:
        faults += error.faults
    except RefusedError as error:
        raise RefusedError([*error.faults, *faults]) from None
    if asked is None:
        raise MalformedError(faults)
    form, media = _form(request, given.one("format"), forms_of(asked.query.form), faults)
    if faults:
        raise MalformedError(faults)
    shown = form or forms_of(asked.query.form)[0]
    result = await asyncio.wrap_future(endpoint.submit(asked, shown, seconds))
    if form is None:
        return await run_in_threadpool(query_page, request, asked.query.text, asked=asked, result=result)
    name = f'attachment; filename="result.{form.ending}"'
    headers = _VARY | ({"Content-Disposition": name} if given.one("format") and _wants_page(request) else {})
    if len(result.body) <= _CHUNK:
        return Response(result.body, media_type=_with_charset(media), headers=headers)
    return StreamingResponse(_chunks(result.body), media_type=_with_charset(media), headers=headers)


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    """Yield a large result a part at a time, and let others have their turn between: it may yet have to be compressed."""
    for start in range(0, len(body), _CHUNK):
        yield body[start : start + _CHUNK]
        await asyncio.sleep(0)


def _refuse_updates(given: Given) -> None:
    if wrong := [n for n in _UPDATES if n in given.values]:
        told = "this service only reads, and takes no update; to change the data, change its files"
        raise RefusedError(Fault(n, told) for n in wrong)


def _seconds(value: str | None, most: float, faults: list[Fault]) -> float:
    if value is None:
        return most
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not _SHORTEST <= seconds <= most:
        faults.append(Fault("timeout", f"{value!r} is no number of seconds from {_SHORTEST:g} to {most:g}"))
    return seconds


def _wants_page(request: Request) -> bool:
    """Tell whether a browser asks: a page is what it takes best."""
    offered = [m for form in (*BINDINGS, *TRIPLES) for m in form.medias]
    return (
        _HTML in request.headers.get("accept", "") and best_media(request.headers["accept"], [_HTML, *offered]) == _HTML
    )


def _form(
    request: Request, word: str | None, forms: tuple[ResultForm, ...], faults: list[Fault]
) -> tuple[ResultForm | None, str]:
    """Return the form that a request asks for and its media type; no form stands for a page."""
    if word:
        form = named(word, forms)
        if form is None:
            words = tuple(f.word for f in forms)
            faults.append(Fault("format", f"{word!r} is no form of this result: choose from {', '.join(words)}", words))
            return None, _HTML
        return form, form.media
    # Where anything will do, it is a form by its own name.
    offered = {form.media: form for form in forms}
    offered |= {media: form for form in reversed(forms) for media in form.also}
    accept = request.headers.get("accept")
    if _wants_page(request):
        return None, _HTML
    media = best_media(accept, [*offered, _HTML])
    if media is None:
        known = ", ".join(f.media for f in forms)
        raise HTTPException(406, f"The result can be had as {known}; the Accept header takes none of them.")
    return offered.get(media), media


def _with_charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media

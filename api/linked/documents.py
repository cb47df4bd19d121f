"""The document on a thing at `/entities/{id}`: a page, or what the data state of it, in the form that is asked for."""
# ruff: noqa: FAST003  the id of a path is called otherwise in the function

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api import negotiate
from api.answers import Json
from api.formats import VARY, content, file_name
from api.linked.links import CONTEXT, alternates, document, link
from api.negotiate import Form, NotAcceptableError
from api.pages.things import entity_page
from api.parameters import Day, ReadDep, Reader
from api.routers.entities import entity
from graphmodel.formats import json_ld
from graphmodel.ids import iri, kind_of

router = APIRouter()

#: The forms of every document, the one that the service likes best first.
FORMS = (
    negotiate.HTML, negotiate.JSON_LD, negotiate.TURTLE, negotiate.N_TRIPLES, negotiate.JSON, negotiate.CSV,
)  # fmt: skip
_DRAWN = ("area", "body", "post")
Ident = Annotated[str, Path(alias="id")]
Word = Annotated[str | None, Query(alias="format")]


def forms_of(ident: str) -> tuple[Form, ...]:
    """Return the forms of the document on a thing; what is part of a structure can be drawn."""
    return (*FORMS, negotiate.SVG) if kind_of(ident) in _DRAWN else FORMS


def named(read: Reader, address: str, word: str | None) -> tuple[str, Form | None]:
    """Return the id in an address, and the form that its ending or `format` names; a word that names none is a fault."""
    ident, form = negotiate.without_ending(address, (*FORMS, negotiate.SVG))
    words = {f.name: f for f in (*FORMS, negotiate.SVG)}
    if word and word not in words:
        read.fault("format", f"{word!r} is not made here: choose from {', '.join(words)}", tuple(words))
    return ident, form or words.get(word or "")


def chosen(request: Request, ident: str, form: Form | None, date: str | None) -> Form:
    """Return the form that a request gets.

    Raises:
        NotAcceptableError: neither the form that is named nor any that `Accept` takes is one of this thing.
    """
    forms = forms_of(ident)
    liked = form if form in forms else None if form else negotiate.best(negotiate.accepted(request), forms)
    if liked is None:
        raise NotAcceptableError(addresses(ident, date))
    return liked


def addresses(ident: str, date: str | None) -> list[tuple[Form, str]]:
    """Return each form of the document on a thing with its address."""
    return [(form, document(ident, form, date)) for form in forms_of(ident)]


@router.get("/entities/{id:path}")
def get_document(request: Request, read: ReadDep, address: Ident, word: Word = None, date: Day = None) -> Response:
    """Give the document on a thing: a page for people, its data for programs."""
    ident, form = named(read, address, word)
    answer = entity(read, ident, date)
    found, on = answer["id"], date or None
    form = chosen(request, found, form, on)
    response = _made(request, read, answer, form)
    links = alternates((f, a) for f, a in addresses(found, on) if f is not form)
    links.append(link(document(found, date=on), "canonical"))
    if found in read.graph.model.records:
        links.append(link(iri(found), "describes"))
    if form is negotiate.JSON and "Link" in response.headers:
        links.append(response.headers["Link"])
    response.headers["Link"] = ", ".join(links)
    response.headers["Content-Location"] = document(found, form, on)
    response.headers.update(VARY)
    return response


def _made(request: Request, read: Reader, answer: dict[str, Any], form: Form) -> Response:
    model = read.graph.model
    if form is negotiate.HTML:
        return entity_page(request, read, answer)
    if form is negotiate.JSON:
        return Json(answer)
    if form is negotiate.SVG:
        from graphmodel.diagram import made  # noqa: PLC0415  it loads what only this answer needs

        data = made(read.graph.structure(answer["id"], date=answer["date"]), "svg")
    elif form is negotiate.JSON_LD:
        data = json_ld(model, "entities", answer, CONTEXT).encode("utf-8", "backslashreplace")
    else:
        data = content(model, form.name, "entities", answer)
    shown = {"Content-Disposition": f'inline; filename="{file_name(answer)}.{form.name}"'}
    return Response(data, media_type=form.content_type, headers=shown)

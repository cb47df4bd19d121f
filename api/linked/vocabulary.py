"""The vocabulary at `/ontology`, to which the addresses of its words lead by their fragments; and the contexts at `/ns/`."""

from typing import Annotated

import pyoxigraph as ox
from fastapi import APIRouter, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.formats import VARY
from api.linked.context import ANSWER, context_of, fields
from api.linked.links import alternates, link
from api.negotiate import HTML, JSON_LD, N_TRIPLES, TURTLE, Form, NotAcceptableError, accepted, best
from api.parameters import ReadDep
from api.render import page
from graphmodel.formats.compact_json import compact
from graphmodel.formats.context import PREFIXES
from graphmodel.load.schema import context_document
from graphmodel.resources import folder
from graphmodel.vocabulary import FILES, vocabulary

router = APIRouter()

_HERE = "/ontology"
_FORMS = (HTML, TURTLE, JSON_LD, N_TRIPLES)
_RDF = {JSON_LD: ox.RdfFormat.JSON_LD, N_TRIPLES: ox.RdfFormat.N_TRIPLES}


@router.get(_HERE)
def get_vocabulary(
    request: Request, read: ReadDep, form: Annotated[str | None, Query(alias="format")] = None
) -> Response:
    """Give the vocabulary in the form that is asked for."""
    words = {f.name: f for f in _FORMS}
    if form and form not in words:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(words)}", tuple(words))
    read.done()
    liked = words[form] if form else best(accepted(request), _FORMS)
    if liked is None:
        raise NotAcceptableError((f, f"{_HERE}.{f.name}") for f in _FORMS)
    return _given(request, liked)


@router.get(_HERE + ".{ending}")
def get_form(request: Request, read: ReadDep, ending: Annotated[str, Path()]) -> Response:
    """Give the vocabulary in one form."""
    read.done()
    form = next((f for f in _FORMS if f.name == ending), None)
    if form is None:
        raise HTTPException(404)
    return _given(request, form)


@router.get(_HERE + "/{name}.ttl")
def get_file(read: ReadDep, name: Annotated[str, Path()]) -> Response:
    """Give one file of the vocabulary as it is: `graphmodel`, `shapes` or `alignments`."""
    read.done()
    if name not in FILES:
        raise HTTPException(404)
    return Response((folder("ontology") / FILES[name]).read_bytes(), media_type=TURTLE.content_type)


@router.get("/ns/context.jsonld")
def get_context(request: Request, read: ReadDep) -> Response:
    """Give the context by which answers and documents are read."""
    read.done()
    return Response(compact(context_of(request.app)), media_type=JSON_LD.media)


@router.get("/ns/files.jsonld")
def get_file_context(read: ReadDep) -> Response:
    """Give the context by which data files are read, where each class has a section of its own."""
    read.done()
    return Response(compact(context_document()), media_type=JSON_LD.media)


@router.get("/ns/", include_in_schema=False)
def get_namespace(read: ReadDep) -> Response:
    """Lead to the vocabulary."""
    read.done()
    return RedirectResponse(_HERE, 303)


def _given(request: Request, form: Form) -> Response:
    response = _made(request, form)
    links = alternates((f, f"{_HERE}.{f.name}") for f in _FORMS if f is not form)
    response.headers["Link"] = ", ".join([*links, link(_HERE, "canonical"), link(vocabulary().iri, "describes")])
    response.headers["Content-Location"] = f"{_HERE}.{form.name}"
    response.headers.update(VARY)
    return response


def _made(request: Request, form: Form) -> Response:
    if form is HTML:
        answers = fields(request.app)
        return page(
            request, "vocabulary.html", vocabulary=vocabulary(), answers=answers, answer_space=ANSWER, prefixes=PREFIXES
        )
    core = (folder("ontology") / FILES["graphmodel"]).read_bytes()
    if form is TURTLE:
        return Response(core, media_type=form.content_type)
    triples = (quad.triple for quad in ox.parse(core, format=ox.RdfFormat.TURTLE))
    # Lists have nodes without a name, which get other ones each time: named by the algorithm, they are the same in every answer.
    named = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    ordered = sorted((q.triple for q in named), key=str)
    return Response(ox.serialize(ordered, format=_RDF[form]), media_type=form.content_type)

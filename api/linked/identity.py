"""The address of a thing itself, `/id/{kind}/{slug}`: a thing cannot be sent, so a client is shown where the document on it is (303)."""
# ruff: noqa: FAST003  the id of a path is called otherwise in the function

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import negotiate
from api.formats import VARY
from api.linked.documents import Ident, Word, addresses, chosen, named
from api.linked.links import alternates, document
from api.parameters import Day, ReadDep, Reader
from api.routers.entities import entity
from graphmodel.ids import iri

router = APIRouter()

_PARTS = 2
_RELEASE = "/data/"
#: Addresses under the namespace that are of no thing in the data, with where they are told of.
_OTHERS = {
    "": _RELEASE,
    "graph": _RELEASE,
    "ontology": "/ontology",
    "answer": "/ontology",
    "alignments": "/ontology",
    "shapes": "/ontology",
    "maintainers": _RELEASE,
}


@router.get("/id/{id:path}")
def get_thing(request: Request, read: ReadDep, address: Ident, word: Word = None, date: Day = None) -> Response:
    """Lead from a thing to the document on it; from a row inside a thing to that of the thing; from a former id to the one of today (301)."""
    ident, form = named(read, address, word)
    on = read.day(date)
    if not read.faults and (other := _other(ident)):
        return _see(other)
    now = read.graph.model.redirected(ident)
    if now and not read.faults:
        ending, query = address.removeprefix(ident), request.url.query
        return _see(f"/id/{quote(now)}{ending}" + (f"?{query}" if query else ""), status=301)
    found = _found(read, ident, on)
    form = chosen(request, found, form, on)
    place = document(found, None if form is negotiate.HTML else form, on)
    return _see(place, alternates(addresses(found, on), "describedby"))


def _other(ident: str) -> str | None:
    parts = ident.strip("/").split("/")
    if parts[0] == "dataset" and len(parts) > _PARTS:
        return _RELEASE  # what its description has names for: files, sums, counts
    return _OTHERS.get(parts[0]) if len(parts) == 1 or parts[0] == "graph" else None


def _found(read: Reader, ident: str, on: str | None) -> str:
    """Return the id of the thing that an address is of or inside, or that a name names.

    Raises:
        NotInGraphError, BadQuestionError: there is none, or something is wrong with the question.
    """
    model = read.graph.model
    outer = "/".join(ident.split("/")[:_PARTS])
    if not read.faults and outer in model.records and (ident == outer or _stated(read, ident)):
        return outer
    return str(entity(read, ident, on)["id"])


def _stated(read: Reader, ident: str) -> bool:
    """Tell whether the data state anything of a row."""
    quads = read.graph.model.dataset.quads_about(iri(quote(ident)))
    return next(iter(quads), None) is not None


def _see(address: str, links: list[str] | None = None, *, status: int = 303) -> Response:
    headers = {"Location": address, **VARY} | ({"Link": ", ".join(links)} if links else {})
    return Response(status_code=status, headers=headers)

"""The release of the dataset at `/data/`: a page on it, its description, and its files."""

import gzip
from threading import Lock
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.answers import Json
from api.formats import VARY
from api.linked.links import alternates, link
from api.negotiate import HTML, JSON, JSON_LD, TURTLE, NotAcceptableError, accepted, best
from api.parameters import ReadDep
from api.render import page
from graphmodel.release import release
from graphmodel.release.licence import licence

router = APIRouter()

_HERE = "/data/"
_FORMS = (HTML, TURTLE, JSON_LD, JSON)
#: What a form of the page on the release is as a file of it.
_FILES = {TURTLE: "dataset.ttl", JSON_LD: "dataset.jsonld", JSON: "release.json"}
_PACKED = ("application/zip",)
_LOCK = Lock()


class Kept(NamedTuple):
    """A release as a service keeps it.

    Attributes:
        told: what it is, as plain data.
        files: name → media type, and the bytes, compressed where that is worth while: a tenth of the whole.
    """

    told: dict[str, Any]
    files: dict[str, tuple[str, bytes]]


def kept(request: Request) -> Kept:
    """Return the release, made when it is first asked for and kept from then on; who asks meanwhile waits for it."""
    state = request.app.state
    with _LOCK:
        if not hasattr(state, "release"):
            made = release(state.graph.model)
            files = {
                f.name: (f.media, d if f.media in _PACKED else gzip.compress(d, 6, mtime=0))
                for f, d in made.files.items()
            }
            state.release = Kept(made.told, files)
        found: Kept = state.release
        return found


@router.get(_HERE)
def get_release(request: Request, read: ReadDep, form: Annotated[str | None, Query(alias="format")] = None) -> Response:
    """Give what the release is: a page, DCAT and VoID, or a list of its files."""
    words = {f.name: f for f in _FORMS}
    if form and form not in words:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(words)}", tuple(words))
    read.done()
    liked = words[form] if form else best(accepted(request), _FORMS)
    there = [(f, _HERE + _FILES[f]) for f in _FORMS if f is not HTML]
    if liked is None:
        raise NotAcceptableError([(HTML, _HERE), *there])
    response = _page(request) if liked is HTML else get_file(request, read, _FILES[liked])
    response.headers["Link"] = ", ".join(alternates((f, a) for f, a in there if f is not liked))
    response.headers.update(VARY)
    return response


def _page(request: Request) -> Response:
    return page(request, "release.html", told=kept(request).told, licence=licence())


@router.get(_HERE + "{name}")
def get_file(request: Request, read: ReadDep, name: Annotated[str, Path()]) -> Response:
    """Give a file of the release."""
    read.done()
    made = kept(request)
    if name == _FILES[JSON]:
        return Json(made.told)
    if name not in made.files:
        raise HTTPException(404)
    media, data = made.files[name]
    links = [link(_HERE + "dataset.ttl", "describedby", type=TURTLE.media), link(licence().url, "license")]
    headers = {"Link": ", ".join(links)}
    if media in _PACKED:
        return Response(data, media_type=media, headers=headers)
    headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(data, media_type=media, headers=headers | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(data), media_type=media, headers=headers)

"""Which representation of a thing a client gets: by the ending of the address, then by `format`, then by `Accept` (RFC 9110, section 12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request

_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)\s*")
_WEIGHT = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)
#: More ranges than any client sends; the rest of a longer header is not read.
_MOST_RANGES = 64


class Form(NamedTuple):
    """One form in which something can be had.

    Attributes:
        name: the word of `format`, and the ending of its address.
        title: what people call it.
        media: its media type.
        parameters: what the `Content-Type` says besides.
    """

    name: str
    title: str
    media: str
    parameters: str = ""

    @property
    def content_type(self) -> str:
        """The value of `Content-Type`."""
        return self.media + self.parameters


_UTF8 = "; charset=utf-8"
HTML = Form("html", "Page", "text/html", _UTF8)
JSON = Form("json", "JSON", "application/json")
JSON_LD = Form("jsonld", "JSON-LD", "application/ld+json")
TURTLE = Form("ttl", "Turtle", "text/turtle", _UTF8)
N_TRIPLES = Form("nt", "N-Triples", "application/n-triples")
CSV = Form("csv", "CSV", "text/csv", "; charset=utf-8; header=present")
SVG = Form("svg", "Chart", "image/svg+xml")
PNG = Form("png", "Picture of the chart", "image/png")
_PROBLEM = Form("problem", "Problem", "application/problem+json")


class NotAcceptableError(Exception):
    """None of the forms there are is one that the client takes.

    Attributes:
        available: name, media type and address of each form there is.
    """

    def __init__(self, available: Iterable[tuple[Form, str]]) -> None:
        self.available = tuple(available)
        super().__init__("None of the forms that the request accepts is made here.")


def accepted(request: Request) -> str | None:
    """Return the `Accept` header of a request, several joined to one; None where there is none."""
    return ",".join(request.headers.getlist("accept")) or None


def best(accept: str | None, forms: Sequence[Form]) -> Form | None:
    """Return the form that a client likes best; of several that it likes as much, the first.

    The range that names a form most closely decides how much it is liked, wherever it stands. What cannot be read in the header is
    passed over; where nothing in it can be read, it is as if it were not there. Parameters of a media type are not compared.

    >>> best("text/turtle;q=0.5, application/*;q=0.9, */*;q=0.1", [HTML, TURTLE, JSON_LD]).name
    'jsonld'
    >>> best("image/png", [HTML, TURTLE]) is None
    True
    >>> best("text/html;q=0, */*", [HTML, TURTLE]).name
    'ttl'

    Args:
        accept: the value of the header, or None.
        forms: the forms there are, the one the service likes best first.
    """
    liked = best_media(accept, [form.media for form in forms])
    return next((form for form in forms if form.media == liked), None)


def best_media(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type that a client likes best, as `best` does for forms; None where it takes none of those offered.

    >>> best_media("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    """
    ranges = dict(_ranges(accept or ""))
    if not ranges:
        return offered[0]
    liked = max(offered, key=lambda media: _weight(media, ranges))
    return liked if _weight(liked, ranges) > 0 else None


def without_ending(address: str, forms: Iterable[Form]) -> tuple[str, Form | None]:
    """Return an id without the ending that names a form, and the form; an ending that names none belongs to the id.

    >>> without_ending("body/medway-council.ttl", [TURTLE])[0]
    'body/medway-council'
    """
    for form in forms:
        if address.endswith(f".{form.name}"):
            return address.removesuffix(f".{form.name}"), form
    return address, None


def prefers_page(request: Request) -> bool:
    """Tell whether a client would rather have a failure told as a page than as a problem for programs."""
    return best(accepted(request), (_PROBLEM, JSON, HTML)) is HTML


def _ranges(accept: str) -> Iterable[tuple[tuple[str, str], float]]:
    """Yield the media ranges of a header with their weights, from 0 to 1; a range that is named twice has its last weight."""
    for part in accept.split(",")[:_MOST_RANGES]:
        media, *parameters = part.split(";")
        found = _RANGE.fullmatch(media.lower())
        if found is None:
            continue
        weights = [w for p in parameters if p.partition("=")[0].strip().lower() == "q" for w in (_WEIGHT.fullmatch(p),)]
        if None in weights:
            continue
        yield (found[1], found[2]), float(weights[0][1]) if weights and weights[0] else 1.0


def _weight(media: str, ranges: dict[tuple[str, str], float]) -> float:
    first, _, second = media.partition("/")
    for known in ((first, second), (first, "*"), ("*", "*")):
        if known in ranges:
            return ranges[known]
    return 0.0

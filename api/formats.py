"""An answer in the form that is asked for: JSON or JSON-LD, or its main list as CSV, or what the data state of its things as Turtle."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request
from starlette.responses import Response

from api import negotiate
from api.answers import Json
from api.linked.answer_ld import JsonLd
from api.negotiate import Form, NotAcceptableError
from api.parameters import ReadDep
from graphmodel.formats import csv_text, n_triples, turtle
from graphmodel.ids import slug
from graphmodel.model.model import Model

#: Word of `format` → the form, the one that is given where nothing is asked for first.
FORMATS = {
    form.name: form
    for form in (negotiate.JSON, negotiate.CSV, negotiate.TURTLE, negotiate.JSON_LD, negotiate.N_TRIPLES)
}
#: Those that a page links at its foot.
ON_PAGES = ("json", "csv", "ttl")
_TEXT = {"schema": {"type": "string"}}
#: The other forms, for the documentation.
FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {form.media: _TEXT for form in FORMATS.values() if form is not negotiate.JSON}}
}
#: The answer depends on this header wherever there is a choice.
VARY = {"Vary": "Accept"}


class Send:
    """Sends an answer in one form."""

    def __init__(self, model: Model, form: str) -> None:
        self._model = model
        self._form = form

    def __call__(self, call: str, answer: dict[str, Any]) -> Response:
        """Return the response; `call` is one of `graphmodel.formats.CALLS`."""
        headers = dict(VARY)
        if more := answer.get("next"):
            headers["Link"] = f'<{more}{"" if self._form == "json" else f"&format={self._form}"}>; rel="next"'
        if self._form == "json":
            return Json(answer, headers=headers)
        if self._form == "jsonld":
            return JsonLd(answer, headers=headers)
        data = content(self._model, self._form, call, answer)
        headers["Content-Disposition"] = f'attachment; filename="{file_name(answer)}.{self._form}"'
        return Response(data, media_type=FORMATS[self._form].content_type, headers=headers)


def content(model: Model, form: str, call: str, answer: dict[str, Any]) -> bytes:
    """Return an answer as the content of a file: `csv`, `ttl` or `nt`."""
    if form == "csv":
        return csv_text(call, answer).encode("utf-8", "backslashreplace")
    text = turtle(model, call, answer) if form == "ttl" else n_triples(model, call, answer)
    return text.encode("utf-8", "backslashreplace")


def file_name(answer: dict[str, Any]) -> str:
    """Return the name of a file with an answer, without its ending."""
    return slug(f"{answer['permalink'].partition('?')[0]} {answer['date']}")[:100]


def chosen(request: Request, form: str | None, forms: dict[str, Form]) -> str:
    """Return the word of the form that a call gives: the one that is named, else the one that `Accept` likes best.

    Raises:
        NotAcceptableError: no form is named, and `Accept` takes none of those there are.
    """
    if form:
        return form
    liked = negotiate.best(negotiate.accepted(request), list(forms.values()))
    if liked is None:
        path = request.url.include_query_params
        raise NotAcceptableError(
            (f, path(format=f.name).path + "?" + path(format=f.name).query) for f in forms.values()
        )
    return liked.name


def wanted(
    request: Request,
    read: ReadDep,
    form: Annotated[
        str | None,
        Query(
            alias="format",
            description="`json`; `jsonld` for the same as JSON-LD; `csv` for the main list as a table; `ttl` or `nt` for what the data state of "
            "the things in it, as Turtle or N-Triples. Left out, the header `Accept` decides.",
            examples=["json"],
        ),
    ] = None,
) -> Send:
    """Read in which form the answer is wanted. It stands before the answer in a route, so that all faults are told at once."""
    if form and form not in FORMATS:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(FORMATS)}", tuple(FORMATS))
    return Send(read.graph.model, chosen(request, form, FORMATS))


SendDep = Annotated[Send, Depends(wanted)]

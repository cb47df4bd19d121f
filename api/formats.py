"""An answer in the form that is asked for: JSON, or its main list as CSV, or what the data state of its things as Turtle."""

from typing import Annotated, Any

from fastapi import Depends, Query
from starlette.responses import Response

from api.answers import Json
from api.parameters import ReadDep
from graphmodel.formats import csv_text, turtle
from graphmodel.ids import slug
from graphmodel.model.model import Model

#: Word of `format` → its name, and its media type.
FORMATS = {
    "json": ("JSON", "application/json"),
    "csv": ("CSV", "text/csv; charset=utf-8; header=present"),
    "ttl": ("Turtle", "text/turtle; charset=utf-8"),
}
_TEXT = {"schema": {"type": "string"}}
#: The other forms, for the documentation.
FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": _TEXT, "text/turtle": _TEXT}}}


class Send:
    """Sends an answer in one form."""

    def __init__(self, model: Model, form: str) -> None:
        self._model = model
        self._form = form

    def __call__(self, call: str, answer: dict[str, Any]) -> Response:
        """Return the response; `call` is one of `graphmodel.formats.CALLS`."""
        headers = {}
        if more := answer.get("next"):
            headers["Link"] = f'<{more}{"" if self._form == "json" else f"&format={self._form}"}>; rel="next"'
        if self._form == "json":
            return Json(answer, headers=headers)
        text = csv_text(call, answer) if self._form == "csv" else turtle(self._model, call, answer)
        name = slug(f"{answer['permalink'].partition('?')[0]} {answer['date']}")[:100]
        headers["Content-Disposition"] = f'attachment; filename="{name}.{self._form}"'
        return Response(text.encode("utf-8", "backslashreplace"), media_type=FORMATS[self._form][1], headers=headers)


def wanted(
    read: ReadDep,
    form: Annotated[
        str | None,
        Query(
            alias="format",
            description="`json`; `csv` for the main list as a table; `ttl` for what the data state of the things in it, as Turtle.",
            examples=["json"],
        ),
    ] = None,
) -> Send:
    """Read in which form the answer is wanted. It stands before the answer in a route, so that all faults are told at once."""
    if form and form not in FORMATS:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(FORMATS)}", tuple(FORMATS))
    return Send(read.graph.model, form or "json")


SendDep = Annotated[Send, Depends(wanted)]

"""The decision record: the answer to one question as a document to keep on file; as JSON, or as a file."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.answers import Json
from api.parameters import ReadDep
from api.routers.legal_basis import AskedDep
from api.schemas.problem import PROBLEMS
from api.schemas.record import FILES, RecordAnswer
from graphmodel.record.files import FORMATS, MEDIA_TYPES, content, name_of

router = APIRouter(tags=["Records"])


def wanted(
    read: ReadDep,
    form: Annotated[
        str | None,
        Query(
            alias="format",
            description=f"`json`, or one of {', '.join(f'`{f}`' for f in FORMATS if f != 'json')} for a file.",
            examples=["json"],
        ),
    ] = None,
) -> str:
    """Read in which form the record is wanted."""
    if form and form not in FORMATS:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(FORMATS)}", FORMATS)
    return form or "json"


# The form is read before the question is answered, so that all faults are told at once.
@router.get(
    "/record",
    operation_id="record",
    response_model=RecordAnswer,
    responses=PROBLEMS | {200: {"content": FILES}},
    summary="Make the record of a decision",
)
def get_record(request: Request, form: Annotated[str, Depends(wanted)], read: ReadDep, question: AskedDep) -> Response:
    """Give the answer for one pair of parties under the headings of a decision record, with blanks for what only the officer can write.

    It holds no personal data. A saved file of it can be asked again later. As `html`, `pdf`, `docx`, `md` or `jsonld` it is a file.
    """
    read.done()
    made = read.graph.record(question)
    if form == "json":
        return Json(made)
    base = str(request.base_url).rstrip("/")
    headers = {"Content-Disposition": f'attachment; filename="{name_of(made, form)}"'}
    return Response(content(made, form, base), media_type=MEDIA_TYPES[form], headers=headers)

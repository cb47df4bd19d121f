"""The matrix: every member of a partnership to every other; as JSON, CSV or a workbook."""
# ruff: noqa: FAST003  the area of a path is read by what the route depends on

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response, StreamingResponse

from api.answers import Json
from api.parameters import Day, ReadDep, many, one
from api.schemas.matrix import FILES, MatrixAnswer
from api.schemas.problem import PROBLEMS
from graphmodel.calls.legal_basis import facts_of
from graphmodel.calls.matrix import describe
from graphmodel.graph import Graph
from graphmodel.ids import slug_of
from graphmodel.matrix.csv_file import csv_text
from graphmodel.matrix.question import AskedMatrix
from graphmodel.matrix.table import Matrix

router = APIRouter(tags=["Matrix"])

FORMATS = ("json", "csv", "xlsx")
_KINDS = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def asked(
    *,
    area: Annotated[str, Path(description="An area.", examples=["area/medway"])],
    purpose: Annotated[list[str], many("What for; `all` for each purpose there is.", "purpose/youth-justice")],
    board: Annotated[
        str | None, one("Only the members of this board or partnership.", "body/medway-childrens-trust-board")
    ] = None,
    subject: Annotated[str | None, one("Whom the information is about; a child if left out.", "subject/child")] = None,
    information: Annotated[list[str], many("Which kind of information; personal if left out.", "information/personal")],
    fact: Annotated[list[str], many("A fact of the case, `name=true` or `name=false`.", "request-made=true")],
    date: Day = None,
) -> AskedMatrix:
    """Read the question from a request."""
    return AskedMatrix(
        area,
        [p for p in purpose if p.strip()],
        subject or "",
        information,
        date or "",
        facts_of(f for f in fact if f),
        board or None,
    )


AskedMatrixDep = Annotated[AskedMatrix, Depends(asked)]


def wanted(
    read: ReadDep,
    form: Annotated[
        str | None,
        Query(
            alias="format", description="`json`, or `csv` or `xlsx` for a file with every answer.", examples=["json"]
        ),
    ] = None,
) -> str:
    """Read in which form the answer is wanted."""
    if form and form not in FORMATS:
        read.fault("format", f"{form!r} is not made here: choose from {', '.join(FORMATS)}", FORMATS)
    return form or "json"


@dataclass(frozen=True)
class Made:
    """A matrix, and the graph that it was asked of."""

    graph: Graph
    matrix: Matrix

    def answer(self) -> dict[str, Any]:
        """Return the answer as the call gives it."""
        return describe(self.graph.model, self.graph.engine, self.matrix)


def made(read: ReadDep, question: AskedMatrixDep) -> Made:
    """Answer the question."""
    read.attempt(lambda: question.resolve(read.graph.model))
    read.done()
    return Made(read.graph, read.graph.matrix_table(question))


MadeDep = Annotated[Made, Depends(made)]


# The form is read before the question is answered, so that all faults are told at once.
@router.get(
    "/matrix/{area:path}",
    operation_id="matrix",
    response_model=MatrixAnswer,
    responses=PROBLEMS | {200: {"content": FILES}},
    summary="Every member of a partnership to every other",
)
def get_matrix(request: Request, form: Annotated[str, Depends(wanted)], found: MadeDep) -> Response:
    """Give the strongest outcome of each pair of bodies of an area, or of the members of a board, with norms, flags and links.

    As `csv` or `xlsx` it has a row for each pair and purpose.
    """
    answer = found.answer()
    if form == "json":
        return Json(answer)
    model, base = found.graph.model, str(request.base_url).rstrip("/")
    name = f"matrix-{slug_of(found.matrix.question.board or found.matrix.question.area)}-{answer['date']}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if form == "csv":
        return StreamingResponse(csv_text(model, found.matrix, base), media_type=_KINDS[form], headers=headers)
    from graphmodel.matrix.xlsx import workbook  # noqa: PLC0415  it loads what only this answer needs

    return Response(workbook(model, found.matrix, answer, base), media_type=_KINDS[form], headers=headers)

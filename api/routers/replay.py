"""Filed records, asked again: what differs, and what made the difference."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.answers import Json
from api.parameters import ReadDep
from api.schemas.problem import PROBLEMS
from api.schemas.replay import RecordBody, ReplayAnswer
from graphmodel.errors import BadQuestionError
from graphmodel.replay.filed import Filed, filed, parse

router = APIRouter(tags=["Records"])


@router.post(
    "/replay",
    operation_id="replay",
    response_model=ReplayAnswer,
    responses=PROBLEMS | {413: {"description": "The records are larger than 8 MB together."}},
    summary="Ask filed questions again",
    openapi_extra={"requestBody": RecordBody.for_openapi()},
)
async def post_replay(request: Request, read: ReadDep) -> Response:
    """Say of each record whether its answer differs today, and which norm made the difference; in the order of the records.

    A record that cannot be read, or whose question cannot be asked any more, is told as such among the others. Where none can be read, that is a problem.
    """
    read.done()
    body = await request.body()
    return Json(await run_in_threadpool(lambda: read.graph.replay(records(parse(body, "body")))))


def records(value: Any, name: str = "body") -> list[Filed | BadQuestionError]:
    """Return the records of a value: one record, or a list of them; in the place of one that cannot be read, why.

    Args:
        value: what was read.
        name: where it came from, for messages.
    """
    if not isinstance(value, list):
        return [_record(value, name)]
    return [_record(one, f"{name}, record {number}") for number, one in enumerate(value, 1)]


def _record(value: Any, name: str) -> Filed | BadQuestionError:
    try:
        return filed(value, name)
    except BadQuestionError as error:
        return error

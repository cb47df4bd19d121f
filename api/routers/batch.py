"""Many questions on the legal basis in one request, answered one after the other while they go out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from api.operation.metrics import count_answer
from api.parameters import ReadDep  # noqa: TC001  FastAPI reads the annotations when it runs
from api.schemas.batch import BODY, LINES, BatchLine
from api.schemas.problem import PROBLEMS, TOO_LARGE
from graphmodel.calls.batch import MOST_BYTES, MOST_PAIRS, MOST_QUESTIONS, encoded, questions
from graphmodel.calls.problem import envelope

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graphmodel.graph import Graph

router = APIRouter(tags=["Legal basis"])
_LOG = logging.getLogger("graphmodel.service")


@router.post(
    "/legal-basis/batch",
    operation_id="legal_basis_batch",
    response_class=Response,
    responses=PROBLEMS
    | TOO_LARGE
    | {200: {"model": BatchLine, "content": LINES, "description": "A line for each question."}},
    summary="Ask many questions at once",
    description=(
        f"Answer up to {MOST_QUESTIONS} questions, in their order, a line of JSON for each as soon as it is there: the answer of the single "
        "call, or the problem with this question. One that cannot be answered does not spoil the others.\n\n"
        f"The body is a JSON array of questions, or NDJSON with a question a line; it holds {MOST_BYTES // 1024 // 1024} MB at most, and its "
        f"questions come to {MOST_PAIRS} pairs of parties at most."
    ),
    openapi_extra={"requestBody": BODY},
)
async def post_batch(request: Request, read: ReadDep) -> Response:
    """Stream the answers. Each is worked out in a thread, so that others are answered in between."""
    read.done()
    given = await run_in_threadpool(questions, await request.body())
    return StreamingResponse(_lines(request, read.graph, given), media_type="application/x-ndjson")


async def _lines(request: Request, graph: Graph, given: list[Any]) -> AsyncIterator[bytes]:
    batch = graph.batch(most_pairs=MOST_PAIRS)

    def line(index: int) -> bytes:
        try:
            found = batch.line(index, given[index])
            if "answer" in found:
                count_answer(request, found["answer"])
            return encoded(found)
        except Exception:  # noqa: BLE001  whatever it is, the other questions are answered
            # The status has gone out already: a failure of ours is told in its line, and the others are answered.
            _LOG.exception("a question of a batch failed")
            problem = envelope(
                graph.model, "internal", 500, "The service failed. Nothing is wrong with the question.", []
            )
            return encoded({"index": index, "status": 500, "problem": problem})

    for index in range(len(given)):
        yield await run_in_threadpool(line, index)

"""Filed records, asked again: a form that takes them, and what became of each. It works without JavaScript."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.parameters import ReadDep
from api.render import page
from api.routers.replay import records
from api.uploads import Part, parts
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.graph import Graph
from graphmodel.replay.filed import Filed, parse

router = APIRouter()


@router.get("/replay")
def form(request: Request, read: ReadDep) -> Response:
    """Show the form."""
    read.done()
    return page(request, "replay.html", answer=None, names=[], wrong=[])


@router.post("/replay")
async def replay(request: Request, read: ReadDep) -> Response:
    """Show what became of the records; where none can be read, the form with what is wrong."""
    content_type, body = request.headers.get("content-type", ""), await request.body()
    try:
        read.done()
        names, answer = await run_in_threadpool(_replayed, read.graph, content_type, body)
    except BadQuestionError as error:
        return page(request, "replay.html", status=422, answer=None, names=[], wrong=error.faults)
    return page(request, "replay.html", answer=answer, names=names, wrong=[])


def _replayed(graph: Graph, content_type: str, body: bytes) -> tuple[list[str], dict[str, Any]]:
    """Return where each record came from, and the answer."""
    given: list[tuple[str, Filed | BadQuestionError]] = []
    for part in parts(content_type, body):
        if part.content.strip() and part.name in {"file", "record"}:
            name = part.file or "the record that was pasted"
            given += [(name, one) for one in _read(part, name)]
    if not given:
        raise BadQuestionError((Fault("record", "there is no record: choose a file, or paste one"),))
    return [name for name, _ in given], graph.replay([one for _, one in given])


def _read(part: Part, name: str) -> list[Filed | BadQuestionError]:
    """Return the records of a file; where it holds none, why."""
    try:
        return records(parse(part.content, name), name)
    except BadQuestionError as error:
        return [error]

"""Health: whether the service is up, with which data, and whether it takes questions."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.answers import Json
from api.parameters import ReadDep
from api.problems import NotReadyError
from api.schemas.common import Health
from api.schemas.health import Live
from api.schemas.problem import MALFORMED
from graphmodel.graph import Graph

router = APIRouter(tags=["Service"])
#: What a container platform or a load balancer asks; outside the API, as these expect it.
probes = APIRouter(tags=["Service"])

#: After how many seconds a process that is not ready is worth asking again.
_AGAIN = 5


@router.get(
    "/health", operation_id="health", response_model=Health, responses=MALFORMED, summary="Whether the service is up"
)
async def get_health(read: ReadDep) -> Response:
    """Say that the service is up, and name the data it answers from."""
    read.done()
    return _up(read.graph)


@probes.get(
    "/health/live",
    operation_id="live",
    response_model=Live,
    responses=MALFORMED,
    summary="Whether the process is alive",
)
async def get_live(read: ReadDep) -> Response:
    """Say that the process answers at all; if it does not, it has to be started again."""
    read.done()
    return Json({"status": "ok"})


@probes.get(
    "/health/ready",
    operation_id="ready",
    response_model=Health,
    responses=MALFORMED,
    summary="Whether the process takes questions",
)
async def get_ready(request: Request, read: ReadDep) -> Response:
    """Say that the data are loaded and questions are answered; 503 while the process starts, and from when it is told to stop."""
    read.done()
    if not request.app.state.ready:
        raise NotReadyError(_AGAIN)
    return _up(read.graph)


def _up(graph: Graph) -> Response:
    release = graph.model.release
    dataset = {
        "version": release.version,
        "digest": graph.model.digest,
        "law_checked_to": str(release.law_checked_to),
    }
    return Json({"status": "ok", "dataset": dataset})

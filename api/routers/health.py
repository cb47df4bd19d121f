"""Health: whether the service is up, and with which data."""

from fastapi import APIRouter
from starlette.responses import Response

from api.answers import Json
from api.parameters import ReadDep
from api.schemas.common import Health
from api.schemas.problem import PROBLEMS

router = APIRouter(tags=["Service"])


@router.get(
    "/health", operation_id="health", response_model=Health, responses=PROBLEMS, summary="Whether the service is up"
)
async def get_health(read: ReadDep) -> Response:
    """Say that the service is up, and name the data it answers from."""
    read.done()
    model = read.graph.model
    checked = str(model.release.law_checked_to)
    return Json(
        {
            "status": "ok",
            "dataset": {"version": model.release.version, "digest": model.digest, "law_checked_to": checked},
        }
    )

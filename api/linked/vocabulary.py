"""The vocabulary and the contexts, at `/ontology` and `/ns/`."""

import json

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.linked.context import context_of
from api.negotiate import JSON_LD
from api.parameters import ReadDep

router = APIRouter()


@router.get("/ns/context.jsonld")
def get_context(request: Request, read: ReadDep) -> Response:
    """Give the context by which answers and documents are read."""
    read.done()
    return Response(_bytes(context_of(request.app)), media_type=JSON_LD.media)


def _bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()

"""The structure of an area on a day: a chart to move about in, and the same in words on the same page."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.assets import chart_link
from api.parameters import ReadDep
from api.render import page
from api.routers.structure import Structure
from graphmodel.model.model import Model

router = APIRouter()


@router.get("/areas/{id:path}")
@router.get("/areas/{id:path}/structure")
def area(request: Request, read: ReadDep, answer: Structure) -> Response:
    """Show the structure of an area, or of what is around a body."""
    from graphmodel.diagram import page_parts  # noqa: PLC0415  it loads what only this page needs

    graph = read.graph
    about = answer["question"]["about"]
    place = about["id"] if about["kind"] == "area" else None
    parts = page_parts(answer, request.scope["state"]["nonce"], chart_link()) if answer["nodes"] else {}
    return page(
        request,
        "area.html",
        answer=answer,
        about=about,
        parts=parts,
        documents=_documents(graph.model, place),
        findings=graph.findings(area=place, date=answer["date"])["findings"] if place else answer["findings"],
    )


def _documents(model: Model, area: str | None) -> list[dict[str, Any]]:
    """Return the documents of an area, each with a day on which it speaks."""
    found = []
    for document in model.documents.values():
        if area and document.area == area:
            when = document.attested
            day = when.not_before.last if when and when.not_before else None
            found.append({"id": document.id, "label": document.label, "day": day.isoformat() if day else None})
    return sorted(found, key=lambda d: (d["day"] or "", d["label"]))

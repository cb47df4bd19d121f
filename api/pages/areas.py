"""The structure of an area on a day, or of what is around a body: a chart to explore, and the same in words on the same page."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.assets import chart_links
from api.pages.explorer import Explorer
from api.parameters import ReadDep
from api.render import page
from api.routers.structure import Structure, ViewDep
from graphmodel.model.model import Model

router = APIRouter()


@router.get("/areas/{id:path}")
@router.get("/areas/{id:path}/structure")
def area(
    request: Request,
    read: ReadDep,
    view: ViewDep,
    answer: Structure,
    find: Annotated[str | None, Query()] = None,
    chosen: Annotated[str | None, Query()] = None,
) -> Response:
    """Show the structure; `find` looks for a name on it, `chosen` is the box whose facts stand beside the chart."""
    graph = read.graph
    about = answer["question"]["about"]
    place = about["id"] if about["kind"] == "area" else None
    alone = getattr(request.app.state, "publication", None) is not None
    return page(
        request,
        "area.html",
        answer=answer,
        about=about,
        explorer=Explorer(graph, answer, view, words=find or "", chosen=chosen, alone=alone),
        chart=chart_links(),
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

"""A page for each list of things of one kind, with a box that narrows it and needs no script."""

from collections.abc import Callable
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.parameters import Day, ReadDep
from api.render import page
from api.routers.things import InArea, NumberedPage, Words, listed
from graphmodel.calls.things import SHELVES

router = APIRouter()


def _page_of(shelf: str) -> Callable[..., Response]:
    def show(
        request: Request,
        read: ReadDep,
        q: Words = None,
        area: InArea = None,
        number: NumberedPage = None,
        date: Day = None,
    ) -> Response:
        answer = listed(read, shelf, q, area, number, date)
        groups = [(name, list(rows)) for name, rows in groupby(answer["results"], key=lambda row: row["group"])]
        return page(request, "list.html", answer=answer, shelf=shelf, groups=groups, typed=q or "")

    return show


for _shelf in SHELVES:
    router.add_api_route(f"/{_shelf}", _page_of(_shelf), methods=["GET"])

"""Pages of one body, norm or document: paths, seats, rules, quorum, duties, holders, readings."""
# ruff: noqa: FAST003  the id of a path is read by what the route depends on

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.render import page
from api.routers.accountability import Accountability
from api.routers.boards import Quorum, Rules, Seats
from api.routers.compare import Comparison, Compliance
from api.routers.documents import Readings
from api.routers.duties import Duties, Holders

router = APIRouter()


@router.get("/path/{id:path}")
def path(request: Request, answer: Accountability) -> Response:
    """Show who a body answers to."""
    return page(request, "path.html", answer=answer)


@router.get("/boards/{id:path}/seats")
def seats(request: Request, answer: Seats) -> Response:
    """Show the seats of a board."""
    return page(request, "seats.html", answer=answer)


@router.get("/bodies/{id:path}/rules")
def rules(request: Request, answer: Rules) -> Response:
    """Show the rules of a body."""
    return page(request, "rules.html", answer=answer)


@router.get("/boards/{id:path}/quorum")
def quorum(request: Request, answer: Quorum) -> Response:
    """Show whether a number present is quorate."""
    return page(request, "quorum.html", answer=answer)


@router.get("/bodies/{id:path}/duties")
def duties(request: Request, answer: Duties) -> Response:
    """Show the norms that a body bears or is owed."""
    return page(request, "duties.html", answer=answer)


@router.get("/norms/{id:path}/holders")
def holders(request: Request, answer: Holders) -> Response:
    """Show the bodies that bear a norm."""
    return page(request, "holders.html", answer=answer)


@router.get("/documents/{id:path}/readings")
def readings(request: Request, answer: Readings) -> Response:
    """Show what a document says the law is."""
    return page(request, "readings.html", answer=answer)


@router.get("/boards/{id:path}/compliance")
def compliance(request: Request, answer: Compliance) -> Response:
    """Show whether a board has the seats that a provision wants."""
    return page(request, "compliance.html", answer=answer)


@router.get("/compare")
def compare(request: Request, answer: Comparison) -> Response:
    """Show what differs between two days or two things."""
    return page(request, "compare.html", answer=answer)

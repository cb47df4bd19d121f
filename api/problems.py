"""Every way of failing, told in one envelope: RFC 9457 for programs, a page for browsers."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.answers import ProblemJson
from api.negotiate import NotAcceptableError
from api.render import page, wants_page
from graphmodel.calls.problem import envelope, fault_rows, problem_of
from graphmodel.calls.things import SHELVES
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, StoreError
from graphmodel.load.names import nearest
from graphmodel.sparql.errors import (
    BusyError,
    MalformedError,
    NotRunError,
    OverLimitError,
    RefusedError,
    SparqlError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

_MEGABYTE = 1024 * 1024
#: Seconds after which a store that failed may be there again.
_STORE_BACK = 30
#: What comes of a query that gives no result → its type of problem, and the status.
_SPARQL: dict[type[SparqlError], tuple[str, int]] = {
    MalformedError: ("bad-request", 400),
    RefusedError: ("refused", 403),
    OverLimitError: ("over-limit", 422),
    NotRunError: ("not-run", 500),
    BusyError: ("busy", 503),
}


class BodyTooLargeError(Exception):
    """The body of a request is larger than what it asks for can be; its argument is the most that it may hold, in bytes."""

    @property
    def told(self) -> str:
        """What is wrong, in words."""
        (most,) = self.args
        if most < _MEGABYTE:
            return f"The body is larger than {most // 1024} kB; a question is far smaller."
        return f"The body is larger than {most // _MEGABYTE} MB; send less at once."


class TooManyRequestsError(Exception):
    """A client asks more than it may; its arguments are the limit, its window in seconds, and the seconds until it may ask again."""

    @property
    def told(self) -> str:
        """What is wrong, in words."""
        limit, window, seconds = self.args
        return f"This client may make {limit} requests in {window} seconds; ask again in {seconds} seconds."


class NotReadyError(Exception):
    """The service is starting or stopping; its argument is the seconds after which to ask again."""


def respond(request: Request, error: Exception) -> Response:
    """Return the response to an error: a page where a browser asks for one, else a problem."""
    problem, headers = describe(request, error)
    headers = {"Vary": "Accept", **headers}
    if wants_page(request) and not isinstance(error, NotAcceptableError):
        return page(request, "problem.html", status=problem["status"], headers=headers, problem=problem)
    return ProblemJson(problem, problem["status"], headers)


def describe(request: Request, error: Exception) -> tuple[dict[str, Any], Mapping[str, str]]:
    """Return the fields of the problem for an error, and headers that go with it."""
    match error:
        case NotInGraphError() | BadQuestionError():
            return problem_of(request.app.state.graph.model, error), {}
        case SparqlError():
            name, status = _SPARQL[type(error)]
            return _problem(request, name, status, str(error), fault_rows(error.faults)), _again(error)
        case RequestValidationError():
            faults = fault_rows(Fault(str(e["loc"][-1]), str(e["msg"])) for e in error.errors())
            return _problem(request, "bad-question", 422, _joined(faults), faults), {}
        case BodyTooLargeError():
            return _problem(request, "bad-request", 413, error.told, []), {}
        case StoreError() | TooManyRequestsError() | NotReadyError():
            return _later(request, error), _again(error)
        case NotAcceptableError():
            named = ", ".join(form.media for form, _ in error.available)
            rows = [{"media_type": form.media, "format": form.name, "url": url} for form, url in error.available]
            detail = f"Nothing here is of a media type that the request accepts. There is: {named}."
            return _problem(request, "not-acceptable", 406, detail, []) | {"available": rows}, {}
        case HTTPException(status_code=404):
            near = nearest(request.url.path, _paths(request), limit=2, cutoff=75)
            detail = f"There is nothing at {request.url.path}; /docs lists the calls."
            return _problem(request, "not-found", 404, detail, [], did_you_mean=near), {}
        case HTTPException():
            detail = (
                f"{request.method} is not for this path."
                if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED
                else str(error.detail)
            )
            headers = dict(error.headers or {})
            if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                headers["Allow"] = _allowed(request) or headers["Allow"]
            return _problem(request, "bad-request", error.status_code, detail, []), headers
        case _:
            return _problem(request, "internal", 500, "The service failed. Nothing is wrong with the question.", []), {}


def _allowed(request: Request) -> str:
    """Return the methods that the path of a request takes: of several routes for one path, those of all."""
    routes = request.app.routes
    taken = [
        method
        for method in ("GET", "POST")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    return ", ".join([*taken, *(["HEAD"] if "GET" in taken else [])])


def _later(request: Request, error: StoreError | TooManyRequestsError | NotReadyError) -> dict[str, Any]:
    """Return the problem that the same request may succeed a while later."""
    match error:
        case StoreError():
            return _problem(request, "store-unavailable", 503, str(error), [])
        case TooManyRequestsError():
            return _problem(request, "too-many-requests", 429, error.told, [])
        case NotReadyError():
            told = "The service is starting or stopping. Another of its processes may answer."
            return _problem(request, "not-ready", 503, told, [])


def _again(error: Exception) -> dict[str, str]:
    """Return the header that says after how many seconds to ask again, where that is known."""
    match error:
        case BusyError():
            seconds = error.seconds
        case StoreError():
            seconds = _STORE_BACK
        case TooManyRequestsError() | NotReadyError():
            seconds = error.args[-1]
        case _:
            return {}
    return {"Retry-After": str(seconds)}


async def _handle(request: Request, error: Exception) -> Response:
    return respond(request, error)


#: What FastAPI is given; any other failure is caught by the middleware, which stands outside these.
HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = dict.fromkeys(
    (
        NotInGraphError,
        BadQuestionError,
        StoreError,
        SparqlError,
        RequestValidationError,
        BodyTooLargeError,
        NotAcceptableError,
        NotReadyError,
        HTTPException,
    ),
    _handle,
)


def _joined(faults: list[dict[str, Any]]) -> str:
    return "; ".join(f"{f['field']}: {f['message']}" for f in faults)


def _problem(
    request: Request,
    name: str,
    status: int,
    detail: str,
    errors: list[dict[str, Any]],
    *,
    did_you_mean: tuple[str, ...] = (),
) -> dict[str, Any]:
    return envelope(request.app.state.graph.model, name, status, detail, errors, did_you_mean=did_you_mean)


def _paths(request: Request) -> list[str]:
    return [
        *request.app.openapi()["paths"],
        "/",
        "/ask",
        "/audit",
        "/search",
        "/findings",
        "/coverage",
        "/docs",
        "/sparql",
        "/data/",
        "/ontology",
        "/privacy",
        "/accessibility",
        *(f"/{shelf}" for shelf in SHELVES),
    ]

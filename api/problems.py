"""Every way of failing, told in one envelope: RFC 9457 for programs, a page for browsers."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.answers import ProblemJson
from api.render import page, wants_page
from graphmodel.calls.things import SHELVES
from graphmodel.errors import BadQuestionError, NotInGraphError, StoreError
from graphmodel.load.names import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

_MEGABYTE = 1024 * 1024


class BodyTooLargeError(Exception):
    """The body of a request is larger than what it asks for can be; its argument is the most that it may hold, in bytes."""

    @property
    def told(self) -> str:
        """What is wrong, in words."""
        (most,) = self.args
        if most < _MEGABYTE:
            return f"The body is larger than {most // 1024} kB; a question is far smaller."
        return f"The body is larger than {most // _MEGABYTE} MB; send less at once."


def respond(request: Request, error: Exception) -> Response:
    """Return the response to an error: a page where a browser asks for one, else a problem."""
    problem, headers = describe(request, error)
    if wants_page(request):
        return page(request, "problem.html", status=problem["status"], headers=headers, problem=problem)
    return ProblemJson(problem, problem["status"], headers)


def describe(request: Request, error: Exception) -> tuple[dict[str, Any], Mapping[str, str]]:
    """Return the fields of the problem for an error, and headers that go with it."""
    match error:
        case NotInGraphError():
            faults = [_fault(f.field, f.message, f.did_you_mean) for f in error.faults]
            return _problem(request, "not-in-graph", 404, str(error), faults, state="not-in-graph"), {}
        case BadQuestionError():
            faults = [_fault(f.field, f.message, f.did_you_mean) for f in error.faults]
            return _problem(request, "bad-question", 422, str(error), faults), {}
        case RequestValidationError():
            faults = [_fault(str(e["loc"][-1]), str(e["msg"]), ()) for e in error.errors()]
            return _problem(request, "bad-question", 422, _joined(faults), faults), {}
        case StoreError():
            return _problem(request, "store-unavailable", 503, str(error), []), {"Retry-After": "30"}
        case BodyTooLargeError():
            return _problem(request, "bad-request", 413, error.told, []), {}
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
            return _problem(request, "bad-request", error.status_code, detail, []), error.headers or {}
        case _:
            return _problem(request, "internal", 500, "The service failed. Nothing is wrong with the question.", []), {}


async def _handle(request: Request, error: Exception) -> Response:
    return respond(request, error)


#: What FastAPI is given; any other failure is caught by the middleware, which stands outside these.
HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = dict.fromkeys(
    (NotInGraphError, BadQuestionError, StoreError, RequestValidationError, BodyTooLargeError, HTTPException), _handle
)


def _fault(field: str, message: str, near: tuple[str, ...]) -> dict[str, Any]:
    return {"field": field, "message": message, "did_you_mean": list(near)}


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
    **more: str,
) -> dict[str, Any]:
    """Return a problem; its types and their titles are those of codelist/problem-type."""
    near = dict.fromkeys([*did_you_mean, *(d for e in errors for d in e["did_you_mean"])])
    title = request.app.state.graph.model.code_label("problem-type", name)
    problem = {"type": f"/problems/{name}", "title": title, "status": status}
    return {**problem, **more, "detail": detail, "errors": errors, "did_you_mean": list(near)}


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
        "/privacy",
        "/accessibility",
        *(f"/{shelf}" for shelf in SHELVES),
    ]

"""What can go wrong with a call. Everything the service says of it is kept."""

from __future__ import annotations

from typing import Any


class ClientError(Exception):
    """Base of all errors of this client."""


class NotReachableError(ClientError):
    """No whole answer came: nobody listens there, it took too long, or the connection broke."""


class ProblemError(ClientError):
    """The service answered with a problem of RFC 9457.

    Attributes:
        problem: the whole problem.
        status: the status of the response.
        type: the type of problem, such as `/problems/bad-question`.
        title: what the type is called.
        detail: what is wrong this time.
        errors: every fault: `field`, `message` and `did_you_mean`.
        did_you_mean: the nearest right values of all faults.
        request_id: the id of the request, to name it to whoever runs the service.
    """

    def __init__(self, problem: dict[str, Any], status: int, request_id: str | None = None) -> None:
        self.problem = problem
        self.status = status
        self.type = str(problem.get("type", "about:blank"))
        self.title = str(problem.get("title", ""))
        self.detail = str(problem.get("detail", ""))
        self.errors: list[dict[str, Any]] = list(problem.get("errors", ()))
        self.did_you_mean: list[str] = list(problem.get("did_you_mean", ()))
        self.request_id = request_id
        super().__init__(f"{status} {self.title}: {self.detail}".strip(" :"))


class BadQuestionError(ProblemError):
    """The question is malformed; `errors` has every fault at once."""


class NotInGraphError(ProblemError):
    """An id is nowhere in the graph. That is never the same as `no`."""


class TooManyRequestsError(ProblemError):
    """More was asked than whoever runs the service allows; `retry_after` is in how many seconds to ask again."""

    retry_after: float | None = None


class UnavailableError(ProblemError):
    """The service is starting, stopping or has no place free, and was still so after the last try."""


_BY_TYPE = {"/problems/bad-question": BadQuestionError, "/problems/not-in-graph": NotInGraphError}
_BY_STATUS = {429: TooManyRequestsError, 503: UnavailableError}


def error_of(
    problem: dict[str, Any], status: int, request_id: str | None = None, retry_after: float | None = None
) -> ProblemError:
    """Return the error for a problem."""
    kind = _BY_TYPE.get(str(problem.get("type"))) or _BY_STATUS.get(status, ProblemError)
    error = kind(problem, status, request_id)
    if isinstance(error, TooManyRequestsError):
        error.retry_after = retry_after
    return error

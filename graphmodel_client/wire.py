"""What goes over the wire and comes back: the same for the client that waits and the one that does not."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graphmodel_client.errors import ProblemError, error_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import httpx2

    from graphmodel_client.answers.legal_basis import QuestionBody

#: A day, as `YYYY-MM-DD` or a date.
Date = str | datetime.date
#: The status of a service that will be back; with `Retry-After` it says when.
UNAVAILABLE = 503
_LAST_GOOD = 299


def path_of(template: str, **parts: object) -> str:
    """Return a path with its parts filled in; an id may have a stroke in it.

    >>> path_of("/api/v1/entities/{id}", id="body/medway-council")
    '/api/v1/entities/body/medway-council'
    """
    for name, value in parts.items():
        template = template.replace("{" + name + "}", quote(str(value), safe="/"))
    return template


def query_of(parameters: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return parameters as pairs: a list is repeated, what is None is left out.

    >>> query_of({"kind": ["statutory", "funding"], "date": datetime.date(2009, 3, 1), "to": None})
    [('kind', 'statutory'), ('kind', 'funding'), ('date', '2009-03-01')]
    """
    pairs = []
    for name, value in parameters.items():
        values = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(v)) for v in values if v is not None]
    return pairs


def lines_of(questions: Iterable[QuestionBody]) -> bytes:
    """Return questions as the body of a batch: one a line."""
    return b"".join(json.dumps(q, ensure_ascii=True).encode() + b"\n" for q in questions)


class Lines:
    """Cuts what comes in at line ends, and nowhere else: a text may hold characters that Python takes for ends of lines."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> list[Any]:
        """Return the lines that a further chunk ends, as JSON."""
        *whole, self._rest = (self._rest + chunk).split(b"\n")
        return [json.loads(line) for line in whole if line.strip()]

    def close(self) -> None:
        """Tell that no more comes.

        Raises:
            ValueError: a line was begun and not ended.
        """
        if self._rest.strip():
            raise ValueError("the last line is not whole")


def wait_of(response: httpx2.Response) -> float | None:
    """Return the seconds after which a response says to ask again; None where it does not say."""
    told = response.headers.get("retry-after", "")
    return float(told) if told.isascii() and told.isdigit() else None


def check(response: httpx2.Response) -> httpx2.Response:
    """Return a response that is an answer.

    Raises:
        ProblemError: it is a problem.
    """
    if response.status_code <= _LAST_GOOD:
        return response
    raise problem_in(response)


def problem_in(response: httpx2.Response) -> ProblemError:
    """Return the error that a response tells; one that is no problem of ours, such as a proxy's page, is told by its status."""
    try:
        problem = response.json()
    except ValueError:
        problem = None
    if not isinstance(problem, dict):
        problem = {
            "title": response.reason_phrase,
            "status": response.status_code,
            "detail": "this is no answer of graphmodel",
        }
    return error_of(problem, response.status_code, response.headers.get("x-request-id"), wait_of(response))

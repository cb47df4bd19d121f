"""The one envelope of every failure."""

from typing import Any

from pydantic import Field

from api.schemas.common import Shown, shown


class Fault(Shown):
    """One thing that is wrong."""

    field: str = shown("date", "The parameter or field it is in.")
    message: str = shown("the day 2009-02-31 does not exist; write it as YYYY-MM-DD", "What is wrong and what to do.")
    did_you_mean: list[str] = shown([], "The nearest right values.")


class Available(Shown):
    """A form that can be had instead."""

    media_type: str = shown("text/turtle", "Its media type.")
    format: str = shown("ttl", "The word of `format` for it, and the ending of its address.")
    url: str = shown("/entities/body/medway-council.ttl", "Where it is.")


class Problem(Shown):
    """A problem of RFC 9457."""

    type: str = shown("/problems/bad-question", "A page on this type of problem; the types are codelist/problem-type.")
    title: str = shown("The question is malformed", "What the type is called.")
    status: int = shown(422, "The status of the response.")
    detail: str = shown("date: the day 2009-02-31 does not exist; write it as YYYY-MM-DD", "What is wrong this time.")
    errors: list[Fault] = shown(
        [{"field": "date", "message": "the day 2009-02-31 does not exist", "did_you_mean": []}],
        "Every fault, all at once.",
    )
    did_you_mean: list[str] = shown(["body/medway-council"], "The nearest right values of all faults.")
    available: list[Available] = Field(
        default_factory=list, examples=[[]], description="Of status 406: the forms in which the thing can be had."
    )


_HEADERS = {
    "Retry-After": {
        "description": "After how many seconds to ask again.",
        "schema": {"type": "integer", "examples": [12]},
    }
}
_WINDOW = {
    "RateLimit": {
        "description": "How many requests are left, and for how many seconds.",
        "schema": {"type": "string", "examples": ['"client";r=0;t=12']},
    },
    "RateLimit-Policy": {
        "description": "How many requests a client has in a window of how many seconds.",
        "schema": {"type": "string", "examples": ['"client";q=60;w=60']},
    },
}
#: The failures of a call, for the documentation; `api.described` gives them their schema and media type.
MALFORMED: dict[int | str, dict[str, Any]] = {
    422: {"description": "The question is malformed; every fault is told at once."}
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"description": "An id is nowhere in the graph; `state` is `not-in-graph`."},
    406: {"description": "None of the forms there are is one that `Accept` takes; `available` lists them."},
    **MALFORMED,
}
#: A body that is too large; it is refused while it comes in.
TOO_LARGE: dict[int | str, dict[str, Any]] = {413: {"description": "The body is larger than this call takes."}}
#: What any call may answer, whatever it is asked.
ANYWHERE: dict[int, dict[str, Any]] = {
    429: {
        "description": "Too many requests, where whoever runs the service limits them.",
        "headers": _HEADERS | _WINDOW,
    },
    500: {"description": "The service failed. Nothing is wrong with the question."},
    503: {
        "description": "The service is starting or stopping, or a proxy before it has no place free.",
        "headers": _HEADERS,
    },
}

"""Types of the answers: problem."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import NotRequired, TypedDict


class Fault(TypedDict):
    """One thing that is wrong."""

    #: The parameter or field it is in.
    field: str

    #: What is wrong and what to do.
    message: str

    #: The nearest right values.
    did_you_mean: list[str]


class Available(TypedDict):
    """A form that can be had instead."""

    #: Its media type.
    media_type: str

    #: The word of `format` for it, and the ending of its address.
    format: str

    #: Where it is.
    url: str


class Problem(TypedDict):
    """A problem of RFC 9457."""

    #: A page on this type of problem; the types are codelist/problem-type.
    type: str

    #: What the type is called.
    title: str

    #: The status of the response.
    status: int

    #: What is wrong this time.
    detail: str

    #: Every fault, all at once.
    errors: "list[Fault]"

    #: The nearest right values of all faults.
    did_you_mean: list[str]

    #: Of status 406: the forms in which the thing can be had.
    available: NotRequired["list[Available]"]

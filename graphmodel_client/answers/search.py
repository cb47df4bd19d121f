"""Types of the answers: search."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding
from graphmodel_client.answers.questions import OfSearch


class Result(TypedDict):
    """A thing that was found."""

    #: The id.
    id: str

    #: What people call it.
    label: str

    #: Its kind.
    kind: str

    #: The area it serves or is about.
    area: str | None

    #: `label`, `alias`, `former`, `identifier` or `near`.
    matched: str

    #: The name that fits, as it is written.
    name: str

    #: Why it was found, in a sentence.
    why: str

    #: How well it matches, 0 to 100.
    score: float


class SearchAnswer(TypedDict):
    """Things by words."""

    #: What was looked for.
    question: "OfSearch"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: How many rows there are in all parts.
    total: int

    #: The call that gives the next part, also in the header `Link`; null where there is none.
    next: str | None

    #: The best results.
    results: "list[Result]"

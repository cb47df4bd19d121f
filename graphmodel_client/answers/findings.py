"""Types of the answers: findings."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding
from graphmodel_client.answers.questions import OfFindings


class FindingsAnswer(TypedDict):
    """The findings of a day; `state` is `not-applicable` where there are none of the kind asked for."""

    #: What was asked for; null for anything.
    question: "OfFindings"

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

    #: Where there is no finding: in which documents was looked, or that none speaks of the day.
    told: str

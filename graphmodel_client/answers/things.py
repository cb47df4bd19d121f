"""Types of the answers: things."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding
from graphmodel_client.answers.questions import OfThings


class Thing(TypedDict):
    """A thing in one line."""

    #: The id.
    id: str

    #: What people call it.
    label: str

    #: Its kind.
    kind: str

    #: The heading under which it stands.
    group: str | None

    #: What it is, in a few words.
    told: str

    #: When it existed or was in force, in words.
    period: str | None

    #: `holds`, `fails` or `unknown` on the day; null where it has no dates.
    on_the_day: str | None


class ThingsAnswer(TypedDict):
    """A page of all things of one kind."""

    #: Which list.
    question: "OfThings"

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

    #: What the list is called.
    title: str

    #: What stands on it.
    told: str

    #: The things, sorted under their headings.
    results: "list[Thing]"

    #: How many pages there are.
    pages: int

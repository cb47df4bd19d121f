"""Types of the answers: identifiers."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Holds


class LookedUp(TypedDict):
    """What was looked up."""

    #: The register; null where all are meant.
    scheme: str | None

    #: The code.
    value: str


class Identified(TypedDict):
    """A thing that has the code."""

    #: The id.
    id: str

    #: What people call it.
    label: str

    #: `body` or `area`.
    kind: str

    #: The register, a word of codelist/identifier-scheme.
    scheme: str

    #: What the register is called.
    register: str

    #: The code.
    value: str

    #: From when to when it had this code, where it had others too.
    held: "Holds | None"

    #: From when to when it was there, as far as known.
    exists: "Holds"

    #: Whether it was there on the day with this code: `holds`, `fails` or `unknown`.
    on_the_day: str

    #: All of this in a sentence or two.
    told: str


class IdentifiersAnswer(TypedDict):
    """Things by a code."""

    question: "LookedUp"

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

    #: What has the code, those first that had it on the day.
    results: "list[Identified]"

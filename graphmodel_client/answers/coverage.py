"""Types of the answers: coverage."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.values import Gathered


class CoveredProvision(TypedDict):
    """A norm of an Act, and how firmly it is known."""

    #: The norm.
    norm: str

    #: The provision.
    provision: str

    #: Word of codelist/gateway-kind.
    gateway_kind: str

    #: Word of codelist/commencement.
    commencement: str

    #: When it was in force, in words.
    in_force: str

    #: The day on which it was announced to begin.
    announced: str | None

    #: How firmly it is known: word of codelist/confidence.
    read: str

    #: What of it is not confirmed.
    not_confirmed: str | None

    #: What was read.
    sources: list[str]


class NoQuestion(TypedDict):
    """Nothing is asked but the day."""


class Covered(TypedDict):
    """What of an Act is in the graph."""

    #: The Act.
    instrument: "Ref"

    #: The Act on the official site.
    url: str | None

    #: Its norms.
    provisions: "list[CoveredProvision]"

    #: How firmly its norms are known: word of codelist/confidence → number.
    read: dict[str, int]

    #: The day up to which it was looked at.
    checked_to: str

    #: Norms that are not, or not known to be, law at the end of the window.
    not_in_force: list[str]

    #: What is known to be missing or not read.
    known_gaps: "list[Gathered]"

    #: What of its norms is not confirmed.
    not_confirmed: list[str]


class CoverageAnswer(TypedDict):
    """What of the law is in the graph."""

    #: Nothing but the day.
    question: "NoQuestion"

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

    #: The Acts.
    instruments: "list[Covered]"

    #: The size of the graph.
    counts: dict[str, int]

    #: What the graph as a whole does not hold.
    gaps: "list[Gathered]"

    #: The day from which the law was looked at.
    law_from: str

    #: The day up to which it was looked at.
    law_checked_to: str

    #: How to read it.
    told: str

"""Types of the answers: duties."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.questions import OfBody, OfHolders
from graphmodel_client.answers.values import NormCitation


class Duty(TypedDict):
    """A norm on one side of which a body stands."""

    #: `bearer`, or `counterpart` for a body that it is owed to.
    side: str

    #: The norm.
    norm: "Ref"

    #: The provision.
    provision: str

    #: Word of codelist/modality.
    modality: str

    #: `express` or `implied`.
    basis: str

    #: The body.
    bearer: "Ref"

    #: The chain of kinds and roles that makes it so.
    through: "list[Ref]"

    #: The other side.
    owed_to: "list[Ref]"

    #: What for.
    purposes: "list[Ref]"

    #: `holds`, `unknown` or `for-the-officer`.
    result: str

    #: When the norm was in force.
    in_force: str

    #: Word of codelist/commencement.
    commencement: str

    #: Word of codelist/confidence.
    confidence: str

    #: On what it depends.
    conditions: list[str]

    #: Where.
    citations: "list[NormCitation]"


class DutiesAnswer(TypedDict):
    """The norms of a body."""

    #: The body.
    question: "OfBody"

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

    #: Whether the body exists on the day.
    exists: str

    #: The norms.
    duties: "list[Duty]"


class HoldersAnswer(TypedDict):
    """The bodies of a norm."""

    #: The norm, and the area.
    question: "OfHolders"

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

    #: One row for each body.
    duties: "list[Duty]"

"""Types of the answers: accountability."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Citation, Dataset, Finding, Ref
from graphmodel_client.answers.questions import OfAccountability
from graphmodel_client.answers.statements import Alternative, Line, Silence

_Step = TypedDict("_Step", {"from": "Ref | None", "for": str | None})


class Step(_Step):
    """One line of a path."""

    #: To whom; null where it is a role or nobody is named.
    to: "Ref | None"

    #: The role it leads to, word of codelist/to-role.
    to_role: str | None

    #: Through whom.
    via: "list[Ref]"

    #: Kinds of line, or the verb of a relation.
    kinds: list[str]

    #: Word of codelist/strength, or `relation` or `identity`.
    strength: str | None

    #: Word of codelist/statement-status.
    status: str

    #: Word of codelist/certainty.
    certainty: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: The statement.
    statement: str | None

    #: Further statements that say the same.
    also: list[str]

    #: The class of bodies that hands the line down.
    inherited_from: "Ref | None"

    #: The other lines that may be meant instead or beside.
    alternative: "Alternative | None"

    #: Why it is inferred or disputed.
    reason: str | None

    #: Remarks of the curator.
    note: list[str]

    #: Where the documents say it.
    citations: "list[Citation]"


class Way(TypedDict):
    """A path upwards."""

    #: Its lines.
    steps: "list[Step]"

    #: How it ends, word of codelist/path-end.
    ends: str

    #: The worst certainty of its lines.
    certainty: str

    #: `adopted`, or the status of the first line that is something else.
    status: str


class Gap(TypedDict):
    """A place where the documents say no more."""

    #: Below the break.
    below: "Ref"

    #: What may be above it: a probable identity of names.
    above: "Ref | None"

    #: The documents that were looked in.
    looked_in: list[str]


class AccountabilityAnswer(TypedDict):
    """Every path of accountability."""

    #: The question as it was understood.
    question: "OfAccountability"

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

    #: The paths, shortest first.
    paths: "list[Way]"

    #: Lines that a document says are not there.
    denied: "list[Line]"

    #: Where the documents say no more.
    gaps: "list[Gap]"

    #: What was looked for and not found.
    silences: "list[Silence]"

    #: A sentence where there is no path.
    told: str

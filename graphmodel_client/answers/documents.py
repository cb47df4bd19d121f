"""Types of the answers: documents."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Literal, NotRequired, TypedDict

from graphmodel_client.answers.common import Citation, Dataset, Finding, Holds, Ref
from graphmodel_client.answers.questions import OfReadings
from graphmodel_client.answers.values import Party


class Reading(TypedDict):
    """What a document says the law is, compared with the norm."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["reading"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: The norm it tells of; null where the graph holds none.
    norm: "Ref | None"

    #: The provision as told.
    provision: str | None

    #: The Act as told.
    instrument: str | None

    #: Who is told to bear it.
    bearers: "list[Party]"

    #: To whom.
    counterparts: "list[Party]"

    #: How it is told: word of codelist/modality.
    modality: str

    #: What for, as told.
    purpose: str | None

    #: The purposes of the graph that this is.
    purposes: "list[Ref]"

    #: Whether it reads as a full list.
    closed_list: bool | None

    #: What it says, in own words.
    text: str

    #: `yes`, `no` or `cannot-tell`: whether it agrees with the law of the day.
    agrees: NotRequired[str | None]

    #: In what it differs.
    differences: NotRequired[list[str] | None]

    #: What the norm's own entry notes on such documents.
    note_on_source: NotRequired[str | None]


class ReadingsAnswer(TypedDict):
    """The readings of a document."""

    #: The document, and what of it.
    question: "OfReadings"

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

    #: The readings.
    readings: "list[Reading]"

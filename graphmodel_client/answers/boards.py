"""Types of the answers: boards."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Literal, NotRequired, TypedDict

from graphmodel_client.answers.common import Citation, Dataset, Finding, Holds, Ref
from graphmodel_client.answers.questions import OfBoard, OfQuorum, OfRules
from graphmodel_client.answers.statements import Silence
from graphmodel_client.answers.values import Places, RuleValue


class SeatList(TypedDict):
    """The seats of a board as printed in one place."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["list"]

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

    #: What the list is called.
    label: str

    #: The board.
    board: "Ref"

    #: The total that is printed; null where there is none.
    declared_total: int | None

    #: How many rows it has.
    rows: NotRequired[int | None]

    #: How many places its rows come to, at the least.
    counted: NotRequired[int | None]

    #: The same at the most; null where a row has no upper bound.
    counted_most: NotRequired[int | None]


class _Seat(TypedDict):
    list: str


class Seat(_Seat):
    """A place on a board."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["seat"]

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

    #: Who holds it.
    holder: "Ref | None"

    #: For whom.
    represents: "list[Ref]"

    #: Who may hold it instead.
    alternatives: "list[Ref]"

    #: How many places it has.
    seats: "Places"

    #: Word of codelist/seat-role.
    role: str

    #: Word of codelist/voting.
    voting: str

    #: Word of codelist/seat-basis.
    basis: str

    #: Who appoints.
    appointed_by: "Ref | None"


class Rule(TypedDict):
    """A rule of procedure, or a silence among the rules."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["rule"]

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

    #: The body.
    about: "Ref"

    #: Word of codelist/rule-topic.
    topic: str

    #: Word of codelist/rule-state.
    state: str

    #: Its value.
    value: "RuleValue | None"

    #: In own words.
    text: str | None

    #: Whom it applies to, where not to the whole body.
    applies_to: str | None

    #: Exceptions.
    exceptions: list[str]

    #: The class of bodies that hands it down.
    inherited_from: NotRequired["Ref | None"]


class SeatsAnswer(TypedDict):
    """The seats of a board."""

    #: The board, and the list.
    question: "OfBoard"

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

    #: The lists of seats; two of them may differ.
    lists: "list[SeatList]"

    #: The seats, each with its list.
    seats: "list[Seat]"

    #: What was looked for and not found.
    silences: "list[Silence]"

    #: Where nothing was found: in which documents was looked.
    told: str


class RulesAnswer(TypedDict):
    """The rules of a body."""

    #: The body, and the topic.
    question: "OfRules"

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

    #: The rules.
    rules: "list[Rule]"

    #: What was looked for and not found.
    silences: "list[Silence]"

    #: Where nothing was found: in which documents was looked.
    told: str

    #: The documents that speak of the body.
    looked_in: list[str]


class QuorumAnswer(TypedDict):
    """Whether a number present is quorate."""

    #: The board, and how many are present.
    question: "OfQuorum"

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

    #: True, false, or null where it cannot be computed.
    quorate: bool | None

    #: Why.
    why: str

    #: The rules it rests on.
    rules: "list[Rule]"

    #: How many members the lists allow.
    membership: dict[str, int | None]

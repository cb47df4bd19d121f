"""Types of the answers: compare."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.boards import Seat
from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.legal_basis import Condition
from graphmodel_client.answers.questions import OfComparison, OfCompliance
from graphmodel_client.answers.values import AnyCitation

_Limb = TypedDict("_Limb", {"class": "Ref"})


class Limb(_Limb):
    """One item of a provision's list, against the seats of a board."""

    #: Where the provision names it.
    pinpoint: str

    #: `seat`, `proxy`, `probable`, `none`, `exempt`, `not-applicable` or `unreadable`.
    held: str

    #: The seat that holds it.
    seat: "Seat | None"

    #: Why.
    why: str

    #: The law, then the document.
    citations: "list[AnyCitation]"


class Side(TypedDict):
    """What one side has."""

    #: What it is compared by.
    key: str

    #: What it is called.
    label: str

    #: What it says.
    says: str

    #: The statements behind it.
    statements: list[str]

    #: Where the documents say it.
    citations: "list[AnyCitation]"


class Row(TypedDict):
    """One thing that both sides have, or only one."""

    #: What sort of thing.
    what: str

    #: What it is called.
    label: str

    #: Why it stands here. Not named is never told as gone.
    reason: str

    #: What the left side has.
    left: "Side | None"

    #: What the right side has.
    right: "Side | None"


class ComplianceAnswer(TypedDict):
    """Whether a board has a seat for each that a provision wants on it."""

    #: The board and the norm.
    question: "OfCompliance"

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

    #: The items of the provision's list.
    limbs: "list[Limb]"

    #: Whether the norm was in force.
    told: str

    #: Its conditions.
    conditions: "list[Condition]"


class CompareAnswer(TypedDict):
    """What both sides have, what only one has, what changed, and what cannot be told apart for sure."""

    #: What was compared.
    question: "OfComparison"

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

    #: On both sides.
    both: "list[Row]"

    #: Only on the left.
    only_left: "list[Row]"

    #: Only on the right.
    only_right: "list[Row]"

    #: Perhaps the same.
    uncertain: "list[Row]"

    #: On both sides, and not the same.
    changed: "list[Row]"

    #: How each side is known.
    told: list[str]

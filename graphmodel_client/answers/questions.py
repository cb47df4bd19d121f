"""Types of the answers: questions."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Ref


class OfBody(TypedDict):
    """About a body."""

    #: The body.
    body: "Ref"


class OfHolders(TypedDict):
    """About who bears a norm."""

    #: The norm.
    norm: "Ref"

    #: The area; null for anywhere.
    area: "Ref | None"


class _OfBoard(TypedDict):
    list: str | None


class OfBoard(_OfBoard):
    """About the seats of a board."""

    #: The board.
    board: "Ref"


class OfRules(TypedDict):
    """About the rules of a body."""

    #: The body.
    body: "Ref"

    #: The topic; null for all.
    topic: str | None


class OfQuorum(TypedDict):
    """About a quorum."""

    #: The board.
    board: "Ref"

    #: How many are present.
    present: int


class OfCompliance(TypedDict):
    """About the seats that a norm wants."""

    #: The board.
    board: "Ref"

    #: The norm.
    norm: "Ref"


class OfReadings(TypedDict):
    """About what a document says the law is."""

    #: The document.
    document: "Ref"

    #: The paragraph; null for all.
    paragraph: str | None

    #: The norm; null for all.
    norm: "Ref | None"


_OfAccountability = TypedDict("_OfAccountability", {"from": "Ref"})


class OfAccountability(_OfAccountability):
    """About who a body answers to."""

    #: Whom to reach; null for all that is above.
    to: "Ref | None"

    #: Only lines of these kinds; empty for all.
    kind: list[str]

    #: Only lines of this strength.
    strength: str | None

    #: Only what this document says.
    source: str | None

    #: The largest number of steps.
    depth: int

    #: Whether probable identities of names are gone over.
    identity: str


class OfFindings(TypedDict):
    """About findings."""

    #: What they touch; null for anything.
    about: str | None

    #: Whose documents; null for all.
    area: str | None

    #: Which kind; null for all.
    kind: str | None


class OfSearch(TypedDict):
    """About things by words."""

    #: The words.
    q: str

    #: Which kind; null for all.
    kind: str | None

    #: Which area; null for all.
    area: str | None


class OfThings(TypedDict):
    """About a list of things."""

    #: Which list.
    things: str

    #: The words; null for all.
    q: str | None

    #: The area; null for all.
    area: str | None

    #: Which page.
    page: int


class OfThing(TypedDict):
    """About one thing."""

    #: The thing.
    id: "Ref"


_OfComparison = TypedDict("_OfComparison", {"from": str | None})


class OfComparison(_OfComparison):
    """About two days or two things."""

    #: The one.
    left: "Ref"

    #: The other; the same where two days are compared.
    right: "Ref"

    #: The norm whose readings are compared.
    norm: "Ref | None"

    #: The day of the other.
    until: str | None

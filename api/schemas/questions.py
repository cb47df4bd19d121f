"""The questions of the calls as they were understood, echoed in each answer."""

from api.schemas.common import BOARD, NORM, REF, Ref, Shown, shown

_AREA = {"id": "area/medway", "label": "Medway", "kind": "area"}


class OfBody(Shown):
    """About a body."""

    body: Ref = shown(REF, "The body.")


class OfHolders(Shown):
    """About who bears a norm."""

    norm: Ref = shown(NORM, "The norm.")
    area: Ref | None = shown(_AREA, "The area; null for anywhere.")


class OfBoard(Shown):
    """About the seats of a board."""

    board: Ref = shown(BOARD, "The board.")
    list_: str | None = shown(None, "The list of seats; null for all.", name="list")


class OfRules(Shown):
    """About the rules of a body."""

    body: Ref = shown(BOARD, "The body.")
    topic: str | None = shown("quorum", "The topic; null for all.")


class OfQuorum(Shown):
    """About a quorum."""

    board: Ref = shown(BOARD, "The board.")
    present: int = shown(7, "How many are present.")


class OfCompliance(Shown):
    """About the seats that a norm wants."""

    board: Ref = shown(BOARD, "The board.")
    norm: Ref = shown(NORM, "The norm.")


class OfReadings(Shown):
    """About what a document says the law is."""

    document: Ref = shown({"id": "document/medway-2008", "label": "Medway ...", "kind": "document"}, "The document.")
    paragraph: str | None = shown(None, "The paragraph; null for all.")
    norm: Ref | None = shown(NORM, "The norm; null for all.")


class OfAccountability(Shown):
    """About who a body answers to."""

    from_: Ref = shown(BOARD, "Where to begin.", name="from")
    to: Ref | None = shown(None, "Whom to reach; null for all that is above.")
    kind: list[str] = shown([], "Only lines of these kinds; empty for all.")
    strength: str | None = shown(None, "Only lines of this strength.")
    source: str | None = shown(None, "Only what this document says.")
    depth: int = shown(8, "The largest number of steps.")
    identity: str = shown("stated", "Whether probable identities of names are gone over.")


class OfFindings(Shown):
    """About findings."""

    about: str | None = shown(BOARD["id"], "What they touch; null for anything.")
    area: str | None = shown(None, "Whose documents; null for all.")
    kind: str | None = shown(None, "Which kind; null for all.")


class OfSearch(Shown):
    """About things by words."""

    q: str = shown("youth offending", "The words.")
    kind: str | None = shown(None, "Which kind; null for all.")
    area: str | None = shown(None, "Which area; null for all.")


class OfThings(Shown):
    """About a list of things."""

    things: str = shown("norms", "Which list.")
    q: str | None = shown(None, "The words; null for all.")
    area: str | None = shown(None, "The area; null for all.")
    page: int = shown(1, "Which page.")


class OfThing(Shown):
    """About one thing."""

    id: Ref = shown(REF, "The thing.")


class OfComparison(Shown):
    """About two days or two things."""

    left: Ref = shown(_AREA, "The one.")
    right: Ref = shown(_AREA, "The other; the same where two days are compared.")
    norm: Ref | None = shown(None, "The norm whose readings are compared.")
    from_: str | None = shown("2008-12-01", "The day of the one.", name="from")
    until: str | None = shown("2013-10-01", "The day of the other.")

"""The answers on statutory membership and on what differs."""

from api.schemas.boards import Seat
from api.schemas.common import BOARD, CITATION, NORM, REF, Answer, Ref, Shown, shown
from api.schemas.legal_basis import Condition
from api.schemas.questions import OfComparison, OfCompliance
from api.schemas.values import AnyCitation


class Limb(Shown):
    """One item of a provision's list, against the seats of a board."""

    pinpoint: str = shown("s.10(1)", "Where the provision names it.")
    class_: Ref = shown(
        {"id": "type/primary-care-trust", "label": "Primary care trust", "kind": "type"}, "Whom.", name="class"
    )
    held: str = shown("seat", "`seat`, `proxy`, `probable`, `none`, `exempt`, `not-applicable` or `unreadable`.")
    seat: Seat | None = shown({"id": "seat/medway-trust-board-membership-director"}, "The seat that holds it.")
    why: str = shown("The director holds a seat and is a post of the authority.", "Why.")
    citations: list[AnyCitation] = shown(
        [{"norm": NORM["id"], "pinpoint": "s.10(1)"}, CITATION], "The law, then the document."
    )


class ComplianceAnswer(Answer):
    """Whether a board has a seat for each that a provision wants on it."""

    question: OfCompliance = shown({"board": BOARD, "norm": NORM}, "The board and the norm.")  # type: ignore[assignment]
    limbs: list[Limb] = shown([], "The items of the provision's list.")
    told: str = shown(
        "The norm is in force from 2005-04-01; the day asked is 2008-12-01.", "Whether the norm was in force."
    )
    conditions: list[Condition] = shown(
        [{"text": "own words", "pinpoint": "s.10(3)", "judged_by": "officer"}], "Its conditions."
    )


class Side(Shown):
    """What one side has."""

    key: str = shown("body/medway-lsp", "What it is compared by.")
    label: str = shown("Medway Local Strategic Partnership", "What it is called.")
    says: str = shown("", "What it says.")
    statements: list[str] = shown(["line/medway-lsp-the-public-medway-2008-1"], "The statements behind it.")
    citations: list[AnyCitation] = shown([CITATION], "Where the documents say it.")


class Row(Shown):
    """One thing that both sides have, or only one."""

    what: str = shown("body", "What sort of thing.")
    label: str = shown("Medway Local Strategic Partnership", "What it is called.")
    reason: str = shown("the same on both sides", "Why it stands here. Not named is never told as gone.")
    left: Side | None = shown(None, "What the left side has.")
    right: Side | None = shown(None, "What the right side has.")


_AREA = {"id": "area/medway", "label": "Medway", "kind": "area"}


class CompareAnswer(Answer):
    """What both sides have, what only one has, what changed, and what cannot be told apart for sure."""

    question: OfComparison = shown(  # type: ignore[assignment]
        {"left": _AREA, "right": _AREA, "norm": None, "from": "2008-12-01", "until": "2013-10-01"}, "What was compared."
    )
    both: list[Row] = shown(
        [{"what": "body", "label": REF["label"], "reason": "the same on both sides"}], "On both sides."
    )
    only_left: list[Row] = shown([], "Only on the left.")
    only_right: list[Row] = shown([], "Only on the right.")
    uncertain: list[Row] = shown([], "Perhaps the same.")
    changed: list[Row] = shown([], "On both sides, and not the same.")
    told: list[str] = shown(
        ["Medway on 2008-12-01 as Medway Children's Trust governance arrangements tells it."], "How each side is known."
    )

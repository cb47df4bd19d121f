"""The answers on boards."""

from typing import Literal

from api.schemas.common import BOARD, REF, Answer, Ref, Statement, shown, sometimes
from api.schemas.questions import OfBoard, OfQuorum, OfRules
from api.schemas.statements import Silence
from api.schemas.values import Places, RuleValue


class SeatList(Statement):
    """The seats of a board as printed in one place."""

    statement: Literal["list"] = shown("list", "The kind of statement.")
    label: str = shown("Membership of the Trust Board", "What the list is called.")
    board: Ref = shown(BOARD, "The board.")
    declared_total: int | None = shown(20, "The total that is printed; null where there is none.")
    rows: int | None = sometimes(17, "How many rows it has.")
    counted: int | None = sometimes(20, "How many places its rows come to, at the least.")
    counted_most: int | None = sometimes(22, "The same at the most; null where a row has no upper bound.")


class Seat(Statement):
    """A place on a board."""

    statement: Literal["seat"] = shown("seat", "The kind of statement.")
    list_: str = shown("list/medway-trust-board-membership", "The list it stands in.", name="list")
    holder: Ref | None = shown(REF, "Who holds it.")
    represents: list[Ref] = shown([], "For whom.")
    alternatives: list[Ref] = shown([], "Who may hold it instead.")
    seats: Places = shown({"printed": "2", "least": 1, "most": 2}, "How many places it has.")
    role: str = shown("member", "Word of codelist/seat-role.")
    voting: str = shown("unknown", "Word of codelist/voting.")
    basis: str = shown("unstated", "Word of codelist/seat-basis.")
    appointed_by: Ref | None = shown(None, "Who appoints.")


class SeatsAnswer(Answer):
    """The seats of a board."""

    question: OfBoard = shown({"board": BOARD, "list": None}, "The board, and the list.")  # type: ignore[assignment]

    lists: list[SeatList] = shown([], "The lists of seats; two of them may differ.")
    seats: list[Seat] = shown([], "The seats, each with its list.")
    silences: list[Silence] = shown([], "What was looked for and not found.")
    told: str = shown("", "Where nothing was found: in which documents was looked.")


class Rule(Statement):
    """A rule of procedure, or a silence among the rules."""

    statement: Literal["rule"] = shown("rule", "The kind of statement.")
    about: Ref = shown(BOARD, "The body.")
    topic: str = shown("quorum", "Word of codelist/rule-topic.")
    state: str = shown("stated", "Word of codelist/rule-state.")
    value: RuleValue | None = shown(
        {"kind": "share", "numerator": 1, "denominator": 3, "of": "membership"}, "Its value."
    )
    text: str | None = shown("A third of the members, the council among them.", "In own words.")
    applies_to: str | None = shown(None, "Whom it applies to, where not to the whole body.")
    exceptions: list[str] = shown([], "Exceptions.")
    inherited_from: Ref | None = sometimes(None, "The class of bodies that hands it down.")


class RulesAnswer(Answer):
    """The rules of a body."""

    question: OfRules = shown({"body": BOARD, "topic": "quorum"}, "The body, and the topic.")  # type: ignore[assignment]

    rules: list[Rule] = shown([], "The rules.")
    silences: list[Silence] = shown([], "What was looked for and not found.")
    told: str = shown("", "Where nothing was found: in which documents was looked.")
    looked_in: list[str] = shown(["document/medway-2008"], "The documents that speak of the body.")


class QuorumAnswer(Answer):
    """Whether a number present is quorate."""

    question: OfQuorum = shown({"board": BOARD, "present": 7}, "The board, and how many are present.")  # type: ignore[assignment]

    quorate: bool | None = shown(True, "True, false, or null where it cannot be computed.")
    why: str = shown("A third of 20 members is 7; 7 are present.", "Why.")
    rules: list[Rule] = shown([], "The rules it rests on.")
    membership: dict[str, int | None] = shown({"least": 20, "most": 20}, "How many members the lists allow.")

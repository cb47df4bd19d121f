"""Who stands in a matrix: the bodies of an area, or the members of one board, that can be a party on the day; and who is left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.legal_basis.engine import Engine

SIDES = ("discloser", "recipient")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A body that can be no party on the day, and why."""

    body: str
    why: str


@dataclass(frozen=True, slots=True)
class Members:
    """The bodies of a matrix, sorted by id, and those that are left out of it."""

    ids: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def of_area(engine: Engine, area: str, on: datetime.date) -> Members:
    """Return the bodies that serve an area, or a part of it, or a place around it, on a day."""
    matcher = engine.matcher
    piece = matcher.slices.index(on)
    found = []
    for ident in matcher.model.bodies:
        party = matcher.party(ident, None, piece)
        if party.exists < Rank.FAILS and any(matcher.places.overlap(a, area) for a, _ in party.areas or ()):
            found.append(ident)
    return _parties(engine, found, on)


def of_board(engine: Engine, board: str, on: datetime.date) -> Members:
    """Return the bodies that sit on a board, or that the law makes members of a partnership of its kind."""
    return _parties(engine, engine.partnerships.everyone(board, engine.matcher.slices.index(on)), on)


def _parties(engine: Engine, idents: Iterable[str], on: datetime.date) -> Members:
    """Part those that can be a party from those that cannot."""
    wrong = {ident: why_no_party(engine, ident, on) for ident in sorted(idents)}
    return Members(
        tuple(i for i, why in wrong.items() if not why),
        tuple(LeftOut(i, why) for i, why in wrong.items() if why),
    )


def why_no_party(engine: Engine, ident: str, on: datetime.date) -> str:
    """Say why a body can be a party on neither side; empty where it can."""
    matcher = engine.matcher
    piece = matcher.slices.index(on)
    body, party = matcher.model.bodies[ident], matcher.party(ident, None, piece)
    if body.kind == "class":
        return "it is a class of bodies"
    if body.only_proposed:
        return "it was only planned or proposed"
    if party.exists is Rank.FAILS:
        return f"it did not exist on {on}"
    if not party.standings:
        return "the graph does not know what kind of body in law it is"
    partnership = engine.partnerships.is_partnership(ident, party)
    if partnership and not any(matcher.named(ident, side, piece) for side in SIDES):
        return "it is not known to be a person in law, and no provision in the graph names it: ask about its members"
    return ""

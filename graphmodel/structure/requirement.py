"""Whom a provision of a day wants on a board: its limbs, read from a norm, or from the role that a provision defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.ids import natural
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from graphmodel.dates import Period
    from graphmodel.model.bodies import Type
    from graphmodel.model.law import Condition, Exemption, Norm, PartyRow
    from graphmodel.model.model import Model


class Limb(Struct, frozen=True):
    """One item of a provision's list: a class, where it is named, and the condition on which it counts."""

    class_: str
    pinpoint: str
    applies_if: str | None


class Requirement(Struct, frozen=True):
    """A provision that says who sits on a board, as it stood on a day.

    Attributes:
        id: the norm, or the role that the provision defines.
        label: what to call it.
        provision: where it stands.
        url: its address; None where none is known.
        period: when it is in force.
        limbs: whom it names on the day; none where it is not in force.
        exempt: those who need not sit.
        conditions: what else the provision says.
    """

    id: str
    label: str
    provision: str
    url: str | None
    period: Period
    limbs: tuple[Limb, ...]
    exempt: tuple[Exemption, ...]
    conditions: tuple[Condition, ...]


def requirement(model: Model, ident: str, on: datetime.date, is_board: Callable[[str], bool]) -> Requirement:
    """Return what a norm or a role wants on a day.

    Args:
        model: where it is read.
        ident: a norm, or a type of sort role.
        on: the day.
        is_board: tells of a class whether it is the board itself, which is no limb.
    """
    if ident in model.norms:
        norm = model.norms[ident]
        limbs = _sorted(_of_norm(model, norm, on, is_board)) if rank_on(norm.in_force.period, on) < Rank.FAILS else ()
        return Requirement(
            norm.id, norm.label, norm.provision, norm.url, norm.in_force.period, limbs, norm.exempt, norm.conditions
        )
    role = model.types[ident]
    limbs = (
        _sorted(_of_role(model, role, on, role.established_by or role.label))
        if rank_on(role.exists.period, on) < Rank.FAILS
        else ()
    )
    address = next((s for s in role.sources if s.startswith("http")), None)
    return Requirement(
        role.id, role.label, role.established_by or role.label, address, role.exists.period, limbs, (), ()
    )


def _sorted(limbs: Iterable[Limb]) -> tuple[Limb, ...]:
    """Return each class once, by pinpoint."""
    found: dict[str, Limb] = {}
    for limb in limbs:
        found.setdefault(limb.class_, limb)
    return tuple(sorted(found.values(), key=lambda x: (natural(x.pinpoint), x.class_)))


def _of_norm(model: Model, norm: Norm, on: datetime.date, is_board: Callable[[str], bool]) -> Iterable[Limb]:
    """Yield whom a norm names; where both its sides sit, the one that bears it sits as one."""
    both = norm.members_by == "both"
    for side in ("bearer", "counterpart"):
        if both or norm.members_by in {None, side}:
            for row in getattr(norm, side):
                if rank_on(row.period, on) < Rank.FAILS and not is_board(row.class_):
                    yield from _of_row(model, row, on, whole=both and side == "bearer")


def _of_row(model: Model, row: PartyRow, on: datetime.date, *, whole: bool) -> Iterable[Limb]:
    """Yield those who hold the role of a row on the day one by one, or the class as it stands."""
    kind = model.types[row.class_]
    if kind.sort == "role" and not whole:
        yield from _of_role(model, kind, on, row.pinpoint)
    elif not kind.everyone:
        yield Limb(row.class_, row.pinpoint, row.applies_if)


def _of_role(model: Model, role: Type, on: datetime.date, pinpoint: str) -> Iterable[Limb]:
    for holder in role.role_holders:
        if rank_on(holder.period, on) < Rank.FAILS and not model.types[holder.type].everyone:
            yield Limb(holder.type, holder.provision or pinpoint, holder.applies_if)

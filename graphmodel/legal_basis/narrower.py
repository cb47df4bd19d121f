"""What can be asked about in the place of a party that is only a grouping, a class of bodies, or a part of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.engine import Engine

#: Up to so many kinds, those of the groups within a group are told at once; above, the groups come first.
_AT_ONCE = 16
_PARTIES = {"body", "capacity"}


def narrower(engine: Engine, ident: str, on: datetime.date) -> tuple[str, ...]:
    """Return the kinds of body or bodies to choose from, sorted by label; none where the party can be asked about as it is.

    Only what exists on the day, or may, is told.

    >>> import datetime
    >>> from graphmodel.legal_basis.engine import Engine
    >>> from graphmodel.model.model import Model
    >>> engine = Engine(Model.load())
    >>> narrower(engine, "type/school-proprietor", datetime.date(2026, 1, 1))[0]
    'type/academy-proprietor'
    >>> narrower(engine, "type/academy-proprietor", datetime.date(2026, 1, 1))
    ()
    """
    model = engine.model
    if ident in model.bodies:
        body = model.bodies[ident]
        if body.kind != "class":
            return ()
        found = set(body.members or engine.partnerships.holders(body.members_of or ""))
    elif model.types[ident].sort == "group":
        found = _leaves(engine, ident, on)
        if len(found) > _AT_ONCE:
            found = {t.id for t in model.types.values() if ident in t.broader and t.sort in {*_PARTIES, "group"}}
    else:
        found = _holders(engine, ident, on)
    alive = [i for i in found if i not in model.types or rank_on(model.types[i].exists.period, on) < Rank.FAILS]
    return tuple(sorted(alive, key=lambda i: (model.label(i), i)))


def alive(engine: Engine, ident: str, on: datetime.date) -> bool:
    """Tell whether a party exists on a day, or may."""
    return engine.matcher.party(ident, None, engine.matcher.slices.index(on)).exists < Rank.FAILS


def _leaves(engine: Engine, group: str, on: datetime.date) -> set[str]:
    """Return the kinds of body within a group and the groups within it that exist on a day."""
    found: set[str] = set()
    for kind in engine.model.types.values():
        if group in kind.broader and rank_on(kind.exists.period, on) < Rank.FAILS:
            found |= (
                _leaves(engine, kind.id, on) if kind.sort == "group" else {kind.id} if kind.sort in _PARTIES else set()
            )
    return found


def _holders(engine: Engine, ident: str, on: datetime.date) -> set[str]:
    """Return the kinds of body that a department is part of: the law names them, and it stands for them in one role only."""
    holder = engine.model.types[ident].legal_holder
    role = engine.model.types.get(holder or "")
    if role is None or role.sort != "role":
        return set()
    return {row.type for row in role.role_holders if rank_on(row.period, on) < Rank.FAILS}

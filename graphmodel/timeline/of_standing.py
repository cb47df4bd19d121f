"""What changes for a body, or a kind of body, while it exists: the roles and capacities that it holds, and the norms on whose sides it stands."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graphmodel.dates import PartialDate
from graphmodel.ids import kind_of
from graphmodel.legal_basis.reasons import inside, listed
from graphmodel.timeline.events import Event, law_citation
from graphmodel.timeline.of_norm import SIDES

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.standing import Rank
    from graphmodel.model.law import Norm
    from graphmodel.timeline.events import Events
    from graphmodel.timeline.standings import Standings


def role_events(events: Events, standings: Standings) -> None:
    """Take in the roles and capacities that begin or end while it exists."""
    held = [dict(standings.held(party)) for party in standings.parties]
    for class_ in sorted({c for roles in held for c in roles}):
        # What is not known of a day in a month or year begins and ends with that month or year, as the grid has it.
        runs = standings.grid.runs([roles.get(class_) for roles in held])
        for before, after in pairwise(runs):
            day = after.begins
            if day is None or day in standings.its_own_borders or (before.value is None) is (after.value is None):
                continue
            begins = before.value is None
            at = standings.grid.days.index(day) - (0 if begins else 1)
            events.add(_role(standings, class_, at, _date(standings, day), begins=begins))


def _role(standings: Standings, class_: str, at: int, date: PartialDate, *, begins: bool) -> Event:
    model = standings.model
    chain = standings.chain(class_, at)
    kind = model.types[class_]
    conditions = [s.condition for s in chain.steps if s.condition]
    condition = f", if {listed(conditions, join='and')}" if conditions else ""
    through = [s.to for s in chain.steps if s.to != class_ and kind_of(s.to) in {"type", "body"}]
    chained = f", as {' and as '.join(inside(model.label(t)) for t in through)}" if through else ""
    what = f"{'Becomes' if begins else 'Ceases to be'} {inside(kind.label)}{chained}{condition}"
    provision = chain.steps[-1].provision or kind.established_by
    return Event(
        "role-begun" if begins else "role-ended",
        what,
        date,
        about=(class_,),
        citations=(law_citation(provision, None),) if provision else (),
    )


def norm_events_of(events: Events, standings: Standings) -> None:
    """Take in the norms that begin or end for it while it exists, on the sides on which it stands for sure or on a condition."""
    grid = standings.grid
    for norm in (standings.model.norms[n] for n in sorted(standings.model.norms)):
        rows = standings.rows(norm)
        if not any(rows):
            continue
        runs = grid.runs([tuple(s for s in SIDES if any(s == side for side, _ in piece)) for piece in rows])
        for before, after in pairwise(runs):
            day = after.begins
            if day is None or day in standings.its_own_borders:
                continue
            at = grid.days.index(day)
            for sides, others, piece, begins in (
                (after.value, before.value, rows[at], True),
                (before.value, after.value, rows[at - 1], False),
            ):
                changed = [(side, pinpoint) for side, pinpoint in piece if side in sides and side not in others]
                if changed:
                    events.add(_norm(norm, _date(standings, day), changed, begins=begins))


def _norm(norm: Norm, date: PartialDate, rows: list[tuple[str, str]], *, begins: bool) -> Event:
    pinpoints = listed([pinpoint for _, pinpoint in rows], join="and")
    role = listed([SIDES[side] for side, _ in rows], join="and")
    by = [c.by for c in norm.changes if c.by and c.date and c.date.text == date.text]
    return Event(
        "norm-begun" if begins else "norm-ended",
        f"{norm.label} {'begins' if begins else 'ends'} for it, as {role}",
        date,
        norm=norm.id,
        by="; ".join(dict.fromkeys(by)) or None,
        citations=(law_citation(norm.provision, norm.url, pinpoint=pinpoints, norm=norm.id),),
    )


def held_now(standings: Standings, roles: tuple[tuple[str, Rank], ...]) -> list[dict[str, Any]]:
    """Return roles and capacities as a stretch of time shows them."""
    ref = standings.model.ref
    return [{"id": i, "label": ref(i).label, "kind": "type", "result": rank.word} for i, rank in roles]


def _date(standings: Standings, day: datetime.date) -> PartialDate:
    return PartialDate.parse(standings.grid.written(day))

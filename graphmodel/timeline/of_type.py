"""A kind of body, role or capacity over time: that it exists, who holds it, what it holds, and the norms that name it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from graphmodel.dates import Start
from graphmodel.legal_basis.reasons import inside, listed
from graphmodel.legal_basis.standing import Rank, rank_on
from graphmodel.timeline.events import Event, Words, law_citation, source_citations
from graphmodel.timeline.layers import layer_events
from graphmodel.timeline.of_norm import SIDES, changed_by
from graphmodel.timeline.of_standing import held_now, role_events
from graphmodel.values import plain

if TYPE_CHECKING:
    import datetime

    from graphmodel.model.bodies import Type
    from graphmodel.model.law import PartyRow
    from graphmodel.timeline.events import Events
    from graphmodel.timeline.standings import Standings

_EXISTS = Words("begun", "ended", "Begins to exist", "Ceases to exist")


def type_events(events: Events, kind: Type, standings: Standings) -> None:
    """Take in the events of a kind of body, role or capacity."""
    cited = source_citations(kind.sources)
    events.period(kind.exists.period, _EXISTS, citations=cited)
    _holders(events, kind)
    _successions(events, kind)
    role_events(events, standings)
    _norms(events, kind)
    layer_events(events, kind.id)


def _holders(events: Events, kind: Type) -> None:
    label = events.model.label
    for row in kind.role_holders:
        condition = f", if {row.applies_if}" if row.applies_if else ""
        place = ", for the places that both sides serve" if (row.area_link or "none") != "none" else ""
        name = label(row.type)
        words = Words(
            "holder-begun",
            "holder-ended",
            f"{name} holds it{place}{condition}",
            f"{name} no longer holds it{place}{condition}",
        )
        cited = (law_citation(row.provision, None),) if row.provision else ()
        events.period(row.period, words, about=(row.type,), citations=cited)
    for holder in kind.held_by:
        what = f"{label(holder)} can act in it; no date of its own is known for that"
        events.add(Event("holder-begun", what, start=Start.UNKNOWN, about=(holder,)))


def _successions(events: Events, kind: Type) -> None:
    label = events.model.label
    for row in kind.successor_for:
        what = f"Comes after {inside(label(row.type))}" + (f": {row.function}" if row.function else "")
        start = Start.KNOWN if row.date else Start.UNKNOWN
        events.add(Event("predecessor", what, row.date, start=start, about=(row.type,)))
    for other in events.model.types.values():
        for row in other.successor_for:
            if row.type == kind.id:
                what = f"Is followed by {inside(other.label)}" + (f": {row.function}" if row.function else "")
                start = Start.KNOWN if row.date else Start.UNKNOWN
                events.add(Event("successor", what, row.date, start=start, about=(other.id,)))


def _norms(events: Events, kind: Type) -> None:
    """Take in the norms that name it, for as long as both the row and the norm last."""
    for norm in (events.model.norms[n] for n in sorted(events.model.norms)):
        together: dict[Any, list[tuple[str, PartyRow]]] = defaultdict(list)
        for side in SIDES:
            for row in getattr(norm, side):
                if row.class_ == kind.id:
                    ends = [d for d in (row.period.until, norm.in_force.period.until) if d]
                    period = replace(row.period, until=min(ends, default=None))
                    together[period, row.applies_if].append((side, row))
        for (period, applies_if), rows in together.items():
            role = listed([SIDES[side] for side, _ in rows], join="and")
            condition = f", if {applies_if}" if applies_if else ""
            words = Words(
                "norm-begun",
                "norm-ended",
                f"{norm.label} names it as {role}{condition}",
                f"{norm.label} no longer names it as {role}{condition}",
            )
            pinpoints = listed(list(dict.fromkeys(r.pinpoint for _, r in rows)), join="and")
            cited = (law_citation(norm.provision, norm.url, pinpoint=pinpoints, norm=norm.id),)
            events.period(period, words, norm=norm.id, by=changed_by(r for _, r in rows), citations=cited)


def type_stretches(kind: Type, standings: Standings) -> list[dict[str, Any]]:
    """Return the stretches of time in which who holds it, and what it holds, stay the same."""
    model = standings.model

    def holders(day: datetime.date) -> tuple[tuple[str, Rank], ...]:
        ranks = [
            (r.type, max(rank_on(r.period, day), Rank.OFFICER if r.applies_if else Rank.HOLDS))
            for r in kind.role_holders
        ]
        best: dict[str, Rank] = {}
        for ident, rank in ranks:
            best[ident] = min(rank, best.get(ident, Rank.FAILS))
        return tuple(sorted((i, rank) for i, rank in best.items() if rank < Rank.FAILS))

    values = [
        (party.exists, holders(day) if party.exists < Rank.FAILS else (), standings.held(party))
        for party, day in zip(standings.parties, standings.grid.days, strict=True)
    ]
    found = []
    for run in standings.grid.runs(values):
        exists, held_by, roles = run.value
        if exists is Rank.FAILS:
            continue
        found.append(
            {
                "run": run,
                "known": exists is Rank.HOLDS,
                "exists": exists.word,
                "holders": [plain(model.ref(i)) | {"result": rank.word} for i, rank in held_by],
                "roles": held_now(standings, roles),
            }
        )
    return found

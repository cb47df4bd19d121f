"""A body over time: that it exists, what it is in law, where it serves, what came before and after it, what it holds and bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.dates import Start
from graphmodel.legal_basis.reasons import inside
from graphmodel.legal_basis.standing import Rank
from graphmodel.timeline.events import Event, Words, source_citations
from graphmodel.timeline.layers import layer_events
from graphmodel.timeline.of_standing import held_now, norm_events_of, role_events
from graphmodel.values import plain

if TYPE_CHECKING:
    from graphmodel.model.bodies import Body
    from graphmodel.timeline.events import Events
    from graphmodel.timeline.standings import Standings

_EXISTS = Words("begun", "ended", "Begins to exist", "Ceases to exist")


def body_events(events: Events, body: Body, standings: Standings) -> None:
    """Take in the events of a body."""
    model = events.model
    cited = source_citations(body.sources)
    if body.exists:
        events.period(body.exists.period, _EXISTS, citations=cited)
    for row in body.types:
        label = inside(model.label(row.type))
        words = Words("type-begun", "type-ended", f"Becomes, in law, {label}", f"Is, in law, no longer {label}")
        events.period(row.period, words, about=(row.type,), citations=cited)
    for place in body.covers:
        label = model.label(place.area)
        words = Words("area-begun", "area-ended", f"Begins to serve {label}", f"No longer serves {label}")
        events.period(place.period, words, about=(place.area,), citations=cited)
    for kind, rows, words_ in (
        ("predecessor", body.predecessor, "Comes after"),
        ("successor", body.successor, "Is followed by"),
    ):
        for other in rows:
            what = f"{words_} {model.label(other.body)}"
            start = Start.KNOWN if other.date else Start.UNKNOWN
            events.add(Event(kind, what, other.date, start=start, about=(other.body,), citations=cited))
    _documents(events, body)
    if not body.only_proposed:
        role_events(events, standings)
        norm_events_of(events, standings)
    layer_events(events, body.id)


def _documents(events: Events, body: Body) -> None:
    """Take in the documents that name a body, each for the time at which it speaks."""
    model = events.model
    documents = {c.document for c in body.cite if c.document} | {d for d in body.named_in if d in model.documents}
    for ident in sorted(documents):
        when = model.documents[ident].attested
        cites = tuple(
            {"document": c.document, "part": c.part, "paragraph": c.paragraph, "anchor": c.anchor, "url": None}
            for c in body.cite
            if c.document == ident
        )
        date, until = (when.not_before, when.not_after) if when else (None, None)
        words = f", which speaks at some time from {date} to {until}" if date and until and date != until else ""
        events.add(
            Event(
                "document",
                f"Named by {model.label(ident)}{words}",
                date,
                start=Start.KNOWN if date else Start.UNKNOWN,
                about=(ident,),
                citations=cites,
            )
        )


def body_stretches(body: Body, standings: Standings) -> list[dict[str, Any]]:
    """Return the stretches of time in which what a body is, where it serves and which roles and capacities it holds stay the same."""
    if body.exists is None and not body.types:
        return []
    model = standings.model
    values = [(p.exists, p.own_types, tuple(a for a, _ in p.areas or ()), standings.held(p)) for p in standings.parties]
    found = []
    for run in standings.grid.runs(values):
        exists, types, areas, roles = run.value
        if exists is Rank.FAILS:
            continue
        found.append(
            {
                "run": run,
                "known": exists is Rank.HOLDS,
                "exists": exists.word,
                "types": [plain(model.ref(t)) for t in types],
                "areas": [plain(model.ref(a)) for a in areas],
                "roles": held_now(standings, roles),
            }
        )
    return found

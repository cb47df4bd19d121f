"""A norm over time: in force from when to when, every change, who comes in and goes out, what it replaced and what replaced it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphmodel.dates import Start
from graphmodel.legal_basis.reasons import listed
from graphmodel.legal_basis.standing import Rank, rank_on
from graphmodel.timeline.events import Event, Words, law_citation
from graphmodel.timeline.grid import Grid
from graphmodel.timeline.layers import layer_events
from graphmodel.values import plain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.model.law import Norm, PartyRow
    from graphmodel.model.model import Model
    from graphmodel.timeline.events import Events

#: The sides of a norm, by the field that holds their rows, in the order and words in which they are told.
SIDES = {
    "bearer": "one that bears it",
    "counterpart": "the other side",
    "discloser": "one that gives",
    "recipient": "one that receives",
    "for_whom": "one for whom it is",
}


def norm_events(events: Events, norm: Norm) -> None:
    """Take in the events of a norm."""
    _in_force(events, norm)
    for change in norm.changes:
        events.add(
            Event(
                "changed",
                change.what,
                change.date,
                start=Start.UNKNOWN if change.date is None else Start.KNOWN,
                by=change.by,
                citations=_cited(norm),
            )
        )
    _parties(events, norm)
    _exclusions(events, norm)
    _replacements(events, norm)
    layer_events(events, norm.id)


def norm_stretches(model: Model, norm: Norm) -> list[dict[str, Any]]:
    """Return the stretches of time in which a norm is, or may be, in force, and the same kinds of bodies stand on its sides."""
    rows = {side: getattr(norm, side) for side in SIDES}
    grid = Grid.of([norm.in_force.period, *(r.period for of_side in rows.values() for r in of_side)])

    def standing(day: datetime.date) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        in_force = rank_on(norm.in_force.period, day)
        found = {
            (side, r.class_, rank.word)
            for side, of_side in rows.items()
            for r in of_side
            if (rank := rank_on(r.period, day)) < Rank.FAILS
        }
        return in_force.word, tuple(sorted(found)) if in_force < Rank.FAILS else ()

    found = []
    for run in grid.runs([standing(day) for day in grid.days]):
        in_force, parties = run.value
        if in_force != Rank.FAILS.word:
            sides = {
                side: [plain(model.ref(c)) | {"result": how} for s, c, how in parties if s == side] for side in SIDES
            }
            found.append({"run": run, "known": in_force == Rank.HOLDS.word, "in_force": in_force, "parties": sides})
    return found


def _cited(norm: Norm, pinpoint: str | None = None) -> tuple[dict[str, Any], ...]:
    return (law_citation(norm.provision, norm.url, pinpoint=pinpoint, norm=norm.id),)


def _in_force(events: Events, norm: Norm) -> None:
    force = norm.in_force
    if force.enacted:
        events.add(Event("enacted", "Enacted", force.enacted, citations=_cited(norm)))
    if force.announced:
        source = (law_citation(None, force.announced_source),) if force.announced_source else ()
        what = "An official source announced that it would begin on this day; that it did is not confirmed"
        events.add(Event("announced", what, force.announced, citations=source))
    begins = {
        Start.KNOWN: "In force",
        Start.BEFORE_WINDOW: "In force since before the window of the graph",
        Start.UNKNOWN: "In force at some time; the first day was not found",
        Start.NOT_COMMENCED: "Enacted, and not known to be in force",
    }[force.period.start]
    events.period(
        force.period, Words("in-force", "no-longer-in-force", begins, "No longer in force"), citations=_cited(norm)
    )


def _parties(events: Events, norm: Norm) -> None:
    """Take in who comes in and goes out; a class that does so on several sides at once is told once."""
    together: dict[tuple[Any, ...], list[tuple[str, PartyRow]]] = defaultdict(list)
    for side in SIDES:
        for row in getattr(norm, side):
            together[row.class_, row.period, row.applies_if].append((side, row))
    for (class_, period, applies_if), rows in together.items():
        words = as_party(events.model.label(class_), [side for side, _ in rows], applies_if)
        pinpoints = tuple(dict.fromkeys(row.pinpoint for _, row in rows))
        citations = tuple(c for p in pinpoints for c in _cited(norm, p))
        events.period(period, words, about=(class_,), by=changed_by(row for _, row in rows), citations=citations)


def as_party(label: str, sides: list[str], applies_if: str | None = None) -> Words:
    """Return how it is told that a class comes in on some sides of a norm and goes out."""
    role = listed([SIDES[s] for s in sides], join="and")
    condition = f", if {applies_if}" if applies_if else ""
    return Words(
        "party-begun", "party-ended", f"{label} comes in as {role}{condition}", f"{label} goes out as {role}{condition}"
    )


def changed_by(rows: Iterable[PartyRow]) -> str | None:
    """Return what changed some rows, in words; None where nothing is said."""
    return "; ".join(dict.fromkeys(r.by for r in rows if r.by)) or None


def _exclusions(events: Events, norm: Norm) -> None:
    label = events.model.label
    for exclusion in norm.excludes:
        kinds = listed([label(i) for i in exclusion.information], join="and")
        whose = f" from {listed([label(d) for d in exclusion.disclosers])}" if exclusion.disclosers else ""
        what = f"It does not carry {kinds}{whose}; no date of its own is known for that"
        about = (*exclusion.information, *exclusion.disclosers)
        events.add(
            Event("excludes", what, start=Start.UNKNOWN, about=about, citations=_cited(norm, exclusion.pinpoint))
        )


def _replacements(events: Events, norm: Norm) -> None:
    """Take in what took its place, on the day it ended; and what it took the place of, on the day that one ended."""
    label = events.model.label

    def add(kind: str, what: str, old: Norm, new: str | None) -> None:
        date = old.in_force.period.until
        start = Start.KNOWN if date else Start.UNKNOWN
        other = new if old is norm else old.id
        events.add(Event(kind, what, date, start=start, norm=other, citations=_cited(old)))

    for new in norm.replaced_by:
        add("replaced", f"Its place is taken by {label(new)}", norm, new)
    for words in norm.replaced_by_words:
        add("replaced", f"Its place is taken by {words}", norm, None)
    for old in events.model.norms.values():
        if norm.id in old.replaced_by:
            add("replaces", f"It takes the place of {old.label}", old, norm.id)

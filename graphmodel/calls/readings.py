"""The call `readings`: what a document says the law is, compared with the norms of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.dates import Truth
from graphmodel.legal_basis.standing import Rank, Step, TypeGraph, type_graph
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    import datetime

    from graphmodel.model.documents import Reading, ReadingParty
    from graphmodel.model.law import Norm, PartyRow
    from graphmodel.model.model import Model


#: Modalities that say what somebody must or may do; a definition or condition inside a section is compared by its parties only.
_OBLIGING = {"duty", "power", "restriction"}


def readings(
    model: Model, document: str, *, paragraph: str | None = None, norm: str | None = None, date: str | None = None
) -> dict[str, Any]:
    """Return the readings of a document, each with whether it agrees with the law of the document's day.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    ident = model.resolve(document, "document")
    about = model.resolve(norm, "norm", field="norm") if norm else None
    asked = asked_day(date) if date else None
    day = asked or _days_of(model, ident)[0]
    describe = Describe(model)
    found = [
        r
        for r in model.readings.values()
        if r.document == ident
        and (paragraph is None or any(c.paragraph == paragraph for c in r.cite))
        and about in {None, r.norm}
    ]
    found.sort(key=lambda r: r.id)
    question = {"document": describe.ref(ident), "paragraph": paragraph, "norm": describe.ref(about)}
    rows = [{**describe.statement(r), **compare(model, r, asked)} for r in found]
    return {
        **common(
            model,
            question,
            _state(found),
            day.isoformat(),
            link(f"/documents/{ident}/readings", [("paragraph", paragraph), ("norm", about), ("date", asked)]),
        ),
        "readings": rows,
    }


def _state(found: list[Reading]) -> str:
    if not found:
        return "not-stated"
    return "proposed" if all(r.status == "proposed" for r in found) else "answered"


def _days_of(model: Model, document: str | None) -> list[datetime.date]:
    """Return the first and the last day that a document can speak of; today where it bears no date at all."""
    when = model.documents[document].attested if document else None
    days = (
        [
            d
            for d in (
                (when.not_before.first if when.not_before else None),
                (when.not_after.last if when.not_after else None),
            )
            if d
        ]
        if when
        else []
    )
    return days or [asked_day(None)]


def compare(model: Model, reading: Reading, day: datetime.date | None = None) -> dict[str, Any]:
    """Compare a reading with its norm as it stood on a day, or, where none is given, when the document was written.

    Returns:
        `agrees` (yes, no or cannot-tell), `differences` in words, and what the norm's own entry notes on such documents.
    """
    norm = model.norms.get(reading.norm or "")
    if norm is None:
        return {
            "agrees": "cannot-tell",
            "differences": ["The graph holds no norm for what it tells."],
            "note_on_source": None,
        }
    differences: list[str] = []
    unknown: list[str] = []
    days = [day] if day else _days_of(model, reading.document)
    on = days[0]
    held = _held(norm, days)
    if held is Truth.FAILS:
        differences.append(f"{norm.label} was not in force on {on} ({norm.in_force.period.in_words()}).")
    elif held is Truth.UNKNOWN:
        unknown.append(f"Whether {norm.label} was in force on {on} is not confirmed.")
    if reading.modality == "description":
        unknown.append("It describes and does not say what anybody must or may do.")
    elif reading.modality in _OBLIGING and norm.modality in _OBLIGING and reading.modality != norm.modality:
        differences.append(f"It is told as a {reading.modality}; in the law it is a {norm.modality}.")
    types = type_graph(model)
    sides = [("bearer", reading.bearers, norm.bearer), ("counterpart", reading.counterparts, norm.counterpart)]
    for side, told, rows in sides:
        wrong, open_ = _parties(model, types, side, told, rows, on)
        differences += wrong
        unknown += open_
        if reading.closed_list and told:
            differences += _left_out(model, types, side, told, rows, on)
    agrees = "no" if differences else "cannot-tell" if unknown else "yes"
    return {"agrees": agrees, "differences": differences + unknown, "note_on_source": norm.note_on_source}


def _held(norm: Norm, days: list[datetime.date]) -> Truth:
    """Tell whether a norm was in force on all of some days, on none, or on some only."""
    found = {norm.in_force.period.covers(d) for d in days}
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


def _counts_as(types: TypeGraph, type_: str, on: datetime.date) -> set[str]:
    start = [types.enter(type_, on, Rank.HOLDS, (), Step("type", type_))]
    return {
        c
        for c, found in types.standings(start, on).items()
        if any(s.date < Rank.FAILS and s.condition < Rank.FAILS for s in found)
    }


def _stand_together(types: TypeGraph, type_: str, named: set[str], on: datetime.date) -> bool:
    """Tell whether a kind of body counts as one of some classes, or one of them counts as it."""
    return bool(_counts_as(types, type_, on) & named) or any(type_ in _counts_as(types, c, on) for c in named)


def _rows_on(rows: tuple[PartyRow, ...], on: datetime.date) -> list[PartyRow]:
    return [r for r in rows if r.period.covers(on) is not Truth.FAILS]


def _parties(
    model: Model,
    types: TypeGraph,
    side: str,
    told: tuple[ReadingParty, ...],
    rows: tuple[PartyRow, ...],
    on: datetime.date,
) -> tuple[list[str], list[str]]:
    """Return parties that are told and that the law of the day does not name, and those of which it cannot be said."""
    wrong, unknown = [], []
    named = {r.class_ for r in _rows_on(rows, on)}
    for party in told:
        if party.type is None:
            unknown.append(f"Whether {party.words!r} is a {side} cannot be told: the graph has no such kind of body.")
            continue
        if not named:
            unknown.append(f"The norm's entry names no {side}.")
        elif party.type not in named and not _stand_together(types, party.type, named, on):
            wrong.append(
                f"{party.words!r} is told as a {side}; the law of {on} does not name {model.label(party.type)} there."
            )
    return wrong, list(dict.fromkeys(unknown))


def _left_out(
    model: Model,
    types: TypeGraph,
    side: str,
    told: tuple[ReadingParty, ...],
    rows: tuple[PartyRow, ...],
    on: datetime.date,
) -> list[str]:
    """Return those whom the law of the day names and a list that reads as complete leaves out."""
    have = {c for p in told if p.type for c in _counts_as(types, p.type, on) | {p.type}}
    missing = [
        r
        for r in _rows_on(rows, on)
        if r.class_ not in have and not (_counts_as(types, r.class_, on) & {p.type for p in told if p.type})
    ]
    return [
        f"It reads as a full list of each {side} and leaves out {model.label(r.class_)} ({r.pinpoint})."
        for r in missing
    ]


def norm_readings(model: Model, norm: Norm) -> list[Reading]:
    """Return the readings of a norm in any document, sorted by id."""
    return sorted((r for r in model.readings.values() if r.norm == norm.id), key=lambda r: r.id)

"""All findings of a day, and those that touch one thing."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, code, common, link
from graphmodel.calls.paging import ALL, Part
from graphmodel.findings.of_boards import of_boards
from graphmodel.findings.of_documents import of_documents, of_reading
from graphmodel.findings.of_lines import of_lines
from graphmodel.model.documents import Statement
from graphmodel.structure.attested import Attested, span_of, speaks_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graphmodel.findings.finding import Finding
    from graphmodel.model.documents import Reading
    from graphmodel.model.model import Model


def all_on(model: Model, on: datetime.date) -> tuple[Finding, ...]:
    """Return every finding of a day, sorted by kind and id."""
    return _all_of(model, _stretch(model, on))


@lru_cache(maxsize=256)
def _all_of(model: Model, first: datetime.date) -> tuple[Finding, ...]:
    """Return every finding of the stretch of time that begins on a day."""
    attested = Attested(model, first)
    found = [*of_lines(model, attested), *of_boards(model, attested), *of_documents(model, attested)]
    return tuple(sorted(found, key=lambda f: (f.kind, f.id, f.text)))


@lru_cache(maxsize=256)
def _by_thing(model: Model, first: datetime.date) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of a stretch of time by each thing that they touch."""
    found: dict[str, list[Finding]] = {}
    for finding in _all_of(model, first):
        for thing in dict.fromkeys(finding.about):
            found.setdefault(thing, []).append(finding)
    return {thing: tuple(rows) for thing, rows in found.items()}


def _stretch(model: Model, on: datetime.date) -> datetime.date:
    """Return the first day of the stretch of time around a day in which no document and no statement begins or ends."""
    borders = _borders(model)
    at = bisect_right(borders, on)
    return borders[at - 1] if at else datetime.date.min


@lru_cache(maxsize=8)
def _borders(model: Model) -> tuple[datetime.date, ...]:
    """Return the days on which what the documents tell may change."""
    statements = [r for r in model.records.values() if isinstance(r, Statement)]
    found = {day for s in statements if s.holds for day in s.holds.period.borders()}
    for when in (d.attested for d in model.documents.values() if d.attested):
        found |= {when.not_before.first} if when.not_before else set()
        found |= {when.not_after.last + datetime.timedelta(days=1)} if when.not_after else set()
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _readings_of(model: Model) -> dict[str, tuple[Reading, ...]]:
    """Return the readings of documents by norm."""
    found: dict[str, list[Reading]] = {}
    for _, reading in sorted(model.readings.items()):
        if reading.norm and reading.document:
            found.setdefault(reading.norm, []).append(reading)
    return {norm: tuple(rows) for norm, rows in found.items()}


@lru_cache(maxsize=4096)
def _misread(model: Model, ident: str) -> dict[str, Any] | None:
    """Return the finding that a reading differs from the law of its day, if it does. That takes long, and is the same on every day."""
    differs = of_reading(model, model.readings[ident])
    return differs.describe(model) if differs else None


def about_norms(
    model: Model, on: datetime.date, norms: Iterable[str], concerns: Callable[[str], bool]
) -> list[dict[str, Any]]:
    """Return how documents that speak of a day tell some norms otherwise than they were.

    Args:
        model: the model that is asked.
        on: the day.
        norms: the norms.
        concerns: tells of an area whether its documents concern the question.
    """
    by_norm = _readings_of(model)
    found = []
    for reading in (r for norm in norms for r in by_norm.get(norm, ())):
        document = model.documents[str(reading.document)]
        if document.area and concerns(document.area) and speaks_on(document, on):
            found.append(_misread(model, reading.id))
    return [row for row in found if row]


def about(model: Model, on: datetime.date, ident: str) -> list[dict[str, Any]]:
    """Return the findings that touch a thing on a day."""
    return [f.describe(model) for f in _by_thing(model, _stretch(model, on)).get(ident, ())]


def by_id(model: Model, ident: str, on: datetime.date) -> tuple[Finding, tuple[datetime.date, ...]] | None:
    """Return a finding by its id with the days on which it is found: of a day, or else of the first days of which documents speak."""
    starts = {d.attested.not_before.first for d in model.documents.values() if d.attested and d.attested.not_before}
    for days in ((on,), tuple(sorted(s for s in starts if s))):
        found = [(f, day) for day in days for f in all_on(model, day) if f.id == ident]
        if found:
            return found[0][0], tuple(day for _, day in found)
    return None


def findings(
    model: Model,
    *,
    about_: str | None = None,
    area: str | None = None,
    kind: str | None = None,
    date: str | None = None,
    part: Part = ALL,
) -> dict[str, Any]:
    """Return the findings of a day, of one body, document or area, or of one kind.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(about_, field="about") if about_ else None
    place = model.resolve(area, "area", field="area") if area else None
    wanted = code(model, "finding-kind", kind, "kind")
    if ident and ident.startswith("area/"):
        ident, place = None, ident
    found = [
        f
        for f in all_on(model, on)
        if (ident is None or ident in f.about)
        and wanted in {None, f.kind}
        and (place is None or _in_area(model, f, place))
    ]
    question = {"about": ident, "area": place, "kind": wanted}
    again = link("/findings", [("about", ident), ("area", place), ("kind", wanted), ("date", on.isoformat())])
    some, more = part.of(model, found, again, "/findings")
    rows = [f.describe(model) for f in some]
    return {
        **common(
            model,
            question,
            "answered" if found else "not-applicable",
            on.isoformat(),
            again,
        ),
        "told": "" if found else _none_told(model, on, ident, place),
        "findings": rows,
        "total": len(found),
        "next": more,
    }


def _none_told(model: Model, on: datetime.date, ident: str | None, area: str | None) -> str:
    """Say what it means that there is no finding: documents spoke and gave no cause, or none of them speaks of the day."""
    attested = Attested(model, on)
    if area or ident in model.documents:
        its = [d for d in model.documents.values() if area in {d.area, None} and ident in {d.id, None}]
        speaking = [d.id for d in its if d.id in attested.documents]
        spans = " and ".join(sorted(filter(None, (span_of(d) for d in its))))
    elif ident:
        speaking, spans = list(attested.looked_in(ident)), attested.span(ident)
    else:
        speaking, spans = list(attested.documents), ""
    if speaking:
        return f"No such finding on {on}, after looking in {', '.join(model.label(d) for d in speaking)}."
    name = f" of {model.label(area or ident or '')}" if area or ident else ""
    elsewhere = f"; documents that do, speak of {spans}" if spans else ""
    return f"No document in the graph speaks{name} on {on}{elsewhere}: that there is no finding means nothing."


def _in_area(model: Model, finding: Finding, area: str) -> bool:
    documents = {s.document for s in finding.statements} | set(finding.about)
    return any(d in model.documents and model.documents[d].area == area for d in documents)

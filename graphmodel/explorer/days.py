"""The days on which something changes in what the documents of an area, or those that name a body, tell."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from graphmodel.ids import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.dates import Period
    from graphmodel.model.documents import Document
    from graphmodel.model.model import Model

_ONE_DAY = datetime.timedelta(days=1)


def days(model: Model, about: str) -> list[dict[str, Any]]:
    """Return the days, the earliest first, each with what changes on it.

    A document changes the chart on the first day of which it may speak and on the day after the last. In between, what is dated by
    itself may: a statement that begins or ends to hold, a body that began or ended. A day on which no document speaks is left out.

    Args:
        model: the model.
        about: the area, body or post.
    """
    documents = [d for d in model.documents.values() if _concerns(model, d, about)]
    spans = {d.id: _span(d) for d in documents}
    found: dict[datetime.date, dict[str, None]] = {}

    def note(day: datetime.date, told: str) -> None:
        if any(_within(day, span) for span in spans.values()):
            found.setdefault(day, {})[told] = None

    for document in sorted(documents, key=lambda d: d.id):
        first, last = spans[document.id]
        if first:
            note(first, f"{document.label} {_speaks(document)}".rstrip())
        if last:
            note(last + _ONE_DAY, f"{document.label} no longer speaks")
        for day, told in _inside(model, document):
            if _within(day, spans[document.id]):
                note(day, told)
    return [{"date": day.isoformat(), "told": list(found[day])} for day in sorted(found)]


def _concerns(model: Model, document: Document, about: str) -> bool:
    if kind_of(about) == "area":
        return document.area == about and bool(model.statements_about.get(document.id))
    return any(s.document == document.id for s in model.statements_about.get(about, ()))


def _span(document: Document) -> tuple[datetime.date | None, datetime.date | None]:
    when = document.attested
    if when is None:
        return None, None
    return (when.not_before.first if when.not_before else None, when.not_after.last if when.not_after else None)


def _within(day: datetime.date, span: tuple[datetime.date | None, datetime.date | None]) -> bool:
    first, last = span
    return (first is None or first <= day) and (last is None or day <= last)


def _speaks(document: Document) -> str:
    when = document.attested
    if when is None or when.not_after is None:
        return "begins to speak"
    first, last = when.not_before, when.not_after
    return f"(speaks of {first} to {last})" if first and first.text != last.text else f"(speaks of {last})"


def _inside(model: Model, document: Document) -> Iterator[tuple[datetime.date, str]]:
    """Yield the days inside the stretch of a document on which what it tells changes by its own dates."""
    named: set[str] = set()
    dated = (model.lines, model.relations, model.seats, model.rules, model.delegations, model.same_as)
    for statements in dated:
        for statement in statements.values():
            if statement.document == document.id and statement.holds:
                yield from _ends(
                    statement.holds.period, "a dated statement begins to hold", "a dated statement no longer holds"
                )
    for ident, about in model.statements_about.items():
        if ident in model.bodies and any(s.document == document.id for s in about):
            named.add(ident)
    for ident in sorted(named):
        exists, label = model.bodies[ident].exists, model.label(ident)
        if exists:
            yield from _ends(exists.period, f"{label} began", f"{label} ended")


def _ends(period: Period, begins: str, ends: str) -> Iterator[tuple[datetime.date, str]]:
    for date, told in ((period.from_, begins), (period.until, ends)):
        if date:
            yield date.first, told if date.first == date.last else f"{told} ({date})"

"""All findings of a day, and those that touch one thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, code, common, link
from graphmodel.findings.finding import Finding
from graphmodel.findings.of_lines import of_lines
from graphmodel.structure.attested import Attested

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from graphmodel.model.model import Model

_NUMBERS = {
    word: str(n)
    for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}


@lru_cache(maxsize=256)
def all_on(model: Model, on: datetime.date) -> tuple[Finding, ...]:
    """Return every finding of a day, sorted by kind and id."""
    attested = Attested(model, on)
    found = [*of_lines(model, attested), *_references(model, attested)]
    return tuple(sorted(found, key=lambda f: (f.kind, f.id, f.text)))


def _references(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield the references of a document to parts of itself that are not there, or that are somewhere else."""
    for reference in attested.among(model.references.values()):
        document = reference.document or ""
        told = f"{model.label(document)} points to {reference.points_to} for {reference.label}"
        lost = "it cannot be read in the source" if reference.status == "unreadable" else "it is not there"
        if reference.found_at is None and not reference.outside:
            yield Finding("dangling-reference", "low", (document,), (reference,), f"{told}; {lost}.")
        elif reference.found_at and _other_place(reference.points_to, reference.found_at):
            yield Finding(
                "dangling-reference", "low", (document,), (reference,), f"{told}, which is in {reference.found_at}."
            )


def _other_place(points_to: str, found_at: str) -> bool:
    """Tell whether two names of a place hold different numbers, whether in figures or in words."""
    numbers = [
        {
            _NUMBERS.get(word, word)
            for word in re.findall(r"[\d.]*\d|[a-z]+", text.lower())
            if word in _NUMBERS or word[0].isdigit()
        }
        for text in (points_to, found_at)
    ]
    return bool(numbers[0] and numbers[1] and not numbers[0] & numbers[1])


def about(model: Model, on: datetime.date, ident: str) -> list[dict[str, Any]]:
    """Return the findings that touch a thing on a day."""
    return [f.describe(model) for f in all_on(model, on) if ident in f.about]


def findings(
    model: Model,
    *,
    about_: str | None = None,
    area: str | None = None,
    kind: str | None = None,
    date: str | None = None,
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
    rows = [f.describe(model) for f in found]
    return {
        **common(
            model,
            question,
            "answered" if rows else "not-applicable",
            on.isoformat(),
            link("/findings", [("about", ident), ("area", place), ("kind", wanted), ("date", on.isoformat())]),
        ),
        "findings": rows,
    }


def _in_area(model: Model, finding: Finding, area: str) -> bool:
    documents = {s.document for s in finding.statements}
    return any(d in model.documents and model.documents[d].area == area for d in documents)

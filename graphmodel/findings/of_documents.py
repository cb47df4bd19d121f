"""Findings about a document itself: references that dangle, numbers printed twice, readings that differ from the law of its day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphmodel.calls.readings import compare
from graphmodel.findings.finding import Finding, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.documents import Reading
    from graphmodel.model.model import Model
    from graphmodel.structure.attested import Attested

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: str(n) for n, word in enumerate(_WORDS, 1)}


def of_documents(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield every finding about the documents that speak of a day."""
    yield from _references(model, attested)
    yield from _numbers(model, attested)
    yield from _readings(model, attested)
    yield from _between(model, attested)


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
    mine, theirs = (
        {_NUMBERS.get(w, w) for w in re.findall(r"[\d.]*\d|[a-z]+", t.lower()) if w in _NUMBERS or w[0].isdigit()}
        for t in (points_to, found_at)
    )
    return bool(mine and theirs and not mine & theirs)


def _numbers(model: Model, attested: Attested) -> Iterator[Finding]:
    for ident in attested.documents:
        for number in model.documents[ident].duplicate_numbers:
            yield Finding(
                "duplicate-numbering",
                "low",
                (ident,),
                (),
                f"{model.label(ident)} prints the number {number} twice, for different paragraphs.",
                number,
            )


def _readings(model: Model, attested: Attested) -> Iterator[Finding]:
    for reading in attested.among(model.readings.values()):
        if (found := of_reading(model, reading)) is not None:
            yield found


def of_reading(model: Model, reading: Reading) -> Finding | None:
    """Return the finding that a reading differs from the law of its day, if it does."""
    if not reading.norm or not reading.document:
        return None
    found = compare(model, reading)
    if found["agrees"] != "no":
        return None
    what = f"{model.label(reading.document)} tells {reading.provision or ''} {reading.instrument or ''}".strip()
    text = f"{what} otherwise than the law of its day: {' '.join(found['differences'])}"
    return Finding("reading-differs", "medium", (reading.document, reading.norm), (reading,), text)


def _between(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield the norms whose parties two documents of the same time tell differently."""
    by_norm: dict[str, dict[str, list[Reading]]] = {}
    for reading in attested.among(model.readings.values()):
        if reading.norm and reading.document and (reading.bearers or reading.counterparts):
            by_norm.setdefault(reading.norm, {}).setdefault(reading.document, []).append(reading)
    for norm, documents in sorted(by_norm.items()):
        told = {d: _parties(rows) for d, rows in documents.items()}
        if len(documents) > 1 and len(set(told.values())) > 1:
            shared = frozenset.intersection(*told.values())
            extra = {d: labels(model, sorted(parties - shared)) for d, parties in told.items() if parties - shared}
            text = (
                f"{model.label(norm)} is told differently: "
                + "; ".join(f"{model.label(d)} alone has {names}" for d, names in extra.items())
                + "."
            )
            yield Finding(
                "readings-pull-apart",
                "medium",
                (norm, *documents),
                tuple(r for rows in documents.values() for r in rows),
                text,
            )


def _parties(readings: list[Reading]) -> frozenset[str]:
    """Return the kinds of body that readings name on either side."""
    return frozenset(p.type for r in readings for p in (*r.bearers, *r.counterparts) if p.type)

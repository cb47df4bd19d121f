"""The call `search`: things by words, forgiving slips, and knowing former names and identifiers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz, process

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import KINDS, kind_of, slug
from graphmodel.model.documents import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model

MOST = 50
_CUTOFF = 80
_PREFIX = 3
_SECTION = re.compile(r"\bss?\.\s?(\d+[A-Z]*)")


class Entry(NamedTuple):
    """A name under which a thing is found: how it is written, its id, and what sort of name it is."""

    words: str
    id: str
    matched: str


class Index:
    """All names of a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.entries = sorted(set(_entries(model)))
        self._words = [e.words.split() for e in self.entries]
        self._vocabulary = sorted({w for words in self._words for w in words})

    def find(self, words: str) -> list[tuple[Entry, float]]:
        """Return names that match, with a score from 0 to 100: exact, then every word of the question, then with slips."""
        asked = slug(words).replace("-", " ")
        near = [self._near(word) for word in asked.split()]
        best: dict[str, tuple[Entry, float]] = {}
        for entry, have in zip(self.entries, self._words, strict=True):
            score, slips = self._score(asked, near, entry, have)
            if score > best.get(entry.id, (entry, 0.0))[1]:
                best[entry.id] = (Entry(entry.words, entry.id, "near") if slips else entry, score)
        return sorted(
            best.values(),
            key=lambda found: (-found[1], KINDS.index(kind_of(found[0].id)), len(found[0].words), found[0].id),
        )

    def _near(self, word: str) -> dict[str, float]:
        """Return the words of the vocabulary that are, begin with, or look like a word, each with how much."""
        found = {
            w: score / 100
            for w, score, _ in process.extract(
                word, self._vocabulary, scorer=fuzz.ratio, limit=20, score_cutoff=_CUTOFF
            )
        }
        if len(word) >= _PREFIX:
            found |= {w: max(found.get(w, 0.0), 0.9) for w in self._vocabulary if w.startswith(word) and w != word}
        return found

    @staticmethod
    def _score(asked: str, near: list[dict[str, float]], entry: Entry, have: list[str]) -> tuple[float, bool]:
        if asked == entry.words:
            return 100.0, False
        if entry.matched == "identifier" or not near:
            return 0.0, False
        each = [max((found.get(w, 0.0) for w in have), default=0.0) for found in near]
        if min(each) == 0.0:
            return 0.0, False
        mean = sum(each) / len(each)
        share = min(1.0, len(near) / len(have))
        slips = mean < 1.0
        return round((60.0 if slips else 75.0) * mean + 20.0 * share, 1), slips


def _entries(model: Model) -> Iterator[Entry]:
    for ident, record in model.records.items():
        if kind_of(ident) in KINDS and (not isinstance(record, Statement) or kind_of(ident) == "plan"):
            for matched, words in _names(model, ident, record):
                if words:
                    yield Entry(slug(words).replace("-", " "), ident, matched)
    for body in model.bodies.values():
        for before in body.predecessor:
            if len(model.bodies[before.body].successor) == 1:
                yield Entry(slug(model.label(before.body)).replace("-", " "), body.id, "former")


def _names(model: Model, ident: str, record: Any) -> Iterator[tuple[str, str]]:
    """Yield the names of a thing, each with the sort of name that it is."""
    yield "label", getattr(record, "label", "")
    for alias in getattr(record, "aliases", ()):
        yield "alias", alias
    for redirect in getattr(record, "redirects", ()):
        yield "former", redirect.partition("/")[2]
    for section in _SECTION.findall(getattr(record, "provision", None) or ""):
        yield "alias", f"section {section} {model.label(record.instrument)}"
    yield "identifier", ident.partition("/")[2]
    for identifier in getattr(record, "identifiers", ()):
        yield "identifier", identifier.value
    yield "identifier", getattr(record, "gss", None) or ""


def search(
    model: Model,
    index: Index,
    words: str,
    *,
    kind: str | None = None,
    area: str | None = None,
    limit: int = MOST,
    date: str | None = None,
) -> dict[str, Any]:
    """Return the things whose names match words, best first.

    Args:
        model: what is searched.
        index: its names.
        words: what was typed.
        kind: only things of this kind.
        area: only bodies that serve this area, and the area's documents.
        limit: the most results to return; `total` counts all.
        date: the day, which is only echoed: names are found whenever they held.

    Raises:
        NotInGraphError, BadQuestionError: a parameter cannot be read.
    """
    faults = [Fault("q", "say what to look for")] if not words.strip() else []
    if kind and kind not in KINDS:
        faults.append(Fault("kind", f"{kind!r} is no kind: choose from {', '.join(KINDS)}", KINDS))
    if faults:
        raise BadQuestionError(tuple(faults))
    on = asked_day(date)
    place = model.resolve(area, "area", field="area") if area else None
    found = [
        (e, s)
        for e, s in index.find(words)
        if kind in {None, kind_of(e.id)} and (place is None or place in areas_of(model, e.id))
    ]
    rows = [
        {
            "id": e.id,
            "label": model.label(e.id),
            "kind": kind_of(e.id),
            "area": next(iter(areas_of(model, e.id)), None),
            "matched": e.matched,
            "score": s,
        }
        for e, s in found[:limit]
    ]
    question = {"q": words, "kind": kind, "area": place}
    return {
        **common(
            model,
            question,
            "answered" if rows else "not-in-graph",
            on.isoformat(),
            link("/search", [("q", words), ("kind", kind), ("area", place), ("date", on.isoformat())]),
        ),
        "results": rows,
        "total": len(found),
    }


def areas_of(model: Model, ident: str) -> tuple[str, ...]:
    """Return the areas that a body serves or a document is about."""
    if ident in model.bodies:
        return tuple(dict.fromkeys(c.area for c in model.bodies[ident].covers))
    area = model.documents[ident].area if ident in model.documents else None
    return (area,) if area else ()

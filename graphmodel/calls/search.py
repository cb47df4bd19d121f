"""The call `search`: things by words, forgiving slips, and knowing former names, identifiers and citations of law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.calls.paging import ALL, Part
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import kind_of
from graphmodel.search.names import FOUND

if TYPE_CHECKING:
    from graphmodel.model.model import Model
    from graphmodel.search.index import Found, Index

MOST = 50
#: The longest that words to search for may be; every one of them is compared with every name.
MOST_CHARACTERS = 300


def search(
    model: Model,
    index: Index,
    words: str,
    *,
    kind: str | None = None,
    area: str | None = None,
    limit: int = MOST,
    date: str | None = None,
    part: Part = ALL,
) -> dict[str, Any]:
    """Return the things whose names match words, best first; where none has every word, those that share the telling ones.

    Args:
        model: what is searched.
        index: its names.
        words: what was typed.
        kind: only things of this kind.
        area: only bodies that serve this area, and the area's documents.
        limit: the most results to return; `total` counts all.
        date: the day, which is only echoed: names are found whenever they held.
        part: which part of the results, with a limit of its own where it has one.

    Raises:
        NotInGraphError, BadQuestionError: a parameter cannot be read.
    """
    faults = [Fault("q", "say what to look for")] if not words.strip() else []
    faults += too_long(words)
    if limit < 1:
        faults.append(Fault("limit", f"{limit} is no number of results; give one from 1"))
    if kind and kind not in FOUND:
        faults.append(Fault("kind", f"{kind!r} is no kind: choose from {', '.join(FOUND)}", FOUND))
    if faults:
        raise BadQuestionError(tuple(faults))
    on = asked_day(date)
    place = model.resolve(area, "area", field="area") if area else None

    def fits(ident: str) -> bool:
        return kind in {None, kind_of(ident)} and (place is None or place in areas_of(model, ident))

    found = [f for f in index.look(words) if fits(f.entry.id)]
    again = link("/search", [("q", words), ("kind", kind), ("area", place), ("date", on.isoformat())])
    some, more = Part(part.limit or limit, part.cursor).of(model, found, again, "/search")
    rows = [
        {
            "id": f.entry.id,
            "label": model.label(f.entry.id),
            "kind": kind_of(f.entry.id),
            "area": next(iter(areas_of(model, f.entry.id)), None),
            "matched": f.entry.matched,
            "score": f.score,
            "name": f.entry.name or model.label(f.entry.id),
            "why": _why(f, model.label(f.entry.id)),
        }
        for f in some
    ]
    question = {"q": words, "kind": kind, "area": place}
    return {
        **common(
            model,
            question,
            "answered" if found else "not-in-graph",
            on.isoformat(),
            again,
        ),
        "results": rows,
        "total": len(found),
        "next": more,
    }


def too_long(words: str) -> list[Fault]:
    """Return the fault of words to search for that are more than any name has; none where they are not."""
    if len(words) <= MOST_CHARACTERS:
        return []
    return [Fault("q", f"the words to look for have {len(words)} characters; no name has more than {MOST_CHARACTERS}")]


def _why(found: Found, label: str) -> str:
    """Say why a thing was found."""
    entry = found.entry
    name = "Its name" if entry.name == label else f"Its other name \u201c{entry.name}\u201d"
    if found.told:
        return "Not its name, but what the graph tells of it has these words."
    if found.missing:
        return f"{name} has some of these words; nothing in it is like {_listed(found.missing)}."
    return {
        "label": "Its name has these words.",
        "alias": f"Also called \u201c{entry.name}\u201d.",
        "former": f"Formerly \u201c{entry.name}\u201d.",
        "identifier": f"Its identifier is \u201c{entry.name}\u201d.",
        "near": f"{name} is much like these words.",
    }[entry.matched]


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f"\u201c{word}\u201d" for word in words]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def areas_of(model: Model, ident: str) -> tuple[str, ...]:
    """Return the areas that a body serves or a document is about."""
    if ident in model.bodies:
        return tuple(dict.fromkeys(c.area for c in model.bodies[ident].covers))
    area = model.documents[ident].area if ident in model.documents else None
    return (area,) if area else ()

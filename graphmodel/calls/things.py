"""The call `things` (command `list`): all things of one kind, under headings, with a line on each; or those of them that words fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.calls.paging import ALL, Part
from graphmodel.calls.search import areas_of, too_long
from graphmodel.calls.thing_lines import Lines
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import kind_of, natural
from graphmodel.load.names import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.model.model import Model
    from graphmodel.search.index import Index

#: How many things a page of a list has.
MOST = 250


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of all things of a kind.

    Attributes:
        name: its name, as in an address.
        title: what people call it.
        told: what stands on it, in a sentence.
    """

    name: str
    title: str
    told: str


#: The lists there are, in the order in which they are offered.
SHELVES = {
    s.name: s
    for s in (
        Shelf("norms", "Norms", "What each provision in the graph does: a duty, power, restriction or condition, or what explains one."),
        Shelf("instruments", "Acts and other sources of law", "The Acts, regulations, decided cases and codes whose provisions are in the graph."),
        Shelf("bars", "Bars", "Provisions that forbid or limit passing on some kinds of information, whatever power there is."),
        Shelf("regimes", "Data protection and human rights regimes", "The law on personal data and human rights that governs sharing in a stretch of time."),
        Shelf("purposes", "Purposes", "What information is shared for, with the words that officers use."),
        Shelf("information", "Kinds of information", "What is shared, from broad kinds to narrow ones."),
        Shelf("subjects", "Kinds of person", "Whom the information is about. Never a named person."),
        Shelf("types", "Kinds of body, roles and capacities", "What bodies are in law: what Acts speak of."),
        Shelf("bodies", "Bodies", "Organisations, boards, groups, forums and partnerships, by the area that they serve."),
        Shelf("boards", "Boards", "Bodies whose seats or rules a document in the graph tells."),
        Shelf("posts", "Posts", "Offices and posts; never the person in one."),
        Shelf("areas", "Areas", "Places that bodies serve."),
        Shelf("documents", "Documents", "Local governance documents that have been read line by line."),
        Shelf("plans", "Plans", "Plans that a document names."),
    )
}  # fmt: skip


def things(
    model: Model,
    index: Index,
    shelf: str,
    *,
    words: str | None = None,
    area: str | None = None,
    page: int = 1,
    date: str | None = None,
    part: Part = ALL,
) -> dict[str, Any]:
    """Return a page of all things of a kind, sorted under headings.

    Args:
        model: the model that is asked.
        index: its names, for `words`.
        shelf: which list, one of `SHELVES`.
        words: only things whose names these fit; slips are forgiven.
        area: only bodies that serve this area, and its documents.
        page: which page, from 1.
        date: the day on which it is told whether each existed or was in force.
        part: which part, in the place of a page.

    Raises:
        NotInGraphError, BadQuestionError: a parameter cannot be read.
    """
    on = asked_day(date)
    if shelf not in SHELVES:
        told = f"there is no list of {shelf!r}. {did_you_mean(shelf, SHELVES)}".strip()
        raise BadQuestionError((Fault("things", told, nearest(shelf, SHELVES)),))
    if faults := too_long(words or ""):
        raise BadQuestionError(tuple(faults))
    place = model.resolve(area, "area", field="area") if area else None
    lines = Lines(model, on)
    rows = [lines.row(ident) for ident in _on(model, shelf) if place is None or place in areas_of(model, ident)]
    if words:
        looked = index.look(words)
        found = {f.entry.id for f in looked if not f.told} or {f.entry.id for f in looked}
        rows = [row for row in rows if row["id"] in found]
    rows.sort(key=_order)
    pages = max(1, -(-len(rows) // MOST))
    if not 1 <= page <= pages:
        raise BadQuestionError((Fault("page", f"there is no page {page}; the list has {pages}"),))
    if part != ALL and page > 1:
        raise BadQuestionError((Fault("page", "give a page, or a limit or cursor, and not both"),))
    parameters = [("q", words), ("area", place), ("date", on.isoformat())]
    again = link(f"/{shelf}", [*parameters[:2], ("page", page if page > 1 else None), *parameters[2:]])
    whole = Part(part.limit or MOST, part.cursor)
    results, more = whole.of(model, rows, link(f"/{shelf}", parameters), f"/things/{shelf}")
    if page > 1:
        results, more = rows[(page - 1) * MOST : page * MOST], None
    return {
        **common(
            model,
            {"things": shelf, "q": words, "area": place, "page": page},
            "answered" if rows else "not-in-graph",
            on.isoformat(),
            again,
        ),
        "title": SHELVES[shelf].title,
        "told": SHELVES[shelf].told,
        "results": results,
        "total": len(rows),
        "pages": pages,
        "next": more,
    }


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    """Sort key of a line: by heading, first what the heading is named after, then by name."""
    group, label = (row["group"] or "").casefold(), row["label"].casefold()
    return not group, natural(group), label != group, natural(label), row["id"]


def _on(model: Model, shelf: str) -> Iterable[str]:
    """Return the ids of what stands on a list."""
    if shelf == "boards":
        told = {x.board for x in model.lists.values()} | {r.about for r in model.rules.values()}
        return sorted(i for i in told if kind_of(i) == "body" and model.bodies[i].kind != "class")
    found: Iterable[str] = getattr(model, shelf)
    return found

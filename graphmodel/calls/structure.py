"""The call `structure` (command `diagram`): the bodies of an area, or around a body, and the lines between them, with positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.dates import Truth
from graphmodel.diagram.connections import Connections, end_of
from graphmodel.diagram.layout import arrange
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.findings.find import all_on
from graphmodel.ids import kind_of
from graphmodel.structure.attested import Attested
from graphmodel.structure.lines import NOBODY, ROLE
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.model.bodies import Body, Post
    from graphmodel.model.model import Model

#: How many steps from a body its chart goes.
DEPTH = 2
_BODIES = ("body", "post")


def structure(model: Model, ident: str, *, date: str | None = None, depth: int = DEPTH) -> dict[str, Any]:
    """Return the structure of an area, or of what stands around a body, as the documents of a day attest it.

    Each node has a place: `x` and `y` are the middle of its box, `y` grows downwards, `level` counts the rows from the
    top. `strokes` is what a chart draws: one for all the lines between the same two, with its route and its words.

    Args:
        model: the model that is asked.
        ident: the area, body or post.
        date: the day, as YYYY-MM-DD.
        depth: how many steps from a body to go; an area has all its bodies whatever the depth.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    if depth < 1:
        raise BadQuestionError((Fault("depth", f"{depth} is no number of steps; give one from 1"),))
    about = model.resolve(ident, "area", "body", "post")
    area = about if kind_of(about) == "area" else None
    attested = Attested(model, on)
    if area:
        attested.documents = tuple(d for d in attested.documents if model.documents[d].area == area)
    connections = Connections(model, attested)
    found = connections.rows()
    if area:
        wanted = _named(model, attested) | {end for row in found for end in (row["from_node"], row["to_node"])}
    elif attested.looked_in(about):
        wanted = _around(about, found, depth)
    else:
        wanted = set()
    rows = [row for row in found if row["from_node"] in wanted and row["to_node"] in wanted]
    nodes = _Nodes(model, attested, rows).all(wanted)
    strokes = arrange(nodes, rows)
    shown = {n["id"] for n in nodes}
    findings = [f.describe(model) for f in all_on(model, on) if shown & set(f.about) and _told_by(f, attested)]
    describe = Describe(model)
    question = {"about": describe.ref(about), "depth": None if area else depth}
    parameters = [("depth", depth if depth != DEPTH and not area else None), ("date", on.isoformat())]
    return {
        **common(
            model,
            question,
            "answered" if nodes else "not-in-graph",
            on.isoformat(),
            link(f"/areas/{about}/structure", parameters),
            findings,
        ),
        "told": "" if nodes else _told(model, about, on),
        "documents": describe.refs(_cited(nodes, rows)),
        "boards": describe.refs(sorted(_boards(model, attested) & shown)),
        "nodes": nodes,
        "lines": rows,
        "strokes": strokes,
    }


def _boards(model: Model, attested: Attested) -> set[str]:
    """Return the bodies whose seats or rules the documents of the day tell."""
    ruled = {r.about for r in attested.among(model.rules.values()) if r.about in model.bodies}
    return {x.board for x in attested.among(model.lists.values())} | ruled


def _named(model: Model, attested: Attested) -> set[str]:
    """Return the bodies and posts that the documents of the day name: in a statement, in a class, or by describing them."""
    found = {
        ident
        for ident, statements in model.statements_about.items()
        if kind_of(ident) in _BODIES and any(s.document in attested.documents and attested.holds(s) for s in statements)
    }
    records: list[Body | Post] = [*model.bodies.values(), *model.posts.values()]
    for record in records:
        if any(c.document in attested.documents for c in record.cite):
            found.add(record.id)
    return found


def _around(start: str, rows: list[dict[str, Any]], depth: int) -> set[str]:
    """Return what is within some steps of a body, over lines and relations; seats and identities do not lead on, nor do roles."""
    beside: dict[str, set[str]] = {}
    for row in rows:
        if row["group"] not in {"seat", "identity"}:
            beside.setdefault(row["from_node"], set()).add(row["to_node"])
            beside.setdefault(row["to_node"], set()).add(row["from_node"])
    found, border = {start}, {start}
    for _ in range(depth):
        border = {n for b in border if not b.startswith((ROLE, NOBODY)) for n in beside.get(b, ())} - found
        found |= border
    return found


def _cited(nodes: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[str]:
    """Return the documents that a chart rests on."""
    return sorted({c["document"] for thing in (*nodes, *rows) for c in thing["citations"] if c["document"]})


def _told_by(finding: Any, attested: Attested) -> bool:
    return any(s.document in attested.documents for s in finding.statements)


def _told(model: Model, about: str, on: datetime.date) -> str:
    """Say why there is nothing to show, and of which stretch of time the documents speak."""
    label = model.label(about)
    if kind_of(about) != "area":
        span = Attested(model, on).span(about)
        if span:
            return f"No document in the graph speaks of {label} on {on}; those that name it speak of {span}."
        return f"No document in the graph speaks of {label}."
    documents = [d for d in model.documents.values() if d.area == about]
    spans = sorted(
        f"{d.label} of {d.attested.not_before} to {d.attested.not_after}" for d in documents if d.attested is not None
    )
    if spans:
        return f"No document in the graph speaks of {label} on {on}; those on {label} speak of other days: {'; '.join(spans)}."
    return f"No document on {label} is in the graph."


class _Nodes:
    """The nodes of a chart, described."""

    def __init__(self, model: Model, attested: Attested, rows: list[dict[str, Any]]) -> None:
        self.model = model
        self.attested = attested
        self.describe = Describe(model)
        self.found: dict[str, list[str]] = {}
        for finding in all_on(model, attested.on):
            if _told_by(finding, attested):
                for about in finding.about:
                    self.found.setdefault(about, []).append(finding.id)
        self.cited: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            for end in (row["from_node"], row["to_node"]):
                self.cited.setdefault(end, []).extend(row["citations"])

    def all(self, idents: Iterable[str]) -> list[dict[str, Any]]:
        """Return them sorted by id."""
        return [self._node(ident) for ident in sorted(idents)]

    def _node(self, ident: str) -> dict[str, Any]:
        record = self.model.records.get(ident)
        kind = end_of(ident) or getattr(record, "kind", None) or kind_of(ident)
        return {
            "id": ident,
            "label": self._label(ident),
            "kind": kind,
            "kind_label": self._kind_label(kind),
            "area": self._area(record),
            "legal_personality": getattr(record, "legal_personality", None),
            "status": getattr(record, "status", None) or "adopted",
            "classes": self.describe.refs(self._classes(ident)),
            "citations": self._citations(ident, record),
            "findings": sorted(set(self.found.get(ident, ()))),
        }

    def _label(self, ident: str) -> str:
        if ident.startswith(ROLE):
            return self.model.code_label("to-role", ident.removeprefix(ROLE))
        return "nobody named" if ident.startswith(NOBODY) else self.model.label(ident)

    def _kind_label(self, kind: str) -> str:
        words = {
            "role": "Role",
            "nobody": "Nobody named",
            "post": "Post",
            "type": "Kind of body or person",
            "body": "Body",
        }
        return words.get(kind) or self.model.code_label("body-kind", kind)

    def _classes(self, ident: str) -> list[str]:
        """Return the classes that the documents of the day put it in."""
        classes = self.model.classes_of.get(ident, ())
        return [c for c in classes if any(x.document in self.attested.documents for x in self.model.bodies[c].cite)]

    def _area(self, record: Any) -> dict[str, str] | None:
        rows = [c for c in getattr(record, "covers", ()) if c.period.covers(self.attested.on) is not Truth.FAILS]
        return self.describe.ref(rows[0].area) if rows else None

    def _citations(self, ident: str, record: Any) -> list[dict[str, Any]]:
        """Return where it is described; where it is not, every place that tells of it."""
        documents = self.attested.documents
        own = self.describe.citations(c for c in getattr(record, "cite", ()) if c.document in documents)
        about = self.model.statements_about.get(ident, ())
        told = self.describe.citations(c for s in about if s.document in documents for c in s.cite)
        unique = {
            (c["document"], c["part"], c["paragraph"], c["anchor"]): c for c in own or told or self.cited.get(ident, [])
        }
        return list(unique.values())

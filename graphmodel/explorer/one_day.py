"""All that the documents of a day tell of an area, or of what is around a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.diagram.connections import Connections
from graphmodel.explorer.around import around
from graphmodel.explorer.asked import MOST_STEPS
from graphmodel.explorer.nodes import Nodes, told_by
from graphmodel.findings.find import all_on
from graphmodel.ids import kind_of
from graphmodel.structure.attested import Attested

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.model.bodies import Body, Post
    from graphmodel.model.model import Model

_NAMED = ("body", "post")


class OneDay:
    """The whole structure of an area or around a body, on a day.

    Args:
        model: the model.
        about: the area, body or post.
        on: the day.
        document: the one document that speaks for the day; None for all of the day, an empty text for none.

    Attributes:
        rows: every line, as the answer has them.
        idents: every node.
    """

    def __init__(self, model: Model, about: str, on: datetime.date, document: str | None = None) -> None:
        self.model = model
        self.on = on
        self.attested = Attested(model, on, document or None)
        if document == "":
            self.attested.documents = ()
        area = kind_of(about) == "area"
        if area:
            self.attested.documents = tuple(d for d in self.attested.documents if model.documents[d].area == about)
        self.rows: list[dict[str, Any]] = Connections(model, self.attested).rows()
        if area:
            ends = {end for row in self.rows for end in (row["from_node"], row["to_node"])}
            self.idents = _named(model, self.attested) | ends
        else:
            self.idents = around([about], self.rows, MOST_STEPS) if self.attested.looked_in(about) else set()

    def describe(self, idents: Iterable[str], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return some nodes, sorted by id."""
        nodes = Nodes(self.model, self.attested, rows)
        return [nodes.node(ident) for ident in sorted(idents)]

    def findings(self, shown: set[str]) -> list[dict[str, Any]]:
        """Return what was found about some nodes."""
        found = all_on(self.model, self.on)
        return [f.describe(self.model) for f in found if shown & set(f.about) and told_by(f, self.attested)]

    def boards(self) -> set[str]:
        """Return the bodies whose seats or rules the documents of the day tell."""
        ruled = {r.about for r in self.attested.among(self.model.rules.values()) if r.about in self.model.bodies}
        return {x.board for x in self.attested.among(self.model.lists.values())} | ruled


def _named(model: Model, attested: Attested) -> set[str]:
    """Return the bodies and posts that the documents of the day name: in a statement, in a class, or by describing them."""
    found = {
        ident
        for ident, statements in model.statements_about.items()
        if kind_of(ident) in _NAMED and any(s.document in attested.documents and attested.holds(s) for s in statements)
    }
    records: list[Body | Post] = [*model.bodies.values(), *model.posts.values()]
    for record in records:
        if any(c.document in attested.documents for c in record.cite):
            found.add(record.id)
    return found

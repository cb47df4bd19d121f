"""The addresses of the structure explorer: every view of a chart is a link, and so is all that a reader may do with a box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.render import api_link, entity_link, query
from graphmodel.diagram.links import Action
from graphmodel.ids import kind_of
from graphmodel.structure.lines import NOBODY, ROLE

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Node
    from graphmodel.explorer.view import View

_BELOW = ("body", "post", "type")


class ExplorerLinks:
    """Links from one view of a chart to others.

    Args:
        about: whose chart it is.
        date: the day.
        view: what is shown.
        words: what was looked for, which is kept.
    """

    def __init__(self, about: str, date: str, view: View, words: str = "") -> None:
        self.path = f"/areas/{about}"
        self.date = date
        self.view = view
        self._found = [("find", words)] if words else []

    def to(self, view: View | None, *, date: str | None = None, chosen: str | None = None) -> str:
        """Return the address of a view; None for the opening view."""
        pairs = [("date", date or self.date), *(view.pairs() if view else ())]
        return query(self.path, [*pairs, *self._found, *([("chosen", chosen)] if chosen else ())])

    def choose(self, ident: str) -> str:
        """Return the address of the page with what is told of a node beside the chart."""
        return self.to(self.view, chosen=ident)

    def document(self, ident: str) -> str:
        """Return the address of a document."""
        return entity_link(ident, self.date)

    def file(self, form: str) -> str:
        """Return the address of what is shown as a file."""
        return api_link(query(self.path, [("date", self.date), *self.view.pairs(), ("format", form)]))

    def focus(self, ident: str) -> str:
        """Return the address of what is around one node."""
        return self.to(self.view.around([ident], 1), chosen=ident)

    def actions(self, node: Node) -> list[Action]:
        """Return what a reader may do with a box."""
        ident, view = node.id, self.view
        found = [Action("Show only this and what is one step from it", self.focus(ident), here=True)]
        if view.focus and ident not in view.focus:
            more = view.around([*view.focus, ident], view.steps)
            found.append(Action("Add what is around it", self.to(more, chosen=ident), here=True))
        found.append(Action("Hide it", self.to(view.without(ident)), here=True))
        if ident.startswith((ROLE, NOBODY)) or kind_of(ident) not in _BELOW:
            return found
        found.append(Action("Mark who it answers to, on the chart", self.to(view.path(ident, None)), here=True))
        if view.start and view.start != ident:
            found.append(Action("Mark the path that leads here", self.to(view.path(view.start, ident)), here=True))
        found.append(Action("Who it answers to, in words", query(f"/path/{ident}", date=self.date), here=False))
        found.append(Action("All that is known of it", entity_link(ident, self.date), here=False))
        return found


def hidden(view: View, date: str, *left_out: str, **more: Any) -> list[tuple[str, str]]:
    """Return the fields by which a form keeps the view that it is on, but for those it asks for itself."""
    pairs = [("date", date), *view.pairs(), *((n, str(v)) for n, v in more.items() if v)]
    return [(name, value) for name, value in pairs if name not in left_out]

"""The nodes of a chart, described: what each is, where it is told of, and what was found about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.dates import Truth
from graphmodel.diagram.connections import end_of
from graphmodel.findings.find import all_on
from graphmodel.ids import kind_of
from graphmodel.structure.lines import NOBODY, ROLE
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.findings.finding import Finding
    from graphmodel.model.model import Model
    from graphmodel.structure.attested import Attested

_WORDS = {
    "role": "Role",
    "nobody": "Nobody named",
    "post": "Post",
    "type": "Kind of body or person",
    "body": "Body",
}


def kind_of_node(model: Model, ident: str) -> str:
    """Return the kind of a node: that of a body, or `post`, `type`, `role` or `nobody`."""
    return str(end_of(ident) or getattr(model.records.get(ident), "kind", None) or kind_of(ident))


def kind_label(model: Model, kind: str) -> str:
    """Return what a kind of node is called."""
    return _WORDS.get(kind) or model.code_label("body-kind", kind)


def label_of(model: Model, ident: str) -> str:
    """Return what stands in the box of a node."""
    if ident.startswith(ROLE):
        return model.code_label("to-role", ident.removeprefix(ROLE))
    return "nobody named" if ident.startswith(NOBODY) else model.label(ident)


def told_by(finding: Finding, attested: Attested) -> bool:
    """Tell whether a finding rests on a document of the day."""
    return any(s.document in attested.documents for s in finding.statements)


class Nodes:
    """Describes nodes as the documents of a day tell of them.

    Args:
        model: the model.
        attested: the documents of the day.
        rows: the lines of the chart; what has no place of its own is told of where they are.
    """

    def __init__(self, model: Model, attested: Attested, rows: Iterable[dict[str, Any]]) -> None:
        self.model = model
        self.attested = attested
        self.describe = Describe(model)
        self._found: dict[str, list[str]] = {}
        for finding in all_on(model, attested.on):
            if told_by(finding, attested):
                for about in finding.about:
                    self._found.setdefault(about, []).append(finding.id)
        self._cited: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            for end in (row["from_node"], row["to_node"]):
                self._cited.setdefault(end, []).extend(row["citations"])

    def node(self, ident: str) -> dict[str, Any]:
        """Return a node."""
        record = self.model.records.get(ident)
        kind = kind_of_node(self.model, ident)
        return {
            "id": ident,
            "label": label_of(self.model, ident),
            "kind": kind,
            "kind_label": kind_label(self.model, kind),
            "area": self._area(record),
            "legal_personality": getattr(record, "legal_personality", None),
            "status": getattr(record, "status", None) or "adopted",
            "classes": self.describe.refs(self._classes(ident)),
            "citations": self._citations(ident, record),
            "findings": sorted(set(self._found.get(ident, ()))),
        }

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
            (c["document"], c["part"], c["paragraph"], c["anchor"]): c
            for c in own or told or self._cited.get(ident, [])
        }
        return list(unique.values())

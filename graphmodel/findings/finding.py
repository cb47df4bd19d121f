"""A finding as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from graphmodel.ids import slug, slug_of
from graphmodel.structure.lines import ROLE
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.model.documents import Statement
    from graphmodel.model.model import Model


#: Kinds of which one thing may have several: the statement gives the id.
_BY_STATEMENT = {
    "nobody-named",
    "dangling-reference",
    "reading-differs",
    "no-terms",
    "holder-without-employer",
    "contradictory-rules",
}


class Finding(Struct, frozen=True):
    """Something a reader should know.

    Attributes:
        kind: word of codelist/finding-kind.
        severity: `high`, `medium` or `low`.
        about: the things it touches, the first of them giving it its id.
        statements: the statements involved.
        text: what was found.
        sub: what tells it from others of its kind about the same thing.
    """

    kind: str
    severity: str
    about: tuple[str, ...]
    statements: tuple[Statement, ...]
    text: str
    sub: str = ""

    @property
    def id(self) -> str:
        """An id made from the kind and from what it is about; never from its words."""
        what = self.statements[0].id if self.statements and self.kind in _BY_STATEMENT else self.about[0]
        return "-".join((f"finding/{self.kind}", slug_of(what), *([slug(self.sub)] if self.sub else ())))

    def describe(self, model: Model) -> dict[str, Any]:
        """Return the finding by the contract's names."""
        describe = Describe(model)
        code = next(c for c in model.codelists["codelist/finding-kind"].codes if c.name == self.kind)
        return {
            "id": self.id,
            "kind": self.kind,
            "severity": self.severity,
            "about": describe.refs(self.about),
            "statements": [s.id for s in self.statements],
            "text": self.text,
            "why_it_matters": code.definition or code.label,
            "citations": [c for s in self.statements for c in describe.citations(s.cite)],
        }


def labels(model: Model, idents: Iterable[str]) -> str:
    """Return labels as an English list."""
    names = [_name(model, i) for i in dict.fromkeys(idents)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _name(model: Model, ident: str) -> str:
    """Return the label of a thing, or of the role that a line leads to."""
    return (
        model.code_label("to-role", ident.removeprefix(ROLE)).lower() if ident.startswith(ROLE) else model.label(ident)
    )

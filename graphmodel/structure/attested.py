"""Whether a statement is to be shown on a day: its own dates where it has them, else the stretch in which its document speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.dates import Truth

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from typing import TypeVar

    from graphmodel.model.documents import Document, Statement
    from graphmodel.model.model import Model

    S = TypeVar("S", bound=Statement)


def speaks_on(document: Document, on: datetime.date) -> bool:
    """Tell whether a document is known to speak, or may speak, of a day; one that is dated not at all may always."""
    when = document.attested
    if when is None:
        return True
    begun = when.not_before is None or on >= when.not_before.first
    return begun and (when.not_after is None or on <= when.not_after.last)


def span_of(document: Document) -> str:
    """Say in which stretch of time a document speaks; nothing where it is not dated."""
    when = document.attested
    return f"{when.not_before} to {when.not_after}" if when and (when.not_before or when.not_after) else ""


class Attested:
    """The statements of a model that are shown on a day; where one document is named, those of that document, whatever days it speaks of."""

    def __init__(self, model: Model, on: datetime.date, source: str | None = None) -> None:
        self.model = model
        self.on = on
        self._only: tuple[str, ...] | None = (source,) if source else None
        self._speaks: dict[str, bool] = {}

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that speak for the day; they can be set."""
        if self._only is None:
            self._only = tuple(d for d in self.model.documents if self.speaks(d))
        return self._only

    @documents.setter
    def documents(self, only: tuple[str, ...]) -> None:
        self._only = only
        self._speaks = {}

    def speaks(self, document: str | None) -> bool:
        """Tell whether a document speaks for the day; what is told of one is kept, so that a question looks only at those it meets."""
        if document is None:
            return False
        known = self._speaks.get(document)
        if known is None:
            known = self._speaks[document] = self._found(document)
        return known

    def _found(self, document: str) -> bool:
        if self._only is not None:
            return document in self._only
        read = document in self.model.documents and bool(self.model.statements_about.get(document))
        return read and speaks_on(self.model.documents[document], self.on)

    def holds(self, statement: Statement) -> bool:
        """Tell whether a statement is shown on the day."""
        if statement.document is not None and not self.speaks(statement.document):
            return False
        return statement.holds is None or statement.holds.period.covers(self.on) is not Truth.FAILS

    def among(self, statements: Iterable[S]) -> list[S]:
        """Return those of some statements that are shown on the day, sorted by id."""
        return sorted((s for s in statements if self.holds(s)), key=lambda s: s.id)

    def looked_in(self, ident: str) -> tuple[str, ...]:
        """Return the documents of the day that name a thing."""
        about = {s.document for s in self.model.statements_about.get(ident, ()) if self.speaks(s.document)}
        cited = {c.document for c in getattr(self.model.records.get(ident), "cite", ()) if self.speaks(c.document)}
        return tuple(sorted({d for d in about | cited if d}))

    def span(self, ident: str) -> str:
        """Say in which stretches of time the documents that name a thing speak, for a reader who asked about another day."""
        named = {s.document for s in self.model.statements_about.get(ident, ()) if s.document in self.model.documents}
        found = {span for d in named if d and (span := span_of(self.model.documents[d]))}
        return " and ".join(sorted(found))

"""An area or body as the documents had last told it by a day: the newest document that speaks by then, and what is dated by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.dates import Truth
from graphmodel.ids import kind_of
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from typing import TypeVar

    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.model.documents import Document, Statement
    from graphmodel.model.model import Model

    S = TypeVar("S", bound=Statement)


class AsLastTold:
    """What the documents of an area, or those that name a body, had last told by a day."""

    def __init__(self, model: Model, ident: str, on: datetime.date) -> None:
        self.model, self.ident, self.on = model, ident, on
        mine = [d for d in model.documents.values() if self._concerns(d) and self._begun(d)]
        mine.sort(key=lambda d: (d.attested.not_before.first if d.attested and d.attested.not_before else on, d.id))
        self.document = mine[-1].id if mine else None

    def _concerns(self, document: Document) -> bool:
        if kind_of(self.ident) == "area":
            return document.area == self.ident
        return any(s.document == document.id for s in self.model.statements_about.get(self.ident, ()))

    def _begun(self, document: Document) -> bool:
        when = document.attested
        return when is None or when.not_before is None or when.not_before.first <= self.on

    def about(self, ident: str) -> bool:
        """Tell whether a thing is part of what is compared: anything for an area, the body itself for a body."""
        return kind_of(self.ident) == "area" or ident == self.ident

    def among(self, statements: Iterable[S]) -> list[S]:
        """Return the statements of the document that hold by the day, sorted by id."""
        found = [
            s
            for s in statements
            if s.document == self.document and (s.holds is None or s.holds.period.covers(self.on) is not Truth.FAILS)
        ]
        return sorted(found, key=lambda s: s.id)

    def alike(self) -> set[frozenset[str]]:
        """Return the pairs of names that are probably the same, by any document."""
        return {frozenset((s.left, s.right)) for s in self.model.same_as.values() if s.polarity != "denies"}

    def bodies(self) -> dict[str, tuple[Statement, ...]]:
        """Return the bodies and posts that the document names, each with the statements that do."""
        found: dict[str, tuple[Statement, ...]] = {}
        for ident in (*self.model.bodies, *self.model.posts):
            statements = tuple(s for s in self.model.statements_about.get(ident, ()) if s.document == self.document)
            cited = any(c.document == self.document for c in getattr(self.model.records[ident], "cite", ()))
            if (statements or cited) and self.about(ident):
                found[ident] = statements[:3]
        return found

    def standing(self, ident: str, matcher: Matcher) -> str:
        """Say what is special about a body on the day: gone with what followed it, only proposed; nothing where it is simply there."""
        record = self.model.records[ident]
        if getattr(record, "status", None) == "proposed":
            return "proposed only"
        if kind_of(ident) != "body":
            return ""
        party = matcher.party(ident, None, matcher.slices.index(self.on))
        if party.exists is not Rank.FAILS:
            return ""
        exists = self.model.bodies[ident].exists
        if exists and exists.period.from_ and exists.period.from_.first > self.on:
            return f"not yet there on {self.on} (it began {exists.period.from_})"
        after = [
            self.model.label(s.id) + (" (only planned or proposed)" if s.proposed else "")
            for s in matcher.parties.successors(ident, self.on)
        ]
        ended = f" (it ended {exists.period.until})" if exists and exists.period.until else ""
        return f"no longer there on {self.on}{ended}" + (f"; after it came {', '.join(after)}" if after else "")

    def silent_on(self, ident: str, matcher: Matcher) -> str:
        """Say why a body that the other side tells of is not told of here: it is not there, or the document does not name it."""
        name = self.model.label(self.document) if self.document else "any document"
        return self.standing(ident, matcher) or f"not named in {name}; that it was not there on {self.on} is not stated"

    def in_words(self) -> str:
        """Say which document speaks for the day."""
        name = self.model.label(self.document) if self.document else "no document"
        return f"{self.model.label(self.ident)} on {self.on}: as last told by {name}"

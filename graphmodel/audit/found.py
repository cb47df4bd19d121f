"""What the graph holds at a cited place, as a reader wants it: what it does, whether it is law on the day, what took its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.audit.force import Force, force
from graphmodel.dates import Truth
from graphmodel.legal_basis.answer import LawCitation
from graphmodel.model.law import Norm
from graphmodel.model.layers import Bar, LawfulBasis, ProcessingCondition, Regime

if TYPE_CHECKING:
    import datetime

    from graphmodel.audit.holdings import Held
    from graphmodel.audit.reliance import Reliance
    from graphmodel.model.law import Change
    from graphmodel.model.model import Model, Ref


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of a provision."""

    date: str
    what: str
    by: str | None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a curator wrote of how local documents tell a provision.

    Attributes:
        text: the note.
        about: the documents and paragraphs that it is about.
        this_text: whether the text audited was recognised as one of these.
    """

    text: str
    about: tuple[str, ...]
    this_text: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Something that the graph holds at a cited place.

    Attributes:
        thing: a norm, a ground of data protection law, or a bar.
        modality, basis, gateway_kind: words of the codelists of these names; None where it is no norm.
        does: what it does, or when it fits.
        replaced_by: what took its place; `now` what stands there on the day.
        changes: what changed it after the text was written, up to the day.
        reliance: whether the parties and the purpose can rest on it, where these were given.
    """

    thing: Ref
    citation: LawCitation
    in_force: Force
    period: str
    modality: str | None
    basis: str | None
    gateway_kind: str | None
    does: str
    replaced_by: tuple[Ref, ...]
    replaced_by_words: tuple[str, ...]
    now: tuple[Ref, ...]
    changes: tuple[Changed, ...]
    confidence: str
    unverified: str | None
    note: SourceNote | None
    reliance: tuple[Reliance, ...] = ()


class Finder:
    """Describes what the graph holds, on one day.

    Args:
        model: the model.
        on: the day.
        written: the day after which a change counts as later than the text; None where it is not known.
        source: the name of the source of the document that the text was recognised as; None where it was not.
    """

    def __init__(self, model: Model, on: datetime.date, written: datetime.date | None, source: str | None) -> None:
        self.model = model
        self.on = on
        self.written = written
        self.source = source
        self._made: dict[str, Found] = {}

    def describe(self, held: Held) -> Found:
        """Return a holding as a reader wants it."""
        found = self._made.get(held.id)
        if found is None:
            record = self.model.records[held.id]
            found = self._made[held.id] = self._norm(record) if isinstance(record, Norm) else self._other(record)
        return found

    def _norm(self, norm: Norm) -> Found:
        own = force(norm.in_force.period, self.on, norm.in_force)
        return Found(
            thing=self.model.ref(norm.id),
            citation=LawCitation(norm.provision, None, norm.url),
            in_force=own,
            period=norm.in_force.period.in_words(),
            modality=norm.modality,
            basis=norm.basis,
            gateway_kind=norm.gateway.kind,
            does=norm.summary,
            replaced_by=tuple(self.model.ref(r) for r in norm.replaced_by),
            replaced_by_words=norm.replaced_by_words,
            now=tuple(self.model.ref(r) for r in self._standing(norm)) if own.when == "ended" else (),
            changes=tuple(Changed(str(c.date), c.what, c.by) for c in norm.changes if self._later(c)),
            confidence=norm.confidence,
            unverified=norm.unverified,
            note=self._note(norm),
        )

    def _other(self, record: LawfulBasis | ProcessingCondition | Bar | Regime) -> Found:
        own = force(record.period, self.on)
        unverified = None if isinstance(record, Regime) else record.unverified
        if isinstance(record, Bar):
            provision, does = record.provision, record.text
        elif isinstance(record, Regime):
            provision, does = record.label, f"What it governs: {record.scope}."
        else:
            not_when = f" Not where: {record.not_when}." if record.not_when else ""
            provision, does = record.article or record.label, f"Fits when: {record.fits_when}.{not_when}"
            if own.when == "ended":
                own = replace(own, words=f"{own.words} {self._regime()}".rstrip())
        return Found(
            thing=self.model.ref(record.id),
            citation=LawCitation(provision, None, record.url),
            in_force=own,
            period=record.period.in_words(),
            modality=None,
            basis=None,
            gateway_kind=None,
            does=does,
            replaced_by=(),
            replaced_by_words=(),
            now=(),
            changes=(),
            confidence=record.confidence,
            unverified=unverified,
            note=None,
        )

    def _regime(self) -> str:
        """Say what governs personal data on the day in general."""
        labels = [
            r.label
            for r in sorted(self.model.regimes.values(), key=lambda r: r.order)
            if r.regime_kind == "general" and r.period.covers(self.on) is Truth.HOLDS
        ]
        return f"What governs on that day: {' and '.join(labels)}." if labels else ""

    def _standing(self, norm: Norm) -> list[str]:
        """Return the norms that stand on the day at the end of the chain of those that took its place."""
        found: list[str] = []
        queue, seen = list(norm.replaced_by), {norm.id}
        while queue:
            ident = queue.pop(0)
            after = self.model.norms.get(ident)
            if ident in seen or after is None:
                continue
            seen.add(ident)
            if force(after.in_force.period, self.on, after.in_force).result == "holds":
                found.append(ident)
            else:
                queue += after.replaced_by
        return sorted(found)

    def _later(self, change: Change) -> bool:
        date = change.date
        return bool(self.written and date and date.first > self.written and date.reached(self.on) is not Truth.FAILS)

    def _note(self, norm: Norm) -> SourceNote | None:
        if not norm.note_on_source:
            return None
        here = bool(self.source) and any(str(self.source) in ref for ref in norm.seed_refs)
        return SourceNote(norm.note_on_source, norm.seed_refs, here)

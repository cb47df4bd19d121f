"""The grounds of data protection law as an answer shows them: what fits, what does not, and why."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.layers.routes import DataKinds
    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.layers import DataProtectionStatus, LawfulBasis, ProcessingCondition, Regime, Route
    from graphmodel.model.model import Model


class Used(Struct, frozen=True):
    """A ground or condition on which a route rests, with when it fits and when not."""

    id: str
    label: str
    fits_when: str
    not_when: str | None
    substantial_public_interest: bool | None
    consent_element: str | None
    policy_document: str | None
    url: str
    confidence: str
    unverified: str | None


class Ground(Struct, frozen=True):
    """A route that can carry the disclosure, if the officer finds that it fits.

    Attributes:
        route: id of the row of the table.
        data_kind: word of codelist/data-kind.
        opened_by: what opens it: the kind of gateway, or the circumstance.
        policy_document_needed: word of codelist/policy-document-needed.
        uses: the grounds and conditions behind it.
    """

    route: str
    label: str
    data_kind: str
    opened_by: str
    article: str | None
    condition: str | None
    policy_document_needed: str
    uses: tuple[Used, ...]
    note: tuple[str, ...]
    url: str
    confidence: str


class Misfit(Struct, frozen=True):
    """A ground or condition of the regime that is not offered here, and why."""

    id: str
    label: str
    why: str
    url: str


class Grounds:
    """Describes routes and what they leave out."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        self._described = lru_cache(maxsize=16384)(self._describe)
        self._misfits = lru_cache(maxsize=16384)(self._misfits_of)

    def describe(self, row: Route, on: datetime.date) -> Ground:
        """Return a route with the grounds that stand behind it on a day."""
        return self._described(row.id, self.matcher.slices.index(on))

    def _describe(self, ident: str, piece: int) -> Ground:
        row, on = self.model.routes[ident], self.matcher.slices.day(piece)
        records = [self._record(u) for u in row.uses]
        return Ground(
            row.id,
            row.label,
            row.data_kind,
            row.gateway_kind,
            row.article,
            row.condition,
            row.policy_document_needed,
            tuple(self._used(r) for r in records if rank_on(r.period, on) is Rank.HOLDS),
            row.note,
            row.url,
            row.confidence,
        )

    def without_never(self, ground: Ground, regime: Regime, where: set[str], on: datetime.date) -> Ground:
        """Return a route without the grounds behind it that are never offered in a case, as long as any is left."""
        never = {
            ident
            for n in self.model.never_offered.values()
            if regime.id in n.regime and n.where in where and rank_on(n.period, on) is Rank.HOLDS
            for ident in n.offers
        }
        kept = tuple(u for u in ground.uses if u.id not in never)
        return replace(ground, uses=kept) if kept and len(kept) < len(ground.uses) else ground

    def misfits(
        self, question: Question, regime: Regime, kinds: DataKinds, used: Iterable[Ground], where: set[str]
    ) -> tuple[Misfit, ...]:
        """Return the grounds and conditions of a regime that no route offers, each with the reason.

        Args:
            question: the question.
            regime: the regime that governs.
            kinds: how it sorts what was asked for.
            used: the routes that are offered.
            where: the words of codelist/never-where that hold here.
        """
        offered = frozenset(u.id for g in used for u in g.uses)
        wanted = frozenset(kinds.certain) - {"personal"}
        piece = self.matcher.slices.index(question.on)
        return self._misfits(regime, piece, wanted, offered, frozenset(where), question.subject)

    def _misfits_of(
        self,
        regime: Regime,
        piece: int,
        wanted: frozenset[str],
        offered: frozenset[str],
        where: frozenset[str],
        subject: str,
    ) -> tuple[Misfit, ...]:
        on = self.matcher.slices.day(piece)
        rows: list[LawfulBasis | ProcessingCondition] = [
            self.model.lawful_bases[i] for i in sorted(self.model.lawful_bases)
        ]
        conditions = (self.model.processing_conditions[i] for i in sorted(self.model.processing_conditions))
        rows += [c for c in conditions if c.data_kind in wanted]
        return tuple(
            Misfit(r.id, r.label, self._why(r, subject, on, regime, where), r.url)
            for r in rows
            if regime.id in r.regime and r.id not in offered and rank_on(r.period, on) is Rank.HOLDS
        )

    def _why(
        self,
        row: LawfulBasis | ProcessingCondition,
        subject: str,
        on: datetime.date,
        regime: Regime,
        where: frozenset[str],
    ) -> str:
        never = [
            f"not offered {n.text}"
            for n in self.model.never_offered.values()
            if row.id in n.offers
            and regime.id in n.regime
            and rank_on(n.period, on) is Rank.HOLDS
            and (n.where in where or self._about(n.data_subjects, subject))
        ]
        if never:
            return "; ".join(sorted(never))
        fits = f"no route from this gateway leads to it; it fits where: {row.fits_when}"
        return f"{fits}; and not where: {row.not_when}" if row.not_when else fits

    def _about(self, subjects: tuple[str, ...], subject: str) -> bool:
        return any(self.matcher.concepts.subjects.within(subject, s) for s in subjects)

    def _record(self, ident: str) -> LawfulBasis | ProcessingCondition:
        return self.model.lawful_bases.get(ident) or self.model.processing_conditions[ident]

    @staticmethod
    def _used(record: LawfulBasis | ProcessingCondition) -> Used:
        return Used(
            record.id,
            record.label,
            record.fits_when,
            record.not_when,
            getattr(record, "substantial_public_interest", None),
            getattr(record, "consent_element", None),
            getattr(record, "policy_document", None),
            record.url,
            record.confidence,
            record.unverified,
        )


def status_words(status: DataProtectionStatus | None, sector: str) -> set[str]:
    """Return the words of codelist/never-where that a party's standing makes true."""
    authority = status.public_authority == "yes" if status else sector == "public"
    return {"public-authority"} if authority else set()

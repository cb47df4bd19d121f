"""Records of the layers that lie over every gateway: regimes, bars, grounds of data protection law, routes, confidence, prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.dates import Period


class Regime(Struct, frozen=True):
    """A body of law on personal data or human rights that governs what is shared in a stretch of time."""

    id: str
    label: str
    order: int
    regime_kind: str
    governs: tuple[str, ...]
    purpose_flags: tuple[str, ...]
    flag: str | None
    sensitive: bool | None
    period: Period
    scope: str
    url: str
    explained_by: tuple[str, ...]
    confidence: str
    note: tuple[str, ...]


class BarException(Struct, frozen=True):
    """An exception of a bar; confirmed by a fact, or else for the officer."""

    id: str
    name: str
    text: str
    fact: str | None


class Bar(Struct, frozen=True):
    """A provision that forbids or limits passing on some kinds of information, whatever gateway there is."""

    id: str
    label: str
    provision: str
    url: str
    protects: str
    information: tuple[str, ...]
    data_subjects: tuple[str, ...]
    binds: tuple[str, ...]
    binds_words: tuple[str, ...]
    fact: str | None
    received_under: str | None
    text: str
    effect: str
    removes: tuple[str, ...]
    yields_to: str
    exceptions: tuple[BarException, ...]
    period: Period
    confidence: str
    unverified: str | None
    note: tuple[str, ...]


class LawfulBasis(Struct, frozen=True):
    """A ground of data protection law on which personal data may be handled."""

    id: str
    label: str
    article: str
    regime: tuple[str, ...]
    fits_when: str
    not_when: str | None
    period: Period
    url: str
    confidence: str
    unverified: str | None
    note: tuple[str, ...]


class ProcessingCondition(Struct, frozen=True):
    """A further condition, for special category or offence data."""

    id: str
    label: str
    data_kind: str
    regime: tuple[str, ...]
    article: str | None
    schedule_paragraph: str | None
    fits_when: str
    not_when: str | None
    substantial_public_interest: bool | None
    consent_element: str | None
    policy_document: str | None
    period: Period
    url: str
    confidence: str
    unverified: str | None
    note: tuple[str, ...]


class Route(Struct, frozen=True):
    """A row of the table from a gateway to the grounds that can carry it."""

    id: str
    label: str
    regime: tuple[str, ...]
    gateway_kind: str
    bearer_sector: str
    class_: str | None
    disclosers: tuple[str, ...]
    purposes: tuple[str, ...]
    data_kind: str
    article: str | None
    condition: str | None
    policy_document_needed: str
    uses: tuple[str, ...]
    period: Period
    url: str
    confidence: str
    note: tuple[str, ...]


class NeverOffered(Struct, frozen=True):
    """A ground or condition that is not to be offered in a case, and why."""

    id: str
    label: str
    regime: tuple[str, ...]
    offers: tuple[str, ...]
    where: str
    data_subjects: tuple[str, ...]
    text: str
    period: Period
    note: tuple[str, ...]


class ConfidenceEffect(Struct, frozen=True):
    """What the words of a gateway do to a duty of confidence."""

    id: str
    label: str
    norm: tuple[str, ...]
    lifts_confidence: str
    in_words: str
    pinpoint: str
    but: str
    period: Period
    url: str
    confidence: str
    unverified: str | None
    note: tuple[str, ...]


class ConfidenceRoute(Struct, frozen=True):
    """A way in which information held in confidence can be passed on."""

    id: str
    label: str
    order: int
    opened_by: str
    fact: str | None
    text: str
    explained_by: tuple[str, ...]
    note: tuple[str, ...]


class DataProtectionStatus(Struct, frozen=True):
    """How a class of bodies stands in data protection and human rights law."""

    id: str
    label: str
    class_: tuple[str, ...]
    public_authority: str
    public_authority_words: str
    human_rights_authority: str
    human_rights_words: str
    needs_power_words: str
    law_enforcement_words: str
    usual_ground: str
    note: tuple[str, ...]


class Prompt(Struct, frozen=True):
    """A question that an officer has to answer and write down."""

    id: str
    label: str
    topic: str
    order: int
    period: Period
    explained_by: tuple[str, ...]
    note: tuple[str, ...]


class RecordField(Struct, frozen=True):
    """A heading that a record of a decision, or a sharing agreement, should have."""

    id: str
    label: str
    record: str
    order: int
    filled_by: str
    sources: tuple[str, ...]
    note: tuple[str, ...]


class Gap(Struct, frozen=True):
    """Something that the graph is known not to hold, or not to have read."""

    id: str
    label: str
    instrument: tuple[str, ...]
    gap_kind: str
    sources: tuple[str, ...]
    note: tuple[str, ...]

"""Records of the law: instruments, norms and the rows inside them. Fields are the keys of a data file; see `ontology/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.dates import PartialDate, Period


class Instrument(Struct, frozen=True):
    """An Act, a set of regulations, or the common law."""

    id: str
    label: str
    aliases: tuple[str, ...]
    legislation: str | None
    url: str | None
    note: tuple[str, ...]


class PartyRow(Struct, frozen=True):
    """A class that stands on one side of a norm, with the dates of the row itself."""

    id: str
    class_: str
    period: Period
    pinpoint: str
    by: str | None
    note: tuple[str, ...]
    applies_if: str | None
    area_link: str | None


class Gateway(Struct, frozen=True):
    """How a norm lets information move."""

    id: str
    kind: str
    trigger: str
    trigger_note: str | None
    area_link: str
    outcome: str | None
    purpose_flags: tuple[str, ...]
    needs_fact: str | None


class Exclusion(Struct, frozen=True):
    """Kinds of information that a gateway may not carry, for some disclosers or (none given) for any."""

    id: str
    information: tuple[str, ...]
    disclosers: tuple[str, ...]
    pinpoint: str


class Condition(Struct, frozen=True):
    """What must be so before a norm may be relied on, and who judges it."""

    id: str
    text: str
    pinpoint: str | None
    judged_by: str
    fact: str | None


class Exemption(Struct, frozen=True):
    """That a class need not sit on the board that a norm is about, although the norm names it."""

    id: str
    class_: str
    pinpoint: str
    text: str


class Limit(Struct, frozen=True):
    """How far a norm goes."""

    id: str
    text: str
    pinpoint: str | None
    sources: tuple[str, ...]


class InForce(Struct, frozen=True):
    """When a norm was in force; `announced` is a day on which an official source said that it would begin."""

    id: str
    period: Period
    enacted: PartialDate | None
    announced: PartialDate | None
    announced_source: str | None


class Change(Struct, frozen=True):
    """A change to a norm."""

    id: str
    date: PartialDate | None
    what: str
    by: str | None


class Norm(Struct, frozen=True):
    """What a provision does: a duty, power, restriction or condition."""

    id: str
    label: str
    instrument: str
    provision: str
    url: str
    extent: tuple[str, ...]
    modality: str
    basis: str
    action: str
    summary: str
    gateway: Gateway
    discloser: tuple[PartyRow, ...]
    recipient: tuple[PartyRow, ...]
    for_whom: tuple[PartyRow, ...]
    bearer: tuple[PartyRow, ...]
    counterpart: tuple[PartyRow, ...]
    purposes: tuple[str, ...]
    data_subjects: tuple[str, ...]
    information: tuple[str, ...]
    excludes: tuple[Exclusion, ...]
    lifts_confidence: str
    conditions: tuple[Condition, ...]
    limits: tuple[Limit, ...]
    members_by: str | None
    exempt: tuple[Exemption, ...]
    in_force: InForce
    commencement: str
    changes: tuple[Change, ...]
    replaced_by: tuple[str, ...]
    replaced_by_words: tuple[str, ...]
    seed_refs: tuple[str, ...]
    note_on_source: str | None
    sources: tuple[str, ...]
    confidence: str
    unverified: str | None
    see: tuple[str, ...]
    explains: str | None
    note: tuple[str, ...]

"""Records of documents and of the statements taken from them. Fields are the keys of a data file; see `ontology/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.dates import PartialDate
    from graphmodel.model.bodies import Existence


@dataclass(frozen=True, slots=True)
class Attestation:
    """The stretch of time in which an undated document speaks, both days included, and how that is known."""

    id: str
    not_before: PartialDate | None
    not_after: PartialDate | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A local governance document."""

    id: str
    label: str
    area: str | None
    publisher: str | None
    source_text: str | None
    duplicate_numbers: tuple[str, ...]
    attested: Attestation | None
    note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a document says it; `anchor` is at most eight words that find the place."""

    id: str
    document: str | None
    part: str | None
    paragraph: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A structural fact taken from a document."""

    id: str
    document: str | None
    cite: tuple[Citation, ...]
    status: str = "adopted"
    polarity: str = "asserts"
    certainty: str = "stated"
    reason: str | None = None
    holds: Existence | None = None
    key: str | None = None
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """The set of lines that a document offers beside each other, and how they are joined."""

    id: str
    set: str
    joined_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Statement):
    """A line of accountability or reporting."""

    from_: str | None
    to: str | None
    to_role: str | None
    kinds: tuple[str, ...]
    strength: str
    for_: str | None
    via: tuple[str, ...]
    alternative: Alternative | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Statement):
    """Anything else between two bodies."""

    from_: str
    verb: str
    to: str | None
    to_role: str | None
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Statement):
    """A handing down of what one body may do to another."""

    from_: str
    to: str
    what: str
    retained: str | None
    ratified_by: str | None
    consulting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatList(Statement):
    """The seats of a board as printed in one place."""

    label: str
    board: str
    declared_total: int | None


@dataclass(frozen=True, slots=True)
class SeatNumber:
    """How many places a row of a list has."""

    id: str
    printed: str | None
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Statement):
    """A place on a board."""

    list_: str
    holder: str | None
    holder_words: str | None
    represents: tuple[str, ...]
    represents_words: str | None
    alternatives: tuple[str, ...]
    number: SeatNumber | None
    role: str | None
    voting: str | None
    basis: str | None
    appointed_by: str | None


@dataclass(frozen=True, slots=True)
class RuleValue:
    """The value of a rule: a share, number, interval, post, body or words (`kind`)."""

    id: str
    kind: str
    numerator: int | None
    denominator: int | None
    number: int | None
    most: int | None
    unit: str | None
    every: int | None
    of: str | None
    including: tuple[str, ...]
    post: str | None
    body: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Statement):
    """A rule of procedure."""

    about: str
    topic: str
    state: str = "stated"
    value: RuleValue | None
    text: str | None
    applies_to: str | None
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Statement):
    """A plan or agreement that documents refer to."""

    label: str
    aliases: tuple[str, ...]
    owner: tuple[str, ...]
    period: Existence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(Statement):
    """That a document does not say something, recorded after looking."""

    about: str
    topic: str
    how: str


@dataclass(frozen=True, slots=True)
class ReadingParty:
    """A party of a reading, as the document tells it."""

    id: str
    words: str
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Statement):
    """What a local document says the law is."""

    norm: str | None
    provision: str | None
    instrument: str | None
    modality: str
    bearers: tuple[ReadingParty, ...]
    counterparts: tuple[ReadingParty, ...]
    purpose: str | None
    purposes: tuple[str, ...]
    closed_list: bool | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs(Statement):
    """A probable identity of two names; never merged."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Statement):
    """Where a document points to another part of itself, or (`outside`) to another document; it dangles where neither is found."""

    label: str
    points_to: str
    found_at: str | None
    outside: bool | None


@dataclass(frozen=True, slots=True)
class Untaken:
    """A place in a document from which nothing was taken, and why."""

    id: str
    document: str | None
    part: str | None
    paragraph: str
    reason: str

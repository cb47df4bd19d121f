"""Records of documents and of the statements taken from them. Fields are the keys of a data file; see `ontology/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.dates import PartialDate
    from graphmodel.model.bodies import Existence


class Attestation(Struct, frozen=True):
    """The stretch of time in which an undated document speaks, both days included, and how that is known."""

    id: str
    not_before: PartialDate | None
    not_after: PartialDate | None
    reason: str | None


class Document(Struct, frozen=True):
    """A local governance document."""

    id: str
    label: str
    area: str | None
    publisher: str | None
    source_text: str | None
    duplicate_numbers: tuple[str, ...]
    attested: Attestation | None
    note: tuple[str, ...]


class Citation(Struct, frozen=True):
    """Where a document says it; `anchor` is at most eight words that find the place."""

    id: str
    document: str | None
    part: str | None
    paragraph: str
    anchor: str


class Statement(Struct, frozen=True, kw_only=True):
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


class Alternative(Struct, frozen=True):
    """The set of lines that a document offers beside each other, and how they are joined."""

    id: str
    set: str
    joined_by: str


class Line(Statement, frozen=True, kw_only=True):
    """A line of accountability or reporting."""

    from_: str | None
    to: str | None
    to_role: str | None
    kinds: tuple[str, ...]
    strength: str
    for_: str | None
    via: tuple[str, ...]
    alternative: Alternative | None


class Relation(Statement, frozen=True, kw_only=True):
    """Anything else between two bodies."""

    from_: str
    verb: str
    to: str | None
    to_role: str | None
    detail: str | None


class Delegation(Statement, frozen=True, kw_only=True):
    """A handing down of what one body may do to another."""

    from_: str
    to: str
    what: str
    retained: str | None
    ratified_by: str | None
    consulting: tuple[str, ...]


class SeatList(Statement, frozen=True, kw_only=True):
    """The seats of a board as printed in one place."""

    label: str
    board: str
    declared_total: int | None


class SeatNumber(Struct, frozen=True):
    """How many places a row of a list has."""

    id: str
    printed: str | None
    least: int | None
    most: int | None


class Seat(Statement, frozen=True, kw_only=True):
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


class RuleValue(Struct, frozen=True):
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


class Rule(Statement, frozen=True, kw_only=True):
    """A rule of procedure."""

    about: str
    topic: str
    state: str = "stated"
    value: RuleValue | None
    text: str | None
    applies_to: str | None
    exceptions: tuple[str, ...]


class Plan(Statement, frozen=True, kw_only=True):
    """A plan or agreement that documents refer to."""

    label: str
    aliases: tuple[str, ...]
    owner: tuple[str, ...]
    period: Existence | None


class Silence(Statement, frozen=True, kw_only=True):
    """That a document does not say something, recorded after looking."""

    about: str
    topic: str
    how: str


class ReadingParty(Struct, frozen=True):
    """A party of a reading, as the document tells it."""

    id: str
    words: str
    type: str | None


class Reading(Statement, frozen=True, kw_only=True):
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


class SameAs(Statement, frozen=True, kw_only=True):
    """A probable identity of two names; never merged."""

    left: str
    right: str


class Reference(Statement, frozen=True, kw_only=True):
    """Where a document points to another part of itself, or (`outside`) to another document; it dangles where neither is found."""

    label: str
    points_to: str
    found_at: str | None
    outside: bool | None


class Untaken(Struct, frozen=True):
    """A place in a document from which nothing was taken, and why."""

    id: str
    document: str | None
    part: str | None
    paragraph: str
    reason: str

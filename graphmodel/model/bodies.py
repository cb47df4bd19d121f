"""Records of bodies, kinds of bodies, posts and areas. Fields are the keys of a data file; see `ontology/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.dates import PartialDate, Period
    from graphmodel.model.documents import Citation


class Area(Struct, frozen=True):
    """A place that bodies cover."""

    id: str
    label: str
    gss: str | None
    kind: str | None
    within: tuple[str, ...]
    period: Period
    note: tuple[str, ...]


class Existence(Struct, frozen=True):
    """When a body, type or post existed, or a statement or plan holds."""

    id: str
    period: Period


class RoleHolder(Struct, frozen=True):
    """A row that says from when to when a type holds a role, and on what condition."""

    id: str
    type: str
    provision: str | None
    area_link: str | None
    applies_if: str | None
    period: Period


class TypeSuccession(Struct, frozen=True):
    """A row that says whose functions a type took over, and when."""

    id: str
    type: str
    date: PartialDate | None
    function: str | None


class Type(Struct, frozen=True):
    """A kind of body, a role that a provision defines, a capacity, a kind of person, or a group of these (`sort`)."""

    id: str
    label: str
    aliases: tuple[str, ...]
    sort: str
    broader: tuple[str, ...]
    sector: str
    needs_power: str
    everyone: bool | None
    one_in_a_place: bool | None
    legal_form: str | None
    established_by: str | None
    exists: Existence
    role_holders: tuple[RoleHolder, ...]
    held_by: tuple[str, ...]
    legal_holder: str | None
    members_role: tuple[str, ...]
    successor_for: tuple[TypeSuccession, ...]
    sources: tuple[str, ...]
    source_opened: bool | None
    confidence: str
    note: tuple[str, ...]


class Post(Struct, frozen=True):
    """An office or post: never the person in it."""

    id: str
    label: str
    aliases: tuple[str, ...]
    employer: str | None
    office: str | None
    held_in: str | None
    held_in_words: str | None
    accountable_to: tuple[str, ...]
    statutory_source: str | None
    exists: Existence | None
    sources: tuple[str, ...]
    source_opened: bool | None
    confidence: str | None
    cite: tuple[Citation, ...]
    status: str | None
    note: tuple[str, ...]


class TypeRow(Struct, frozen=True):
    """From when to when a body has a type."""

    id: str
    type: str
    period: Period


class Coverage(Struct, frozen=True):
    """From when to when a body serves an area."""

    id: str
    area: str
    period: Period


class Identifier(Struct, frozen=True):
    """A code of a body in a public register; its dates are those of the code, where the body had others too."""

    id: str
    scheme: str
    value: str
    from_: PartialDate | None
    until: PartialDate | None


class Succession(Struct, frozen=True):
    """Which body came before or after, from which day, and how much went there in per cent."""

    id: str
    body: str
    date: PartialDate | None
    share: str | None


class Body(Struct, frozen=True):
    """An organisation, board, group, forum or partnership, or a class of these."""

    id: str
    label: str
    aliases: tuple[str, ...]
    redirects: tuple[str, ...]
    kind: str | None
    types: tuple[TypeRow, ...]
    legal_personality: str | None
    legal_holder: str | None
    covers: tuple[Coverage, ...]
    exists: Existence | None
    identifiers: tuple[Identifier, ...]
    predecessor: tuple[Succession, ...]
    successor: tuple[Succession, ...]
    named_in: tuple[str, ...]
    members: tuple[str, ...]
    members_of: str | None
    count: int | None
    sources: tuple[str, ...]
    source_opened: bool | None
    confidence: str | None
    cite: tuple[Citation, ...]
    status: str | None
    certainty: str | None
    reason: str | None
    note: tuple[str, ...]

    @property
    def only_proposed(self) -> bool:
        """Whether the body is only planned or proposed: no source says that it was set up."""
        return self.status in {"planned", "proposed"}

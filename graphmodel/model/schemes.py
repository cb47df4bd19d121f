"""Records of the schemes: purposes, kinds of information and of people, facts, outcomes, flags, codelists, the release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.dates import PartialDate


class Release(Struct, frozen=True):
    """The release of the data and the stretch of time for which its law was looked at."""

    id: str
    version: str
    window_from: PartialDate
    law_checked_to: PartialDate
    law_written: PartialDate
    who_to_ask: tuple[str, ...]


class Purpose(Struct, frozen=True):
    """Why information is shared."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...]
    aliases: tuple[str, ...]
    dpv: str | None
    example: str | None
    law_enforcement: bool | None
    protection: bool | None
    serves: tuple[str, ...]
    selectable: bool | None
    note: tuple[str, ...]

    @property
    def flags(self) -> frozenset[str]:
        """Its words of codelist/purpose-flag."""
        words = {"law_enforcement": self.law_enforcement, "protection": self.protection}
        return frozenset(w for w, is_so in words.items() if is_so)


class InformationKind(Struct, frozen=True):
    """A kind of information."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...]
    aliases: tuple[str, ...]
    dpv: str | None
    example: str | None
    personal_data: str | None
    special_category: str | None
    offence_data: str | None
    about_the_dead: bool | None
    dpa1998_sensitive: str | None
    confidence_likely: str | None
    note: tuple[str, ...]


class SubjectKind(Struct, frozen=True):
    """Whom the information is about; ages are half-open."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...]
    aliases: tuple[str, ...]
    dpv: str | None
    dead: bool | None
    age_from: int | None
    age_to: int | None
    by_age: bool | None
    example: str | None
    note: tuple[str, ...]


class Fact(Struct, frozen=True):
    """A fact of the case that only the officer can tell; `label` is the question."""

    id: str
    label: str
    aliases: tuple[str, ...]
    unknown: str | None


class Outcome(Struct, frozen=True):
    """What an answer on the legal basis can come to."""

    id: str
    label: str
    order: int
    definition: str


class Flag(Struct, frozen=True):
    """A warning beside an outcome; `blocks` where an answer that has it is not ready to be acted on."""

    id: str
    label: str
    blocks: bool | None


class Code(Struct, frozen=True):
    """One word of a closed list."""

    id: str
    name: str
    label: str
    definition: str | None
    uses_path: bool | None
    authority: bool | None
    fact: str | None
    path_end: str | None


class Wording(Struct, frozen=True):
    """Words of everyday English that have one part to play in a question; `number` where they count something."""

    id: str
    label: str
    role: str
    number: int | None
    aliases: tuple[str, ...]


class Codelist(Struct, frozen=True):
    """A closed list of words."""

    id: str
    label: str
    definition: str | None
    codes: tuple[Code, ...]

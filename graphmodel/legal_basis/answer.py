"""The answer as a value: outcome, bases with their tests, near misses, and what was not looked at. Field names are those of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.model.model import Ref


@dataclass(frozen=True, slots=True)
class LawCitation:
    """Where the law says it."""

    provision: str
    pinpoint: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Test:
    """How a norm came out of one test (`test` of codelist/test, `result` of codelist/test-result), and why."""

    test: str
    result: str
    why: str
    citations: tuple[LawCitation, ...]


@dataclass(frozen=True, slots=True)
class OpenCondition:
    """A condition that stays open, and who judges it."""

    text: str
    pinpoint: str | None
    judged_by: str


@dataclass(frozen=True, slots=True)
class Bound:
    """How far a norm goes."""

    text: str
    pinpoint: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """A norm that bears on the question.

    Attributes:
        role: headline, also or support.
        required_if: what would have to be so for it to be a duty to disclose; empty where nothing is missing.
        permitted_if: the same for a power.
        announced: the day on which an official source said that it would begin, and that source.
    """

    norm: Ref
    citation: LawCitation
    summary: str
    modality: str
    basis: str
    gateway_kind: str
    role: str
    required_if: tuple[str, ...]
    permitted_if: tuple[str, ...]
    tests: tuple[Test, ...]
    conditions: tuple[OpenCondition, ...]
    limits: tuple[Bound, ...]
    confidence: str
    commencement: str
    in_force: str
    announced: str | None
    announced_source: str | None
    unverified: str | None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A norm that comes near and does not match: the tests that fail or are unknown, and what would change it."""

    norm: Ref
    citation: LawCitation
    modality: str
    basis: str
    gateway_kind: str
    failures: tuple[str, ...]
    tests: tuple[Test, ...]
    what_would_change_it: tuple[str, ...]
    confidence: str
    commencement: str
    in_force: str
    replaced_by: tuple[Ref, ...]
    unverified: str | None


@dataclass(frozen=True, slots=True)
class SuccessorRef:
    """What came after a party that does not exist on the day."""

    body: Ref
    date: str | None
    exists_on_the_day: bool
    in_part: bool
    proposed: bool


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the answer that this release does not assess."""

    result: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the law in the graph comes to for one pair of parties; the common fields of every answer stand around it."""

    state: str
    outcome: str | None
    flags: tuple[str, ...]
    headline: str
    headline_depends_on: tuple[str, ...]
    best_express: str | None
    best_implied: str | None
    bases: tuple[Basis, ...]
    near_misses: tuple[NearMiss, ...]
    near_miss_total: int
    bars: Layer
    data_protection: Layer
    confidentiality: Layer
    human_rights: Layer
    for_the_officer: tuple[str, ...]
    who_to_ask: tuple[str, ...]
    coverage: str
    successors: tuple[SuccessorRef, ...]
    choices: tuple[Ref, ...]

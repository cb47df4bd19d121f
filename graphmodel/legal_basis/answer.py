"""The answer as a value: outcome, bases with their tests, near misses, and what was not looked at. Field names are those of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.layers.bars_shown import BarsLayer
    from graphmodel.layers.confidentiality import Confidentiality
    from graphmodel.layers.data_protection import DataProtection
    from graphmodel.layers.explanations import Explanation
    from graphmodel.layers.human_rights import HumanRights
    from graphmodel.model.model import Ref


class LawCitation(Struct, frozen=True, gc=False):
    """Where the law says it."""

    provision: str
    pinpoint: str | None
    url: str


class Test(Struct, frozen=True, gc=False):
    """How a norm came out of one test (`test` of codelist/test, `result` of codelist/test-result), and why."""

    test: str
    result: str
    why: str
    citations: tuple[LawCitation, ...]


class OpenCondition(Struct, frozen=True, gc=False):
    """A condition that stays open, and who judges it."""

    text: str
    pinpoint: str | None
    judged_by: str


class Bound(Struct, frozen=True, gc=False):
    """How far a norm goes."""

    text: str
    pinpoint: str | None
    sources: tuple[str, ...]


class Basis(Struct, frozen=True, gc=False):
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


class NearMiss(Struct, frozen=True, gc=False):
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


class SuccessorRef(Struct, frozen=True, gc=False):
    """What came after a party that does not exist on the day."""

    body: Ref
    date: str | None
    exists_on_the_day: bool
    in_part: bool
    proposed: bool


class NotAssessed(Struct, frozen=True, gc=False):
    """A layer of an answer that has no outcome."""

    result: str = "not-assessed"


class OneSide(Struct, frozen=True, gc=False):
    """What the law in the graph gives one of the two parties.

    Attributes:
        duties, powers, functions: for the discloser: the norms that match, by what they do.
        on_request: for the discloser: duties that wait to be asked for, or for an event.
        may_ask, must_ask: for the recipient: norms by which it can or has to ask.
        own_functions: for the recipient: the functions of its own that the purpose serves, for which it would hold what it receives.
        told: the side in a sentence.
    """

    party: Ref
    duties: tuple[Ref, ...]
    powers: tuple[Ref, ...]
    functions: tuple[Ref, ...]
    on_request: tuple[Ref, ...]
    may_ask: tuple[Ref, ...]
    must_ask: tuple[Ref, ...]
    own_functions: tuple[Ref, ...]
    told: str


class BothSides(Struct, frozen=True, gc=False):
    """The discloser's side and the recipient's; they differ."""

    discloser: OneSide
    recipient: OneSide


class Verdict(Struct, frozen=True, gc=False):
    """What the law in the graph comes to for one pair of parties; the common fields of every answer stand around it.

    Attributes:
        ready: whether an outcome lets information move and no flag blocks; never that it should be shared.
        not_ready: the flags that block.
        short_form: what comes first where somebody is in danger now.
    """

    state: str
    outcome: str | None
    ready: bool
    not_ready: tuple[str, ...]
    flags: tuple[str, ...]
    headline: str
    short_form: tuple[str, ...]
    headline_depends_on: tuple[str, ...]
    best_express: str | None
    best_implied: str | None
    bases: tuple[Basis, ...]
    near_misses: tuple[NearMiss, ...]
    near_miss_total: int
    sides: BothSides | None
    bars: BarsLayer | NotAssessed
    data_protection: DataProtection | NotAssessed
    confidentiality: Confidentiality | NotAssessed
    human_rights: HumanRights | NotAssessed
    explained_by: tuple[Explanation, ...]
    for_the_officer: tuple[str, ...]
    who_to_ask: tuple[str, ...]
    coverage: str
    successors: tuple[SuccessorRef, ...]
    choices: tuple[Ref, ...]

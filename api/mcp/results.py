"""What the tools return: the fields of the calls' answers that an assistant needs, under the same names. All else is left out, nothing is added but caveats."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A part of an answer: read from the answer of a call by the names of its fields."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class Ref(Part):
    """A thing of the graph."""

    id: str
    label: str
    kind: str


class Data(Part):
    """What the answer was made from."""

    version: str
    digest: str
    law_checked_to: str = Field(description="The day up to which changes of the law were looked for.")


class LawCitation(Part):
    """Where the law says it."""

    provision: str | None = None
    pinpoint: str | None = None
    url: str | None = None


class Citation(Part):
    """Where a document says it."""

    document: str
    part: str | None
    paragraph: str | None
    anchor: str | None


class Finding(Part):
    """What a reader should know of the documents."""

    id: str
    kind: str
    severity: str
    text: str
    citations: list[Citation]


class Condition(Part):
    """A condition that stays open."""

    text: str
    pinpoint: str | None
    judged_by: str = Field(description="Who has to judge it.")


class Basis(Part):
    """A norm that bears on the question."""

    norm: Ref
    citation: LawCitation
    summary: str = Field(description="What it does, in own words.")
    modality: str
    basis: str = Field(description="express, or implied from a function.")
    role: str
    required_if: list[str]
    permitted_if: list[str]
    conditions: list[Condition]
    confidence: str = Field(description="How well the norm was read.")
    commencement: str
    unverified: str | None = Field(description="What of it is not confirmed: pass this on.")


class NearMiss(Part):
    """A norm that comes near and does not match."""

    norm: Ref
    citation: LawCitation
    failures: list[str]
    what_would_change_it: list[str]


class Layer(Part):
    """What lies over the gateway."""

    result: str = Field(description="Word of codelist/layer-result.")
    told: str = ""


class Answer(Part):
    """What every answer has."""

    state: str
    date: str
    dataset: Data
    permalink: str = Field(description="Where the service shows the full answer.")
    findings: list[Finding]
    caveats: list[str] = Field(default=[], description="To be passed on with the answer, always.")


class Successor(Part):
    """What came after a party that does not exist on the day."""

    body: Ref
    date: str | None
    exists_on_the_day: bool
    proposed: bool


class Pair(Part):
    """The answer for one pair of parties."""

    question: dict[str, Any]
    headline: str
    ready: bool | None = None
    not_ready: list[str] = []
    permalink: str


class LegalBasis(Answer):
    """May this body share this with that one. It decides nothing: the officer does."""

    question: dict[str, Any] = Field(description="The question as it was understood, with labels. Check it first.")
    headline: str = Field(description="What was found, with its open conditions. Never a bare yes.")
    ready: bool | None = Field(None, description="Whether no flag blocks; never that anything should be shared.")
    not_ready: list[str] = []
    flags: list[str] = []
    short_form: list[str] = Field([], description="What comes first where somebody is in danger now.")
    headline_depends_on: list[str] = Field([], description="Facts that would change the headline.")
    bases: list[Basis] = []
    near_misses: list[NearMiss] = []
    near_miss_total: int = 0
    bars: Layer | None = None
    data_protection: Layer | None = None
    confidentiality: Layer | None = None
    human_rights: Layer | None = None
    for_the_officer: list[str] = Field([], description="What only the officer can judge.")
    who_to_ask: list[str] = []
    coverage: str = ""
    successors: list[Successor] = []
    choices: list[Ref] = Field([], description="What to choose from where the question has to be narrowed.")


class Found(Part):
    """A thing that words fit."""

    id: str
    label: str
    kind: str
    area: str | None
    matched: str = Field(
        description="Whether its label, another name, a former name or an identifier fits, or only nearly."
    )
    why: str


class Bodies(Answer):
    """Bodies, posts and kinds of body that words fit, best first."""

    results: list[Found]
    total: int


class Step(Part):
    """One accountability line."""

    from_: Ref = Field(alias="from")
    to: Ref | None
    to_role: str | None
    kinds: list[str]
    strength: str
    status: str
    certainty: str
    citations: list[Citation]


class Path(Part):
    """Lines one after another."""

    steps: list[Step]
    ends: str = Field(description="Word of codelist/path-end.")
    certainty: str


class Gap(Part):
    """Where the documents say no more."""

    below: Ref
    above: Ref | None = None
    looked_in: list[Any] = []


class Accountability(Answer):
    """Who a body answers to."""

    question: dict[str, Any]
    paths: list[Path]
    gaps: list[Gap]


class Norm(Part):
    """What a provision does, in own words."""

    id: str
    label: str
    instrument: Ref
    provision: str
    url: str | None
    summary: str
    modality: str
    basis: str
    extent: list[str]
    gateway: dict[str, Any]
    purposes: list[Ref]
    data_subjects: list[Ref]
    information: list[Ref]
    excludes: list[dict[str, Any]]
    lifts_confidence: str | None
    conditions: list[Condition]
    commencement: str
    changes: list[dict[str, Any]]
    replaced_by: list[Ref]
    confidence: str
    unverified: str | None
    sources: list[str]


class OnTheDay(Part):
    """How it stands on the day."""

    in_force: str
    told: str
    rows_in_force: list[dict[str, Any]] = Field([], description="Who gives, receives, bears: the rows in force.")


class Explained(Answer):
    """A provision, and how it stands on the day."""

    entity: Norm
    on_the_day: OnTheDay


class Instrument(Part):
    """What of an Act is in the graph."""

    instrument: Ref
    url: str | None
    read: dict[str, int] = Field(description="How many provisions were read how well.")
    checked_to: str
    known_gaps: list[dict[str, Any]]
    not_confirmed: list[str] = []


class Coverage(Answer):
    """What the graph holds of the law, and what it is known not to hold."""

    counts: dict[str, int]
    law_from: str
    law_checked_to: str
    gaps: list[dict[str, Any]]
    told: str
    instruments: list[Instrument]

"""Types of the answers: legal basis."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import NotRequired, TypedDict

from graphmodel_client.answers.common import Dataset, Finding, LawCitation, Ref
from graphmodel_client.answers.layers import Bars, BothSides, Confidentiality, DataProtection, HumanRights, NotAssessed


class QuestionBody(TypedDict):
    """A question in the body of a POST."""

    #: Who holds the information; a list is answered pair by pair.
    discloser: str | list[str]

    #: Who would receive it; a list is answered pair by pair.
    recipient: str | list[str]

    #: What for.
    purpose: str

    #: Whom the information is about.
    subject: str

    #: Which kinds of information.
    information: str | list[str]

    #: The day asked about; today in London if left out.
    date: NotRequired[str | None]

    #: The area that a kind of body is asked about.
    within: NotRequired[str | None]

    #: The capacity in which the discloser acts.
    capacity_from: NotRequired[str | None]

    #: The capacity in which the recipient acts.
    capacity_to: NotRequired[str | None]

    #: The nation; England if left out.
    nation: NotRequired[str | None]

    #: Facts of the case: true, false, or null for not known.
    facts: NotRequired[dict[str, bool | None] | None]


class Resolved(TypedDict):
    """The question as it was understood."""

    #: Who holds the information; a list where it was answered pair by pair.
    discloser: "Ref | list[Ref]"

    #: Who would receive it.
    recipient: "Ref | list[Ref]"

    #: What for.
    purpose: "Ref"

    #: Whom it is about.
    subject: "Ref"

    #: Which kinds.
    information: "list[Ref]"

    #: The day.
    date: str

    #: The area that a kind of body is asked about.
    within: "Ref | None"

    #: The capacity in which the discloser acts.
    capacity_from: "Ref | None"

    #: The capacity in which the recipient acts.
    capacity_to: "Ref | None"

    #: The nation.
    nation: str

    #: The facts that were told; all others are unknown.
    facts: dict[str, bool]


class Test(TypedDict):
    """How a norm came out of one test."""

    #: Word of codelist/test.
    test: str

    #: Word of codelist/test-result.
    result: str

    #: Why it came out so.
    why: str

    #: Where the law says it.
    citations: "list[LawCitation]"


class Condition(TypedDict):
    """A condition that stays open."""

    #: What has to be so.
    text: str

    #: Where the law says it.
    pinpoint: str | None

    #: Word of codelist/judged-by.
    judged_by: str


class Limit(TypedDict):
    """How far a norm goes."""

    #: The limit.
    text: str

    #: Where the law says it.
    pinpoint: str | None

    #: What was read.
    sources: list[str]


class Successor(TypedDict):
    """What came after a party that does not exist on the day."""

    #: The body.
    body: "Ref"

    #: From when.
    date: str | None

    #: Whether it exists on the day asked about.
    exists_on_the_day: bool

    #: Whether it took over only a part.
    in_part: bool

    #: Whether it was only planned or proposed to come after it.
    proposed: bool


class Explained(TypedDict):
    """A rule, decided case or good practice that binds the discloser."""

    #: Which.
    norm: "Ref"

    #: The layer that it explains.
    explains: str

    #: What it says.
    summary: str

    #: Since when, in words.
    in_force: str

    #: Word of codelist/confidence.
    confidence: str

    #: What of it is not confirmed.
    unverified: str | None

    #: Its address.
    url: str


class LegalBasisAnswer(TypedDict):
    """What the law in the graph comes to.

    It decides nothing: the officer does. Where several pairs of parties were asked about, `answers` holds one such
    answer for each, and `outcome` is null: an outcome is of one pair only.
    """

    question: "Resolved"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: Name of an outcome; `graphmodel show outcome/NAME` defines it.
    outcome: str | None

    #: What was found, with its open conditions.
    headline: str

    #: Warnings; `graphmodel show flag/NAME` says what each means.
    flags: NotRequired[list[str] | None]

    #: Facts that would change the headline.
    headline_depends_on: NotRequired[list[str] | None]

    #: The best express norm.
    best_express: NotRequired[str | None]

    #: The best implied norm, so that neither hides the other.
    best_implied: NotRequired[str | None]

    #: The norms that bear on the question.
    bases: NotRequired["list[Basis] | None"]

    #: Norms that come near, ten at most.
    near_misses: NotRequired["list[NearMiss] | None"]

    #: How many came near.
    near_miss_total: NotRequired[int | None]

    #: Whether no flag blocks; never that anything should be shared.
    ready: NotRequired[bool | None]

    #: The flags that block.
    not_ready: NotRequired[list[str] | None]

    #: What comes first where somebody is in danger now.
    short_form: NotRequired[list[str] | None]

    #: The discloser's side and the recipient's.
    sides: NotRequired["BothSides | None"]

    #: Express bars.
    bars: NotRequired["Bars | NotAssessed | None"]

    #: Data protection.
    data_protection: NotRequired["DataProtection | NotAssessed | None"]

    #: Confidentiality.
    confidentiality: NotRequired["Confidentiality | NotAssessed | None"]

    #: Human rights.
    human_rights: NotRequired["HumanRights | NotAssessed | None"]

    #: Rules, decided cases and good practice that bind the discloser on the day, by layer.
    explained_by: NotRequired["list[Explained] | None"]

    #: What only the officer can judge.
    for_the_officer: NotRequired[list[str] | None]

    #: Who can help.
    who_to_ask: NotRequired[list[str] | None]

    #: What the graph holds.
    coverage: NotRequired[str | None]

    #: What came after a party that does not exist on the day.
    successors: NotRequired["list[Successor] | None"]

    #: What to choose from where the question has to be narrowed.
    choices: NotRequired["list[Ref] | None"]

    #: One answer for each pair of parties.
    answers: NotRequired["list[LegalBasisAnswer] | None"]


class Basis(TypedDict):
    """A norm that bears on the question."""

    #: The norm.
    norm: "Ref"

    citation: "LawCitation"

    #: Word of codelist/modality.
    modality: str

    #: `express` or `implied`.
    basis: str

    #: Word of codelist/gateway-kind.
    gateway_kind: str

    #: Every test, with its result and reason.
    tests: "list[Test]"

    #: Word of codelist/confidence.
    confidence: str

    #: Word of codelist/commencement.
    commencement: str

    #: When it was in force.
    in_force: str

    #: What of it is not confirmed.
    unverified: str | None

    #: In own words.
    summary: str

    #: `headline`, `also` or `support`.
    role: str

    #: What would have to be so for a duty to disclose.
    required_if: list[str]

    #: The same for a power.
    permitted_if: list[str]

    #: What stays open.
    conditions: "list[Condition]"

    #: How far it goes.
    limits: "list[Limit]"

    #: The day on which it was announced to begin.
    announced: str | None

    #: Who announced it.
    announced_source: str | None


class NearMiss(TypedDict):
    """A norm that comes near and does not match."""

    #: The norm.
    norm: "Ref"

    citation: "LawCitation"

    #: Word of codelist/modality.
    modality: str

    #: `express` or `implied`.
    basis: str

    #: Word of codelist/gateway-kind.
    gateway_kind: str

    #: Every test, with its result and reason.
    tests: "list[Test]"

    #: Word of codelist/confidence.
    confidence: str

    #: Word of codelist/commencement.
    commencement: str

    #: When it was in force.
    in_force: str

    #: What of it is not confirmed.
    unverified: str | None

    #: The tests that fail or are unknown.
    failures: list[str]

    #: What would change it.
    what_would_change_it: list[str]

    #: Norms that took its place.
    replaced_by: "list[Ref]"

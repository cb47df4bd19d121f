"""The answer on the legal basis, and the question that may be posted."""

from typing import Any, ClassVar

from pydantic import ConfigDict

from api.schemas.common import NORM, REF, URL, Answer, LawCitation, Ref, Shown, shown, sometimes
from api.schemas.layers import Bars, BothSides, Confidentiality, DataProtection, HumanRights, NotAssessed

_PCT = {"id": "body/medway-pct", "label": "Medway Primary Care Trust (NHS Medway)", "kind": "body"}
_POLICE = {"id": "body/kent-police-force", "label": "Kent Police", "kind": "body"}
_LAW = {"provision": "s.115(1), (2)", "pinpoint": "s.115(2)(a)", "url": URL}
_CONDITION = {
    "text": "the disclosure is necessary or expedient for the purposes of some provision of the Act",
    "pinpoint": "s.115(1)",
    "judged_by": "officer",
}
_TEST = {
    "test": "recipient",
    "result": "holds",
    "why": "Kent Police stands for its chief officer of police",
    "citations": [_LAW],
}


class QuestionBody(Shown):
    """A question in the body of a POST."""

    model_config = ConfigDict(extra="forbid")
    #: What has to be given; all else may be left out.
    ALWAYS: ClassVar[list[str]] = ["discloser", "recipient", "purpose", "subject", "information"]

    discloser: str | list[str] = shown("body/medway-pct", "Who holds the information; a list is answered pair by pair.")
    recipient: str | list[str] = shown(
        "body/kent-police-force", "Who would receive it; a list is answered pair by pair."
    )
    purpose: str = shown("purpose/youth-justice", "What for.")
    subject: str = shown("subject/child", "Whom the information is about.")
    information: str | list[str] = shown(["information/personal"], "Which kinds of information.")
    date: str | None = shown("2009-03-01", "The day asked about; today in London if left out.")
    within: str | None = shown(None, "The area that a kind of body is asked about.")
    capacity_from: str | None = shown(None, "The capacity in which the discloser acts.")
    capacity_to: str | None = shown(None, "The capacity in which the recipient acts.")
    nation: str | None = shown("england", "The nation; England if left out.")
    facts: dict[str, bool | None] | None = shown(
        {"request-made": True}, "Facts of the case: true, false, or null for not known."
    )

    @classmethod
    def example(cls) -> dict[str, Any]:
        """Return a whole question."""
        return {n: f.examples[0] for n, f in cls.model_fields.items() if f.examples and f.examples[0] is not None}

    @classmethod
    def for_openapi(cls) -> dict[str, Any]:
        """Return the request body for the documentation."""
        schema = {"$ref": "#/components/schemas/QuestionBody"}
        return {"required": True, "content": {"application/json": {"schema": schema, "example": cls.example()}}}


class Resolved(Shown):
    """The question as it was understood."""

    discloser: Ref | list[Ref] = shown(_PCT, "Who holds the information; a list where it was answered pair by pair.")
    recipient: Ref | list[Ref] = shown(_POLICE, "Who would receive it.")
    purpose: Ref = shown({"id": "purpose/youth-justice", "label": "Youth justice", "kind": "purpose"}, "What for.")
    subject: Ref = shown({"id": "subject/child", "label": "Child", "kind": "subject"}, "Whom it is about.")
    information: list[Ref] = shown(
        [{"id": "information/personal", "label": "Personal information", "kind": "information"}], "Which kinds."
    )
    date: str = shown("2009-03-01", "The day.")
    within: Ref | None = shown(None, "The area that a kind of body is asked about.")
    capacity_from: Ref | None = shown(None, "The capacity in which the discloser acts.")
    capacity_to: Ref | None = shown(None, "The capacity in which the recipient acts.")
    nation: str = shown("england", "The nation.")
    facts: dict[str, bool] = shown({"request-made": True}, "The facts that were told; all others are unknown.")


class Test(Shown):
    """How a norm came out of one test."""

    test: str = shown("recipient", "Word of codelist/test.")
    result: str = shown("holds", "Word of codelist/test-result.")
    why: str = shown("Kent Police stands for its chief officer of police, a relevant authority", "Why it came out so.")
    citations: list[LawCitation] = shown([_LAW], "Where the law says it.")


class Condition(Shown):
    """A condition that stays open."""

    text: str = shown("the disclosure is necessary or expedient for the purposes of the Act", "What has to be so.")
    pinpoint: str | None = shown("s.115(1)", "Where the law says it.")
    judged_by: str = shown("officer", "Word of codelist/judged-by.")


class Limit(Shown):
    """How far a norm goes."""

    text: str = shown("a power only; nobody can be made to disclose under it", "The limit.")
    pinpoint: str | None = shown("s.115(1)", "Where the law says it.")
    sources: list[str] = shown([URL], "What was read.")


class Considered(Shown):
    """What a basis and a near miss share."""

    norm: Ref = shown(NORM, "The norm.")
    citation: LawCitation = shown(_LAW, "Where the law says it.")
    modality: str = shown("power", "Word of codelist/modality.")
    basis: str = shown("express", "`express` or `implied`.")
    gateway_kind: str = shown("may-give", "Word of codelist/gateway-kind.")
    tests: list[Test] = shown([_TEST], "Every test, with its result and reason.")
    confidence: str = shown("high", "Word of codelist/confidence.")
    commencement: str = shown("in-force", "Word of codelist/commencement.")
    in_force: str = shown("from 1998-09-30", "When it was in force.")
    unverified: str | None = shown("the day for Wales was not read", "What of it is not confirmed.")


class Basis(Considered):
    """A norm that bears on the question."""

    summary: str = shown(
        "Anyone may disclose information to a relevant authority where that is necessary or expedient.", "In own words."
    )
    role: str = shown("headline", "`headline`, `also` or `support`.")
    required_if: list[str] = shown(
        ["the information was asked for"], "What would have to be so for a duty to disclose."
    )
    permitted_if: list[str] = shown([], "The same for a power.")
    conditions: list[Condition] = shown([_CONDITION], "What stays open.")
    limits: list[Limit] = shown(
        [{"text": "a power only", "pinpoint": "s.115(1)", "sources": [URL]}], "How far it goes."
    )
    announced: str | None = shown(None, "The day on which it was announced to begin.")
    announced_source: str | None = shown(None, "Who announced it.")


class NearMiss(Considered):
    """A norm that comes near and does not match."""

    failures: list[str] = shown(["purpose"], "The tests that fail or are unknown.")
    what_would_change_it: list[str] = shown(["a purpose within those that the norm serves"], "What would change it.")
    replaced_by: list[Ref] = shown([], "Norms that took its place.")


class Successor(Shown):
    """What came after a party that does not exist on the day."""

    body: Ref = shown(REF, "The body.")
    date: str | None = shown("2013-04-01", "From when.")
    exists_on_the_day: bool = shown(True, "Whether it exists on the day asked about.")
    in_part: bool = shown(True, "Whether it took over only a part.")
    proposed: bool = shown(False, "Whether it was only planned or proposed to come after it.")


class Explained(Shown):
    """A rule, decided case or good practice that binds the discloser."""

    norm: Ref = shown(NORM, "Which.")
    explains: str = shown("human-rights", "The layer that it explains.")
    summary: str = shown("What the case decided, in own words.", "What it says.")
    in_force: str = shown("from 2000-10-02", "Since when, in words.")
    confidence: str = shown("high", "Word of codelist/confidence.")
    unverified: str | None = shown(None, "What of it is not confirmed.")
    url: str = shown(URL, "Its address.")


class LegalBasisAnswer(Answer):
    """What the law in the graph comes to. It decides nothing: the officer does.

    Where several pairs of parties were asked about, `answers` holds one such answer for each, and `outcome` is null: an
    outcome is of one pair only.
    """

    question: Resolved = shown({"discloser": _PCT, "recipient": _POLICE}, "The question as it was understood.")  # type: ignore[assignment]
    outcome: str | None = shown("permitted-express", "Name of an outcome; `graphmodel show outcome/NAME` defines it.")
    headline: str = shown(
        "The graph finds an express power to disclose, not a duty: ...", "What was found, with its open conditions."
    )
    flags: list[str] | None = sometimes(
        ["open-conditions"], "Warnings; `graphmodel show flag/NAME` says what each means."
    )
    headline_depends_on: list[str] | None = sometimes([], "Facts that would change the headline.")
    best_express: str | None = sometimes("norm/cda1998-s115", "The best express norm.")
    best_implied: str | None = sometimes("norm/cda1998-s38", "The best implied norm, so that neither hides the other.")
    bases: list[Basis] | None = sometimes([{"norm": NORM, "role": "headline"}], "The norms that bear on the question.")
    near_misses: list[NearMiss] | None = sometimes(
        [{"norm": NORM, "failures": ["purpose"]}], "Norms that come near, ten at most."
    )
    near_miss_total: int | None = sometimes(3, "How many came near.")
    ready: bool | None = sometimes(False, "Whether no flag blocks; never that anything should be shared.")
    not_ready: list[str] | None = sometimes(["confidence-unresolved"], "The flags that block.")
    short_form: list[str] | None = sometimes([], "What comes first where somebody is in danger now.")
    sides: BothSides | None = sometimes({"discloser": {"powers": [NORM]}}, "The discloser's side and the recipient's.")
    bars: Bars | NotAssessed | None = sometimes({"result": "clear"}, "Express bars.")
    data_protection: DataProtection | NotAssessed | None = sometimes({"result": "question"}, "Data protection.")
    confidentiality: Confidentiality | NotAssessed | None = sometimes({"result": "question"}, "Confidentiality.")
    human_rights: HumanRights | NotAssessed | None = sometimes({"result": "question"}, "Human rights.")
    explained_by: list[Explained] | None = sometimes(
        [{"norm": NORM, "explains": "human-rights", "summary": "What the case decided, in own words."}],
        "Rules, decided cases and good practice that bind the discloser on the day, by layer.",
    )
    for_the_officer: list[str] | None = sometimes(
        ["s.115(1): is it necessary or expedient?"], "What only the officer can judge."
    )
    who_to_ask: list[str] | None = sometimes(["your data protection officer"], "Who can help.")
    coverage: str | None = sometimes("204 norms of 61 Acts are in the graph.", "What the graph holds.")
    successors: list[Successor] | None = sometimes([], "What came after a party that does not exist on the day.")
    choices: list[Ref] | None = sometimes([], "What to choose from where the question has to be narrowed.")
    answers: list["LegalBasisAnswer"] | None = sometimes(
        [{"outcome": "permitted-express"}], "One answer for each pair of parties."
    )

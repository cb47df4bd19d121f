"""The layers of an answer on the legal basis: both sides, bars, data protection, confidentiality, human rights."""

from typing import Literal

from api.schemas.common import NORM, URL, Ref, Shown, shown
from api.schemas.layer_parts import BarException, ConfidenceRoute, DoesNotFit, Effect, Prompt, Status, Use

_BAR = {"id": "bar/court-order-or-undertaking", "label": "Court orders, injunctions, undertakings", "kind": "bar"}


class Layer(Shown):
    """What every layer has."""

    result: str = shown("question", "Word of codelist/layer-result.")
    told: str = shown("No bar in the graph covers what was asked for.", "The layer in a sentence.")


class NotAssessed(Shown):
    """A layer of an answer without an outcome."""

    result: Literal["not-assessed"] = shown("not-assessed", "Always `not-assessed`.")


class Bar(Shown):
    """A bar that bears on the question."""

    bar: Ref = shown(_BAR, "The bar.")
    does: str = shown(
        "question", "`bars`, `lifted`, `excepted`, `condition`, `publication`, `gateway-removed` or `question`."
    )
    why: str = shown("only you can say whether it applies", "That in words.")
    asks: list[str] = shown(["Does an order cover it"], "What only the officer can say.")
    text: str = shown("an order in the particular case", "What it forbids, in own words.")
    url: str = shown(URL, "Its address.")
    provision: str = shown("", "The provision.")
    in_force: str = shown("since before the window", "When it is law, in words.")
    effect: str = shown("barred-unless", "Word of codelist/bar-effect.")
    protects: str = shown("what the order is about", "What it protects, in own words.")
    yields_to: str = shown("court-order-or-rules", "Word of codelist/yields-to.")
    removes: list[str] = shown([], "The norms whose gateways it takes away.")
    broader: bool = shown(False, "Whether it also covers other information than was asked about.")
    exceptions: list[BarException] = shown(
        [{"text": "court order", "fact": "court-order", "confirmed": False}], "Its exceptions."
    )
    confidence: str = shown("medium", "Word of codelist/confidence.")
    unverified: str | None = shown(None, "What of it is not confirmed.")


class Bars(Layer):
    """The bars."""

    bars: list[Bar] = shown([{"bar": _BAR, "does": "question"}], "Those that bear on the question, sorted.")


class Regime(Shown):
    """The law on personal data that governs."""

    id: str = shown("regime/uk-gdpr-2026", "The id.")
    label: str = shown("UK GDPR as amended", "Its name.")
    in_force: str = shown("from 2026-02-05", "When.")
    url: str = shown(URL, "Its address.")
    scope: str = shown("general processing", "What it governs.")
    note: list[str] = shown([], "Remarks of the curator.")
    explained_by: list[Ref] = shown([NORM], "Norms that explain it.")


class Ground(Shown):
    """A route that can carry the disclosure, if the officer finds that it fits."""

    route: str = shown("route/gdpr-may-give-public-personal-dpa-2018-s-8-c", "The row of the route table.")
    label: str = shown("Article 6(1)(e), DPA 2018 s.8(c)", "Article and condition.")
    data_kind: str = shown("personal", "Word of codelist/data-kind.")
    opened_by: str = shown("may-give", "Word of codelist/route-gateway.")
    policy_document_needed: str = shown("no", "Word of codelist/policy-document-needed.")
    article: str = shown("Article 6(1)(e)", "The article, or the paragraph of a schedule.")
    condition: str | None = shown("DPA 2018 s.8(c)", "The condition that goes with it.")
    note: list[str] = shown(["name the function"], "Remarks of the curator.")
    url: str = shown(URL, "Its address.")
    uses: list[Use] = shown(
        [{"id": "lawful-basis/art6-1-e", "fits_when": "a function given by law needs it"}],
        "The grounds behind it, with when each fits and when not.",
    )
    confidence: str = shown("medium", "Word of codelist/confidence.")


class DataProtection(Layer):
    """Data protection."""

    regime: Regime | None = shown({"id": "regime/uk-gdpr-2026"}, "The law that governs the disclosure.")
    recipient_regime: Regime | None = shown({"id": "regime/uk-gdpr-2026"}, "The law that governs the recipient.")
    data_kinds: list[str] = shown(["personal"], "How that law sorts what was asked for.")
    lawful_basis: list[Ground] = shown([{"label": "Article 6(1)(e)"}], "Routes for personal data.")
    conditions: list[Ground] = shown([], "Routes for special category and offence data, on top.")
    first: list[Ground] = shown([], "What has to be passed before the general regime is reached.")
    does_not_fit: list[DoesNotFit] = shown(
        [{"id": "lawful-basis/art6-1-f", "why": "not offered to a public authority for its own tasks"}],
        "Grounds that are not offered, each with the reason.",
    )
    policy_document_needed: bool = shown(False, "Whether a route that is offered needs a policy document.")
    status: Status | None = shown({"public_authority": "yes"}, "How the discloser stands.")
    questions: list[str] = shown(["Which of these grounds fits?"], "What only the officer can say.")


class Confidentiality(Layer):
    """Confidentiality."""

    arises: str = shown("not-known", "`yes`, `no` or `not-known`.")
    likely: list[str] = shown(["Health information: yes"], "Whether such information is often held in confidence.")
    routes: list[ConfidenceRoute] = shown(
        [{"id": "confidence-route/consent", "open": False}], "The ways through it, each open or not, and why."
    )
    chosen: list[str] = shown([], "The routes that are open.")
    effects: list[Effect] = shown(
        [{"norm": NORM, "lifts_confidence": "no"}], "What the gateways that match say of confidence."
    )


class HumanRights(Layer):
    """Human rights, and how much is shared."""

    applies: str = shown("yes", "`yes`, `no` or `question`.")
    why: str = shown("It is a public authority.", "How that is known.")
    prompts: list[Prompt] = shown([{"text": "Why is it needed?"}], "What the officer weighs.")
    how_much: list[Prompt] = shown([{"text": "What is the least?"}], "What the officer settles.")


class OneSide(Shown):
    """What the law gives one of the parties."""

    party: Ref = shown({"id": "body/kent-police-force", "label": "Kent Police", "kind": "body"}, "The party.")
    duties: list[Ref] = shown([], "Duties to disclose that match.")
    powers: list[Ref] = shown([NORM], "Powers that match.")
    functions: list[Ref] = shown([], "Functions from which a power may be implied.")
    on_request: list[Ref] = shown([], "Duties that arise only on request or on an event.")
    may_ask: list[Ref] = shown([], "Norms by which it may ask.")
    must_ask: list[Ref] = shown([], "Norms by which it has to ask.")
    own_functions: list[Ref] = shown([], "Functions of its own that the purpose serves.")
    told: str = shown("Kent Police as recipient: it may ask.", "The side in a sentence.")


class BothSides(Shown):
    """The discloser's side and the recipient's."""

    discloser: OneSide = shown({"powers": [NORM]}, "Who gives.")
    recipient: OneSide = shown({"may_ask": []}, "Who receives.")

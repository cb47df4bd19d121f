"""Types of the answers: layers."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Literal, TypedDict

from graphmodel_client.answers.common import Ref
from graphmodel_client.answers.layer_parts import BarException, ConfidenceRoute, DoesNotFit, Effect, Prompt, Status, Use


class NotAssessed(TypedDict):
    """A layer of an answer without an outcome."""

    #: Always `not-assessed`.
    result: Literal["not-assessed"]


class Bar(TypedDict):
    """A bar that bears on the question."""

    #: The bar.
    bar: "Ref"

    #: `bars`, `lifted`, `excepted`, `condition`, `publication`, `gateway-removed` or `question`.
    does: str

    #: That in words.
    why: str

    #: What only the officer can say.
    asks: list[str]

    #: What it forbids, in own words.
    text: str

    #: Its address.
    url: str

    #: The provision.
    provision: str

    #: When it is law, in words.
    in_force: str

    #: Word of codelist/bar-effect.
    effect: str

    #: What it protects, in own words.
    protects: str

    #: Word of codelist/yields-to.
    yields_to: str

    #: The norms whose gateways it takes away.
    removes: list[str]

    #: Whether it also covers other information than was asked about.
    broader: bool

    #: Its exceptions.
    exceptions: "list[BarException]"

    #: Word of codelist/confidence.
    confidence: str

    #: What of it is not confirmed.
    unverified: str | None


class Regime(TypedDict):
    """The law on personal data that governs."""

    #: The id.
    id: str

    #: Its name.
    label: str

    #: When.
    in_force: str

    #: Its address.
    url: str

    #: What it governs.
    scope: str

    #: Remarks of the curator.
    note: list[str]

    #: Norms that explain it.
    explained_by: "list[Ref]"


class Ground(TypedDict):
    """A route that can carry the disclosure, if the officer finds that it fits."""

    #: The row of the route table.
    route: str

    #: Article and condition.
    label: str

    #: Word of codelist/data-kind.
    data_kind: str

    #: Word of codelist/route-gateway.
    opened_by: str

    #: Word of codelist/policy-document-needed.
    policy_document_needed: str

    #: The article, or the paragraph of a schedule.
    article: str

    #: The condition that goes with it.
    condition: str | None

    #: Remarks of the curator.
    note: list[str]

    #: Its address.
    url: str

    #: The grounds behind it, with when each fits and when not.
    uses: "list[Use]"

    #: Word of codelist/confidence.
    confidence: str


class OneSide(TypedDict):
    """What the law gives one of the parties."""

    #: The party.
    party: "Ref"

    #: Duties to disclose that match.
    duties: "list[Ref]"

    #: Powers that match.
    powers: "list[Ref]"

    #: Functions from which a power may be implied.
    functions: "list[Ref]"

    #: Duties that arise only on request or on an event.
    on_request: "list[Ref]"

    #: Norms by which it may ask.
    may_ask: "list[Ref]"

    #: Norms by which it has to ask.
    must_ask: "list[Ref]"

    #: Functions of its own that the purpose serves.
    own_functions: "list[Ref]"

    #: The side in a sentence.
    told: str


class BothSides(TypedDict):
    """The discloser's side and the recipient's."""

    #: Who gives.
    discloser: "OneSide"

    #: Who receives.
    recipient: "OneSide"


class Bars(TypedDict):
    """The bars."""

    #: Word of codelist/layer-result.
    result: str

    #: The layer in a sentence.
    told: str

    #: Those that bear on the question, sorted.
    bars: "list[Bar]"


class DataProtection(TypedDict):
    """Data protection."""

    #: Word of codelist/layer-result.
    result: str

    #: The layer in a sentence.
    told: str

    #: The law that governs the disclosure.
    regime: "Regime | None"

    #: The law that governs the recipient.
    recipient_regime: "Regime | None"

    #: How that law sorts what was asked for.
    data_kinds: list[str]

    #: Routes for personal data.
    lawful_basis: "list[Ground]"

    #: Routes for special category and offence data, on top.
    conditions: "list[Ground]"

    #: What has to be passed before the general regime is reached.
    first: "list[Ground]"

    #: Grounds that are not offered, each with the reason.
    does_not_fit: "list[DoesNotFit]"

    #: Whether a route that is offered needs a policy document.
    policy_document_needed: bool

    #: How the discloser stands.
    status: "Status | None"

    #: What only the officer can say.
    questions: list[str]


class Confidentiality(TypedDict):
    """Confidentiality."""

    #: Word of codelist/layer-result.
    result: str

    #: The layer in a sentence.
    told: str

    #: `yes`, `no` or `not-known`.
    arises: str

    #: Whether such information is often held in confidence.
    likely: list[str]

    #: The ways through it, each open or not, and why.
    routes: "list[ConfidenceRoute]"

    #: The routes that are open.
    chosen: list[str]

    #: What the gateways that match say of confidence.
    effects: "list[Effect]"


class HumanRights(TypedDict):
    """Human rights, and how much is shared."""

    #: Word of codelist/layer-result.
    result: str

    #: The layer in a sentence.
    told: str

    #: `yes`, `no` or `question`.
    applies: str

    #: How that is known.
    why: str

    #: What the officer weighs.
    prompts: "list[Prompt]"

    #: What the officer settles.
    how_much: "list[Prompt]"

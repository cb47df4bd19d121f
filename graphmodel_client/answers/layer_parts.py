"""Types of the answers: layer parts."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Ref


class BarException(TypedDict):
    """An exception to a bar."""

    #: What it is.
    text: str

    #: The fact of the case that it depends on.
    fact: str | None

    #: Whether that fact was told as true.
    confirmed: bool


class Use(TypedDict):
    """A ground that a route uses."""

    #: The ground or condition.
    id: str

    #: What it is called.
    label: str

    #: When it fits.
    fits_when: str

    #: When it does not.
    not_when: str | None

    #: What it asks about consent.
    consent_element: str | None

    #: What it asks about a policy document.
    policy_document: str | None

    #: Whether a substantial public interest is needed.
    substantial_public_interest: bool | None

    #: Word of codelist/confidence.
    confidence: str

    #: What of it is not confirmed.
    unverified: str | None

    #: Its address.
    url: str


class DoesNotFit(TypedDict):
    """A ground that is not offered."""

    #: The ground.
    id: str

    #: What it is called.
    label: str

    #: Why not.
    why: str

    #: Its address.
    url: str


class Status(TypedDict):
    """How the discloser stands in data protection and human rights law."""

    #: What kind of body it is taken for.
    label: str

    #: Whether it is a public authority.
    public_authority: str

    #: The same in words.
    public_authority_words: str

    #: Whether the Human Rights Act binds it.
    human_rights_authority: str

    #: The same in words.
    human_rights_words: str

    #: Whether it is a competent authority for law enforcement.
    law_enforcement_words: str

    #: The ground that such a body usually has.
    usual_ground: str

    #: Remarks of the curator.
    note: list[str]


class ConfidenceRoute(TypedDict):
    """A way through a duty of confidence."""

    #: The route.
    id: str

    #: What it is called.
    label: str

    #: What it is.
    text: str

    #: Whether it is open.
    open: bool

    #: Why, or what is open.
    why: str

    #: Norms that explain it.
    explained_by: "list[Ref]"


class Effect(TypedDict):
    """What a gateway says of confidence."""

    #: The norm.
    norm: "Ref"

    #: How far it goes against a duty of confidence, in the word of its codelist.
    lifts_confidence: str

    #: The same in words.
    in_words: str

    #: What goes with it.
    but: str | None

    #: Where it says so.
    pinpoint: str | None

    #: Word of codelist/confidence.
    confidence: str

    #: What of it is not confirmed.
    unverified: str | None

    #: Its address.
    url: str


class Prompt(TypedDict):
    """A question to the officer."""

    #: The question.
    id: str

    #: Its words.
    text: str

    #: Norms that explain it.
    explained_by: "list[Ref]"

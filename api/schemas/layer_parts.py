"""The parts of the layers of an answer on the legal basis."""

from api.schemas.common import NORM, URL, Ref, Shown, shown


class BarException(Shown):
    """An exception to a bar."""

    text: str = shown("court order", "What it is.")
    fact: str | None = shown("court-order", "The fact of the case that it depends on.")
    confirmed: bool = shown(False, "Whether that fact was told as true.")


class Use(Shown):
    """A ground that a route uses."""

    id: str = shown("lawful-basis/art6-1-e", "The ground or condition.")
    label: str = shown("Article 6(1)(e) public task", "What it is called.")
    fits_when: str = shown("a function given by law needs it", "When it fits.")
    not_when: str | None = shown("no function with a basis in law", "When it does not.")
    consent_element: str | None = shown(None, "What it asks about consent.")
    policy_document: str | None = shown(None, "What it asks about a policy document.")
    substantial_public_interest: bool | None = shown(None, "Whether a substantial public interest is needed.")
    confidence: str = shown("high", "Word of codelist/confidence.")
    unverified: str | None = shown(None, "What of it is not confirmed.")
    url: str = shown(URL, "Its address.")


class DoesNotFit(Shown):
    """A ground that is not offered."""

    id: str = shown("lawful-basis/art6-1-f", "The ground.")
    label: str = shown("Article 6(1)(f) legitimate interests", "What it is called.")
    why: str = shown("not offered to a public authority for its own tasks", "Why not.")
    url: str = shown(URL, "Its address.")


class Status(Shown):
    """How the discloser stands in data protection and human rights law."""

    label: str = shown("Statutory public body", "What kind of body it is taken for.")
    public_authority: str = shown("yes", "Whether it is a public authority.")
    public_authority_words: str = shown("yes, while performing its tasks", "The same in words.")
    human_rights_authority: str = shown("yes", "Whether the Human Rights Act binds it.")
    human_rights_words: str = shown("yes", "The same in words.")
    law_enforcement_words: str = shown("no", "Whether it is a competent authority for law enforcement.")
    usual_ground: str = shown("since 25 May 2018: (e)", "The ground that such a body usually has.")
    note: list[str] = shown([], "Remarks of the curator.")


class ConfidenceRoute(Shown):
    """A way through a duty of confidence."""

    id: str = shown("confidence-route/consent", "The route.")
    label: str = shown("Consent", "What it is called.")
    text: str = shown("the person to whom the duty is owed agrees", "What it is.")
    open: bool = shown(False, "Whether it is open.")
    why: str = shown("Does the person agree?", "Why, or what is open.")
    explained_by: list[Ref] = shown([NORM], "Norms that explain it.")


class Effect(Shown):
    """What a gateway says of confidence."""

    norm: Ref = shown(NORM, "The norm.")
    lifts_confidence: str = shown("no", "How far it goes against a duty of confidence, in the word of its codelist.")
    in_words: str = shown("its words do not lift it", "The same in words.")
    but: str | None = shown(None, "What goes with it.")
    pinpoint: str | None = shown("s.115(1)", "Where it says so.")
    confidence: str = shown("high", "Word of codelist/confidence.")
    unverified: str | None = shown(None, "What of it is not confirmed.")
    url: str = shown(URL, "Its address.")


class Prompt(Shown):
    """A question to the officer."""

    id: str = shown("prompt/how-much-1", "The question.")
    text: str = shown("What is the least that serves the purpose?", "Its words.")
    explained_by: list[Ref] = shown([NORM], "Norms that explain it.")

"""A question in everyday words: how each part was understood, what is asked, and the answer."""

from api.schemas.common import Answer, Ref, Shown, shown
from api.schemas.legal_basis import LegalBasisAnswer

_WORDS = {"words": "Medway's youth offending team", "start": 21, "end": 50}
_YOT = {"id": "body/medway-yot", "label": "Medway Youth Offending Team (youth justice service)", "kind": "body"}
_PURPOSE = {
    "id": "purpose/youth-justice",
    "label": "Youth justice: preventing offending by children",
    "kind": "purpose",
}
_WHY = "the words are its name and no other body's"
_NOT_SURE = {"id": None, "label": "I'm not sure", "kind": "words"}


class Run(Shown):
    """Words of the question, and where they stand in it."""

    words: str = shown("Medway's youth offending team", "The words as they were written.")
    start: int = shown(21, "The place of the first character, counted from 0.")
    end: int = shown(50, "The place after the last character.")


class Candidate(Ref):
    """Something that words may mean."""

    score: int = shown(70, "How likely it is beside the others, 0 to 100. It orders them and decides nothing.")
    why: str = shown(_WHY, "Why it may be meant.")


class AskedPart(Shown):
    """What is asked of a part."""

    question: str = shown("What is the information for?", "The question.")
    several: bool = shown(False, "Whether more than one may be chosen.")
    choices: list[Ref] = shown([_PURPOSE], "What may be meant; it may be something else.")
    certain: list[Ref] = shown([], "Those of several that are certain already: an answer has to name them too.")
    not_sure: Ref = shown(
        _NOT_SURE, "For who is not sure: with an id, what may be taken; without, one of the choices is needed."
    )


class Part(Shown):
    """How one part of the question was understood: something is chosen, or something is asked."""

    part: str = shown("recipient", "The part, as in a question on the legal basis.")
    read_from: list[Run] = shown([_WORDS], "The words it was read from; none where it was not told.")
    candidates: list[Candidate] = shown(
        [{**_YOT, "score": 100, "why": _WHY}], "What they may mean, the likeliest first."
    )
    chosen: list[Ref] = shown([_YOT], "What they certainly mean; empty where it is asked.")
    rule: str | None = shown(_WHY, "By which rule that is certain.")
    ask: AskedPart | None = shown(None, "What is asked where it is not certain.")


class FactChoice(Shown):
    """One thing that may be told of a fact."""

    id: str = shown("true", "`true`, `false` or `unknown`.")
    label: str = shown("Yes", "The choice.")


class FactQuestion(Shown):
    """What is asked of a fact."""

    question: str = shown("Does the person agree?", "The question.")
    choices: list[FactChoice] = shown([{"id": "true", "label": "Yes"}], "What may be told.")


class FactAsked(Shown):
    """A fact of the case that the words touch: it is asked, and never taken as true from a word alone."""

    fact: Ref = shown({"id": "fact/consent", "label": "Does the person agree?", "kind": "fact"}, "The fact.")
    read_from: list[Run] = shown([{"words": "consents", "start": 70, "end": 78}], "The words that touch it.")
    value: str | None = shown(None, "`true`, `false` or `unknown` as given with `fact`; null where it is asked.")
    ask: FactQuestion | None = shown(
        {"question": "Does the person agree?", "choices": [{"id": "true", "label": "Yes"}]}, "What is asked."
    )


class Note(Shown):
    """Words that no answer may pass over."""

    kind: str = shown("negation", "`negation`, `condition`, `several-questions`, `nation` or `party`.")
    read_from: list[Run] = shown([{"words": "not", "start": 16, "end": 19}], "The words.")
    told: str = shown("\u201cnot\u201d was not taken into the question.", "What is said of them.")


class NotUnderstood(Run):
    """Words that nothing in the graph is called."""

    why: str = shown(
        "unknown",
        "`unknown`, `name` where it may tell who somebody is, `left-out` where a link left such a word out, or `nation`.",
    )


class AskedWords(Shown):
    """The question as it was asked."""

    q: str = shown(
        "Can Kent Police tell Medway's youth offending team about a 15-year-old's arrest?",
        "The words; every word that was not understood stands as [x], because it may be a name.",
    )
    given: dict[str, list[str]] = shown({"purpose": ["purpose/youth-justice"]}, "The parts given apart from the words.")
    facts: dict[str, str] = shown({"consent": "unknown"}, "The facts given apart from the words.")


class UnderstoodAnswer(Answer):
    """How a question in everyday words was understood; `ambiguous` as long as something is to be asked."""

    question: AskedWords = shown(  # type: ignore[assignment]
        {"q": "Can Kent Police tell Medway YOT about an arrest?", "given": {}, "facts": {}},
        "The question as it was asked.",
    )
    told: str = shown("1 thing has to be told before there is an answer.", "How far it was understood.")
    parts: list[Part] = shown([], "Each part of the question.")
    facts: list[FactAsked] = shown([], "The facts of the case that the words touch.")
    notes: list[Note] = shown([], "What else has to be seen before there is an answer.")
    not_understood: list[NotUnderstood] = shown([], "The words that nothing in the graph is called.")
    warnings: list[str] = shown([], "What is said where words may tell who somebody is.")
    outcome: str | None = shown(None, "The outcome of the answer; null where something is asked.")
    headline: str | None = shown(None, "The headline of the answer.")
    answer: LegalBasisAnswer | None = shown(None, "The answer, exactly as the legal basis gives it.")

"""Types of the answers: understood."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.legal_basis import LegalBasisAnswer


class Run(TypedDict):
    """Words of the question, and where they stand in it."""

    #: The words as they were written.
    words: str

    #: The place of the first character, counted from 0.
    start: int

    #: The place after the last character.
    end: int


class AskedPart(TypedDict):
    """What is asked of a part."""

    #: The question.
    question: str

    #: Whether more than one may be chosen.
    several: bool

    #: What may be meant; it may be something else.
    choices: "list[Ref]"

    #: Those of several that are certain already: an answer has to name them too.
    certain: "list[Ref]"

    #: For who is not sure: with an id, what may be taken; without, one of the choices is needed.
    not_sure: "Ref"


class Part(TypedDict):
    """How one part of the question was understood: something is chosen, or something is asked."""

    #: The part, as in a question on the legal basis.
    part: str

    #: The words it was read from; none where it was not told.
    read_from: "list[Run]"

    #: What they may mean, the likeliest first.
    candidates: "list[Candidate]"

    #: What they certainly mean; empty where it is asked.
    chosen: "list[Ref]"

    #: By which rule that is certain.
    rule: str | None

    #: What is asked where it is not certain.
    ask: "AskedPart | None"


class FactChoice(TypedDict):
    """One thing that may be told of a fact."""

    #: `true`, `false` or `unknown`.
    id: str

    #: The choice.
    label: str


class FactQuestion(TypedDict):
    """What is asked of a fact."""

    #: The question.
    question: str

    #: What may be told.
    choices: "list[FactChoice]"


class FactAsked(TypedDict):
    """A fact of the case that the words touch: it is asked, and never taken as true from a word alone."""

    #: The fact.
    fact: "Ref"

    #: The words that touch it.
    read_from: "list[Run]"

    #: `true`, `false` or `unknown` as given with `fact`; null where it is asked.
    value: str | None

    #: What is asked.
    ask: "FactQuestion | None"


class Note(TypedDict):
    """Words that no answer may pass over."""

    #: `negation`, `condition`, `several-questions`, `nation` or `party`.
    kind: str

    #: The words.
    read_from: "list[Run]"

    #: What is said of them.
    told: str


class AskedWords(TypedDict):
    """The question as it was asked."""

    #: The words; every word that was not understood stands as [x], because it may be a name.
    q: str

    #: The parts given apart from the words.
    given: dict[str, list[str]]

    #: The facts given apart from the words.
    facts: dict[str, str]


class Candidate(TypedDict):
    """Something that words may mean."""

    #: The id; null where the thing is only named in words.
    id: str | None

    #: What people call it.
    label: str

    #: The first part of the id, or `words`.
    kind: str

    #: How likely it is beside the others, 0 to 100. It orders them and decides nothing.
    score: int

    #: Why it may be meant.
    why: str


class UnderstoodAnswer(TypedDict):
    """How a question in everyday words was understood; `ambiguous` as long as something is to be asked."""

    question: "AskedWords"

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

    #: How far it was understood.
    told: str

    #: Each part of the question.
    parts: "list[Part]"

    #: The facts of the case that the words touch.
    facts: "list[FactAsked]"

    #: What else has to be seen before there is an answer.
    notes: "list[Note]"

    #: The words that nothing in the graph is called.
    not_understood: "list[NotUnderstood]"

    #: What is said where words may tell who somebody is.
    warnings: list[str]

    #: The outcome of the answer; null where something is asked.
    outcome: str | None

    #: The headline of the answer.
    headline: str | None

    #: The answer, exactly as the legal basis gives it.
    answer: "LegalBasisAnswer | None"


class NotUnderstood(TypedDict):
    """Words that nothing in the graph is called."""

    #: The words as they were written.
    words: str

    #: The place of the first character, counted from 0.
    start: int

    #: The place after the last character.
    end: int

    #: `unknown`, `name` where it may tell who somebody is, `left-out` where a link left such a word out, or
    #: `nation`.
    why: str

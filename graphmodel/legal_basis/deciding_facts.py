"""Which facts of the case can still change an answer: each is tried as true and as false, and what changes nothing is never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from graphmodel.legal_basis import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reached import Reached

#: What a fact can change, the weightiest first; the order in which facts are asked.
SHORT_FORM, OUTCOME, NORMS, READINESS, FLAGS = "short-form", "outcome", "norms", "readiness", "flags"
_WEIGHT = (SHORT_FORM, OUTCOME, NORMS, READINESS, FLAGS)
#: So many pairs of parties are tried; more of them hardly ever turn on other facts.
_MOST_PAIRS = 8


class Branch(Struct, frozen=True):
    """What an answer comes to if a fact is so.

    Attributes:
        reached: outcome, flags and norms; of the first pair of parties that the fact changes anything for.
        lost, raised: the flags that go and come, against the fact not being known.
        changes: what differs: `short-form`, `outcome`, `norms`, `readiness`, `flags`.
    """

    reached: Reached
    lost: tuple[str, ...]
    raised: tuple[str, ...]
    changes: tuple[str, ...]


class DecidingFact(Struct, frozen=True):
    """A fact that is not known, and what the answer comes to when it is.

    Attributes:
        id: the fact.
        unknown: what the answer comes to as long as it is not known.
        if_true, if_false: what it comes to when it is.
    """

    id: str
    unknown: Reached
    if_true: Branch
    if_false: Branch

    @property
    def changes(self) -> tuple[str, ...]:
        """What it can change, the weightiest first."""
        return tuple(w for w in _WEIGHT if w in {*self.if_true.changes, *self.if_false.changes})


def deciding_facts(engine: Engine, questions: Sequence[Question]) -> tuple[DecidingFact, ...]:
    """Return the facts whose being known would change the answer to a question, the weightiest first; then those that a no settles.

    A fact that the question already tells is left out, and so is one that matters only together with another that is not
    known: it comes up once that other one is known.

    Args:
        engine: what answers.
        questions: the question, one for each pair of parties.

    >>> from graphmodel.legal_basis.engine import Engine
    >>> from graphmodel.legal_basis.question import Asked
    >>> from graphmodel.model.model import Model
    >>> model = Model.load()
    >>> asked = Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01")
    >>> [f.id for f in deciding_facts(Engine(model), asked.resolve(model))][:2]
    ['fact/emergency', 'fact/in-confidence']
    """
    found: dict[str, DecidingFact] = {}
    for question in questions[:_MOST_PAIRS]:
        for fact in _of_one(engine, question, found):
            found[fact.id] = fact
    return tuple(sorted(found.values(), key=lambda f: (_WEIGHT.index(f.changes[0]), not f.if_false.changes, f.id)))


def _of_one(engine: Engine, question: Question, known: Collection[str]) -> Iterator[DecidingFact]:
    unknown = engine.outcome(question)
    if unknown.outcome in {None, words.NOT_IN_MODEL}:
        return
    told = dict(question.facts)
    for fact in engine.model.facts:
        if fact in told or fact in known:
            continue
        branches = [_branch(engine, question, unknown, fact, value=value) for value in (True, False)]
        if any(b.changes for b in branches):
            yield DecidingFact(fact, unknown, *branches)


def _branch(engine: Engine, question: Question, unknown: Reached, fact: str, *, value: bool) -> Branch:
    asked = replace(question, facts=tuple(sorted((*question.facts, (fact, value)))))
    reached = engine.outcome(asked)
    lost, raised = set(unknown.flags) - set(reached.flags), set(reached.flags) - set(unknown.flags)
    blocking = {f.id.removeprefix("flag/") for f in engine.model.flags.values() if f.blocks}
    differs = {
        SHORT_FORM: engine.layers.short_form(asked) != engine.layers.short_form(question),
        OUTCOME: (reached.outcome, reached.bars) != (unknown.outcome, unknown.bars),
        NORMS: reached.norms != unknown.norms,
        READINESS: reached.ready != unknown.ready or bool((lost | raised) & blocking),
        FLAGS: bool(lost | raised),
    }
    return Branch(reached, tuple(sorted(lost)), tuple(sorted(raised)), tuple(w for w in _WEIGHT if differs[w]))

"""The tests of one norm on two days: those that came out differently, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.legal_basis import words
from graphmodel.values import plain

if TYPE_CHECKING:
    from graphmodel.legal_basis.answer import Basis, NearMiss, Test, Verdict
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.timeline.stretches import Stretch

_UNANSWERED = {None, words.NOT_IN_MODEL}


class TestsCompared:
    """Compares how a norm came out of its tests in two stretches of time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._numbers = {norm.id: number for number, norm in enumerate(engine.matcher.norms)}

    def compared(self, norm: str, before: Stretch, after: Stretch) -> list[dict[str, Any]]:
        """Return the tests of a norm that came out differently, with the reason on either side.

        Where one side cannot be answered, no norm was tested there and there is nothing to compare.
        """
        old, new = self._tests(norm, before), self._tests(norm, after)
        return [
            {
                "test": test.test,
                "before": earlier.result,
                "after": test.result,
                "why": test.why,
                "why_before": earlier.why,
                "citations": plain(test.citations),
            }
            for earlier, test in zip(old, new, strict=False)
            if earlier.result != test.result
        ]

    def _tests(self, norm: str, stretch: Stretch) -> tuple[Test, ...]:
        return tests_of(self.engine, self._numbers[norm], stretch.question, stretch.verdict)


def tests_of(engine: Engine, number: int, question: Question, verdict: Verdict) -> tuple[Test, ...]:
    """Return the tests of a norm: as the answer shows them, else as they would stand in it; none where it could not be answered.

    Args:
        engine: what answered.
        number: the number of the norm in the engine's matcher.
        question: what was asked.
        verdict: what was answered.
    """
    shown: tuple[Basis | NearMiss, ...] = (*verdict.bases, *verdict.near_misses)
    for row in shown:
        if row.norm.id == engine.matcher.norms[number].id:
            return row.tests
    if verdict.outcome in _UNANSWERED:
        return ()
    piece = engine.matcher.slices.index(question.on)
    giver = engine.matcher.party(question.discloser, question.capacity_from, piece)
    results = engine.matcher.results(question, engine.bars.removed(engine.bars.find(question, giver)))
    return engine.reasons.tests(number, results, question)


def answerable(stretch: Stretch) -> bool:
    """Tell whether the question could be answered at all: whether norms were tested."""
    return stretch.verdict.outcome not in _UNANSWERED

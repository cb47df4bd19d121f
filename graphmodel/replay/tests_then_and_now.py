"""The tests of a norm as a filed answer shows them, beside how they come out today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.timeline.tests_compared import tests_of
from graphmodel.values import plain

if TYPE_CHECKING:
    from graphmodel.legal_basis.answer import Verdict
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.replay.filed import Filed


class TestsThenAndNow:
    """Compares how norms came out of their tests.

    Args:
        engine: what answers today.
        question: the filed question, resolved.
        verdict: today's answer.
        filed: the record.
    """

    def __init__(self, engine: Engine, question: Question, verdict: Verdict, filed: Filed) -> None:
        self.engine = engine
        self.question = question
        self.verdict = verdict
        rows = (*filed.answer["bases"], *filed.answer["near_misses"])
        self._filed = {row["norm"]["id"]: {t["test"]: t for t in row["tests"]} for row in rows}
        self._numbers = {norm.id: number for number, norm in enumerate(engine.matcher.norms)}

    def compared(self, norm: str) -> list[dict[str, Any]]:
        """Return the tests of a norm that come out differently today, with the reason on either side.

        None where the record does not hold how the norm came out, or where it cannot be tested today.
        """
        old = self._filed.get(norm, {})
        if not old or norm not in self._numbers:
            return []
        return [
            {
                "test": test.test,
                "before": old[test.test]["result"],
                "after": test.result,
                "why_before": old[test.test]["why"],
                "why": test.why,
                "citations": plain(test.citations),
            }
            for test in tests_of(self.engine, self._numbers[norm], self.question, self.verdict)
            if test.test in old and old[test.test]["result"] != test.result
        ]

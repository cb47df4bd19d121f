"""The decision order stated a second time (tests/reference) as a judge of changed code: its answers are worked out before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.legal_basis.engine import Engine
from tests.reference.asked import ABOUT_INVENTED, INVENTED, QUESTIONS, SEEDS, asked
from tests.reference.compare import Comparison
from tests.reference.invented import Invention
from tests.reference.outcome import Reference

if TYPE_CHECKING:
    from graphmodel.model.model import Model


class SecondStatement:
    """Holds the engine against answers of the reference that are kept ready: what `tests/test_reference.py` asks, about the shipped law and others."""

    def __init__(self, model: Model) -> None:
        shipped = [(model, seed, QUESTIONS, False) for seed in SEEDS]
        invented = [(Invention(model, seed).model_of_it(), seed, ABOUT_INVENTED, True) for seed in INVENTED]
        self._laws = [_Kept(*law) for law in (*shipped[:1], *invented, *shipped[1:])]

    def judge(self) -> None:
        """Raise where the engine, as it is now, differs from the reference."""
        for law in self._laws:
            comparison = Comparison(law.model, Engine(law.model), law, lenient=law.lenient)
            for question, whole in law.asked:
                assert not comparison.differences(question, whole=whole)


class _Kept:
    """Answers with what the reference said when it was asked. Norms that came out alike share one dictionary: there are few."""

    def __init__(self, model: Model, seed: int, count: int, lenient: bool) -> None:
        reference = Reference(model)
        self.model, self.lenient = model, lenient
        self.layers = reference.layers  # the comparison asks it which flags block
        self.asked = asked(model, seed, count)
        alike: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._answers: dict[Any, Any] = {}
        for question, _ in self.asked:
            found = reference.answer(question)
            found.tests = {n: alike.setdefault((*tests.values(),), tests) for n, tests in found.tests.items()}
            self._answers[question] = found

    def answer(self, question: Any) -> Any:
        """Return what the reference said."""
        return self._answers[question]

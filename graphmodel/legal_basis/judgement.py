"""What is left to the officer: open conditions, triggers, and everything that no table can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.legal_basis.matching import numbers
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reasons import Reasons
    from graphmodel.model.law import Condition

_FURTHER_PEOPLE = "Is anybody else in the record, and does the answer hold for them too?"


class Judgement:
    """Lists what only the officer can say."""

    def __init__(self, matcher: Matcher, reasons: Reasons) -> None:
        self.matcher = matcher
        self.reasons = reasons
        self._triggers = {c.name: c.fact for c in matcher.model.codelists["codelist/trigger"].codes}

    def open_conditions(self, number: int, question: Question) -> list[Condition]:
        """Return the conditions of a norm that stay open: those that are no test of the model and that no fact confirms."""
        conditions = self.matcher.norms[number].conditions
        return [c for c in conditions if c.judged_by != "model" and not (c.fact and question.fact(c.fact))]

    def is_open(self, number: int, results: Results, question: Question) -> bool:
        """Tell whether anything about a norm stays open: a condition, its trigger, or a place."""
        place = results.overlap.open and self.matcher.linked(results, number)
        trigger = bool(results.unknown["trigger"] >> number & 1)
        return bool(self.open_conditions(number, question)) or place or trigger

    def trigger(self, number: int) -> str:
        """Return the id of the fact that triggers a norm."""
        return self._triggers[self.matcher.norms[number].gateway.trigger] or ""

    def softly(self, results: Results, outcome: Outcome, question: Question) -> tuple[str, ...]:
        """Return what only the officer can say about the norms that decide softly."""
        return tuple(dict.fromkeys(a for n in numbers(outcome.deciding) for a in self._left(n, results, question)))

    def _left(self, number: int, results: Results, question: Question) -> list[str]:
        """Return the reasons of the tests of a norm that are the officer's."""
        tests = [test for test, norms in results.officer.items() if norms >> number & 1]
        return [self.reasons.test(test, number, results, question).why for test in tests]

    def all(
        self,
        giver: Party,
        taker: Party,
        results: Results,
        chosen: dict[int, str],
        question: Question,
        of_the_parties: tuple[str, ...] = (),
    ) -> tuple[str, ...]:
        """Return everything that the officer has to judge for the norms that are listed."""
        label = self.matcher.model.label
        asks = [
            f"Did {label(p.id)} exist on {question.on}? The day it began or ended is not known."
            for p in (giver, taker)
            if p.exists is Rank.UNKNOWN
        ]
        asks += of_the_parties
        for number in (n for n, role in chosen.items() if role != "support"):
            provision = self.matcher.norms[number].provision
            asks += [f"{provision}: {c.text}?" for c in self.open_conditions(number, question)]
            if results.unknown["trigger"] >> number & 1:
                asks.append(label(self.trigger(number)))
            asks += self._left(number, results, question)
        return tuple(dict.fromkeys((*asks, _FURTHER_PEOPLE)))

"""What need not be asked: where everything else is certain, and whatever is meant, the answer is the same."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from graphmodel.legal_basis.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.free_words.reading import Reading
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.reached import Reached

#: The part that may be settled, and the reason that is told.
_SAME_DAY = "the answer is the same on every day that the words can mean"
_MOST = 40


def settle(engine: Engine, readings: Mapping[str, Reading], facts: Mapping[str, bool]) -> dict[str, Reading]:
    """Return the readings, the day chosen where it alone is open and nothing depends on it.

    The days tried are all days on which anything in the graph changes, so that what holds on each holds between them.
    """
    found = dict(readings)
    open_ = [part for part, reading in found.items() if not reading.certain]
    day = found["date"]
    if open_ != ["date"] or not 1 < len(day.candidates) <= _MOST:
        return found
    reached = {tuple(_reached(engine, found, c.id, facts)) for c in day.candidates}
    if len(reached) == 1:
        found["date"] = replace(day, chosen=(day.candidates[0].id,), rule=_SAME_DAY, ask="")
    return found


def _reached(engine: Engine, readings: Mapping[str, Reading], on: str, facts: Mapping[str, bool]) -> Iterator[Reached]:
    def one(part: str) -> str | None:
        return readings[part].chosen[0] if part in readings and readings[part].chosen else None

    told = tuple(sorted(facts.items()))
    for giver, taker in product(readings["discloser"].chosen, readings["recipient"].chosen):
        question = Question(
            giver,
            taker,
            readings["purpose"].chosen[0],
            readings["subject"].chosen[0],
            tuple(sorted(readings["information"].chosen)),
            datetime.date.fromisoformat(on),
            told,
            one("within"),
            one("capacity_from"),
            one("capacity_to"),
        )
        for exact in engine.partnerships.questions(question):
            yield engine.outcome(exact)

"""What need not be asked: where everything else is certain, and whatever is meant, the answer is the same."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from graphmodel.legal_basis.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphmodel.free_words.meaning import Meaning
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.reached import Reached

#: The part that may be settled, and the reason that is told.
_SAME_DAY = "the answer is the same on every day that the words can mean"
_MOST = 40


def settle(
    engine: Engine,
    readings: Mapping[str, Meaning],
    facts: Mapping[str, bool],
    changes: Callable[[datetime.date, datetime.date], Sequence[datetime.date]],
) -> dict[str, Meaning]:
    """Return the readings, the day chosen where it alone is open and nothing depends on it.

    Args:
        engine: what answers.
        readings: how each part was understood.
        facts: the facts that are known.
        changes: gives the days on which anything in the graph changes between two days: what holds on each holds between them.
    """
    found = dict(readings)
    open_ = [part for part, reading in found.items() if not reading.certain]
    day = found["date"]
    days = [datetime.date.fromisoformat(c.id) for c in day.candidates]
    if open_ != ["date"] or len(days) != 2:  # noqa: PLR2004  the first and the last day that it can be
        return found
    tried = [days[0], *changes(min(days), max(days)), days[1]]
    if len(tried) > _MOST:
        return found
    reached = {tuple(_reached(engine, found, on, facts)) for on in tried}
    if len(reached) == 1:
        found["date"] = replace(day, chosen=(day.candidates[0].id,), rule=_SAME_DAY, ask="")
    return found


def _reached(
    engine: Engine, readings: Mapping[str, Meaning], on: datetime.date, facts: Mapping[str, bool]
) -> Iterator[Reached]:
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
            on,
            told,
            one("within"),
            one("capacity_from"),
            one("capacity_to"),
        )
        for exact in engine.partnerships.questions(question):
            yield engine.outcome(exact)

"""Which changed record made the difference: each is put back into today's graph as it was filed, and the question is asked again.

That is a trial and no guess. Where the answer is another one with a record put back, the change of that record made a difference to it; where all that
changed is put back and the answer is the filed one again, nothing else made any.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from graphmodel.dates import Period
from graphmodel.legal_basis.engine import Engine
from graphmodel.replay.asked_again import answered
from graphmodel.replay.changed_law import missing
from graphmodel.replay.essence import Essence, essence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model
    from graphmodel.replay.changed_law import Changed

#: How often questions are asked again in one call to find out what made the difference.
MOST_TRIALS = 2000


@dataclass(frozen=True)
class Causes:
    """What made the difference.

    Attributes:
        made: id of a changed record → whether its change made a difference; None where that could not be tried.
        parts: (id, field of the record) → the same of one field of a record that made a difference.
        newcomers: ids of norms, and of records of the layers, that the answer names today and the record does not hold, if these
            account for what the changed records leave.
        accounted_for: whether the answer is the filed one again with all of it put back.
    """

    made: dict[str, bool | None]
    parts: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    newcomers: tuple[str, ...] = ()
    accounted_for: bool = True


@dataclass
class Budget:
    """How many trials are left: what was made to take up the machine is told to be untried instead."""

    left: int = MOST_TRIALS


class Trials:
    """Asks one question of graphs in which some records stand as they were filed.

    Args:
        model: today's graph.
        question: the filed question, resolved.
        today: what counts of today's answer.
        budget: how often it may be asked; shared by all records of a call.
    """

    def __init__(self, model: Model, question: Question, today: Essence, budget: Budget) -> None:
        self.model = model
        self.question = question
        self.today = today
        self.budget = budget

    def causes(self, before: Essence, changed: Sequence[Changed]) -> Causes:
        """Return which of the changed records made the difference between the filed answer and today's.

        Args:
            before: what counts of the filed answer.
            changed: the records that stand otherwise than they were filed.
        """
        if before == self.today:
            return Causes({c.id: False for c in changed})
        usable = [c for c in changed if c.as_filed is not None and not missing(self.model, c, *changed)]
        ids = {c.id for c in usable}
        back = self._ask(*(c.as_filed for c in usable))
        made = {c.id: self._alone(c) if c.id in ids else None for c in changed}
        made |= self._hidden(made, usable, back)
        parts = {pair: said for c in usable if made[c.id] for pair, said in self._parts(c).items()}
        newcomers = () if back == before else self._newcomers(before, back or self.today, [c.as_filed for c in usable])
        return Causes(made, parts, newcomers, back == before or bool(newcomers))

    def _hidden(
        self, made: dict[str, bool | None], usable: Sequence[Changed], back: Essence | None
    ) -> dict[str, bool | None]:
        """Return the records whose change shows only when others are put back with them."""
        shown = [c.as_filed for c in usable if made[c.id]]
        others = [c for c in usable if made[c.id] is False]
        base = self._ask(*shown)
        if not others or base is None or base == back:
            return {}
        asked = {c.id: self._ask(*shown, c.as_filed) for c in others}
        found = [i for i, said in asked.items() if said is not None and said != base]
        return dict.fromkeys(found or asked, True)

    def _ask(self, *records: Any) -> Essence | None:
        """Return what counts of the answer with records put into today's graph; None where it was asked often enough."""
        if self.budget.left <= 0:
            return None
        self.budget.left -= 1
        return essence(answered(Engine(self.model.with_records(*records)), self.question)[1])

    def _differs(self, record: Any) -> bool | None:
        found = self._ask(record)
        return None if found is None else found != self.today

    def _alone(self, changed: Changed) -> bool | None:
        """Tell whether the answer is another one with this record alone put back."""
        return False if missing(self.model, changed) else self._differs(changed.as_filed)

    def _parts(self, changed: Changed) -> dict[tuple[str, str], bool | None]:
        """Tell of each field of a record whether its change made a difference; of all where none did without the others."""
        parts = list(dict.fromkeys(f.part for f in changed.fields))
        if len(parts) < 2:  # noqa: PLR2004  where only one field changed, it is that one
            return {(changed.id, p): True for p in parts}
        found: dict[tuple[str, str], bool | None] = {}
        for part in parts:
            name = next(n for n in (part, f"{part}_") if hasattr(changed.today, n))
            one = replace(changed.today, **{name: getattr(changed.as_filed, name)})
            found[changed.id, part] = self._differs(one)
        return found if any(v is not False for v in found.values()) else dict.fromkeys(found, True)

    def _newcomers(self, before: Essence, back: Essence, records: Sequence[Any]) -> tuple[str, ...]:
        """Return what the answer names and did not when it was filed, if without all of that it is the filed one again."""
        norms = {*back.bases, *back.near_misses} - {*before.bases, *before.near_misses}
        layers = _named(back) - _named(before) - {*back.bases, *back.near_misses}
        new = sorted(i for i in norms | layers if i in self.model.records and i not in {r.id for r in records})
        never = Period(None, self.model.release.window_from)
        quiet = [q for i in new if (q := _quieted(self.model.records[i], never)) is not None]
        if not quiet or self._ask(*records, *quiet) != before:
            return ()
        return tuple(q.id for q in quiet)


def _named(of: Essence) -> set[str]:
    return {fact.value for fact in of.layers}


def _quieted(record: Any, never: Period) -> Any:
    """Return a record that covers no day of the window, and nobody; None where it has no dates."""
    if hasattr(record, "in_force"):
        return replace(record, in_force=replace(record.in_force, period=never), discloser=(), recipient=())
    return replace(record, period=never) if isinstance(getattr(record, "period", None), Period) else None

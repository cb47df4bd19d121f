"""What many answers come to, without their reasons: questions that differ only in their parties and their purpose.

It runs the steps of `Engine.answer` up to the flags, with the same functions, and describes nothing. What bodies of the same kind in
law come to is worked out once. That it never differs from the full answer is tested on cells at random.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from graphmodel.layers.flags import LayerFlags
from graphmodel.layers.routes import GATEWAY
from graphmodel.legal_basis.outcome import decide
from graphmodel.legal_basis.reached import Reached

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from graphmodel.layers.bars import Found
    from graphmodel.legal_basis.answer import Verdict
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question


class Quick:
    """Asks for the outcomes of some purposes, pair of parties by pair.

    Args:
        engine: the engine whose answers are wanted.
        pattern: a question with all that the questions have in common; its parties and its purpose do not matter.
        purposes: the purposes.
        unanswerable: returns the verdict on parties that cannot be answered for, else None.
    """

    def __init__(
        self,
        engine: Engine,
        pattern: Question,
        purposes: Sequence[str],
        unanswerable: Callable[[Question, Party, Party], Verdict | None],
    ) -> None:
        self.engine = engine
        self.matcher = engine.matcher
        self.pattern = replace(pattern, purpose="")
        self.purposes = tuple(purposes)
        self._unanswerable = unanswerable
        self._piece = self.matcher.slices.index(pattern.on)
        self._blocking = {f.id.removeprefix("flag/") for f in engine.model.flags.values() if f.blocks}
        self._layers = LayerFlags(engine.layers, pattern)
        self._bars: dict[str, tuple[Found, ...]] = {}
        self._in_law: dict[str, Hashable] = {}
        self._known: dict[Hashable, tuple[Reached, ...]] = {}

    def reached(self, discloser: str, recipient: str) -> tuple[Reached, ...]:
        """Return what each purpose comes to for a pair of parties, in the order of the purposes."""
        pair = replace(self.pattern, discloser=discloser, recipient=recipient)
        giver = self.matcher.party(discloser, pair.capacity_from, self._piece)
        taker = self.matcher.party(recipient, pair.capacity_to, self._piece)
        early = self._unanswerable(pair, giver, taker)
        if early:
            return (Reached.of(early),) * len(self.purposes)
        overlap = self.matcher.places.between(giver, taker, pair.within)
        key = (self._law_of(discloser, giver), self._law_of(recipient, taker), overlap.rank, overlap.open)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._one(replace(pair, purpose=p), giver, taker) for p in self.purposes)
        return found

    def _law_of(self, ident: str, party: Party) -> Hashable:
        """Return all of a party that the law looks at: everything but which body it is and where."""
        if ident not in self._in_law:
            self._in_law[ident] = (party.exists, party.standings, party.needs_power, party.holders, party.own_types)
        return self._in_law[ident]

    def _bars_of(self, question: Question, giver: Party) -> tuple[Found, ...]:
        if giver.id not in self._bars:
            self._bars[giver.id] = self.engine.bars.find(replace(question, recipient="", purpose=""), giver)
        return self._bars[giver.id]

    def _one(self, question: Question, giver: Party, taker: Party) -> Reached:
        engine, matcher = self.engine, self.matcher
        bars = self._bars_of(question, giver)
        results = matcher.results(question, engine.bars.removed(bars))
        outcome = decide(matcher, results, question, giver, engine.bars, bars)
        chosen = engine.bases.choose(results, outcome, question)
        misses = engine.near_misses.find(results, chosen, among=matcher.waiting)
        raised = self._layers.of(question.purpose, giver, taker, outcome, bars)
        flags = tuple(sorted({*engine.flags.of(question, results, outcome, chosen, misses), *raised}))
        return Reached(
            "answered",
            outcome.id,
            outcome.id in GATEWAY and not self._blocking & set(flags),
            flags,
            tuple(matcher.norms[n].id for n, role in chosen.items() if role == "headline"),
            outcome.barred_by,
            "",
        )

"""The two sides of an answer: what lets the discloser give, and what lets the recipient ask and hold; they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from graphmodel.legal_basis.answer import BothSides, OneSide
from graphmodel.legal_basis.matching import numbers
from graphmodel.legal_basis.reasons import listed

if TYPE_CHECKING:
    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model, Ref


class Sides:
    """Lays the norms of an answer out by side."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model

    def of(self, question: Question, results: Results, outcome: Outcome, chosen: dict[int, str]) -> BothSides:
        """Return both sides."""
        return BothSides(self._giver(question, results, outcome, chosen), self._taker(question, chosen))

    def _giver(self, question: Question, results: Results, outcome: Outcome, chosen: dict[int, str]) -> OneSide:
        kinds = self.matcher.by_kind
        matching = outcome.gateway.full | outcome.gateway.deciding
        duties = self._refs(matching & kinds["must-give"])
        powers = self._refs(matching & (kinds["may-give"] | self.matcher.common_law))
        functions = self._refs(matching & kinds["function-only"] & ~self.matcher.common_law)
        listed_ = sum(1 << n for n in chosen)
        waiting = self._refs(listed_ & kinds["must-give"] & results.unknown["trigger"] & ~self.matcher.waiting)
        party = self.model.ref(question.discloser)
        said = [
            _told("duties to disclose that match", duties),
            _told("powers that match", powers),
            _told("functions from which a power may be implied", functions),
            _told("duties that arise only once it is asked, or once an event happens", waiting),
        ]
        told = f"{party.label} as discloser: {'; '.join(filter(None, said)) or 'nothing was found in the graph'}."
        return OneSide(party, duties, powers, functions, waiting, (), (), (), told)

    def _taker(self, question: Question, chosen: dict[int, str]) -> OneSide:
        kinds = self.matcher.by_kind
        listed_ = sum(1 << n for n in chosen)
        may, must = self._refs(listed_ & kinds["may-ask"]), self._refs(listed_ & kinds["must-ask"])
        own = self._own_functions(question)
        party = self.model.ref(question.recipient)
        said = [
            _told("it may ask", may),
            _told("it has to ask", must),
            _told("functions of its own that this purpose serves", own),
        ]
        told = f"{party.label} as recipient: {'; '.join(filter(None, said)) or 'no power to ask and no function of its own was found in the graph'}."
        asks = " Whoever answers needs its own power." if may or must else ""
        return OneSide(party, (), (), (), (), may, must, own, told + asks)

    def _own_functions(self, question: Question) -> tuple[Ref, ...]:
        """Return the functions of the recipient for the purpose: those that would match if it were the one to give."""
        turned = replace(
            question,
            discloser=question.recipient,
            recipient=question.discloser,
            capacity_from=question.capacity_to,
            capacity_to=question.capacity_from,
        )
        full = self.matcher.full(self.matcher.results(turned))
        return self._refs(full & self.matcher.by_kind["function-only"] & ~self.matcher.common_law)

    def _refs(self, bits: int) -> tuple[Ref, ...]:
        return tuple(self.model.ref(self.matcher.norms[n].id) for n in numbers(bits))


def _told(what: str, refs: tuple[Ref, ...]) -> str:
    return f"{what}: {listed([r.label for r in refs], most=4, join='and')}" if refs else ""

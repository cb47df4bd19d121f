"""Bars: provisions that forbid or limit passing on a kind of information, whatever gateway there is (decision-logic section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.layers.dated import Dated
from graphmodel.layers.regimes import stands
from graphmodel.legal_basis import words
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.layers import Bar, BarException
    from graphmodel.model.model import Model

#: Effects that stop a disclosure, whatever gateway there is.
_STOPS = {"barred", "barred-unless"}


class Found(Struct, frozen=True):
    """A bar that bears on a question.

    Attributes:
        bar: the bar.
        asks: what only the officer can say before it is known to bite; empty where it bites.
        broader: whether what was asked for is broader than what it protects, so that only part of it may be touched.
        live: whether it stops the disclosure unless an exception is confirmed or it is lifted.
        confirmed: the exceptions that a fact of the question confirms.
    """

    bar: Bar
    asks: tuple[str, ...]
    broader: bool
    live: bool
    confirmed: tuple[BarException, ...]

    @property
    def bites(self) -> bool:
        """Whether it is in force, binds the discloser and covers what was asked for."""
        return not self.asks


class Bars:
    """Finds the bars that bear on a question."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        self._bars = Dated(matcher.slices, (self.model.bars[i] for i in sorted(self.model.bars)))
        self._numbers = {norm.id: number for number, norm in enumerate(matcher.norms)}

    def find(self, question: Question, giver: Party) -> tuple[Found, ...]:
        """Return the bars that bite, and those of which only the officer can say whether they do; sorted by id."""
        return tuple(
            f for bar, dated in self._bars.on(question.on) if (f := self._of(bar, dated, question, giver)) is not None
        )

    def removed(self, found: tuple[Found, ...]) -> int:
        """Return the norms that cannot carry what was asked for, as a bit set."""
        bits = 0
        for one in found:
            if one.bites and one.bar.effect == "gateway-removed":
                for norm in one.bar.removes:
                    bits |= 1 << self._numbers[norm]
        return bits

    def lifted(self, bar: Bar, express: int, common: int) -> bool:
        """Tell whether norms that match in full lift a bar: an express duty or power, or a power at common law."""
        lifts = {"any-enactment": express, "express-or-common-law-power": express | common}
        return bool(lifts.get(bar.yields_to, 0))

    def _of(self, bar: Bar, dated: Rank, question: Question, giver: Party) -> Found | None:
        narrow, broad = self._kinds(bar, question)
        people = self._people(bar, question)
        said = question.fact(bar.fact) if bar.fact else True
        if not (narrow or broad) or people is Rank.FAILS or said is False:
            return None
        bound, condition = stands(giver, bar.binds)
        if bound is Rank.FAILS and not (narrow and condition and said):
            return None  # bound only as anybody may be: that is worth a question where it is about this and nothing else stays open
        asks = []
        if dated is Rank.UNKNOWN:
            asks.append("was it in force on that day? The day is not confirmed")
        if bound is not Rank.HOLDS:
            asks.append(
                f"does it bind {self.model.label(giver.id)}" + (f": is it so that {condition}" if condition else "")
            )
        if not narrow:
            asks.append(f"is any of it this: {bar.protects}")
        if people is Rank.OFFICER:
            asks.append("is it about " + " or ".join(self.model.label(s).lower() for s in bar.data_subjects))
        if said is None and bar.fact:
            asks.append(self.model.label(bar.fact).rstrip("?"))
        if bar.effect == "ask-officer" and not asks:
            asks.append("what does it allow")
        stops = bar.effect in _STOPS or (
            bar.effect == "publication-only" and question.fact(words.TO_THE_PUBLIC) is True
        )
        met = question.fact(words.EXCEPTION_MET) is True
        confirmed = tuple(e for e in bar.exceptions if (question.fact(e.fact) is True if e.fact else met))
        return Found(bar, tuple(asks), not narrow, stops and not asks, confirmed)

    def _kinds(self, bar: Bar, question: Question) -> tuple[bool, bool]:
        """Tell whether a kind of the question lies within those of a bar, and whether one is broader."""
        within = self.matcher.concepts.information.within
        narrow = any(within(k, b) for k in question.information for b in bar.information)
        broad = any(within(b, k) for k in question.information for b in bar.information)
        return narrow, broad

    def _people(self, bar: Bar, question: Question) -> Rank:
        within = self.matcher.concepts.subjects.within
        if not bar.data_subjects or any(within(question.subject, s) for s in bar.data_subjects):
            return Rank.HOLDS
        return Rank.OFFICER if any(within(s, question.subject) for s in bar.data_subjects) else Rank.FAILS

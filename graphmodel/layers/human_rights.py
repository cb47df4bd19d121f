"""The human rights layer, and how much is shared: questions that the officer answers and writes down (decision-logic section 7)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.layers.dated import Dated
from graphmodel.layers.regimes import Regimes, stands
from graphmodel.layers.status import Statuses
from graphmodel.legal_basis import words
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model, Ref


class Asked(Struct, frozen=True):
    """A question to the officer, and the norms that explain it."""

    id: str
    text: str
    explained_by: tuple[Ref, ...]


class HumanRights(Struct, frozen=True):
    """The layer.

    Attributes:
        result: word of codelist/layer-result.
        applies: `yes`, `no` or `question`: whether the discloser is a public authority for human rights on the day.
        why: how that is known.
        prompts: what the officer weighs.
        how_much: what the officer settles about content, recipients and handling.
        told: the layer in a sentence.
    """

    result: str
    applies: str
    why: str
    prompts: tuple[Asked, ...]
    how_much: tuple[Asked, ...]
    told: str


class HumanRightsLayer:
    """Assesses human rights."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        self.regimes = Regimes(matcher)
        self.statuses = Statuses(self.model)
        self._prompts = Dated(matcher.slices, sorted(self.model.prompts.values(), key=lambda p: (p.topic, p.order)))
        self._asked = lru_cache(maxsize=4096)(self._asked_of)

    def assess(self, question: Question, giver: Party) -> tuple[HumanRights, tuple[str, ...]]:
        """Return the layer and the flags that it raises."""
        applies, why = self._applies(question, giver)
        personal = any(self.matcher.concepts.is_personal(k) for k in question.information)
        flags: tuple[str, ...] = ()
        recorded = question.fact(words.PROPORTIONALITY_RECORDED) is True
        if applies == "no" or not personal:
            told = (
                why
                if applies == "no"
                else "What was asked for is not personal, so private life is touched only if somebody can be identified."
            )
            result = "clear" if applies == "no" or question.fact(words.CHECK_DONE) is True else "question"
        elif recorded:
            result, told = "clear", "You say that your reasons are written down. The graph does not judge them."
        else:
            result = "question"
            flags = ("proportionality-unrecorded",) if applies == "yes" else ()
            told = f"{why} Whether the disclosure is needed for its aim, and goes no further, is yours to judge: write down why."
        layer = HumanRights(
            result,
            applies,
            why,
            self.prompts("human-rights", question) if applies != "no" and personal else (),
            self.prompts("how-much", question),
            told,
        )
        return layer, flags

    def prompts(self, topic: str, question: Question) -> tuple[Asked, ...]:
        """Return the questions of a topic that are asked on the day, in order."""
        return self._asked(topic, self.matcher.slices.index(question.on))

    def _asked_of(self, topic: str, piece: int) -> tuple[Asked, ...]:
        on = self.matcher.slices.day(piece)
        return tuple(
            Asked(p.id, p.label, self._explained(p.explained_by, on))
            for p in self._prompts.holding(on)
            if p.topic == topic
        )

    def _applies(self, question: Question, giver: Party) -> tuple[str, str]:
        regime = self.regimes.of_kind("human-rights", question.on)
        name = self.model.label(giver.id)
        if regime is None:
            return "no", "The law on human rights that the graph holds was not yet in force on that day."
        rank, condition = stands(giver, regime.governs)
        status = self.statuses.of(giver)
        if rank is Rank.HOLDS:
            return "yes", f"{name} is a public authority under {regime.label}."
        if status is not None and status.human_rights_authority == "yes":
            return "yes", f"{name} is a public authority under {regime.label}: {status.human_rights_words}."
        if status is not None and status.human_rights_authority == "no":
            return "no", f"{name} is no public authority under {regime.label}, as a rule."
        words_ = f": {status.human_rights_words}" if status else f", if {condition}" if condition else ""
        return "question", f"{name} may be a public authority under {regime.label} for some of what it does{words_}."

    def _explained(self, norms: tuple[str, ...], on: datetime.date) -> tuple[Ref, ...]:
        return tuple(self.model.ref(n) for n in norms if rank_on(self.model.norms[n].in_force.period, on) is Rank.HOLDS)

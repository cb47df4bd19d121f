"""The sentence at the top of an answer: what the graph finds, with its open conditions; never a bare yes, never a bare no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.layers.bars_shown import in_short
from graphmodel.layers.routes import GATEWAY
from graphmodel.legal_basis import words
from graphmodel.legal_basis.reasons import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from graphmodel.layers.assess import Layers
    from graphmodel.legal_basis.answer import Basis, SuccessorRef
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model

_SAYS = {
    words.BARRED: (
        "A bar applies to this information, and nothing that was found lifts it: {bars}. {exceptions}{but_for}"
        "Ask your legal adviser before anything is shared."
    ),
    words.REQUIRED: "The graph finds a duty to disclose: {norms}. You decide whether its conditions are met.",
    words.EXPRESS: (
        "The graph finds an express power to disclose, not a duty: {norms}. "
        "You decide whether to use it and whether its conditions are met."
    ),
    words.NO_POWER_NEEDED: (
        "{giver} is of a kind that needs no power in law to disclose; no duty and no express power was found. "
        "That does not say that it may: bars, data protection, confidence and human rights decide, and you."
    ),
    words.COMMON_LAW: (
        "The graph finds a power at common law that may cover this, not a duty: {norms}. You decide whether its conditions are met."
    ),
    words.IMPLIED: (
        "The graph finds no express power; a power may be implied from a function: {norms}. "
        "It is not a duty to disclose. You decide whether its conditions are met."
    ),
    words.ONLY_DEPERSONALISED: (
        "The gateways found carry only information that is not personal: {norms}. For personal information no power "
        "was found in the graph, which is not a finding that none exists: ask your legal adviser."
    ),
    words.NO_POWER_FOUND: (
        "No power was found in the graph. That is not a finding that none exists: see what came near, and ask your legal adviser."
    ),
}


class Headline:
    """Writes the headline."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def write(
        self,
        question: Question,
        outcome: Outcome,
        deciding: Collection[str],
        bases: Collection[Basis],
        flags: Collection[str],
        depends_on: Collection[str],
        layers: Layers,
        stops: Collection[str],
        unsure: Collection[str] = (),
    ) -> str:
        """Return the sentences for an outcome, its warnings and what it hangs on.

        Args:
            question: the question.
            outcome: what was reached.
            deciding: the labels of the norms that give the outcome; none where it rests on no norm.
            bases: everything that is listed beside it.
            flags: the warnings.
            depends_on: what only the officer can say.
            layers: what lies over the gateway.
            stops: the flags for which the answer is not ready.
            unsure: the labels of the parties of which it is not known whether they were there on the day.
        """
        norms = listed(list(deciding), most=3, join="and")
        barring = listed([self.model.label(b) for b in outcome.barred_by], most=3, join="and")
        but_for = (
            f"But for it: {self.model.label('outcome/' + outcome.gateway.id).lower()}. " if outcome.barred_by else ""
        )
        open_ = [e.text for b in layers.bars.bars if b.does == "bars" for e in b.exceptions]
        exceptions = (
            f"Only you can say whether one of its exceptions is met: {listed(open_, most=4)}. " if open_ else ""
        )
        said = [*layers.short_form]
        said.append(
            _SAYS[outcome.id].format(
                norms=norms,
                giver=self.model.label(question.discloser),
                bars=barring,
                exceptions=exceptions,
                but_for=but_for,
            )
        )
        said += [
            self._announced(b)
            for b in bases
            if b.announced and b.role != "headline" and ("commenced" in (*b.required_if, *b.permitted_if))
        ]
        waiting = [b for b in bases if b.required_if and "commenced" not in b.required_if and b.role != "headline"]
        if waiting:
            said.append(
                f"A duty would apply if what it waits for were so: {listed([b.norm.label for b in waiting], most=3, join='and')}."
            )
        if depends_on:
            said.append(
                f"This hangs on what only you can say: {listed(list(depends_on), most=4, join='and')}".rstrip("?.")
                + ("?" if list(depends_on)[-1].endswith("?") else ".")
            )
        if unsure:
            said.append(
                f"Whether {listed(list(unsure), join='and')} existed on {question.on} is not known: the day of a beginning or an end was not found."
            )
        if "after-checked-date" in flags:
            said.append(
                f"The law in the graph was seen as it stood up to {self.model.release.law_checked_to}; what changed since is not in it."
            )
        if "low-confidence-source" in flags:
            said.append("An entry that bears on this was made without reading its source text.")
        if "date-unverified" in flags:
            said.append("A norm whose first day is not confirmed would matter here: see what came near.")
        if not outcome.barred_by and (bars := in_short(layers.bars.bars)):
            said.append(bars)
        if stops and outcome.id in GATEWAY:
            told = "; ".join(self.model.label("flag/" + f) for f in stops)
            said.append(f"This answer is not ready to act on: {told}.")
        elif outcome.id in GATEWAY:
            said.append(
                "Data protection, confidence and human rights are set out with it: look at each before you decide."
            )
        return " ".join(said)

    @staticmethod
    def _announced(basis: Basis) -> str:
        return (
            f"{basis.norm.label} was announced to begin on {basis.announced} ({basis.announced_source}); its commencement was not confirmed, "
            "and the outcome is reached without it: check before relying on it either way."
        )

    def not_in_model(self, reason: str, successors: Collection[SuccessorRef]) -> str:
        """Return the sentences for what the graph cannot answer."""
        said = [f"The graph cannot answer this: {reason}."]
        alive = [s.body.label + (" (in part)" if s.in_part else "") for s in successors if s.exists_on_the_day]
        if alive:
            said.append(f"What took its place: {listed(alive, most=6, join='and')}. Ask about that.")
        elif successors:
            came = [s.body.label + (" (only planned or proposed)" if s.proposed else "") for s in successors]
            said.append(f"What came after it is not there on that day either: {listed(came, most=6, join='and')}.")
        return " ".join(said)

    def ambiguous(self, reason: str, choices: Collection[str]) -> str:
        """Return the sentences for a question that has to be narrowed."""
        named = f" Choose one of: {listed(list(choices), most=8)}." if choices else ""
        return f"The question has to be narrowed: {reason}.{named}"

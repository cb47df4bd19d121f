"""Which question comes next: the six that each question needs, and then only those that can change the answer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from api.pages.check_state import FURTHER, PARTS, UNKNOWN, State
from graphmodel.calls.meant import Meant, meant
from graphmodel.dates import day, today
from graphmodel.ids import kind_of
from graphmodel.legal_basis import words
from graphmodel.legal_basis.deciding_facts import DecidingFact, deciding_facts
from graphmodel.legal_basis.deciding_parts import area_decides, deciding_capacities
from graphmodel.legal_basis.narrower import narrower

if TYPE_CHECKING:
    import datetime

    from graphmodel.graph import Graph
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reached import Reached

#: Part of a question → the kinds of things that answer it.
KINDS = {
    "discloser": ("type", "body"),
    "recipient": ("type", "body"),
    "purpose": ("purpose",),
    "subject": ("subject",),
    "information": ("information",),
    "within": ("area",),
}
_EMERGENCY = words.EMERGENCY.removeprefix("fact/")


class Flow:
    """The way through the questions for one state."""

    def __init__(self, graph: Graph, state: State) -> None:
        self.graph = graph
        self.model = graph.model
        self.state = state

    @cached_property
    def on(self) -> datetime.date:
        """The day asked about; today as long as none is told."""
        try:
            return day(self.state.date[0]) if len(self.state.date) == 1 else today()
        except ValueError:
            return today()

    def meant(self, part: str, text: str) -> Meant:
        """Return what words mean as the answer to a part."""
        found = meant(self.model, self.graph.index, text, *KINDS[part])
        if part == "purpose":
            usable = tuple(c for c in found.candidates if self.model.purposes[c].selectable is not False)
            return Meant(text, found.id if found.id in usable else None, usable)
        return found

    def narrower(self, ident: str) -> tuple[str, ...]:
        """Return what a party has to be chosen from that cannot be asked about as it is."""
        return narrower(self.graph.engine, ident, self.on) if kind_of(ident) in {"body", "type"} else ()

    def usable(self, part: str, text: str) -> str | None:
        """Return the id that a value stands for, where it can be asked about as it is."""
        ident = self.meant(part, text).id
        return None if ident is None or self.narrower(ident) else ident

    def answered(self, part: str) -> bool:
        """Tell whether a part has an answer that can be asked about."""
        values = getattr(self.state, part)
        if part == "date":
            return len(values) == 1
        return bool(values) and all(self.usable(part, v) for v in values)

    @cached_property
    def open(self) -> str | None:
        """The first part that each question needs and that has no answer yet."""
        return next((part for part in PARTS if not self.answered(part)), None)

    @cached_property
    def questions(self) -> list[Question]:
        """The question, one for each pair of parties; none as long as a part is missing.

        Raises:
            BadQuestionError, NotInGraphError: a value cannot be read.
        """
        return [] if self.open else self.state.asked().resolve(self.model)

    @cached_property
    def reached(self) -> Reached | None:
        """What the answer comes to so far; None where there is none yet, or one for each of several pairs."""
        return self.graph.engine.outcome(self.questions[0]) if len(self.questions) == 1 else None

    @cached_property
    def facts(self) -> tuple[DecidingFact, ...]:
        """The facts that can change the answer and of which nothing is known."""
        return deciding_facts(self.graph.engine, self.questions)

    def further(self) -> dict[str, tuple[str, ...]]:
        """Return the further parts that can change the answer, each with what there is to choose from; nothing for a text."""
        if len(self.questions) != 1:
            return {}
        question, engine, found = self.questions[0], self.graph.engine, dict[str, tuple[str, ...]]()
        for part in ("capacity_from", "capacity_to"):
            if getattr(question, part) is None and (choices := deciding_capacities(engine, question, part)):
                found[part] = choices
        if area_decides(engine, question):
            found["within"] = ()
        return found

    @property
    def same_body(self) -> bool:
        """Whether one body stands on both sides: then its capacities have to be told."""
        return bool(self.questions) and self.questions[0].discloser == self.questions[0].recipient

    def next(self) -> str:
        """Return the page that comes next."""
        if self.open:
            return self.open
        for part in self.further():
            if getattr(self.state, part) is None or (self.same_body and not getattr(self.state, part)):
                return part
        if self.state.told(_EMERGENCY) == "true":
            return "answers"
        asked = next((f.id for f in self.facts if not self.state.told(f.id.removeprefix("fact/"))), None)
        return asked or "answers"

    def before(self, page: str) -> str:
        """Return the page before one: the start of all, or the one that was answered last before it."""
        answered = [p for p in PARTS if getattr(self.state, p)]
        answered += [p for p in FURTHER if getattr(self.state, p) is not None]
        answered += [f"fact/{f}" for f, value in self.state.facts if value]
        if page in answered:
            answered = answered[: answered.index(page)]
        elif page in PARTS:
            answered = [p for p in PARTS[: PARTS.index(page)] if p in answered]
        return self.state.link(answered[-1]) if answered else "/check"

    def skipped(self) -> State:
        """Return the state with all facts that could still change the answer told as not known."""
        state = self.state
        for fact in self.facts:
            state = state.with_fact(fact.id.removeprefix("fact/"), state.told(fact.id.removeprefix("fact/")) or UNKNOWN)
        return state

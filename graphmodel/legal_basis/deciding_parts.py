"""Which other parts of a question can change its answer: the capacity of a side, the area of a kind of body, a narrower purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from graphmodel.ids import kind_of
from graphmodel.layers.routes import GATEWAY

if TYPE_CHECKING:
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reached import Reached

_SIDES = {"capacity_from": "discloser", "capacity_to": "recipient"}


def deciding_capacities(engine: Engine, question: Question, field: str) -> tuple[str, ...]:
    """Return the capacities of a side that it may be asked to choose from, sorted by label; none where the choice changes no outcome.

    A capacity in which nothing is found is no choice: it says nothing of the body as a whole. Where a body stands on both
    sides, the capacities have to be told, and all are returned.

    Args:
        engine: what answers.
        question: the question, with no capacity on that side.
        field: `capacity_from` or `capacity_to`.
    """
    party = engine.matcher.party(getattr(question, _SIDES[field]), None, engine.matcher.slices.index(question.on))
    types = engine.model.types
    held = [c for c in party.standings if types[c].sort == "capacity" and party.stands_in(c) and c != party.id]
    if question.discloser != question.recipient:
        as_whole = engine.outcome(question).outcome
        reached = {c: engine.outcome(_as(question, field, c)).outcome for c in held}
        held = [c for c in held if reached[c] in GATEWAY]
        if len(held) < 2 or {reached[c] for c in held} <= {as_whole}:  # noqa: PLR2004  several are two or more
            return ()
    return tuple(sorted(held, key=lambda c: (types[c].label, c)))


def area_decides(engine: Engine, question: Question) -> bool:
    """Tell whether naming the area of a side that is only a kind of body changes the answer: one that the other serves, or any."""
    if question.within or "type" not in {kind_of(question.discloser), kind_of(question.recipient)}:
        return False
    now = engine.outcome(question)
    areas = sorted(engine.served(question)) or sorted(engine.model.areas)[:1]
    return any(engine.outcome(replace(question, within=area)) != now for area in areas)


def narrower_purposes(engine: Engine, question: Question) -> tuple[tuple[str, Reached], ...]:
    """Return the purposes within the one asked about that come to another outcome, the weightiest outcome first."""
    model = engine.model
    within = engine.matcher.concepts.purposes.within
    found = [
        p.id
        for p in model.purposes.values()
        if p.id != question.purpose and p.selectable is not False and within(p.id, question.purpose)
    ]
    now = engine.outcome(question)
    reached = engine.outcomes(question, found).reached(question.discloser, question.recipient) if found else ()
    changed = [(p, r) for p, r in zip(found, reached, strict=True) if r.outcome in GATEWAY and r.outcome != now.outcome]
    order = {o.removeprefix("outcome/"): record.order for o, record in model.outcomes.items()}
    return tuple(sorted(changed, key=lambda f: (order[f[1].outcome or ""], model.label(f[0]))))


def _as(question: Question, field: str, capacity: str) -> Question:
    return (
        replace(question, capacity_from=capacity)
        if field == "capacity_from"
        else replace(question, capacity_to=capacity)
    )

"""In which classes a party stands on a day, and by which chain: its types, the types above them, roles, capacities, legal holders.

Closes over decision-logic section 2: `broader` is undated, a type counts only within its own existence, a role through the dated rows that name
its holders, and a force or service also stands for the office that bears its duties.
"""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.dates import Period, Truth
from graphmodel.ids import kind_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from graphmodel.model.bodies import Type
    from graphmodel.model.model import Model


class Rank(IntEnum):
    """How well something holds; along a chain the worst counts, over several chains the best."""

    HOLDS = 0
    OFFICER = 1
    UNKNOWN = 2
    FAILS = 3

    @property
    def word(self) -> str:
        """The word of codelist/test-result."""
        return _WORDS[self]


_WORDS = {Rank.HOLDS: "holds", Rank.OFFICER: "for-the-officer", Rank.UNKNOWN: "unknown", Rank.FAILS: "fails"}
_OF_TRUTH = {Truth.HOLDS: Rank.HOLDS, Truth.UNKNOWN: Rank.UNKNOWN, Truth.FAILS: Rank.FAILS}


def rank_on(period: Period, on: datetime.date) -> Rank:
    """Return how well a period covers a day."""
    return _OF_TRUTH[period.covers(on)]


class Step(Struct, frozen=True):
    """One step of a chain: `how` is type, broader, role, capacity or legal-holder."""

    how: str
    to: str
    provision: str | None = None
    condition: str | None = None


class Standing(Struct, frozen=True):
    """That a party stands in a class.

    Attributes:
        class_: the type that it counts as.
        condition: HOLDS; OFFICER where a condition on the chain is for the officer; FAILS where only a residual limb leads there.
        carried: how well the dates of the chain hold, the class's own existence left out.
        date: the same with it.
        area_link: whether the chain holds only for the places that both sides serve.
        steps: the chain.
    """

    class_: str
    condition: Rank
    carried: Rank
    date: Rank
    area_link: bool
    steps: tuple[Step, ...]

    def beats(self, other: Standing) -> bool:
        """Tell whether this is at least as good in every way."""
        return self.condition <= other.condition and self.carried <= other.carried and self.area_link <= other.area_link


class TypeGraph:
    """The steps from type to type, without their dates."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._roles: dict[str, list[tuple[Type, int]]] = defaultdict(list)
        self._capacities: dict[str, list[str]] = defaultdict(list)
        for kind in model.types.values():
            for number, row in enumerate(kind.role_holders):
                self._roles[row.type].append((kind, number))
            for holder in kind.held_by:
                self._capacities[holder].append(kind.id)

    def standings(self, start: list[Standing], on: datetime.date) -> dict[str, tuple[Standing, ...]]:
        """Close over what follows from where a party stands; keep the chains that no other chain beats.

        Hundreds of bodies stand alike on a day: what follows is worked out once for all of them, and nobody may change it.
        """
        return self._closed(tuple(start), on)

    @lru_cache(maxsize=8192)  # noqa: B019  one TypeGraph lives as long as its model
    def _closed(self, start: tuple[Standing, ...], on: datetime.date) -> dict[str, tuple[Standing, ...]]:
        kept: dict[str, list[Standing]] = defaultdict(list)
        queue = list(start)
        while queue:
            found = queue.pop(0)
            if any(k.beats(found) for k in kept[found.class_]):
                continue
            kept[found.class_] = [k for k in kept[found.class_] if not found.beats(k)] + [found]
            queue.extend(self._next(found, on))
        return {c: tuple(rows) for c, rows in kept.items()}

    def enter(
        self, class_: str, on: datetime.date, carried: Rank, before: tuple[Step, ...], step: Step, **more: object
    ) -> Standing:
        """Return the standing in a class that a first step leads to; its own existence is part of what is carried on."""
        exists = rank_on(self.model.types[class_].exists.period, on)
        date = max(carried, exists)
        condition, link = more.get("condition", Rank.HOLDS), bool(more.get("area_link"))
        assert isinstance(condition, Rank)  # noqa: S101  the keyword is ours
        return Standing(class_, condition, date, date, link, (*before, step))

    def _next(self, at: Standing, on: datetime.date) -> Iterator[Standing]:
        kind = self.model.types[at.class_]
        for above in kind.broader:
            date = max(at.carried, rank_on(self.model.types[above].exists.period, on))
            yield Standing(above, at.condition, at.carried, date, at.area_link, (*at.steps, Step("broader", above)))
        for capacity in self._capacities[kind.id]:
            yield self.enter(
                capacity,
                on,
                at.date,
                at.steps,
                Step("capacity", capacity),
                condition=at.condition,
                area_link=at.area_link,
            )
        for role, number in self._roles[kind.id]:
            row = role.role_holders[number]
            condition = at.condition
            if row.applies_if:
                condition = max(condition, Rank.FAILS if kind.everyone else Rank.OFFICER)
            link = at.area_link or (row.area_link or "none") != "none"
            step = Step("role", role.id, row.provision, row.applies_if)
            yield self.enter(
                role.id, on, max(at.date, rank_on(row.period, on)), at.steps, step, condition=condition, area_link=link
            )
        if kind.legal_holder and kind_of(kind.legal_holder) == "type":
            step = Step("legal-holder", kind.legal_holder)
            yield self.enter(
                kind.legal_holder, on, at.date, at.steps, step, condition=at.condition, area_link=at.area_link
            )

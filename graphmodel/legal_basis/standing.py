"""In which classes a party stands on a day, and by which chain: its types, the types above them, roles, capacities, legal holders.

Closes over decision-logic section 2: `broader` is undated, a type counts only within its own existence, a role through the dated rows that name
its holders, and a force or service also stands for the office that bears its duties.
"""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from graphmodel.dates import ALWAYS, Period, Truth
from graphmodel.ids import kind_of
from graphmodel.legal_basis.slices import Slices

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

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


def rank_on(period: Period, on: datetime.date) -> Rank:
    """Return how well a period covers a day."""
    truth = period.covers(on)
    if truth is Truth.HOLDS:
        return Rank.HOLDS
    return Rank.FAILS if truth is Truth.FAILS else Rank.UNKNOWN


class Step(Struct, frozen=True, gc=False):
    """One step of a chain: `how` is type, broader, role, capacity or legal-holder."""

    how: str
    to: str
    provision: str | None = None
    condition: str | None = None


class Standing(Struct, frozen=True, gc=False):
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


def _beaten(standing: Standing, by: Sequence[Standing]) -> bool:
    """Tell whether any of some standings is at least as good in every way."""
    return any(other.beats(standing) for other in by)


def _length(standing: Standing) -> tuple[int, int]:
    return sum(s.how != "broader" for s in standing.steps), len(standing.steps)


class Standings(dict[str, tuple[Standing, ...]]):
    """Class → the chains by which a party stands there.

    They are worked out once for all that stand alike, and nobody may change them. So they are told apart by which they are, and what follows
    from them can be kept by them.
    """

    __slots__ = ()
    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict has none, since it may change

    def __eq__(self, other: object) -> bool:
        return self is other


class _Lead(NamedTuple):
    """A step that leads on from a class, and the period of the row that it rests on; the rest as in `_Way`."""

    step: Step
    period: Period
    condition: Rank
    area_link: bool


class _Way(Struct, frozen=True, gc=False):
    """A step that leads on from a class on a day.

    Attributes:
        step: the step.
        exists: how well the class that it leads to exists on the day.
        row: how well the row that it rests on holds on the day.
        condition: OFFICER or FAILS where it has a condition.
        area_link: whether it holds only for the places that both sides serve.
    """

    step: Step
    exists: Rank
    row: Rank
    condition: Rank
    area_link: bool


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

    def leading_to(self, class_: str) -> frozenset[str]:
        """Return the types from which some steps lead to a class, whatever the day; itself among them."""
        found, queue = set(), [class_]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue.extend(self._before.get(at, ()))
        return frozenset(found)

    @cached_property
    def _before(self) -> dict[str, set[str]]:
        """Class → the types from which one step leads to it. There whole or not at all, since several threads ask."""
        found: dict[str, set[str]] = defaultdict(set)
        for class_ in self.model.types:
            for lead in self._leads(class_):
                found[lead.step.to].add(class_)
        return dict(found)

    def standings(self, start: list[Standing], on: datetime.date) -> Standings:
        """Close over what follows from where a party stands; keep the chains that no other chain beats.

        Hundreds of bodies stand alike for years: what follows is worked out once for all of them.
        """
        stretches = self._stretches(tuple(s.class_ for s in start))
        return self._closed(tuple(start), stretches.first(on))

    @lru_cache(maxsize=2048)  # noqa: B019  one TypeGraph lives as long as its model
    def _stretches(self, classes: tuple[str, ...]) -> Slices:
        """Return the stretches of time in which the same follows from some classes."""
        reached, queue, periods = set(), list(classes), []
        while queue:
            at = queue.pop()
            if at not in reached:
                reached.add(at)
                periods += [self.model.types[at].exists.period, *(lead.period for lead in self._leads(at))]
                queue += (lead.step.to for lead in self._leads(at))
        return Slices(periods)

    @lru_cache(maxsize=8192)  # noqa: B019  the same
    def _closed(self, start: tuple[Standing, ...], on: datetime.date) -> Standings:
        kept: dict[str, list[Standing]] = defaultdict(list)
        # Of two ways that hold alike the one with fewer roles and offices is told, and of two with as many the shorter.
        order, queue = count(), [(*_length(s), n, s) for n, s in enumerate(start, -len(start))]
        heapify(queue)
        while queue:
            offices, steps, _, found = heappop(queue)
            if _beaten(found, kept[found.class_]):
                continue
            kept[found.class_] = [k for k in kept[found.class_] if not found.beats(k)] + [found]
            for after in self._next(found, on):
                if not _beaten(after, kept.get(after.class_, ())):
                    more = after.steps[-1].how != "broader"
                    heappush(queue, (offices + more, steps + 1, next(order), after))
        return Standings((c, tuple(rows)) for c, rows in kept.items())

    def enter(self, class_: str, on: datetime.date, carried: Rank, before: tuple[Step, ...], step: Step) -> Standing:
        """Return the standing in a class that a first step leads to; its own existence is part of what is carried on."""
        date = max(carried, rank_on(self.model.types[class_].exists.period, on))
        return Standing(class_, Rank.HOLDS, date, date, False, (*before, step))

    def _next(self, at: Standing, on: datetime.date) -> Iterator[Standing]:
        for way in self._ways(at.class_, on):
            steps = (*at.steps, way.step)
            if way.step.how == "broader":
                # Whoever holds a role for some places only is still anybody everywhere.
                link = at.area_link and not self.model.types[way.step.to].everyone
                yield Standing(way.step.to, at.condition, at.carried, max(at.carried, way.exists), link, steps)
            else:
                date = max(at.date, way.row, way.exists)
                condition, link = max(at.condition, way.condition), at.area_link or way.area_link
                yield Standing(way.step.to, condition, date, date, link, steps)

    @lru_cache(maxsize=16384)  # noqa: B019  the same
    def _ways(self, class_: str, on: datetime.date) -> tuple[_Way, ...]:
        """Return the steps that lead on from a class on a day."""
        types = self.model.types
        return tuple(
            _Way(step, rank_on(types[step.to].exists.period, on), rank_on(period, on), asks, link)
            for step, period, asks, link in self._leads(class_)
        )

    @lru_cache(maxsize=4096)  # noqa: B019  the same
    def _leads(self, class_: str) -> tuple[_Lead, ...]:
        """Return the steps that lead on from a class on some day."""
        kind = self.model.types[class_]
        plain = [Step("broader", above) for above in kind.broader]
        plain += [Step("capacity", held) for held in self._capacities[kind.id]]
        found = [_Lead(step, ALWAYS, Rank.HOLDS, False) for step in plain]
        for role, number in self._roles[kind.id]:
            row = role.role_holders[number]
            otherwise = Rank.FAILS if kind.everyone else Rank.OFFICER
            condition, link = otherwise if row.applies_if else Rank.HOLDS, (row.area_link or "none") != "none"
            found.append(_Lead(Step("role", role.id, row.provision, row.applies_if), row.period, condition, link))
        if kind.legal_holder and kind_of(kind.legal_holder) == "type":
            found.append(_Lead(Step("legal-holder", kind.legal_holder), ALWAYS, Rank.HOLDS, False))
        return tuple(found)


@lru_cache(maxsize=8)
def type_graph(model: Model) -> TypeGraph:
    """Return the steps of a model, with all that was worked out from them before."""
    return TypeGraph(model)

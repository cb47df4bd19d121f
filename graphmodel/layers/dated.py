"""The records of a layer that are in force in a stretch of time: filtered once for each stretch, not once for each question."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.dates import Period
    from graphmodel.legal_basis.slices import Slices


class HasPeriod(Protocol):
    """A record with dates of its own."""

    @property
    def period(self) -> Period:
        """When it holds."""
        ...


Record = TypeVar("Record", bound=HasPeriod)


class Dated(Generic[Record]):
    """Records by the stretch of time that a day lies in; the borders of the stretches are theirs among others.

    Attributes:
        records: all of them, in the order in which they are told.
    """

    def __init__(self, slices: Slices, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self._slices = slices
        self._of = lru_cache(maxsize=4096)(self._filtered)

    def on(self, day: datetime.date) -> tuple[tuple[Record, Rank], ...]:
        """Return the records that hold on a day, or of which that is not known, with how well they do."""
        return self._of(self._slices.index(day))

    def holding(self, day: datetime.date) -> tuple[Record, ...]:
        """Return the records that hold on a day for certain."""
        return tuple(r for r, rank in self.on(day) if rank is Rank.HOLDS)

    def _filtered(self, piece: int) -> tuple[tuple[Record, Rank], ...]:
        day = self._slices.day(piece)
        ranked = ((r, rank_on(r.period, day)) for r in self.records)
        return tuple((r, rank) for r, rank in ranked if rank < Rank.FAILS)

"""Two days of one structure laid over each other: what is told of both, what of one only, and what is told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.compare import compare
from graphmodel.comparison.as_last_told import AsLastTold
from graphmodel.explorer.marks import Marks
from graphmodel.explorer.one_day import OneDay
from graphmodel.ids import kind_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model

_COMPARED = ("area", "body")


class TwoDays:
    """The whole structure of an area or around a body, as last told by each of two days.

    Args:
        model: the model.
        engine: for how bodies stood on a day.
        about: the area, body or post.
        days: the two days; the earlier is taken for the first.

    Attributes:
        rows: every line of both days; what both days tell alike is there once.
        idents: every node of both days.
        stands_for: line that is left out → the line of the second day that says the same.
        told: how each day is known, and what a reader should see first.
    """

    def __init__(self, model: Model, engine: Engine, about: str, days: tuple[datetime.date, datetime.date]) -> None:
        self.model = model
        self.first, self.second = sorted(days)
        self.on = self.second
        self._sides = tuple(self._side(about, day) for day in (self.first, self.second))
        left, right = self._sides
        known = kind_of(about) in _COMPARED
        span = {"from_": self.first.isoformat(), "until": self.second.isoformat()}
        self._compared = compare(model, engine, about, **span) if known else {}
        self.told: list[str] = list(self._compared.get("told", ()))
        self.marks = Marks(self._compared, left, right)
        self.stands_for = self.marks.stands_for
        there = {row["id"] for row in right.rows}
        gone = [r for r in left.rows if r["id"] not in there and r["id"] not in self.stands_for]
        self.rows = sorted([*right.rows, *gone], key=lambda row: (row["secondary"], row["id"]))
        self.idents = left.idents | right.idents

    def _side(self, about: str, day: datetime.date) -> OneDay:
        return OneDay(self.model, about, day, AsLastTold(self.model, about, day).document or "")

    def describe(self, idents: Iterable[str], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return some nodes, as the second day tells of them, or the first where only that one does."""
        left, right = self._sides
        wanted = set(idents)
        found = [*right.describe(wanted & right.idents, rows), *left.describe(wanted - right.idents, rows)]
        return sorted(found, key=lambda node: str(node["id"]))

    def findings(self, shown: set[str]) -> list[dict[str, Any]]:
        """Return what was found about some nodes, on either day."""
        left, right = self._sides
        found = {f["id"]: f for f in (*left.findings(shown - right.idents), *right.findings(shown & right.idents))}
        return [found[i] for i in sorted(found)]

    def boards(self) -> set[str]:
        """Return the bodies whose seats or rules the documents of either day tell."""
        left, right = self._sides
        return left.boards() | right.boards()

    def summary(self) -> dict[str, Any]:
        """Return what an answer tells of the comparison."""
        return {
            "from": self.first.isoformat(),
            "until": self.second.isoformat(),
            "told": self.told,
            "permalink": self._compared.get("permalink"),
        }

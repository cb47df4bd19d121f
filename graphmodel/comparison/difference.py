"""The items of two sides, sorted into both, one side only, changed and uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from graphmodel.comparison.items import Item, Items
    from graphmodel.model.model import Model


class Difference:
    """Sorts the items of two sides into both, one only, changed and uncertain.

    Args:
        model: the model.
        items: what the items were collected by.
        names: what the two sides are called where they are told differently, such as "before" and "after".
    """

    def __init__(self, model: Model, items: Items, names: tuple[str, str]) -> None:
        self.items = items
        self.names = names
        self.alike = items.alike
        self.describe = Describe(model)

    def between(
        self, left: dict[tuple[str, str], Item], right: dict[tuple[str, str], Item]
    ) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of each sort, by sort and label."""
        found: dict[str, list[dict[str, Any]]] = {
            n: [] for n in ("both", "only_left", "only_right", "uncertain", "changed")
        }
        for key, item in left.items():
            other = right.get(key)
            if other is None:
                twin = self._twin(item, right)
                if twin is not None:
                    found["uncertain"].append(
                        self._row(item, twin, f"{item.label} and {twin.label} are probably the same")
                    )
                else:
                    found["only_left"].append(self._row(item, None, self._why_not(item, 1)))
            elif item.says != other.says:
                said = (
                    f"{n}: {i.says or ('there' if i.what == 'body' else 'nothing more')}"
                    for n, i in zip(self.names, (item, other), strict=True)
                )
                found["changed"].append(self._row(item, other, "; ".join(said)))
            else:
                found["both"].append(self._row(item, other, "the same on both sides"))
        twins = {row["right"]["key"] for row in found["uncertain"]}
        for key, item in right.items():
            if key not in left and item.key not in twins:
                found["only_right"].append(self._row(None, item, self._why_not(item, 0)))
        return found

    def _why_not(self, item: Item, side: int) -> str:
        """Say why the other side does not have an item."""
        if item.what == "body" and len(self.items.sides) > side:
            why = self.items.sides[side].silent_on(item.key, self.items.engine.matcher)
            return "; ".join(dict.fromkeys(filter(None, (item.note, why))))
        return item.note or "not told of on the other side"

    def _twin(self, item: Item, others: dict[tuple[str, str], Item]) -> Item | None:
        """Return an item of the other side whose names are only probably the same."""
        for (what, key), other in others.items():
            if what == item.what and self._probably(item.key, key):
                return other
        return None

    def _probably(self, mine: str, theirs: str) -> bool:
        pairs = list(zip(mine.split(">"), theirs.split(">"), strict=False))
        return any(a != b for a, b in pairs) and all(a == b or frozenset((a, b)) in self.alike for a, b in pairs)

    def _row(self, left: Item | None, right: Item | None, reason: str) -> dict[str, Any]:
        one = left or right
        assert one is not None  # noqa: S101  one side is always there
        return {
            "what": one.what,
            "label": " / ".join(dict.fromkeys(i.label for i in (left, right) if i)),
            "reason": reason,
            "left": self._side(left),
            "right": self._side(right),
        }

    def _side(self, item: Item | None) -> dict[str, Any] | None:
        if item is None:
            return None
        citations = [c for s in item.statements for c in self.describe.citations(s.cite)]
        return {
            "key": item.key,
            "label": item.label,
            "says": item.says,
            "statements": [s.id for s in item.statements],
            "citations": citations,
        }

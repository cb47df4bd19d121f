"""A thing of a data file that is being made of a row: its keys and values, each with the cell that it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphmodel.imports.forms import field_of
from graphmodel.load.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.imports.tables import Place
    from graphmodel.load.schema import Class


@dataclass(frozen=True)
class Leaf:
    """A value and where it stands."""

    value: str | int | bool
    place: Place


@dataclass
class Record:
    """A thing of a section.

    Attributes:
        section: the section of the data file.
        place: the row, for what is wrong with it as a whole.
        keys: key → leaf, list of leaves, mapping of such, or list of mappings.
    """

    section: str
    place: Place
    keys: dict[str, Any] = field(default_factory=dict)

    @property
    def cls(self) -> Class:
        """Its class."""
        return schema().classes[schema().sections[self.section]]

    @property
    def ident(self) -> str:
        """Its id, where it has one of its own."""
        leaf = self.keys.get("id")
        return str(leaf.value) if isinstance(leaf, Leaf) else ""

    def put(self, path: tuple[str, ...], values: list[Leaf], *, many: bool) -> None:
        """Put values under a key, or under a key of the mapping that stands under a key."""
        if not values:
            return
        inside = self.keys
        if len(path) > 1:
            inside = self.keys.setdefault(path[0], {})
        inside[path[-1]] = values if many else values[0]

    def settle(self) -> None:
        """Give mappings the shape that the schema wants: lists of rows, one for each of several values, with a word for a missing first day."""
        for key, value in list(self.keys.items()):
            if not isinstance(value, dict):
                continue
            top = field_of(self.cls, (key,))
            if top is None or top.kind != "node":
                continue
            inner = schema().classes[top.classes[0]]
            rows = list(_each(value, inner))
            for row in rows:
                if "start" in inner.fields and "from" not in row:
                    row["start"] = Leaf("unknown", next(leaves(row)).place)
            self.keys[key] = rows if top.most is None else rows[0]


def _each(value: dict[str, Any], inner: Class) -> Iterator[dict[str, Any]]:
    """Yield a mapping once for each of the values of the key that takes one and was given several."""
    several = next((k for k, v in value.items() if isinstance(v, list) and inner.fields[k].most == 1), None)
    if several is None:
        yield value
        return
    for leaf in value[several]:
        yield {k: leaf if k == several else v for k, v in value.items()}


def leaves(value: Any) -> Iterator[Leaf]:
    """Yield the leaves of a value, in order."""
    if isinstance(value, Leaf):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)

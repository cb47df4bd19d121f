"""Strokes: what is drawn between two nodes, one for all the lines of one sort between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphmodel.diagram.tags import line_finding, line_tags
from graphmodel.diagram.text import SMALL, SMALL_LEADING, measure, wrap
from graphmodel.diagram.words import stroke_words, strongest
from graphmodel.structure.lines import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The words on a line are broken at about this many characters.
_WRAP = 17
_MARGIN = 4


@dataclass(frozen=True)
class Stroke:
    """All the lines of one sort between two nodes.

    Attributes:
        id: the id of the first of them.
        from_: the node that answers.
        to: the node that is answered to.
        group: what the legend calls it: `line`, or one of the secondary groups.
        style: how it is drawn: a strength, `denied` or `secondary`.
        lines: the ids of the lines.
        text: the words on it.
        via: the nodes that it runs through.
    """

    id: str
    from_: str
    to: str
    group: str
    style: str
    lines: tuple[str, ...]
    text: tuple[str, ...]
    via: tuple[str, ...]

    @cached_property
    def width(self) -> float:
        """Width of the box of its words."""
        return measure(self.text, SMALL) + 2 * _MARGIN

    @cached_property
    def height(self) -> float:
        """Height of the box of its words."""
        return len(self.text) * SMALL_LEADING + _MARGIN


def bundle(rows: Iterable[dict[str, Any]]) -> list[Stroke]:
    """Return the strokes for some lines; a line from a node to itself has none and stands in the text only."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        if row["from_node"] != row["to_node"]:
            via = () if row["to_node"].startswith(NOBODY) else tuple(v["id"] for v in row["via"])
            key = (row["from_node"], row["to_node"], row["group"], row["polarity"] == "denies", via)
            found.setdefault(key, []).append(row)
    return [_stroke(key, same) for key, same in sorted(found.items(), key=lambda item: item[1][0]["id"])]


def _stroke(key: tuple[Any, ...], rows: list[dict[str, Any]]) -> Stroke:
    from_, to, group, denied, via = key
    style = "denied" if denied else strongest(rows) if group == "line" else "secondary"
    words = [*line_tags(rows), *stroke_words(rows)]
    words[-1] = " ".join([words[-1], *line_finding(rows)])
    text = tuple(line for part in words for line in wrap(part, _WRAP))
    return Stroke(rows[0]["id"], from_, to, group, style, tuple(row["id"] for row in rows), text, via)

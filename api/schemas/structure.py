"""The answer on the structure of an area."""

from typing import Any

from api.formats import FILES
from api.schemas.common import BOARD, REF, Answer, Ref, Shown, shown
from api.schemas.drawing import AskedStructure, Compared, Edge, KindOfBox, KindOfLine, MarkedPath, Node, Stroke

_EXTENT: dict[str, Any] = {"nodes": 18, "of_nodes": 78, "lines": 41, "of_lines": 165, "told": []}
_DAY = {"date": "2008-11-01", "told": ["Medway Children's Trust governance arrangements: speaks of 2008-11 to 2009-03"]}
_CHOICES: dict[str, Any] = {
    "kinds": [{"word": "accountable", "label": "is accountable to", "lines": 41, "sort": True}],
    "body_kinds": [{"word": "board", "label": "Board", "nodes": 5}],
    "named": [BOARD],
}
_TEXT = {"schema": {"type": "string"}}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
#: The other forms, for the documentation.
CHARTS: dict[int | str, dict[str, Any]] = {
    200: {"content": FILES[200]["content"] | {"image/svg+xml": _TEXT, "image/png": _BINARY, "text/html": _TEXT}}
}


class Extent(Shown):
    """How much of the whole is shown."""

    nodes: int = shown(_EXTENT["nodes"], "How many nodes are shown.")
    of_nodes: int = shown(_EXTENT["of_nodes"], "Of how many.")
    lines: int = shown(_EXTENT["lines"], "How many lines are shown.")
    of_lines: int = shown(_EXTENT["of_lines"], "Of how many.")
    told: list[str] = shown([], "What a reader should know of it, such as a focus that is not on the chart.")


class Day(Shown):
    """A day on which something changes."""

    date: str = shown(_DAY["date"], "The day.")
    told: list[str] = shown(_DAY["told"], "What changes.")


class Choices(Shown):
    """What the view may be made of."""

    kinds: list[KindOfLine] = shown(
        _CHOICES["kinds"],
        "The sorts of lines, and the kinds that lines of accountability have.",
    )
    body_kinds: list[KindOfBox] = shown(_CHOICES["body_kinds"], "The kinds of boxes.")
    named: list[Ref] = shown(_CHOICES["named"], "Everything by name.")


class StructureAnswer(Answer):
    """The bodies and lines of an area on a day, with positions for a chart."""

    question: AskedStructure = shown({"about": {"id": "area/medway"}}, "The question as it was understood.")  # type: ignore[assignment]
    told: str = shown("", "Where there is nothing: why.")
    documents: list[Ref] = shown(
        [{"id": "document/medway-2008", "label": "Medway ...", "kind": "document"}],
        "The documents that speak of the day.",
    )
    boards: list[Ref] = shown([BOARD], "The bodies whose seats or rules the documents of the day tell.")
    nodes: list[Node] = shown(
        [{**BOARD, "x": 0, "y": 120}],
        "The nodes, each with its place on the chart; with `mark` where two days are compared, with `step` where a path is marked.",
    )
    lines: list[Edge] = shown(
        [{"from": BOARD, "to": REF, "strength": "accountable", "sort": "accountable"}],
        "The lines, each with its citations; marked as the nodes are.",
    )
    extent: Extent = shown(_EXTENT, "How much of the whole is shown.")
    choices: Choices = shown(_CHOICES, "What the view may be made of.")
    days: list[Day] = shown([_DAY], "The days on which something changes in what the documents tell.")
    strokes: list[Stroke] = shown([], "The lines as drawn: one stroke may stand for several.")
    path: MarkedPath | None = shown(None, "The path that is marked: its steps, and the other ways there are.")
    compared: Compared | None = shown(None, "The two days that are compared, and what a reader should see first.")

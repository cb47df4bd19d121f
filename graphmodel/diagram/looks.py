"""How boxes and lines look. A box tells by its border and corners what stands in it, a line by its stroke and its words; colour only repeats it.

Text has a contrast of at least 7 to 1 to what it stands on, borders and lines of at least 4.5 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

INK = "#0b0c0c"
PAPER = "#ffffff"
BLUE = "#1d4f7c"
GREY = "#505a5f"
RED = "#942514"
#: Words on lines that have nothing to do with the box that a reader chose.
FADED = "#6b7276"


@dataclass(frozen=True)
class Look:
    """How a box is drawn, and what the legend says of it."""

    name: str
    legend: str
    fill: str
    border: str
    thickness: float
    radius: int
    dashes: tuple[int, ...] = ()
    ink: str = INK


@dataclass(frozen=True)
class Style:
    """How a line is drawn, and what the legend says of it."""

    name: str
    legend: str
    colour: str
    thickness: float
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group of lines that a reader may show and hide."""

    name: str
    legend: str
    arrow: bool = True


LOOKS = (
    Look("legal", "a person in law", "#dfeaf4", BLUE, 3, 1),
    Look("body", "a body that is no person in law, or of which that is not known", PAPER, BLUE, 1.4, 9),
    Look("class", "a class of bodies, told of together", PAPER, BLUE, 1.4, 9, (7, 4)),
    Look("post", "a post", "#f6f0dd", "#5f4b12", 1.4, 1),
    Look("type", "a kind of body or person", "#f6f0dd", "#5f4b12", 1.4, 1, (7, 4)),
    Look("role", "a role, such as the public", "#e6f0e6", "#2f5a39", 1.4, 20),
    Look("nobody", "nobody named to whom", PAPER, GREY, 1.2, 14, (3, 3), "#3b4245"),
)

STYLES = (
    Style("accountable", "is accountable to", BLUE, 2.8),
    Style("reports", "reports to", BLUE, 1.4),
    Style("may-report", "may report to", BLUE, 1.6, (12, 4, 2, 4)),
    Style("secondary", "bears on in another way (the words say how)", GREY, 1.3, (6, 5)),
    Style("denied", "a document says that this is not so", RED, 2, (2, 4)),
)

GROUPS = (
    Group("line", "Lines of accountability and reporting"),
    Group("belongs", "part of, set up by, one of a class"),
    Group("bears-on", "supports, advises, oversees and the like"),
    Group("delegation", "delegates to"),
    Group("seat", "has a seat on"),
    Group("identity", "perhaps the same as", arrow=False),
)

_LOOKS = {look.name: look for look in LOOKS}
_STYLES = {style.name: style for style in STYLES}
_GROUPS = {group.name: group for group in GROUPS}


def look_of(node: dict[str, Any]) -> Look:
    """Return how the box of a node looks."""
    if node["kind"] in _LOOKS:
        return _LOOKS["legal"] if node.get("legal_personality") == "true" else _LOOKS[node["kind"]]
    return _LOOKS["legal" if node.get("legal_personality") == "true" else "body"]


def style_of(stroke: dict[str, Any]) -> Style:
    """Return how a stroke looks."""
    return _STYLES[stroke["style"]]


def group_of(stroke: dict[str, Any]) -> Group:
    """Return the group of a stroke."""
    return _GROUPS[stroke["group"]]

"""Boxes: the working record of a node while a chart is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from graphmodel.diagram.text import FONT, LEADING, measure, wrap

#: Room between the text and the border of a box.
PAD_X, PAD_Y = 12, 9
#: No box is narrower.
LEAST_WIDTH = 96.0
#: Room kept free between two boxes of a row.
GAP = 52.0
#: Room between the common lines beside a column of boxes.
_TRUNK = 9.0


@dataclass
class Box:
    """A node with its place.

    Attributes:
        id: the node.
        text: its tags and its label in lines.
        width: of the box.
        height: of the box.
        left: how far what belongs to it reaches to the left of its middle.
        right: the same to the right.
        top: the same upwards.
        level: its row.
        x: its middle.
        y: its middle.
        trunk: for a box of a stack, where the common line runs up beside it.
        style: for a box of a stack, how its line is drawn.
        stem: for a box that is set in beneath another of its stack, that other one.
        depth: how often it is set in.
    """

    id: str
    text: tuple[str, ...]
    width: float = 0.0
    height: float = 0.0
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    level: int = 0
    x: float = 0.0
    y: float = 0.0
    trunk: float | None = None
    style: str = ""
    stem: Box | None = None
    depth: int = 0

    @classmethod
    def of(cls, ident: str, label: str, tags: tuple[str, ...] = ()) -> Box:
        """Return a box as large as its label needs, and the tags above it."""
        text = (*tags, *wrap(label))
        width = max(LEAST_WIDTH, float(round(measure(text, FONT))) + 2 * PAD_X)
        height = float(len(text) * LEADING + 2 * PAD_Y)
        return cls(ident, text, width, height, width / 2, width / 2, height / 2)

    def widen(self, width: float) -> None:
        """Make the box at least so wide."""
        if width > self.width:
            self.left += (width - self.width) / 2
            self.right += (width - self.width) / 2
            self.width = width

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it and what belongs to it reaches."""
        return self.x - self.left, self.x + self.right

    @property
    def bottom(self) -> float:
        """How far it reaches below its middle."""
        return self.height / 2

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Tell whether a point lies in the box, or within a margin around it."""
        return abs(x - self.x) < self.width / 2 + margin and abs(y - self.y) < self.height / 2 + margin


@dataclass
class Stack:
    """Boxes that stand below each other in columns beneath one parent, because no line leads on from them or from what they have beneath them.

    Attributes:
        id: its name in the tree.
        level: its row.
        columns: its boxes, each followed by what stands beneath it, set in.
        zone: the room to the left of the boxes, for the common lines and the words.
        step: how far a box is set in.
    """

    id: str
    level: int
    columns: list[list[Box]]
    zone: float
    step: float
    between: float = 22.0

    @property
    def styles(self) -> list[str]:
        """The sorts of lines that leave it: each has a common line of its own."""
        return sorted({b.style for c in self.columns for b in c if b.stem is None})

    @property
    def widths(self) -> list[float]:
        """The width of each column with its zone."""
        return [self.zone + max(b.width + b.depth * self.step for b in c) for c in self.columns]

    @property
    def width(self) -> float:
        """Its whole width."""
        return sum(self.widths) + GAP / 2 * (len(self.columns) - 1)

    @property
    def height(self) -> float:
        """Its whole height."""
        return max(sum(b.height + self.between for b in c) - self.between for c in self.columns)

    def place_x(self, middle: float) -> None:
        """Set where its boxes and common lines stand from left to right."""
        left = float(round(middle - self.width / 2))
        for width, column in zip(self.widths, self.columns, strict=True):
            for box in column:
                box.x = left + self.zone + box.depth * self.step + box.width / 2
                box.trunk = left + _TRUNK * (1 + self.styles.index(box.style)) if box.stem is None else None
            left += round(width + GAP / 2)

    def place_y(self, top: float) -> None:
        """Set where its boxes stand from top to bottom."""
        for column in self.columns:
            y = top
            for box in column:
                box.y = y + box.height / 2
                y += box.height + self.between

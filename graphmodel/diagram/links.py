"""Addresses that a page gives to the boxes of a chart; a chart in a file has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Node


class Action(NamedTuple):
    """Something that a reader may do with a box: its words, where it leads, and whether that is the same page."""

    words: str
    href: str
    here: bool


class Links(Protocol):
    """Where the boxes of a chart lead to on a page."""

    def choose(self, ident: str) -> str:
        """Return the address of the page with what is told of a node beside the chart."""

    def actions(self, node: Node) -> list[Action]:
        """Return what a reader may do with a box."""

    def document(self, ident: str) -> str:
        """Return the address of a document."""

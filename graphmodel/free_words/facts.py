"""Facts of the case that a text touches: they are asked, and never taken as true or false from a word alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphmodel.free_words.spans import Text
    from graphmodel.model.model import Model


@dataclass(frozen=True)
class FactTold:
    """A fact that a text touches.

    Attributes:
        fact: its id.
        words: the runs of words that touch it.
        value: what was said of it apart from the text: `true`, `false` or `unknown`; empty where it is still to be asked.
    """

    fact: str
    words: tuple[tuple[int, int], ...]
    value: str


def facts(model: Model, text: Text, given: Mapping[str, str]) -> tuple[FactTold, ...]:
    """Return the facts that a text touches, each with what was said of it apart from the text.

    Args:
        model: the model.
        text: what was written.
        given: fact id → what was said of it.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for span in text.of("fact"):
        if not any(s.holds(span) for s in text.spans):
            for ident in span.ids:
                found.setdefault(ident, []).append((span.first, span.last))
    order = [f for f in model.facts if f in found]
    return tuple(FactTold(f, tuple(found[f]), given.get(f, "")) for f in order)

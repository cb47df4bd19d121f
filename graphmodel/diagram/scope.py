"""What a chart shows, in a sentence: of which whole, around what, how far, which lines and boxes, and what is left out."""

from __future__ import annotations

import datetime
from typing import Any

from graphmodel.diagram.text import clean
from graphmodel.diagram.words import listed


def title(structure: dict[str, Any]) -> str:
    """Return the title of a chart: whose it is, and of which day or days."""
    about = structure.get("question", {}).get("about") or {"label": "Structure"}
    name = clean(about["label"])
    two = structure.get("compared")
    if two:
        return f"{name}: who answers to whom, {in_words(two['from'])} and {in_words(two['until'])} compared"
    return f"{name}: who answers to whom on {in_words(structure['date'])}"


def scope(structure: dict[str, Any]) -> str:
    """Return what part of the whole a chart shows; nothing where it shows all."""
    shown, asked = structure.get("extent"), structure.get("question", {})
    if not shown:
        return ""
    focus = [clean(r["label"]) for r in asked.get("focus") or ()]
    steps = asked.get("steps")
    parts = []
    if focus and isinstance(steps, int):
        parts.append(f"{listed(focus)}, and what is within {steps} step{'s' if steps > 1 else ''}: ")
    parts.append(f"{_of(shown['nodes'], shown['of_nodes'], 'box', 'boxes')} and ")
    parts.append(f"{_of(shown['lines'], shown['of_lines'], 'line', 'lines')}.")
    hidden = [clean(r["label"]) for r in asked.get("hide") or ()]
    if hidden:
        parts.append(f" Hidden by you: {listed(hidden)}.")
    return "".join([*parts, *(f" {clean(t)}" for t in shown["told"])])


def in_words(day: str) -> str:
    """Return a day as a reader says it.

    >>> in_words("2008-12-01")
    '1 December 2008'
    """
    on = datetime.date.fromisoformat(day)
    return f"{on.day} {on:%B %Y}"


def _of(some: int, all_: int, one: str, many: str) -> str:
    return f"all {all_} {many}" if some == all_ and all_ != 1 else f"{some} of {all_} {many if all_ != 1 else one}"

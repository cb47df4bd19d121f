"""Tags: short words in a box or on a line, each behind a sign of its own: what becomes of it between two days, its place on a path, what was found about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Sign:
    """A family of marks: how boxes and lines with them are drawn, and what the legend says.

    Attributes:
        name: of the family.
        sign: what stands before the words.
        legend: what it means.
        thickness: of the border of a box; how much more of a line.
        dashes: of both; None to leave them as they are.
    """

    name: str
    sign: str
    legend: str
    thickness: float
    dashes: tuple[int, ...] | None


SIGNS = (
    Sign(
        "gone",
        "\u00d7",
        "told of on the first day only; \u201cended\u201d where the graph knows that it did",
        2.2,
        (2, 5),
    ),
    Sign("new", "+", "told of on the second day only; \u201cbegun\u201d where the graph knows that it did", 4.5, ()),
    Sign("changed", "\u2260", "told otherwise on the second day", 3.2, (12, 3, 3, 3)),
    Sign("perhaps", "?", "perhaps the same as something of the other day, under another name", 2.2, (9, 4)),
)
#: Box and lines of a path.
PATH = Sign("path", "\u25ba", "on the path that is marked, step by step", 4.5, None)
#: Something was found about a box or line.
FINDING = "!"
FINDING_LEGEND = "there is a finding about it"

_FAMILIES = {
    "ended": ("gone", "ended"),
    "not-told-later": ("gone", "not told later"),
    "begun": ("new", "begun"),
    "proposed": ("new", "proposed"),
    "not-told-before": ("new", "not told before"),
    "changed": ("changed", "changed"),
    "perhaps-same": ("perhaps", "perhaps the same"),
}
_SIGNS = {sign.name: sign for sign in SIGNS}


def family(thing: dict[str, Any]) -> str | None:
    """Return the family of the mark of a node or line; None where it has none."""
    mark = thing.get("mark")
    return _FAMILIES[mark][0] if mark else None


def sign_of(thing: dict[str, Any]) -> Sign | None:
    """Return how a node or line is marked, the place on a path before all else; None where it is not."""
    if thing.get("step") is not None:
        return PATH
    marked = family(thing)
    return _SIGNS[marked] if marked else None


def box_tags(node: dict[str, Any]) -> tuple[str, ...]:
    """Return the words that stand above the label of a box.

    >>> box_tags({"step": 0, "mark": None, "findings": ["finding/a", "finding/b"]})
    ('\u25ba the path begins', '! 2 findings')
    """
    found = []
    step = node.get("step")
    if step is not None:
        found.append(f"{PATH.sign} {f'after step {step}' if step else 'the path begins'}")
    found += _mark(node)
    count = len(node.get("findings", ()))
    if count:
        found.append(f"{FINDING} {count} finding{'s' if count > 1 else ''}")
    return tuple(found)


def line_tags(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Return the words that stand before those of a line; where it stands for several, those that any of them bears."""
    same = list(rows)
    steps = sorted({row["step"] for row in same if row.get("step") is not None})
    found = [f"{PATH.sign} step {step}" for step in steps]
    marks = [_mark(row) for row in same]
    found += marks[0] if all(m == marks[0] for m in marks) else sorted({f"{m} (in part)" for ms in marks for m in ms})
    return found


def line_finding(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Return the sign of a finding where there is one about any of some lines."""
    return [FINDING] if any(row.get("findings") for row in rows) else []


def mark_words(thing: dict[str, Any]) -> str:
    """Return what becomes of a node or line between two days; nothing where it stays the same."""
    return next(iter(_mark(thing)), "")


def _mark(thing: dict[str, Any]) -> list[str]:
    mark = thing.get("mark")
    if not mark:
        return []
    family, words = _FAMILIES[mark]
    return [f"{_SIGNS[family].sign} {words}"]

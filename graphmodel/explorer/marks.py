"""Marks: what becomes of each node and line between two days, by the call `compare` where that looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.explorer.one_day import OneDay

_LINES = frozenset({"line", "seat"})
_ONLY = {
    "only_left": "told of on the first day, and not on the second",
    "only_right": "told of on the second day, and not on the first",
}


class Mark(NamedTuple):
    """What becomes of a thing, and why that is said.

    A word is `ended`, `not-told-later`, `begun`, `proposed`, `not-told-before`, `changed` or `perhaps-same`.
    """

    word: str
    reason: str


class Marks:
    """The marks of two days.

    Args:
        compared: the answer of the call `compare`; nothing where that cannot be asked.
        left: the first day.
        right: the second.

    Attributes:
        nodes: mark by node; what is the same has none.
        lines: mark by line.
        stands_for: line of the first day that the second tells too, by another statement → that one.
    """

    def __init__(self, compared: dict[str, Any], left: OneDay, right: OneDay) -> None:
        self.nodes: dict[str, Mark] = {}
        self.lines: dict[str, Mark] = {}
        self.stands_for: dict[str, str] = {}
        self._seen: set[str] = set()
        both = left.idents & right.idents
        for group, row in _rows(compared):
            if row["what"] == "body":
                self._body(group, row, both)
            else:
                self._line(group, row)
        for idents, others, group in (
            (left.idents, right.idents, "only_left"),
            (right.idents, left.idents, "only_right"),
        ):
            for ident in idents - others - self.nodes.keys():
                self.nodes[ident] = Mark(_word(group, ""), _ONLY[group])
        self._rest(left, right)

    def _body(self, group: str, row: dict[str, Any], both: set[str]) -> None:
        """Mark a body; one that both days tell of is no other under another name."""
        word = _word(group, row["reason"])
        for key in (row[side]["key"] for side in ("left", "right") if row[side]):
            if word and not (group == "uncertain" and key in both):
                self.nodes[key] = Mark(word, row["reason"])

    def _line(self, group: str, row: dict[str, Any]) -> None:
        old, new = ([*side["statements"]] if side else [] for side in (row["left"], row["right"]))
        if group == "uncertain":
            old, new = ([i for i in side if i not in self._seen] for side in (old, new))
        self._seen.update(old, new)
        word = _word(group, row["reason"])
        if group in {"both", "changed"}:
            self.stands_for |= {i: new[0] for i in old if i not in new and new}
            old = []
        if word:
            self.lines |= {i: Mark(word, row["reason"]) for i in (*old, *new)}

    def _rest(self, left: OneDay, right: OneDay) -> None:
        """Mark the lines that the call does not look at, by what they connect and how."""
        before, after = ({_key(r): r for r in day.rows if r["id"] not in self._seen} for day in (left, right))
        for key, row in before.items():
            other = after.get(key)
            if other is None:
                self.lines[row["id"]] = Mark(_word("only_left", ""), _ONLY["only_left"])
            elif other["id"] != row["id"]:
                self.stands_for[row["id"]] = other["id"]
                if _says(row) != _says(other):
                    told = f"before: {_says(row)}; after: {_says(other)}"
                    self.lines[other["id"]] = Mark("changed", told)
        for key, row in after.items():
            if key not in before:
                word = "proposed" if row["status"] == "proposed" else _word("only_right", "")
                self.lines[row["id"]] = Mark(word, _ONLY["only_right"])


def _rows(compared: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for group in ("both", "changed", "uncertain", "only_left", "only_right"):
        for row in compared.get(group, ()):
            if row["what"] == "body" or row["what"] in _LINES:
                yield group, row


def _word(group: str, reason: str) -> str:
    """Return the mark for a row of a comparison; nothing for what is the same. What is merely not named is not told as gone."""
    if group == "only_left":
        return "ended" if "no longer there" in reason else "not-told-later"
    if group == "only_right":
        if reason.startswith("proposed only"):
            return "proposed"
        return "begun" if "not yet there" in reason else "not-told-before"
    return {"changed": "changed", "uncertain": "perhaps-same"}.get(group, "")


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["group"], row["from_node"], row["to_node"], row["verb"] or row["strength"] or "", row["polarity"])


def _says(row: dict[str, Any]) -> str:
    return "; ".join(filter(None, (row["label"], row["for"])))

"""Each outcome in a word or two and in one letter, for cells that have no room for its label. None of them is a bare yes or no."""

from __future__ import annotations

from typing import Any, NamedTuple


class Mark(NamedTuple):
    """What stands in a cell: a letter for a grid of text, and words for everything else."""

    letter: str
    words: str


#: Nothing was asked: the same body is on both sides.
SAME = Mark(".", "the same body")
_UNANSWERED = Mark("?", "cannot answer")
_MARKS = {
    "required": Mark("D", "duty"),
    "permitted-express": Mark("E", "express power"),
    "no-power-needed": Mark("N", "needs no power"),
    "permitted-common-law": Mark("C", "common law power"),
    "permitted-implied": Mark("I", "implied power"),
    "only-depersonalised": Mark("A", "depersonalised only"),
    "no-power-found": Mark("-", "none found"),
    "barred": Mark("B", "express bar"),
    "not-in-model": _UNANSWERED,
    "ambiguous": Mark("?", "to be narrowed"),
    "not-applicable": Mark("?", "for its members"),
}


def in_every_cell(answer: dict[str, Any]) -> tuple[str, ...]:
    """Return the flags that every cell with an outcome has: they are told once, and not in each cell.

    Args:
        answer: the answer of the call `matrix`.
    """
    count = sum(1 for row in answer["rows"] for cell in row["cells"] if cell["outcome"])
    return tuple(flag for flag, cells in answer["flag_counts"].items() if cells == count)


def mark(word: str) -> Mark:
    """Return the mark of an outcome, or of a state where there is no outcome.

    >>> mark("permitted-express").words
    'express power'
    """
    return _MARKS.get(word, Mark("?", word.replace("-", " ")))

"""A row of a table as text: an Act in one cell and its section in the next belong together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.audit.blocks import Line

#: What stands between two cells.
BETWEEN = " | "
#: A row that is longer holds paragraphs and not entries; its paragraphs are read one by one.
_MOST_LETTERS = 400


def as_row(cells: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield a short row as one line, the paragraphs of a long one as they are.

    >>> from graphmodel.audit.blocks import Line
    >>> [line.text for line in as_row([[Line("s.10", True)], [Line("Children Act 2004", True)]])]
    ['s.10 | Children Act 2004']
    """
    texts = [" ".join(t for line in cell if (t := line.text.strip())) for cell in cells]
    filled = [t for t in texts if t]
    if len(filled) < 2 or sum(map(len, filled)) > _MOST_LETTERS:  # noqa: PLR2004  one cell alone is a paragraph
        for cell in cells:
            yield from cell
        return
    first = next(line for cell in cells for line in cell)
    yield replace(first, text=BETWEEN.join(filled), starts=True, level=None, item=True)

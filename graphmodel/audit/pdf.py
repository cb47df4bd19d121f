"""A PDF as lines: which letters stand in one line, where a paragraph ends, and what is printed on every page and belongs to none."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from graphmodel.audit.blocks import Line
from graphmodel.audit.limits import MOST_CHARACTERS, refuse
from graphmodel.errors import BadQuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAGES = 1500
#: The most drawing commands in one file; an agreement has some thousands.
_MOST_COMMANDS = 1_000_000
#: The most bytes of one part of a file, unpacked: what is drawn is read whole, and takes a hundred times its size in memory.
_MOST_PART = 4_000_000
#: What the reader of the format may take: one part unpacked in any way, and the words of all parts.
_LIMITS = {
    "zlib_maximum_output_length": _MOST_PART,
    "lzw_maximum_output_length": _MOST_PART,
    "run_length_maximum_output_length": _MOST_PART,
    "array_based_stream_maximum_output_length": _MOST_PART,
    "stream_parsing_work_maximum_count": 2 * _MOST_COMMANDS,
}
_PAGE_NUMBER = re.compile(r"(?:page )?[-\[( ]*[0-9ivx]{1,4}[-\]) ]*(?:(?:of|/) ?[0-9]{1,4})?", re.IGNORECASE)
_ENDS = (".", ";", ":", "!", "?", ".)", '."')
#: How much more than the usual distance there is between two paragraphs.
_APART = 1.25
#: How much larger than the body a heading is printed.
_LARGER = 1.12


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed line: its letters, how high on the page it stands, and the size of its letters."""

    text: str
    height: float
    size: float


class _Collector:
    """Gathers the lines of a page from the pieces that the reader of the format hands over."""

    def __init__(self) -> None:
        self.commands = self.characters = 0
        self.rows: list[_Row] = []
        self._pieces: list[str] = []
        self._height: float | None = None
        self._size = 0.0

    def command(self, *_: Any) -> None:
        """Count a drawing command; a file that draws without end is given up."""
        self.commands += 1
        if self.commands > _MOST_COMMANDS:
            refuse("the PDF draws more than any agreement does; save its text alone")

    def piece(self, text: str, around: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:
        """Take a piece of text with where it stands."""
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            refuse(f"the PDF holds more than {MOST_CHARACTERS} characters; give a part of it")
        first = True
        for part in text.split("\n"):
            if not first:
                self.end()
            first = False
            if part.strip() and self._height is None:
                self._height = matrix[4] * around[1] + matrix[5] * around[3] + around[5]
                self._size = abs(size * around[3] * matrix[3]) or abs(size * around[1]) or size
            self._pieces.append(part)

    def end(self) -> None:
        """End a line."""
        text = "".join(self._pieces)
        if text.strip() and self._height is not None:
            self.rows.append(_Row(text, self._height, self._size))
        self._pieces = []
        self._height = None


def pdf_lines(data: bytes) -> tuple[list[Line], int]:
    """Return the lines of a file and its number of pages.

    Raises:
        BadQuestionError: it cannot be read, is encrypted, or holds no text.
    """
    pages = _pages(data)
    counts = Counter(row.text.strip() for rows in pages for row in (rows[:2] + rows[-2:]))
    repeated = {t for t, n in counts.items() if len(pages) > 1 and n >= max(2, len(pages) // 2)}
    kept = [_without(rows, repeated) for rows in pages]
    rows = [r for page in kept for r in page]
    if not any(any(c.isalpha() for c in r.text) for r in rows):
        refuse("no text was found in the PDF: it seems to be a picture of pages; give it as text")
    body = median(r.size for r in rows for _ in range(1 + len(r.text) // 20))
    found: list[Line] = []
    before: _Row | None = None
    for number, page in enumerate(kept, 1):
        found += _lines(page, number, body, before)
        before = page[-1] if page else before
    return found, len(pages)


def _pages(data: bytes) -> list[list[_Row]]:
    """Return the rows of every page."""
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415  only a PDF needs it

    collector = _Collector()
    found = []
    try:
        with apply_configuration(None, **_LIMITS):
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted:
                refuse("the PDF is encrypted, or its permissions are; save a copy without protection")
            if len(reader.pages) > _MOST_PAGES:
                refuse(f"the PDF has more than {_MOST_PAGES} pages; give a part of it")
            for page in reader.pages:
                collector.rows = []
                if (content := page.get_contents()) is not None and len(content.get_data()) > _MOST_PART:
                    refuse("a page of the PDF draws more than any agreement does; save its text alone")
                page.extract_text(visitor_operand_before=collector.command, visitor_text=collector.piece)
                collector.end()
                found.append(collector.rows)
    except BadQuestionError:
        raise
    except Exception as error:  # noqa: BLE001  a broken file makes its reader fail in any way, and the reader is told one
        refuse(f"the PDF is broken and cannot be read ({type(error).__name__}); save it again, or give its text")
    return found


def _without(rows: list[_Row], repeated: set[str]) -> list[_Row]:
    """Return the rows of a page without its number and without what stands on every page."""

    def running(row: _Row) -> bool:
        text = row.text.strip()
        return text in repeated or bool(_PAGE_NUMBER.fullmatch(text[:40]))

    first, last = 0, len(rows)
    while first < min(2, last) and running(rows[first]):
        first += 1
    while last > max(first, len(rows) - 2) and running(rows[last - 1]):
        last -= 1
    return rows[first:last]


def _lines(rows: list[_Row], page: int, body: float, before: _Row | None) -> Iterator[Line]:
    """Yield the lines of a page; `before` is the last one of the page before."""
    gaps = [a.height - b.height for a, b in pairwise(rows) if a.height > b.height]
    usual = min(median(gaps), 1.6 * body) if gaps else 0.0
    full = max((len(r.text) for r in rows), default=0)
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else before
        if above is None:
            starts = True
        elif not at:
            starts = above.text.rstrip().endswith(_ENDS) or abs(row.size - above.size) > 0.08 * body
        else:
            gap = above.height - row.height
            ended = above.text.rstrip().endswith(_ENDS) and len(above.text) < 0.7 * full
            starts = gap > _APART * usual or gap < 0 or abs(row.size - above.size) > 0.08 * body or ended
        yield Line(row.text, starts, page=page, level=0 if row.size > _LARGER * body else None)

"""The long list as CSV (RFC 4180), safe to open in a spreadsheet: no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING

from graphmodel.formats.cell import harmless
from graphmodel.matrix.long_list import Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.matrix.table import Matrix
    from graphmodel.model.model import Model

#: How many rows go out at once.
_AT_ONCE = 500


def csv_text(model: Model, matrix: Matrix, base: str | None = None) -> Iterator[str]:
    """Yield the file piece by piece: a line of headings, then a line for each pair and purpose.

    Args:
        model: the model that was asked.
        matrix: the matrix.
        base: where the links lead, see `graphmodel.matrix.long_list.rows`.
    """
    found = rows(model, matrix, base)
    piece = io.StringIO(newline="")
    writer = csv.writer(piece)
    writer.writerow(Row._fields)
    while batch := list(islice(found, _AT_ONCE)):
        writer.writerows([harmless(text) for text in row] for row in batch)
        yield _taken(piece)
    yield _taken(piece)


def _taken(piece: io.StringIO) -> str:
    text = piece.getvalue()
    piece.seek(0)
    piece.truncate()
    return text

"""The matrix as a long list, one row for each pair and purpose: what the files for spreadsheets hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphmodel.matrix.table import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.matrix.table import Matrix
    from graphmodel.model.model import Model


class Row(NamedTuple):
    """One answer; the names are the headings of the columns."""

    discloser: str
    discloser_id: str
    recipient: str
    recipient_id: str
    purpose: str
    purpose_id: str
    date: str
    outcome: str
    ready: str
    flags: str
    norms: str
    norm_ids: str
    bars: str
    told: str
    answer: str


def rows(model: Model, matrix: Matrix, base: str | None = None) -> Iterator[Row]:
    """Yield the rows in the order of the members, then of the purposes.

    Args:
        model: the model that was asked.
        matrix: the matrix.
        base: the address of a service, without a slash at its end, where the links lead; None to give them without one.
    """
    label = model.label
    purposes = [(p, label(p)) for p in matrix.question.purposes]
    date = matrix.question.on.isoformat()
    for cell in matrix.pairs():
        parties = (label(cell.discloser), cell.discloser, label(cell.recipient), cell.recipient)
        for number, (purpose, words) in enumerate(purposes):
            result = cell.results[number]
            yield Row(
                *parties,
                words,
                purpose,
                date,
                word_of(result),
                "yes" if result.ready else "no",
                "; ".join(result.flags),
                "; ".join(label(n) for n in result.norms),
                "; ".join(result.norms),
                "; ".join(label(b) for b in result.bars),
                result.why,
                (base or "") + matrix.link_of(cell, number),
            )

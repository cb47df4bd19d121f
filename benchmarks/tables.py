"""A table of what was measured, with its aims: printed on a terminal, and written into docs/performance.md."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNITS = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6))


def in_words(seconds: float) -> str:
    """Return a time with three digits and the unit that suits it.

    >>> in_words(0.0123)
    '12.3 ms'
    """
    unit, size = next(((u, s) for u, s in _UNITS if seconds >= s), ("ns", 1e-9))
    return f"{seconds / size:.3g} {unit}"


def spread(values: Sequence[float]) -> str:
    """Return the median of times in seconds, with the least and the most of them.

    >>> spread([0.2, 0.1, 0.4])
    '200 ms (100 ms to 400 ms)'
    """
    return f"{in_words(statistics.median(values))} ({in_words(min(values))} to {in_words(max(values))})"


def times(ratio: float) -> str:
    """Return a ratio as people say it.

    >>> times(12345.6), times(1.234)
    ('12,346x', '1.23x')
    """
    return f"{ratio:,.0f}x" if ratio >= 100 else f"{ratio:.3g}x"


@dataclass(frozen=True)
class Aim:
    """What was aimed at, and what came of it.

    Attributes:
        what: what is compared, in words.
        measured: the ratio, or a number of units.
        at_least, at_most: the bound; one of them.
        unit: `x` for a ratio.
    """

    what: str
    measured: float
    at_least: float | None = None
    at_most: float | None = None
    unit: str = "x"

    @property
    def reached(self) -> bool:
        """Whether it was reached."""
        above = self.at_least is None or self.measured >= self.at_least
        return above and (self.at_most is None or self.measured <= self.at_most)

    def __str__(self) -> str:
        bound = f"at least {self.at_least:,g}" if self.at_least is not None else f"at most {self.at_most:,g}"
        told = times(self.measured) if self.unit == "x" else f"{self.measured:.3g} {self.unit}"
        return f"{self.what}: {told} (aim: {bound}): {'reached' if self.reached else 'MISSED'}"


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        title: what is compared.
        columns: their heads; the first column names the rows.
        rows: the cells, as text.
        about: what was done, in a sentence or two; above the table.
        aims: below the table.
        notes: what else has to be known to read it.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    about: str = ""
    aims: Sequence[Aim] = ()
    notes: Sequence[str] = field(default=())

    def text(self) -> str:
        """Return it for a terminal."""
        lines = [list(self.columns), *map(list, self.rows)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        body = [
            "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True)))
            for line in lines
        ]
        return "\n".join(
            [f"== {self.title}", *([self.about] if self.about else []), *body, *map(str, self.aims), *self.notes, ""]
        )

    def markdown(self) -> str:
        """Return it for a document."""
        rule = ["---", *("---:" for _ in self.columns[1:])]
        body = [f"| {' | '.join(line)} |" for line in (self.columns, rule, *self.rows)]
        parts = [
            f"## {self.title}",
            self.about,
            "\n".join(body),
            "\n".join(f"- {a}" for a in self.aims),
            "\n\n".join(self.notes),
        ]
        return "\n\n".join(p for p in parts if p) + "\n"


def show(tables: Iterable[Table]) -> None:
    """Print tables as they come."""
    for table in tables:
        print(table.text(), flush=True)

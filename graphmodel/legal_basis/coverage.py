"""The line on every answer that says what of the law was looked at, and what of the Acts it rests on is known to be missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.model.model import Model

_MOST_ACTS = 3


class Coverage:
    """Writes the line."""

    def __init__(self, model: Model) -> None:
        self.model = model
        release = model.release
        self._size = Counter(n.instrument for n in model.norms.values())
        self._gaps: dict[str, list[str]] = {}
        for gap in (model.gaps[i] for i in sorted(model.gaps)):
            for instrument in gap.instrument:
                self._gaps.setdefault(instrument, []).append(gap.label)
        self._whole = (
            f"{len(model.norms)} norms of {len(model.instruments)} Acts, regulations, cases and codes are in the graph, "
            f"seen as the law stood up to {release.law_checked_to}."
        )

    def line(self, norms: Iterable[str] = ()) -> str:
        """Return the line for an answer that rests on some norms."""
        acts = list(dict.fromkeys(self.model.norms[n].instrument for n in norms))[:_MOST_ACTS]
        said = [self._whole, *(self._of(a) for a in acts), "What is not in the graph is not thereby unlawful."]
        return " ".join(said)

    def _of(self, instrument: str) -> str:
        count = self._size[instrument]
        known = "; ".join(self._gaps.get(instrument, ()))
        told = f"Of {self.model.label(instrument)} it holds {count} norm{'' if count == 1 else 's'}"
        return f"{told}; known to be missing or not read: {known}." if known else f"{told}."

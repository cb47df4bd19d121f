"""Which of several results is the strongest: the order of outcomes is data, and warnings weaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.legal_basis import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.legal_basis.reached import Reached
    from graphmodel.model.model import Model

#: These stand early in the order of outcomes because they end the search, not because they carry anything.
_CARRIES_NOTHING = (words.BARRED, words.NOT_IN_MODEL)


class Strength:
    """Compares results."""

    def __init__(self, model: Model) -> None:
        order = {o.id.removeprefix("outcome/"): o.order for o in model.outcomes.values()}
        last = max(order.values(), default=0)
        self._order = order | {name: last + n for n, name in enumerate(_CARRIES_NOTHING, 1)}
        self._none = last + len(_CARRIES_NOTHING) + 1
        self._blocking = {f.id.removeprefix("flag/") for f in model.flags.values() if f.blocks}

    def order(self, word: str | None) -> int:
        """Return the place of an outcome, the strongest first; what is no outcome stands last."""
        return self._order.get(word or "", self._none)

    def blocking(self, flags: Sequence[str]) -> list[str]:
        """Return the flags with which an answer is not ready to be acted on."""
        return [f for f in flags if f in self._blocking]

    def strongest(self, results: Sequence[Reached]) -> int:
        """Return the number of the strongest result: by outcome, then the fewest blocking flags, then the fewest flags, then the first."""
        return min(range(len(results)), key=lambda n: self._key(results[n]))

    def _key(self, result: Reached) -> tuple[int, int, int]:
        return self.order(result.outcome), len(self.blocking(result.flags)), len(result.flags)

"""How one part of a question was understood: from which words, as what, by which rule; or what it may be, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Candidate:
    """Something that words may mean.

    Attributes:
        id: the thing; for a day, the day.
        why: why it may be meant, in words.
        score: how likely it is beside the others, 0 to 100; it orders them and decides nothing.
        label: what it is called, where it is no thing of the graph.
    """

    id: str
    why: str
    score: int
    label: str = ""


@dataclass(frozen=True)
class Meaning:
    """How one part was understood.

    Attributes:
        part: name of the part, as in a question on the legal basis.
        words: the runs of words that it was read from: index of the first, and of the first one after them.
        candidates: what they may mean, the likeliest first.
        chosen: what they certainly mean; several where a part takes several.
        rule: by which rule that is certain; empty where nothing is chosen.
        ask: what is asked where it is not certain; empty where nothing is.
    """

    part: str
    words: tuple[tuple[int, int], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    chosen: tuple[str, ...] = ()
    rule: str = ""
    ask: str = ""

    @property
    def certain(self) -> bool:
        """Whether nothing is to be asked."""
        return not self.ask


def ranked(candidates: Iterable[Candidate], most: int = 12) -> tuple[Candidate, ...]:
    """Return candidates, each thing once with its best reason, the likeliest first."""
    best: dict[str, Candidate] = {}
    for one in candidates:
        if one.id not in best or one.score > best[one.id].score:
            best[one.id] = one
    return tuple(sorted(best.values(), key=lambda c: -c.score)[:most])

"""What else in a text has to be seen before it is answered: a "no", a condition, a second question, another country, somebody without a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.free_words.facts import FactTold
    from graphmodel.free_words.mentions import Mention
    from graphmodel.free_words.spans import Text


@dataclass(frozen=True)
class Note:
    """Words that no answer may pass over.

    Attributes:
        kind: `negation`, `condition`, `several-questions`, `nation` or `party`.
        first, last: indices of the words.
        told: what is said of them.
    """

    kind: str
    first: int
    last: int
    told: str


def notes(
    text: Text, touched: Sequence[FactTold], unplaced: Sequence[Mention], within_reach: Sequence[tuple[int, int]]
) -> tuple[Note, ...]:
    """Return what has to be seen.

    Args:
        text: what was written.
        touched: the facts that it touches.
        unplaced: those who are mentioned and neither give nor receive.
        within_reach: the words that parts of the question were read from.
    """
    found = [*_negations(text, touched), *_conditions(text, touched), *_several(text), *_nations(text)]
    after = next((n.first for n in found if n.kind == "several-questions"), len(text.words))
    for mention in unplaced:
        if mention.first < after and not any(
            first < mention.last and mention.first < last for first, last in within_reach
        ):
            said = text.said(mention.first, mention.last)
            told = f"\u201c{said}\u201d is mentioned, and the sentence does not tell what part it has. Ask about it in a question of its own, or leave it out."
            found.append(Note("party", mention.first, mention.last, told))
    return tuple(sorted(found, key=lambda n: n.first))


def _near(text: Text, first: int, last: int, touched: Sequence[FactTold]) -> bool:
    """Tell whether a fact is touched in the same clause, shortly after."""
    reach = 8
    ends = [i for i in range(last, len(text.words)) if text.words[i].apart]
    end = min([*ends, last + reach, len(text.words)])
    return any(first <= f < end for fact in touched for f, _ in fact.words)


def _negations(text: Text, touched: Sequence[FactTold]) -> Iterator[Note]:
    for mark in text.marked("negation", "without"):
        if _near(text, mark.first, mark.last, touched):
            continue
        said = text.said(mark.first, mark.last)
        told = (
            f"\u201c{said}\u201d was not taken into the question: the graph tells what may be shared, not what may be held back. "
            "Write the question without it."
        )
        yield Note("negation", mark.first, mark.last, told)


def _conditions(text: Text, touched: Sequence[FactTold]) -> Iterator[Note]:
    for mark in text.marked("condition"):
        if "gives" in text.roles(mark.first) or _near(text, mark.first, mark.last, touched):
            continue
        ends = [i for i in range(mark.last, len(text.words)) if text.words[i].apart]
        last = min([*ends, len(text.words)])
        told = f"\u201c{text.said(mark.first, last)}\u201d is a condition that was not taken into the question."
        yield Note("condition", mark.first, last, told)


def _several(text: Text) -> Iterator[Note]:
    told = "This seems to be more than one question. Ask one at a time: each has an answer of its own."
    for i, word in enumerate(text.words):
        again = "modal" in text.roles(i) and i > 0 and ("and" in text.roles(i - 1) or word.apart)
        if i and "?" in word.gap and any("modal" in text.roles(j) for j in range(i, len(text.words))):
            yield Note("several-questions", i, len(text.words), told)
            return
        if again and any("modal" in text.roles(j) for j in range(i)):
            yield Note("several-questions", i, len(text.words), told)
            return


def _nations(text: Text) -> Iterator[Note]:
    for mark in text.marked("nation"):
        said = text.said(mark.first, mark.last)
        told = f"\u201c{said}\u201d: a question in own words is about England only. The form asks about other nations."
        yield Note("nation", mark.first, mark.last, told)

"""Whether a text is a document that the graph knows: told only where many of the short passages that the graph points to stand in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.characters import clean
from graphmodel.model.documents import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.audit.blocks import Block
    from graphmodel.model.model import Model

#: So many different passages of five words and more do not stand in another text by chance.
_ENOUGH = 12
_FEWEST_WORDS = 5
_MOST_LETTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document of the graph that the text is, or is a part of.

    Attributes:
        document: its id.
        found, of: how many of its passages stand in the text.
    """

    document: str
    found: int
    of: int


class Recogniser:
    """The passages by which the documents of a model are known."""

    def __init__(self, model: Model) -> None:
        passages: dict[str, set[str]] = defaultdict(set)
        for record in model.records.values():
            for cite in record.cite if isinstance(record, Statement) else ():
                document = cite.document or record.document
                folded = _folded(cite.anchor)
                if document and folded.count(" ") >= _FEWEST_WORDS - 1:
                    passages[document].add(folded)
        self._passages = {d: tuple(sorted(p)) for d, p in sorted(passages.items())}

    def recognise(self, blocks: Sequence[Block]) -> Recognised | None:
        """Return the document that a text is; None where it is none, or is too long to be one."""
        if sum(len(b.text) for b in blocks) > _MOST_LETTERS:
            return None
        text = _folded(" ".join(b.text for b in blocks))
        best: Recognised | None = None
        for document, passages in self._passages.items():
            found = sum(p in text for p in passages)
            if found >= _ENOUGH and (best is None or found > best.found):
                best = Recognised(document, found, len(passages))
        return best


def _folded(text: str) -> str:
    """Return a text without case, marks and runs of space."""
    return " ".join("".join(c if c.isalnum() else " " for c in clean(text).lower()).split())

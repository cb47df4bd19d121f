"""Where in a text something stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.audit.blocks import Block
    from graphmodel.audit.citations import Citation

_ANCHOR_WORDS = 8
_ANCHOR_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text.

    Attributes:
        part: the appendix or annex.
        heading: the heading it stands under.
        paragraph: the number printed before the paragraph, or before the one it belongs to.
        page, line: the page of a PDF; the line of a plain text.
        anchor: at most eight words that find it.
        named: word of codelist/audit-named: how the text tells which law is meant.
        named_as: the words with which it names the law there; empty where it does not.
    """

    part: str | None
    heading: str | None
    paragraph: str | None
    page: int | None
    line: int | None
    anchor: str
    named: str
    named_as: str


def place_of(block: Block, citation: Citation) -> Place:
    """Return the place of a citation."""
    words = block.text[citation.start : citation.start + _ANCHOR_LETTERS].split()
    return Place(
        part=block.part,
        heading=block.text if block.heading else block.under,
        paragraph=block.paragraph,
        page=block.page(citation.start),
        line=block.line(citation.start),
        anchor=" ".join(words[:_ANCHOR_WORDS]),
        named=citation.how,
        named_as=citation.words,
    )

"""What no part of the question was read from: words that nothing in the graph is called, and words that change what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.free_words.spans import Text

_LONG_NUMBER = re.compile(r"\d[\d ]{5,}\d|[^\s@]+@[^\s@]+|\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b")
#: What stands in a link in the place of a word that was not understood, because it may be a name.
LEFT_OUT = "[x]"


@dataclass(frozen=True)
class OpenWords:
    """Words that were not understood.

    Attributes:
        first, last: indices of the words.
        why: `unknown`, `name` for what may tell who somebody is, `left-out` for what a link left out, or `nation`.
    """

    first: int
    last: int
    why: str


def not_understood(text: Text, read: Iterable[tuple[int, int]]) -> tuple[OpenWords, ...]:
    """Return the words that no part was read from and that play no part, words that stand together as one."""
    used = {i for first, last in read for i in range(first, last)}
    names = _private(text, used)
    nations = {i for m in text.marked("nation") for i in range(m.first, m.last)}
    found: list[OpenWords] = []
    for i in range(len(text.words)):
        if i in used or (text.roles(i) and i not in names and i not in nations):
            continue
        why = "left-out" if _left_out(text, i) else "name" if i in names else "nation" if i in nations else "unknown"
        before = found[-1] if found else None
        if before and before.last == i and before.why == why and not text.words[i].apart:
            found[-1] = OpenWords(before.first, i + 1, why)
        else:
            found.append(OpenWords(i, i + 1, why))
    return tuple(found)


def _left_out(text: Text, at: int) -> bool:
    return f"[{text.words[at].text}]" == LEFT_OUT and text.words[at].gap.endswith("[")


def _private(text: Text, used: set[int]) -> frozenset[int]:
    """Return the words that may tell who somebody is: after a title, capitalised and in no name, a long number, an address."""
    found: set[int] = set()
    for match in _LONG_NUMBER.finditer(text.text):
        found |= {i for i, w in enumerate(text.words) if w.start < match.end() and match.start() < w.end}
    for i, word in enumerate(text.words):
        known = i in used or bool(text.roles(i)) or any(s.meets(i, i + 1) for s in text.spans)
        capital = word.text[:1].isupper() and not word.text.isupper()
        before_party = any(s.first == i + 1 for s in text.of("party"))
        titled = i > 0 and "title" in text.roles(i - 1) and word.text[:1].isupper()
        if not known and (titled or (capital and not before_party)):
            found.add(i)
    return frozenset(found - used)


def without_names(text: Text, open_words: Iterable[OpenWords]) -> str:
    """Return a text with every word left out that was not understood: each may be a name."""
    kept, at = [], 0
    for words in open_words:
        if words.why in {"name", "unknown"}:
            kept += [text.text[at : text.words[words.first].start], LEFT_OUT]
            at = text.words[words.last - 1].end
    return "".join([*kept, text.text[at:]]).replace(f"[{LEFT_OUT}]", LEFT_OUT)

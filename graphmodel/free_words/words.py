"""The words of a text with their places, each as a name in the graph would be compared with it.

>>> [w.form for w in read("Medway's services: 15-year-old")]
['medway', 'service', '15', 'year', 'old']
>>> [w.form for w in read("a section 47 enquiry")]
['a', 's47', 'enquiry']
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graphmodel.ids import slug
from graphmodel.search.tokens import fold, is_place, tokens

_WORD = re.compile(r"[^\W_]+(?:['\u2018\u2019][^\W_]+)*(?:(?<=s)['\u2019](?!\w))?|&|->|\u2192")
_POSSESSIVE = re.compile(r"['\u2018\u2019]s?$", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,}s")
_SIGNS = {"&": "and", "->": "->", "\u2192": "->"}


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        text: as it was written.
        start, end: its place in the text, in characters from 0; `end` is the first one after it.
        form: as names compare it: small letters, singular, no marks.
        gap: what stands between the word before it and it.
    """

    text: str
    start: int
    end: int
    form: str
    gap: str

    @property
    def possessive(self) -> bool:
        """Whether it tells whose something is."""
        return bool(_POSSESSIVE.search(self.text))

    @property
    def apart(self) -> bool:
        """Whether a mark that parts sentences or clauses stands before it."""
        return any(mark in self.gap for mark in ".,;:?!()\n\u2013\u2014") or " - " in self.gap


def read(text: str) -> tuple[Word, ...]:
    """Return the words of a text; a section and its number are one word."""
    found: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        written = match[0]
        token = _SIGNS.get(written) or fold(slug(_bare(written))) or written.lower()
        word = Word(written, match.start(), match.end(), token, text[before : match.start()])
        before = match.end()
        if found and token[:1].isdigit() and (place := _place(found[-1], word)):
            first = found.pop()
            word = Word(text[first.start : word.end], first.start, word.end, place, first.gap)
        found.append(word)
    return tuple(found)


def _bare(written: str) -> str:
    """Return a word without what tells an owner, and initials without a plural: "GPs" and "GP's" are "GP"."""
    word = _POSSESSIVE.sub("", written)
    return word[:-1] if _INITIALS.fullmatch(word) else word


def _place(unit: Word, number: Word) -> str:
    """Return a unit and a number as the place in an Act that they name; nothing where they name none."""
    if number.gap.strip(" ."):
        return ""
    together = tokens(f"{unit.text} {number.text}").words
    return together[0] if len(together) == 1 and is_place(together[0]) else ""

"""Words, numbers and marks of a paragraph, and where its sentences end. One pass, no looking back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u024f]+(?:'[A-Za-z]+)*|[0-9]+(?:[A-Z]{1,3}(?![A-Za-z])|[a-z](?![A-Za-z]))?|[^\sA-Za-z0-9]"
)
#: Short forms whose full stop ends no sentence.
_SHORT = {
    *("s", "ss", "sec", "sch", "schs", "sched", "reg", "regs", "art", "arts", "para", "paras", "pt", "pts", "r", "rr"),
    *("no", "nos", "i", "v", "c", "cap", "e", "g", "eg", "ie", "cf", "etc", "p", "pp", "dr", "mr", "mrs", "ms", "st"),
}


class Token(NamedTuple):
    """A word, a number (with its letters: `16LA`) or one mark."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.text[0].isalpha()

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text.

    >>> [t.text for t in tokens("s.16LA(1) CA2004, children's")]
    ['s', '.', '16LA', '(', '1', ')', 'CA', '2004', ',', "children's"]
    """
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]


def sentence_starts(found: Sequence[Token]) -> list[int]:
    """Return the numbers of the tokens at which sentences begin; a full stop within `s.10` or `S.I. 2000/417` begins none.

    >>> found = tokens("See s. 10 of it. No. 2 is new; it holds.")
    >>> [found[n].text for n in sentence_starts(found)]
    ['See', 'No', 'it']
    """
    starts = [0] if found else []
    for at in range(1, len(found) - 1):
        mark, after, before = found[at], found[at + 1], found[at - 1]
        if mark.text in {"!", "?", ";"}:
            starts.append(at + 1)
        elif mark.text == "." and after.start > mark.end and not after.text[0].islower():
            short = before.low in _SHORT or (before.is_word and len(before.text) == 1)
            # `s. 10` goes on; `... of the Act, etc. The next` does not.
            if not (short and (after.is_number or before.low not in {"etc", "p", "pp"})):
                starts.append(at + 1)
    return starts

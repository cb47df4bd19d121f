"""Words as a search compares them: without case, marks, plural and small words; a place in an Act is one word, however it is written.

>>> tokens("Section 115(2) of the Crime and Disorder Act").words
('s115', 'crime', 'disorder', 'act')
>>> tokens("CDA 1998, s 115").words == tokens("cda 1998 s.115(1)").words
True
>>> tokens("ss.37-39").words
('s37', 's38', 's39')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graphmodel.ids import slug

_UNITS = {
    "s": ("s", "ss", "sec", "secs", "sect", "section", "sections"),
    "art": ("art", "arts", "article", "articles"),
    "reg": ("reg", "regs", "regulation", "regulations"),
    "para": ("para", "paras", "paragraph", "paragraphs"),
    "sch": ("sch", "sched", "schedule", "schedules"),
    "part": ("pt", "part", "parts"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_NUMBER = r"\d{1,3}[a-z]{0,3}"
_BELOW = r"\([0-9a-z]{1,5}\)"
#: A unit, a number, perhaps the last number of a range, and subsections: `ss.37-42`, `s 47(9)-(11)`, `Sch.2 para 5`. A year is no number.
_CITED = re.compile(
    rf"(?<![a-z0-9])({'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})(?:\.\s*|\s+|(?=\d))({_NUMBER})(?![0-9a-z])"
    rf"(?:\s*[-\u2013]\s*({_NUMBER})(?![0-9a-z]))?((?:\s*(?:,|and|to|[-\u2013])?\s*{_BELOW})*)"
)
_SUB = re.compile(_BELOW)
_LONGEST_RANGE = 60
_SMALL = frozenset(
    (
        "a", "about", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "in", "is", "it", "its", "may", "my", "of",
        "on", "or", "our", "that", "the", "this", "to", "under", "we", "what", "which", "who", "whom", "with",
    )
)  # fmt: skip
_IS_PLACE = re.compile(rf"(?:{'|'.join(_UNITS)}){_NUMBER}")
_FEWEST = 4


class Tokens(NamedTuple):
    """The words of a name or question.

    Attributes:
        words: what is compared.
        below: subsections and the like, each after its place: they only tell good from better.
    """

    words: tuple[str, ...]
    below: frozenset[str]


def tokens(text: str) -> Tokens:
    """Return the words of a text."""
    below: set[str] = set()

    def place(match: re.Match[str]) -> str:
        unit = _UNIT_OF[match[1]]
        places = [f"{unit}{number}" for number in _range(match[2], match[3])]
        below.update(f"{places[-1]}{sub}" for sub in _SUB.findall(match[4]))
        return f" {' '.join(places)} "

    words = slug(_CITED.sub(place, text.lower())).split("-")
    kept = [w for w in words if w not in _SMALL] or words
    return Tokens(tuple(fold(w) for w in kept if w), frozenset(below))


def _range(first: str, last: str | None) -> list[str]:
    if last is None:
        return [first]
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return [str(n) for n in range(int(first), int(last) + 1)]
    return [first, last]


def is_place(word: str) -> bool:
    """Tell whether a word is a place in an Act."""
    return bool(_IS_PLACE.fullmatch(word))


def fold(word: str) -> str:
    """Return a word in the singular, as far as its ending tells.

    >>> fold("services"), fold("agencies"), fold("process"), fold("its")
    ('service', 'agency', 'process', 'its')
    """
    if len(word) < _FEWEST or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]

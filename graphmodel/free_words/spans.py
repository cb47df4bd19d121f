"""Runs of words that name something, and words that play a part: the longest of each sort, none inside another of its sort."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphmodel.free_words.lexicon import WORDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.free_words.lexicon import Lexicon, Name
    from graphmodel.free_words.words import Word


#: Parts that words play even inside a name: they tell whether "a child" is spoken of in "worried about a child".
_KEPT = frozenset({"article", "definite"})


@dataclass(frozen=True)
class Span:
    """A run of words that are a name of something.

    Attributes:
        first, last: indices of its words; `last` is the first one after it.
        part: the part of a question that the names can be.
        names: all names with these words, for that part.
    """

    first: int
    last: int
    part: str
    names: tuple[Name, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The things of which it is a name."""
        return tuple(dict.fromkeys(n.id for n in self.names))

    def holds(self, other: Span | Mark) -> bool:
        """Tell whether another run lies inside this one and is shorter."""
        inside = self.first <= other.first and other.last <= self.last
        return inside and (other.first, other.last) != (self.first, self.last)

    def meets(self, first: int, last: int) -> bool:
        """Tell whether it has a word in common with another run."""
        return self.first < last and first < self.last


@dataclass(frozen=True)
class Mark:
    """Words that play a part: word of codelist/wording-role, and the number that they stand for, if any."""

    first: int
    last: int
    role: str
    number: int | None = None


@dataclass(frozen=True)
class Text:
    """A text with all that is named in it."""

    text: str
    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...] = ()
    year_words: frozenset[str] = frozenset()

    def of(self, *parts: str) -> tuple[Span, ...]:
        """Return the runs that can be one of these parts, in their order."""
        return tuple(s for s in self.spans if s.part in parts)

    def said(self, first: int, last: int) -> str:
        """Return words as they were written."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    @cached_property
    def _roles(self) -> dict[int, frozenset[str]]:
        return {i: frozenset(m.role for m in self.marks if m.first <= i < m.last) for i in range(len(self.words))}

    def roles(self, index: int) -> frozenset[str]:
        """Return the parts that a word plays."""
        return self._roles.get(index, frozenset())

    def marked(self, *roles: str) -> tuple[Mark, ...]:
        """Return the words that play one of these parts, in their order."""
        return tuple(m for m in self.marks if m.role in roles)

    def shared(self, span: Span) -> frozenset[str]:
        """Return the other parts that the same words can be."""
        same = (s.part for s in self.spans if (s.first, s.last) == (span.first, span.last))
        return frozenset(same) - {span.part}

    def inner(self, span: Span) -> bool:
        """Tell whether a run lies inside a longer one that names something else."""
        return any(s.holds(span) for s in self.spans)


def find(lexicon: Lexicon, text: str, words: Sequence[Word]) -> Text:
    """Return all that is named in a text."""
    spans: list[Span] = []
    marks: list[Mark] = []
    wordings = lexicon.model.wordings
    for first in range(len(words)):
        longest: dict[str, Span] = {}
        for last, names in lexicon.at(words, first):
            for part in dict.fromkeys(n.part for n in names):
                of_part = tuple(n for n in names if n.part == part)
                if part not in {WORDING, "party", "area"}:
                    of_part = tuple(n for n in of_part if not _owns_inside(words[first : last - 1], n))
                if part != WORDING and last == first + 1:
                    of_part = _as_written(words[first], of_part, names)
                if not of_part:
                    continue
                if part == WORDING:
                    marks += [Mark(first, last, wordings[n.id].role, wordings[n.id].number) for n in of_part]
                else:
                    longest[part] = Span(first, last, part, of_part)
        spans += longest.values()
    kept = tuple(s for s in spans if not any(o.part == s.part and o.holds(s) for o in spans))
    years = (w for wording in wordings.values() if wording.role == "age-years" for w in wording.aliases)
    return Text(text, tuple(words), _apart(kept), _heard(marks, kept), frozenset(years))


def _owns_inside(words: Sequence[Word], name: Name) -> bool:
    """Tell whether a word before the last owns what follows, and does not so in a name: "a child's health" is not "child health"."""
    return any(w.possessive for w in words) and not any(mark in name.written for mark in "'\u2019")


def inside(lexicon: Lexicon, words: Sequence[Word], span: Span) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Return the shorter names of parties within a run, and the areas named there."""
    parties: list[Span] = []
    areas: list[str] = []
    for first in range(span.first, span.last):
        for last, names in lexicon.at(words[: span.last], first):
            if (first, last) == (span.first, span.last):
                continue
            areas += [n.id for n in names if n.part == "area"]
            if of_party := tuple(n for n in names if n.part == "party"):
                parties.append(Span(first, last, "party", of_party))
    longest = tuple(p for p in parties if not any(o.holds(p) for o in parties))
    return longest, tuple(dict.fromkeys(areas))


def _as_written(word: Word, names: tuple[Name, ...], all_: tuple[Name, ...]) -> tuple[Name, ...]:
    """Drop a name with a capital where the word has none and is a word of everyday English too: "prevent" is not "Prevent"."""
    everyday = any(n.part == WORDING for n in all_)
    return tuple(n for n in names if not everyday or word.text[:1].isupper() or not n.written[:1].isupper())


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Drop a run that overlaps an earlier one of its part without holding it: the earlier or the longer one counts."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        if not any(k.part == span.part and k.meets(span.first, span.last) for k in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: (s.first, s.last, s.part)))


def _heard(marks: Sequence[Mark], spans: Iterable[Span]) -> tuple[Mark, ...]:
    """Drop the words that are only part of a name, and those that are part of longer words that say nothing."""
    named = [s for s in spans if s.last - s.first > 1]
    said = [m for m in marks if m.last - m.first > 1]

    def inside(mark: Mark) -> bool:
        if mark.role not in _KEPT and any(s.first <= mark.first and mark.last <= s.last for s in named):
            return True
        longer = (
            m
            for m in said
            if m.first <= mark.first and mark.last <= m.last and m.last - m.first > mark.last - mark.first
        )
        return any(longer)

    return tuple(sorted((m for m in set(marks) if not inside(m)), key=lambda m: (m.first, m.last, m.role)))

"""All names of a model, found in a text word by word: no name is compared that does not begin with the word at hand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.free_words.words import read
from graphmodel.ids import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.free_words.words import Word
    from graphmodel.model.model import Model
    from graphmodel.search.index import Index

#: Kind of thing → the part of a question that it can be.
PARTS = {
    "body": "party",
    "type": "party",
    "area": "area",
    "purpose": "purpose",
    "subject": "subject",
    "information": "information",
    "fact": "fact",
}
WORDING = "wording"
_LEFT_OUT = "left-out"
_NAMES = ("label", "alias", "former")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_OF_AGE = re.compile(r"\d+ year old")
_END = ""


class Name(NamedTuple):
    """A name of a thing, or words that play a part.

    Attributes:
        id: the thing.
        part: the part of a question that it can be, or `wording`.
        how: label, alias or former.
        written: the name as it is written.
    """

    id: str
    part: str
    how: str
    written: str


class Lexicon:
    """All names of a model by their words."""

    def __init__(self, model: Model, index: Index) -> None:
        self.model = model
        self._root: dict[str, Any] = {}
        self.places = {self._words(name) for area in model.areas.values() for name in _short(area.label)}
        #: What people leave out before a name.
        self._left_out = tuple(f"{w} " for v in model.wordings.values() if v.role == _LEFT_OUT for w in v.aliases)
        #: Words that names end with a point, inside them.
        self._shortened: set[str] = set()
        self._shorts = tuple(_initials_of(model))
        for entry in index.entries:
            part = PARTS.get(kind_of(entry.id))
            if part and entry.matched in _NAMES and not (part == "subject" and _OF_AGE.fullmatch(entry.words)):
                written_so = _short(entry.name) if entry.matched == "label" else (entry.name,)
                for written in self._forms(written_so) if kind_of(entry.id) == "body" else written_so:
                    if not self._only_a_word(entry.id, written):
                        self._add(written, Name(entry.id, part, entry.matched, written))
        for wording in model.wordings.values():
            for words in wording.aliases if wording.role != _LEFT_OUT else ():  # a part of names alone
                self._add(words, Name(wording.id, WORDING, "alias", words))

    def _forms(self, names: tuple[str, ...]) -> Iterator[str]:
        """Yield names, and each as people shorten it: "NHS Kent and Medway ICB", "Kent and Medway ICB"."""
        for name in names:
            yield name
            folded = name.lower()
            for full, in_full, short in self._shorts:
                if in_full.lower() in folded or short in name:
                    other = full.sub(short, name) if in_full.lower() in folded else name.replace(short, in_full)
                    yield other
                    yield from (
                        n.removeprefix(first) for n in (name, other) for first in self._left_out if n.startswith(first)
                    )

    def _only_a_word(self, ident: str, written: str) -> bool:
        """Tell whether a document calls several bodies, or one of no known kind, by a single word such as "Health" or "Partners"."""
        body = self.model.bodies.get(ident)
        return body is not None and (body.kind == "class" or not body.types) and len(self._words(written)) == 1

    def at(self, words: Sequence[Word], first: int) -> Iterator[tuple[int, tuple[Name, ...]]]:
        """Yield the names that begin at a word, each length once, the shortest first: the index after it, and the names."""
        node = self._root
        for last in range(first, len(words)):
            node = node.get(words[last].form, {})
            if not node:
                return
            if last > first and self._parted(words[last - 1], words[last]):
                return
            if _END in node:
                yield last + 1, tuple(node[_END])

    def _parted(self, word: Word, after: Word) -> bool:
        """Tell whether a sentence ends between two words. The point of a word that names shorten ("St. Helens") ends none."""
        shortened = after.gap.strip() == "." and word.form in self._shortened
        return not shortened and any(mark in after.gap for mark in ".?!\n")

    @staticmethod
    def _words(name: str) -> tuple[str, ...]:
        found = tuple(w.form for w in read(name))
        return found[1:] if found[:1] == ("the",) and len(found) > 1 else found

    def _add(self, written: str, name: Name) -> None:
        words = self._words(written)
        said = read(written)
        self._shortened |= {a.form for a, b in pairwise(said) if b.gap.strip() == "."}
        if not words or (name.part == "party" and words in self.places):
            return
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        held = node.setdefault(_END, [])
        if all((n.id, n.part) != (name.id, name.part) for n in held):
            held.append(name)


def _initials_of(model: Model) -> Iterator[tuple[re.Pattern[str], str, str]]:
    """Yield the kinds of body that have initials, each as a pattern of its name, the name, and the initials."""
    for kind in model.types.values():
        name = _BRACKETS.sub("", kind.label).strip()
        letters = "".join(w[0] for w in name.split()).upper()
        if kind.sort == "body" and letters in kind.aliases and len(letters) > 1:
            yield re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE), name, letters


def _short(name: str) -> tuple[str, ...]:
    """Return a name, and the name without what stands in brackets."""
    short = _BRACKETS.sub("", name).strip()
    return tuple(dict.fromkeys(n for n in (name, short) if n))

"""All names of a model, and how well they fit what was typed: exactly, by every word, with slips, by what a thing tells of itself, or by most words."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from graphmodel.ids import kind_of, slug
from graphmodel.search.names import FOUND, Entry, entries, texts
from graphmodel.search.tokens import Tokens, is_place, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphmodel.model.model import Model

_CUTOFF = 80
_PREFIX = 3
#: Fewer things than this found by name: those that only tell of it are looked for too.
_FEW = 5
_MOST_TEXTS = 20
_WHOLE, _SLIPS, _SHARE, _SOME, _TEXT = 75.0, 60.0, 20.0, 45.0, 30.0
#: Of what the words typed tell, and of what a name tells, so much has to fit where not every word does.
_LEAST_ASKED, _LEAST_OWN = 0.4, 0.3
#: What a subsection counts that is, or is not, in a name.
_BELOW = 3.0
_UNITS = "abceghprst"


class Found(NamedTuple):
    """A name that fits.

    Attributes:
        entry: the name; its `matched` is `near` where a slip was forgiven or not every word fits.
        score: how well it fits, 0 to 100.
        missing: the words typed that do not fit.
        told: whether not the name fits, but what the thing tells of itself.
    """

    entry: Entry
    score: float
    missing: tuple[str, ...] = ()
    told: bool = False


class Index:
    """All names of a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.entries = sorted(set(entries(model)))
        named = [e for e in self.entries if e.matched != "identifier"]
        #: How much each word of a name tells: the fewer names have it, the more; as written, and as a search compares it.
        self.weights = _weights(e.words.split() for e in named)
        self._tokens = _weights(e.tokens for e in named)

    @cached_property
    def _texts(self) -> dict[str, frozenset[str]]:
        return dict(texts(self.model))

    def find(self, words: str) -> list[tuple[Entry, float]]:
        """Return names that fit with their scores, the best of each thing, best first."""
        return [(found.entry, found.score) for found in self.look(words)]

    def look(self, words: str) -> list[Found]:
        """Return the same with how they fit: by every word, then by what things tell of themselves; where nothing does, by most words."""
        asked = tokens(words)
        each = {word: self._token(word) for word in dict.fromkeys(asked.words)}
        near = [each[word] for word in asked.words]
        typed = slug(words).replace("-", " ")
        named = _best(_fits(typed, asked, near, entry) for entry in self.entries)
        found = sorted(named.values(), key=_order)
        if len(found) < _FEW:
            found += sorted(self._telling(asked, named), key=_order)[:_MOST_TEXTS]
        return found or sorted(_best(self._sharing(asked, near)).values(), key=_order)

    def near(self, word: str) -> dict[str, float]:
        """Return the words of names that are, begin with, or look like a word, each with how much."""
        return _near(word, list(self.weights))

    def _token(self, token: str) -> dict[str, float]:
        """Return the same of a word as a search compares it."""
        if is_place(token):  # a place in an Act is that place or none
            return {token: 1.0} if token in self._tokens else {}
        if token.isdigit():  # it may be the number of a place whose unit was not typed
            return {
                t: 1.0 if t == token else 0.9
                for t in self._tokens
                if t == token or (is_place(t) and t.lstrip(_UNITS) == token)
            }
        return _near(token, [t for t in self._tokens if not is_place(t)])

    def _telling(self, asked: Tokens, named: dict[str, Found]) -> Iterator[Found]:
        """Yield the things that tell of every word that was typed and were not found by name."""
        wanted = set(asked.words)
        for ident, words in self._texts.items() if wanted else ():
            if ident not in named and wanted <= words:
                label = self.model.label(ident)
                in_name = len(wanted & set(tokens(label).words)) / len(wanted)
                yield Found(Entry("", ident, "near", label), round(_TEXT + 5.0 * in_name, 1), told=True)

    def _sharing(self, asked: Tokens, near: list[dict[str, float]]) -> Iterator[Found]:
        """Yield names that share telling words with what was typed."""
        # What no name has counts as a word of the middle, so that a word about something else spoils nothing.
        middle = max(self._tokens.values(), default=1.0) / 2
        weights = [max((self._tokens[w] for w in found), default=middle) for found in near]
        for entry in self.entries:
            hits = [max((found.get(w, 0.0) for w in entry.tokens), default=0.0) for found in near]
            if entry.matched == "identifier" or not any(hits):
                continue
            of_asked = sum(h * w for h, w in zip(hits, weights, strict=True)) / sum(weights)
            own = [(self._tokens[w], max(found.get(w, 0.0) for found in near)) for w in entry.tokens]
            of_own = sum(w * h for w, h in own) / sum(w for w, _ in own)
            if of_asked >= _LEAST_ASKED and of_own >= _LEAST_OWN:
                missing = tuple(dict.fromkeys(w for w, hit in zip(asked.words, hits, strict=True) if not hit))
                score = round(_SOME * (0.6 * of_asked + 0.4 * of_own), 1)
                yield Found(entry._replace(matched="near"), score, missing)


def _weights(names: Iterable[Sequence[str]]) -> dict[str, float]:
    words = [set(name) for name in names]
    counts = Counter(w for name in words for w in name)
    return {w: math.log(1 + len(words) / counts[w]) for w in sorted(counts)}


def _near(word: str, vocabulary: list[str]) -> dict[str, float]:
    found = {
        w: score / 100
        for w, score, _ in process.extract(word, vocabulary, scorer=fuzz.ratio, limit=20, score_cutoff=_CUTOFF)
    }
    if len(word) >= _PREFIX:
        found |= {w: max(found.get(w, 0.0), 0.9) for w in vocabulary if w.startswith(word) and w != word}
    return found


def _best(found: Iterable[Found | None]) -> dict[str, Found]:
    """Return the best name of each thing, by its id."""
    best: dict[str, Found] = {}
    for one in found:
        if one and (one.entry.id not in best or one.score > best[one.entry.id].score):
            best[one.entry.id] = one
    return best


def _order(found: Found) -> tuple[float, int, int, str]:
    return -found.score, FOUND.index(kind_of(found.entry.id)), len(found.entry.name), found.entry.id


def _fits(typed: str, asked: Tokens, near: list[dict[str, float]], entry: Entry) -> Found | None:
    """Tell how well a name fits; every word has to. A subsection that is not in the name costs less than any word would."""
    if entry.matched == "identifier" or typed == entry.words:
        return Found(entry, 100.0) if typed == entry.words else None
    each = []
    for found in near:
        best = max((found.get(w, 0.0) for w in entry.tokens), default=0.0)
        if best == 0.0:
            return None
        each.append(best)
    if not each:
        return None
    below = sum(_BELOW if b in entry.below else -_BELOW for b in asked.below)
    if asked.words == entry.tokens and below >= 0:
        return Found(entry, 100.0)
    mean = sum(each) / len(each)
    slips = mean < 1.0
    score = (_SLIPS if slips else _WHOLE) * mean + _SHARE * min(1.0, len(near) / len(entry.tokens))
    return Found(entry._replace(matched="near") if slips else entry, round(max(0.0, min(99.0, score + below)), 1))

"""Purposes, subjects and kinds of information as closed sets: which norms a word of a question meets, as bit sets of the norms' numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graphmodel.model.law import Norm
    from graphmodel.model.model import Model


class Met(NamedTuple):
    """Norms that a word meets, and norms of which it is broader than a word, as bit sets."""

    holds: int
    broader: int


def ancestors(broader_of: Mapping[str, tuple[str, ...]], word: str) -> frozenset[str]:
    """Return a word and everything above it."""
    found, queue = set(), [word]
    while queue:
        at = queue.pop()
        if at not in found:
            found.add(at)
            queue.extend(broader_of.get(at, ()))
    return frozenset(found)


class Scheme:
    """One concept scheme, closed over `broader`."""

    def __init__(
        self, broader_of: Mapping[str, tuple[str, ...]], norms: list[Norm], words_of: Callable[[Norm], Iterable[str]]
    ) -> None:
        self.above = {word: ancestors(broader_of, word) for word in broader_of}
        by_word: dict[str, int] = {}
        for number, norm in enumerate(norms):
            for word in words_of(norm):
                by_word[word] = by_word.get(word, 0) | 1 << number
        self.met: dict[str, Met] = {}
        for word, above in self.above.items():
            holds = broader = 0
            for other, bits in by_word.items():
                if other in above:
                    holds |= bits
                elif word in self.above[other]:
                    broader |= bits
            self.met[word] = Met(holds, broader & ~holds)

    def within(self, word: str, other: str) -> bool:
        """Tell whether a word is the same as, or narrower than, another."""
        return other in self.above[word]


class Concepts:
    """The three schemes against the norms of a model."""

    def __init__(self, model: Model, norms: list[Norm]) -> None:
        self.model = model
        self.purposes = Scheme({p.id: p.broader for p in model.purposes.values()}, norms, lambda n: n.purposes)
        self.subjects = Scheme({s.id: s.broader for s in model.subjects.values()}, norms, lambda n: n.data_subjects)
        self.information = Scheme({i.id: i.broader for i in model.information.values()}, norms, lambda n: n.information)
        self.general = 0
        self._flagged: dict[str, int] = {}
        self._special = 0
        roots = {i.id for i in model.information.values() if i.personal_data == "true" and not i.broader}
        self.carries_personal = self.carries_other = self.names_the_dead = 0
        for number, norm in enumerate(norms):
            bit = 1 << number
            flags = norm.gateway.purpose_flags
            if norm.purposes and not flags and all(model.purposes[p].selectable is False for p in norm.purposes):
                self.general |= bit
            for flag in flags:
                self._flagged[flag] = self._flagged.get(flag, 0) | bit
                self._special |= bit
            if roots & set(norm.information):
                self.carries_personal |= bit
            kinds = [model.information[i] for i in norm.information]
            if any(k.personal_data == "false" and not k.about_the_dead for k in kinds):
                self.carries_other |= bit
            if any(model.subjects[s].dead for s in norm.data_subjects):
                self.names_the_dead |= bit

    def purpose(self, word: str) -> Met:
        """Return the norms that a purpose meets: by the scheme, by its flags, or because they name no purpose."""
        met = self.purposes.met[word]
        flagged = 0
        for flag in self.model.purposes[word].flags:
            flagged |= self._flagged.get(flag, 0)
        holds = (met.holds & ~self._special) | flagged | self.general
        return Met(holds, met.broader & ~holds & ~self._special)

    def kind(self, word: str) -> Met:
        """Return the norms that carry a kind of information, exclusions aside; `broader` holds those for which it is the officer's."""
        holds = self.information.met[word].holds
        concept = self.model.information[word]
        if concept.personal_data == "true":
            return Met(holds, 0)
        carried = self.carries_personal & ~holds
        if concept.about_the_dead:
            return Met(holds | (carried & self.names_the_dead), carried & ~self.names_the_dead)
        return Met(holds | carried, 0)

    def is_personal(self, word: str) -> bool:
        """Tell whether a kind is personal information."""
        return self.model.information[word].personal_data == "true"

"""The laws that the graph knows by name: their labels and other names, the short forms made from them, and their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.provisions import is_year
from graphmodel.audit.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.audit.tokens import Token
    from graphmodel.model.model import Model

#: Words with which the name of a law ends, before its year.
FORMS = {"act", "acts", "regulations", "order", "rules", "measure"}
#: Small words inside a name; an abbreviation leaves them out.
SMALL = {"and", "of", "the", "for", "in", "to", "on", "etc", "with", "by", "from", "against", "at", "or", "a", "an"}
_LINK = re.compile(r"legislation\.gov\.uk/(?:id/)?([a-z]+/(?:[0-9]{4}|[A-Za-z]+[0-9]*/[0-9-]+)/[0-9]+)")


@dataclass(frozen=True, slots=True, order=True)
class Law:
    """A law that a text names.

    Attributes:
        id: the id of its instrument in the graph, or a key made from its name or number.
        label: what it is called.
        held: whether the graph has it as an instrument.
        number: its number on the official site, `ukpga/1998/37`.
    """

    id: str
    label: str
    held: bool = False
    number: str | None = None


def key(found: Iterable[Token | str]) -> str:
    """Return words so that two ways of writing one name are alike: small letters, no marks, no `the` or `and`.

    >>> key(tokens("the Anti-social Behaviour, Crime & Policing Act 2014"))
    'antisocial behaviour crime policing act 2014'
    """
    words: list[str] = []
    glue = False
    for token in found:
        text = token if isinstance(token, str) else token.text
        if text == "-":
            glue = bool(words)
        elif text[0].isalnum():
            word = text.lower().replace("'", "")
            if word in {"the", "and"}:
                continue
            if glue:
                words[-1] += word
            else:
                words.append(word)
            glue = False
    return " ".join(words)


def significant(found: Sequence[Token]) -> list[str]:
    """Return the words of a name that count: no small words, marks, form or year; words in brackets in brackets."""
    words: list[str] = []
    depth = 0
    for token in found:
        depth += (token.text == "(") - (token.text == ")")
        if token.is_word and token.low not in SMALL | FORMS:
            words.append(f"({token.low})" if depth else token.low)
    return words


def number_of(url: str | None) -> str | None:
    """Return the number of a law from an address on the official site.

    >>> number_of("https://www.legislation.gov.uk/ukpga/1998/29/schedule/2")
    'ukpga/1998/29'
    """
    match = _LINK.search(url or "")
    return match[1] if match else None


class Laws:
    """Finds laws by name, by number and by abbreviation."""

    def __init__(self, model: Model) -> None:
        self.by_key: dict[str, list[Law]] = defaultdict(list)
        self.by_number: dict[str, Law] = {}
        self.by_initials: dict[str, list[Law]] = defaultdict(list)
        self.by_year: dict[str, list[tuple[list[str], str, Law]]] = defaultdict(list)
        #: Names that have no form and year, and are found word by word: first word → (all words, law).
        self.phrases: dict[str, list[tuple[tuple[str, ...], Law]]] = defaultdict(list)
        for instrument in sorted(model.instruments.values(), key=lambda i: i.id):
            number = instrument.legislation or number_of(instrument.url)
            law = Law(instrument.id, instrument.label, True, number)
            if number:
                self.by_number[number] = law
            for name in (instrument.label, *instrument.aliases):
                self._enter(name, law)

    def _enter(self, name: str, law: Law) -> None:
        found = tokens(name)
        year = found[-1].text if len(found) > 1 and is_year(found[-1].text) else None
        if not year:
            words = tuple(t.text for t in found)
            self.phrases[words[0].lower()].append((words, law))
            return
        self.by_key[key(found)].append(law)
        self.by_key[key(found[:-1])].append(law)
        self.by_year[year].append((significant(found[:-1]), found[-2].low, law))
        for initials in _initials(found[:-1]):
            self.by_initials[initials].append(law)
            self.by_initials[f"{initials} {year}"].append(law)

    def named(self, name: str) -> tuple[Law, ...]:
        """Return the laws with a name, as `key` writes it: several where a name without a year fits several."""
        return tuple(dict.fromkeys(self.by_key.get(name, ())))

    def abbreviated(self, letters: str, year: str | None = None) -> tuple[Law, ...]:
        """Return the laws whose words begin with these letters, in a year or any."""
        return tuple(dict.fromkeys(self.by_initials.get(f"{letters} {year}" if year else letters, ())))

    def like(self, found: Sequence[Token], year: str) -> tuple[tuple[Law, ...], bool]:
        """Return the laws of a year whose name has these words, some of them as initials; and whether words were left out.

        Words in brackets and one that only says where it applies may be left out: then the name is near, not the same.
        """
        given = significant(found)
        form = next((t.low for t in reversed(found) if t.low in FORMS), "")
        exact: list[Law] = []
        near: list[Law] = []
        for words, its_form, law in self.by_year.get(year, ()):
            if its_form != form:
                continue
            left_out = _aligned(given, words)
            if left_out is not None:
                (near if left_out else exact).append(law)
        return (tuple(exact), False) if exact else (tuple(near), bool(near))

    def of_other_year(self, name: str) -> tuple[Law, ...]:
        """Return the laws with the same name and another year."""
        words, _, year = name.rpartition(" ")
        return self.named(words) if is_year(year) else ()


def _initials(found: Sequence[Token]) -> set[str]:
    """Return the abbreviations that people make of a name: with and without what stands in brackets, or behind a hyphen."""
    plain = [t for t in found if t.is_word and t.low not in SMALL]
    depth, outside, joined = 0, [], []
    for at, token in enumerate(found):
        depth += (token.text == "(") - (token.text == ")")
        if token.is_word and token.low not in SMALL:
            if not depth:
                outside.append(token)
            if not (at and found[at - 1].text == "-"):
                joined.append(token)
    made = {"".join(t.text[0] for t in words).upper() for words in (plain, outside, joined)}
    return {m for m in made if len(m) > 1}


def _aligned(given: Sequence[str], words: Sequence[str]) -> int | None:
    """Return how far a name is from another: the bracketed words that it leaves out, the endings that differ; None where it is another.

    `nhs` stands for three words.
    """
    at = left_out = 0
    for word in given:
        bare = word.strip("()")
        while at < len(words):
            size = len(bare)
            run = words[at : at + size]
            its = words[at].strip("()")
            if its.removesuffix("'s") == bare.removesuffix("'s"):
                # "the Children's Act" is near to the Children Act, and not its name.
                left_out += its != bare
                at += 1
                break
            if size > 1 and len(run) == size and all(r.strip("()")[0] == c for r, c in zip(run, bare, strict=True)):
                at += size
                break
            if not words[at].startswith("("):
                return None
            left_out += 1
            at += 1
        else:
            return None
    rest = words[at:]
    return left_out + len(rest) if all(r.startswith("(") for r in rest) else None

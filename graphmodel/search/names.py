"""The names under which a thing is found, each with the sort of name that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.ids import KINDS, kind_of, slug
from graphmodel.model.documents import Statement
from graphmodel.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model

#: The kinds of things that are found, in the order in which they stand where they match alike.
FOUND = (*KINDS, "bar", "regime", "lawful-basis", "processing-condition")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INITIALS_FROM = 2
#: No kind of person is told by an age above this.
_OLDEST = 26
#: The fields that tell what a thing is, in a sentence or more.
_TEXTS = ("definition", "example", "summary", "protects", "text", "scope", "fits_when")


class Entry(NamedTuple):
    """A name under which a thing is found.

    Attributes:
        words: it in small letters and without marks.
        id: the id of the thing.
        matched: what sort of name it is: label, alias, former or identifier.
        name: how it is written.
        tokens: its words as a search compares them; an identifier has none.
        below: subsections in it.
    """

    words: str
    id: str
    matched: str
    name: str = ""
    tokens: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def entries(model: Model) -> Iterator[Entry]:
    """Yield every name of every thing that is found by words."""
    for ident, record in model.records.items():
        if kind_of(ident) in FOUND and (not isinstance(record, Statement) or kind_of(ident) == "plan"):
            for matched, name in dict.fromkeys(_names(model, ident, record)):
                if name and name.strip():
                    yield _entry(name, ident, matched)
    for body in model.bodies.values():
        for before in body.predecessor:
            if len(model.bodies[before.body].successor) == 1:
                yield _entry(model.label(before.body), body.id, "former")


def texts(model: Model) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each thing that tells of itself in a sentence, with the words of its name and of what it tells."""
    for ident, record in model.records.items():
        told = [getattr(record, name, None) for name in _TEXTS]
        if kind_of(ident) in FOUND and any(told):
            words = " ".join(str(t) for t in (model.label(ident), *told) if t)
            yield ident, frozenset(tokens(words).words)


def initials(label: str) -> str:
    """Return the short form by which officers call an Act: the first letters of its words, and its year.

    >>> initials("Crime and Disorder Act 1998"), initials("Caldicott Principles")
    ('CDA 1998', '')
    """
    year = _YEAR.findall(label)
    letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", label) if w[0].isupper())
    return f"{letters} {year[-1]}" if year and len(letters) >= _INITIALS_FROM else ""


def _entry(name: str, ident: str, matched: str) -> Entry:
    words = slug(name).replace("-", " ")
    if matched == "identifier":
        return Entry(words, ident, matched, name)
    found = tokens(name)
    return Entry(words, ident, matched, name, found.words, tuple(sorted(found.below)))


def _names(model: Model, ident: str, record: Any) -> Iterator[tuple[str, str]]:
    label = getattr(record, "label", "")
    yield "label", label
    for alias in getattr(record, "aliases", ()):
        yield "alias", alias
    for redirect in getattr(record, "redirects", ()):
        yield "former", redirect.partition("/")[2].replace("-", " ")
    if ident in model.instruments:
        yield "alias", initials(label)
    if ident in model.norms:
        instrument = model.instruments[record.instrument]
        for name in (instrument.label, *instrument.aliases, initials(instrument.label)):
            yield "alias", f"{name} {record.provision}" if name else ""
    if ident in model.subjects and record.age_from is not None:
        for age in range(record.age_from, min(record.age_to or _OLDEST, _OLDEST)):
            yield "alias", f"{age} year old"
    yield "identifier", ident.partition("/")[2]
    for identifier in getattr(record, "identifiers", ()):
        yield "identifier", identifier.value
    yield "identifier", getattr(record, "gss", None) or ""

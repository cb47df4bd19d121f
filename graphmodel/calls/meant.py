"""What somebody means who writes in own words: the thing where there is no doubt, else what it may be."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graphmodel.errors import NotInGraphError
from graphmodel.ids import ID, kind_of, slug
from graphmodel.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model
    from graphmodel.search.index import Index

_MOST = 10
_AGE = re.compile(r"\b(?:aged?|of)[\s-]+(\d{1,2})\b|\b(\d{1,2})[\s-]*(?:years?|yrs?|yo)\b", re.IGNORECASE)
#: An age that stands for no upper end.
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Meant:
    """What words may mean.

    Attributes:
        words: as they were written.
        id: the thing that is meant; None where it is not certain.
        candidates: the things that may be meant, the likeliest first; `id` alone where it is certain.
        exact: those of them of which the words as a whole are a name.
    """

    words: str
    id: str | None
    candidates: tuple[str, ...]
    exact: tuple[str, ...] = ()


def meant(model: Model, index: Index, words: str, *kinds: str) -> Meant:
    """Return what words mean among things of some kinds.

    A thing is certain where its id or its label was written, or where the words are a name of it and of nothing else. Else
    come the things of which a part of the words is a name, the longest part first, then kinds of people of an age that is
    told, and then what a search finds.

    >>> from graphmodel.graph import Graph
    >>> graph = Graph.load()
    >>> meant(graph.model, graph.index, "missing from home", "purpose").id
    'purpose/missing-children'
    >>> meant(graph.model, graph.index, "our health visitor", "type").candidates[:2]
    ('type/nhs-foundation-trust', 'type/nhs-trust')
    >>> meant(graph.model, graph.index, "a 15-year-old we work with", "subject").candidates[0]
    'subject/young-person-13-15'
    """
    written = words.strip()
    if ID.fullmatch(written) or ("-" in written and written == slug(written)):
        try:
            return _certain(words, model.resolve(written, *kinds))
        except NotInGraphError:
            if ID.fullmatch(written):
                return Meant(words, None, ())
    asked = tokens(written).words
    ages = [int(a or b) for a, b in _AGE.findall(written)] if "subject" in kinds else []
    named = [_named(model, part, kinds) for part in _parts(asked)]
    if named and not ages and (certain := _only(model, named[0], asked)):
        return _certain(words, certain)
    searched = [entry.id for entry, _ in index.find(written) if kind_of(entry.id) in kinds] if asked else []
    of_age = [i for age in ages for i in _of_age(model, age)]
    parts = [i for part in named for i in part if not of_age or i in of_age or model.subjects[i].age_from is None]
    found = dict.fromkeys((*parts, *of_age, *searched))
    ordered = tuple(sorted(found, key=lambda i: _a_person(model, i)))[:_MOST]
    return Meant(words, None, ordered, tuple(i for i in ordered if named and i in named[0]))


def _parts(asked: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words, and then every run of some of them, the longest first."""
    for length in range(len(asked), 0, -1):
        for first in range(len(asked) - length + 1):
            yield asked[first : first + length]


@lru_cache(maxsize=4)
def _names(model: Model) -> dict[tuple[str, ...], set[str]]:
    """Return the things of each name, as its words."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for ident, record in model.records.items():
        for name in (getattr(record, "label", "") or "", *getattr(record, "aliases", ())):
            found[tokens(name).words].add(ident)
    return found


def _named(model: Model, words: tuple[str, ...], kinds: tuple[str, ...]) -> list[str]:
    """Return the things of which words are a name: kinds of body before bodies, kinds of people last."""
    found = [i for i in _names(model).get(words, ()) if kind_of(i) in kinds]
    return sorted(found, key=lambda i: (_a_person(model, i), kind_of(i) == "body", i))


def _only(model: Model, found: list[str], asked: tuple[str, ...]) -> str | None:
    """Return the one thing that is meant: the only one with that label, else the only one with that name."""
    labelled = [i for i in found if tokens(model.label(i)).words == asked]
    for certain in (labelled, found):
        if len(certain) == 1 and not _a_person(model, certain[0]):
            return certain[0]
    return None


def _of_age(model: Model, age: int) -> list[str]:
    """Return the kinds of people of an age, the narrowest first, and of those that are as narrow the broadest."""
    found = [s for s in model.subjects.values() if s.age_from is not None and s.age_from <= age < (s.age_to or _OLDEST)]
    years = {s.id: (s.age_to or _OLDEST) - (s.age_from or 0) for s in found}
    return [s.id for s in sorted(found, key=lambda s: (years[s.id], _depth(model, s.id), s.id))]


def _depth(model: Model, subject: str) -> int:
    """Return how many kinds of people stand above one."""
    return 1 + max((_depth(model, b) for b in model.subjects[subject].broader), default=0)


def _certain(words: str, ident: str) -> Meant:
    return Meant(words, ident, (ident,), (ident,))


def _a_person(model: Model, ident: str) -> bool:
    """Tell whether it is a kind of people, and no body that could hold anything."""
    return ident in model.types and model.types[ident].sort == "person"

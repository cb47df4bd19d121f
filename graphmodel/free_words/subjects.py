"""Whom the information is about: ages and kinds of people, one for each person that a text tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.free_words.ages import OLDEST, Age, ages, of_age
from graphmodel.free_words.concepts import after
from graphmodel.free_words.meaning import Candidate, Meaning, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.free_words.spans import Span, Text
    from graphmodel.model.model import Model

_CERTAIN, _LIKELY, _POSSIBLE, _FAR = 100, 70, 50, 30
_ASK = "Who is the information about?"


@dataclass(frozen=True)
class Person:
    """Somebody who is told of: the words, and the kinds of people that they name together."""

    first: int
    last: int
    kinds: tuple[str, ...]
    ages: tuple[Age, ...] = ()


def subject(model: Model, text: Text, taken: Iterable[tuple[int, int]], verb: int | None) -> Meaning:
    """Read whom the information is about.

    Args:
        model: the model.
        text: what was written.
        taken: the words that tell who gives and who receives.
        verb: the index of the verb that somebody before it does; None where there is none.
    """
    used = list(taken)
    spans = [s for s in text.of("subject") if not any(s.meets(*t) for t in used)]
    certain = [s for s in spans if _certain(text, s) and not _acts(text, s, verb)]
    aged = ages(text)
    if outer := [s for s in certain if not text.inner(s)] or aged:
        # "for looking after a child in care" after "a boy" speaks of no second person
        certain = [s for s in certain if s in outer]
    maybe = [s for s in spans if s not in certain]
    people = _people(model, text, certain, aged)
    hints = [
        Candidate(i, f"\u201c{text.said(s.first, s.last)}\u201d may mean this", _POSSIBLE) for s in maybe for i in s.ids
    ]
    words = tuple((p.first, p.last) for p in people)
    if not people:
        ask = _ASK if not hints else f"{_ASK} It is not certain from the words."
        return Meaning("subject", tuple((s.first, s.last) for s in maybe), ranked(hints), ask=ask)
    kinds = [_narrowest(model, p.kinds) for p in people]
    flat = [k for ks in kinds for k in ks]
    found = ranked(
        [*(Candidate(k, _why(text, p), _LIKELY) for p, ks in zip(people, kinds, strict=True) for k in ks), *hints]
    )
    distinct = dict.fromkeys(tuple(ks) for ks in kinds)
    if wrong := next((w for p in people for w in _disagrees(model, p)), ""):
        return Meaning("subject", words, found, ask=f"{_ASK} {wrong}")
    if len(distinct) > 1:
        told = "The words tell of more than one person. Ask about each on their own: which one is it?"
        return Meaning("subject", words, found, ask=told)
    if len(set(flat)) != 1:
        told = f"{_ASK} Several kinds fit, and a question takes one." if flat else f"{_ASK} No one kind has this age."
        return Meaning("subject", words, found or ranked(_of_ages(model, people)), ask=told)
    rule = "the age alone decides it" if people[0].ages else "the words are its name and no other's"
    return Meaning("subject", words, found, (flat[0],), rule)


def _acts(text: Text, span: Span, verb: int | None) -> bool:
    """Tell whether words before a verb are of the one who does it: "a youth worker tells"; that says nothing of whom it is about."""
    if verb is None or span.last > verb or text.words[span.last - 1].possessive or after(text, span, "about"):
        return False
    return not any(text.words[i].apart for i in range(span.last, verb + 1))


def _certain(text: Text, span: Span) -> bool:
    """Tell whether words are surely about a person: "a child" inside "worried about a child" is, "child" inside "child protection" is not."""
    if text.shared(span) & {"purpose", "information", "fact", "area"}:
        owns = text.words[span.last - 1].possessive
        with_article = span.first > 0 and bool(text.roles(span.first - 1) & {"article", "definite"})
        return owns or after(text, span, "about") or (with_article and not after(text, span, "for"))
    if not text.inner(span):
        return True
    around = [s for s in text.spans if s.holds(span)]
    after_article = span.first > 0 and "article" in text.roles(span.first - 1)
    return after_article and all(s.last == span.last for s in around)


def _people(model: Model, text: Text, spans: list[Span], told: tuple[Age, ...]) -> list[Person]:
    """Return the people of whom a text tells: words that stand together, or point back, tell of one."""
    parts = [Person(s.first, s.last, s.ids) for s in spans if not any(s.meets(a.first, a.last) for a in told)]
    parts += [Person(a.first, a.last, tuple(filter(None, (of_age(model, a),))), (a,)) for a in told]
    found: list[Person] = []
    for part in sorted(parts, key=lambda p: p.first):
        before = found[-1] if found else None
        if before and before.last == part.first and text.words[before.last - 1].possessive:
            # "a pupil's dad" tells of the dad
            found[-1] = Person(before.first, part.last, part.kinds, part.ages)
        elif found and (_together(text, found[-1], part) or _points_back(model, text, found, part)):
            last = found[-1]
            found[-1] = Person(
                last.first, max(last.last, part.last), (*last.kinds, *part.kinds), (*last.ages, *part.ages)
            )
        else:
            found.append(part)
    return found


def _together(text: Text, left: Person, right: Person) -> bool:
    between = range(left.last, right.first)
    if text.words[left.last - 1].possessive or any("and" in text.roles(i) for i in between):
        return False
    return all(not text.words[i].apart and "apposed" in text.roles(i) for i in between)


def _points_back(model: Model, text: Text, found: list[Person], part: Person) -> bool:
    """Tell whether words only speak again of somebody told before: "the boy" after "a 15-year-old"."""
    told = part.first > 0 and "definite" in text.roles(part.first - 1)
    same = set(part.kinds) <= {b for k in found[-1].kinds for b in (k, *_above(model, k))}
    return told and same and not part.ages


def _above(model: Model, kind: str) -> set[str]:
    found: set[str] = set()
    queue = list(model.subjects[kind].broader)
    while queue:
        at = queue.pop()
        if at not in found:
            found.add(at)
            queue.extend(model.subjects[at].broader)
    return found


def _narrowest(model: Model, kinds: Iterable[str]) -> list[str]:
    """Return kinds without those that stand above another one of them."""
    all_ = list(dict.fromkeys(kinds))
    above = {b for k in all_ for b in _above(model, k)}
    return [k for k in all_ if k not in above]


def _disagrees(model: Model, person: Person) -> Iterable[str]:
    """Yield what does not go together: a kind of people and an age that none of them has."""
    for kind in person.kinds:
        record = model.subjects[kind]
        least, below = record.age_from or 0, record.age_to or OLDEST + 1
        for age in person.ages:
            if age.least >= below or age.below <= least:
                yield f"The age does not go with \u201c{record.label}\u201d."


def _of_ages(model: Model, people: list[Person]) -> list[Candidate]:
    """Return the kinds that fit an age that no one kind decides."""
    return [
        Candidate(s.id, "the age may fall within it", _FAR)
        for p in people
        for a in p.ages
        for s in model.subjects.values()
        if s.by_age and (s.age_from or 0) < a.below and a.least < (s.age_to or OLDEST + 1)
    ]


def _why(text: Text, person: Person) -> str:
    return f"\u201c{text.said(person.first, person.last)}\u201d"

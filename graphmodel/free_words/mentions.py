"""Who is mentioned in a text: bodies, kinds of body, places, and words that stand for somebody; each with the place that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.ids import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.free_words.spans import Span, Text
    from graphmodel.model.model import Model

#: Sorts of type that are people and no bodies.
_PERSON = "person"
_SKIPPED = frozenset({"back", "each", "small", "first-person"})
_NOT_SKIPPED = frozenset({"to", "from", "by", "about", "for", "in", "and", "negation", "condition", "being", "as"})
_STANDS = ("first-person", "pronoun")


@dataclass(frozen=True)
class Mention:
    """Somebody who is mentioned.

    Attributes:
        first, last: indices of the words, those of the place among them.
        span: the words that name a body or kind of body; None for a place alone and for a word such as "we".
        places: the areas that are named with it.
        capacity: types in which it is told to act.
        part_of_it: for "the council's social workers", the words that name a part or kind after the body that owns it.
        stands: `first-person` or `pronoun` for a word that stands for somebody.
        unknown: a capitalised word directly before it that is in no name.
        people: whether only kinds of people are meant.
    """

    first: int
    last: int
    span: Span | None = None
    places: tuple[str, ...] = ()
    capacity: tuple[str, ...] = ()
    part_of_it: Span | None = None
    stands: str = ""
    unknown: str = ""
    people: bool = False


def mentions(model: Model, text: Text) -> tuple[Mention, ...]:
    """Return all who are mentioned, in their order."""
    found = list(_named(model, text))
    taken = {i for m in found for i in range(m.first, m.last)}
    for area in text.of("area"):
        free = not taken & set(range(area.first, area.last))
        if free and not any(s.holds(area) for s in text.spans):
            found.append(Mention(area.first, area.last, None, area.ids))
            taken |= set(range(area.first, area.last))
    for mark in text.marked(*_STANDS):
        after = mark.last in taken or _describes(text, mark.last)
        if not taken & set(range(mark.first, mark.last)) and not (mark.role == "first-person" and after):
            found.append(Mention(mark.first, mark.last, stands=mark.role))
    return _with_capacities(model, text, tuple(sorted(found, key=lambda m: m.first)))


def _named(model: Model, text: Text) -> Iterator[Mention]:
    for span in text.of("party"):
        types = [model.types[i] for i in span.ids if i in model.types]
        people = len(types) == len(span.ids) and all(t.sort == _PERSON for t in types)
        owns = text.words[span.last - 1].possessive
        if (people and owns) or (text.inner(span) and not owns):
            continue
        before, after = _place_before(text, span), _place_after(text, span)
        places = [a for a in (before, after) if a]
        first = min([span.first, *(a.first for a in places)])
        last = max([span.last, *(a.last for a in places)])
        ids = tuple(i for a in places for i in a.ids)
        yield Mention(first, last, span, ids, unknown=_unknown(text, first), people=people)


def _place_before(text: Text, span: Span) -> Span | None:
    at = span.first
    while at > 0 and _plain(text, at - 1) and not text.words[at].apart and span.first - at < 2:  # noqa: PLR2004  "Medway's own local team"
        at -= 1
    return next((a for a in text.of("area") if a.last in {span.first, at} and not text.words[a.last].apart), None)


def _place_after(text: Text, span: Span) -> Span | None:
    at = span.last
    if at < len(text.words) and "in" in text.roles(at) and not text.words[at].apart:
        at += 1
        while at < len(text.words) and _plain(text, at):
            at += 1
        return next((a for a in text.of("area") if a.first == at and not text.inner(a)), None)
    return None


def _plain(text: Text, at: int) -> bool:
    """Tell whether a word only goes with the one after it: "the", "own", "local"."""
    roles = text.roles(at)
    return bool(roles & _SKIPPED) and not roles & _NOT_SKIPPED


def _unknown(text: Text, first: int) -> str:
    """Return the capitalised word before a name that no name has: it may be a place that is not in the graph."""
    if first == 0 or text.words[first].apart:
        return ""
    word = text.words[first - 1]
    named = any(s.meets(first - 1, first) for s in text.spans)
    said = bool(text.roles(first - 1))
    proper = word.text[:1].isupper() or word.gap.endswith("[")
    return word.text if proper and not named and not said else ""


def _describes(text: Text, at: int) -> bool:
    """Tell whether "our" or "my" goes with what follows and stands for nobody alone."""
    return at < len(text.words) and "owner" in text.roles(at - 1)


def _with_capacities(model: Model, text: Text, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Join a capacity to the body that it stands beside: "Medway Council's housing benefit staff", "Kent County Council as ..."."""
    joined: list[Mention] = []
    for mention in found:
        ids = mention.span.ids if mention.span else ()
        capacities = tuple(i for i in ids if i in model.types and model.types[i].sort == "capacity")
        before = joined[-1] if joined else None
        if capacities and capacities == ids and before and before.span and _beside(text, before, mention):
            joined[-1] = replace(before, last=mention.last, capacity=capacities)
        elif before and before.span and mention.span and mention.first == before.last and _owner(text, before):
            joined[-1] = replace(before, last=mention.last, part_of_it=mention.span)
        else:
            joined.append(mention)
    return tuple(joined)


def _owner(text: Text, mention: Mention) -> bool:
    return text.words[mention.last - 1].possessive


def _beside(text: Text, left: Mention, right: Mention) -> bool:
    between = range(left.last, right.first)
    owned = text.words[left.last - 1].possessive and not between
    told = (
        bool(between)
        and all("as" in text.roles(i) or _plain(text, i) for i in between)
        and "as" in text.roles(left.last)
    )
    is_body = left.span is not None and any(kind_of(i) in {"body", "type"} for i in left.span.ids)
    return is_body and (owned or told)

"""Which body or kind of body a mention means on a day: the one that is certain by a stated rule, or all that it may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphmodel.free_words.meaning import Candidate, ranked
from graphmodel.free_words.mentions import Mention
from graphmodel.free_words.own_names import own
from graphmodel.free_words.served import Served
from graphmodel.free_words.spans import inside
from graphmodel.ids import kind_of
from graphmodel.legal_basis.narrower import narrower

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from graphmodel.free_words.lexicon import Lexicon
    from graphmodel.free_words.spans import Text
    from graphmodel.legal_basis.engine import Engine

_CERTAIN, _LIKELY, _POSSIBLE, _FAR = 100, 70, 50, 30
_PARTIES = {"body", "group", "capacity"}

#: What a mention means: the id where it is certain, the rule by which it is, and all that it may be.
Meant = tuple[str, str, tuple[Candidate, ...]]


class Parties:
    """Tells what mentions mean."""

    def __init__(self, engine: Engine, lexicon: Lexicon) -> None:
        self.engine, self.model, self.lexicon = engine, engine.model, lexicon
        self.served = Served(engine)

    def meaning(self, text: Text, mention: Mention, on: datetime.date, within: str | None = None) -> Meant:
        """Return what a mention means on a day.

        Args:
            text: what was written.
            mention: who is mentioned.
            on: the day asked about.
            within: the area in which all of the question is told to be.
        """
        if mention.span is None:
            found = [c for place in mention.places for c in self._of_place(place, on)]
            return "", "", ranked(found)
        places = mention.places or ((within,) if within else ())
        names = [n for n in mention.span.names if kind_of(n.id) == "body"]
        kinds = [i for i in mention.span.ids if i in self.model.types]
        bodies = [n.id for n in names if self._usable(n.id)]
        own_ids = [n.id for n in names if own(self.model, n) and self._usable(n.id)]
        certain, rule, candidates = (
            self._in_places(bodies, own_ids, kinds, places, on)
            if places
            else self._anywhere(bodies, own_ids, kinds, on)
        )
        if names and not bodies and not kinds:
            meant, why, candidates = self._parts(text, mention, on)
            if meant and any(w.possessive for w in text.words[mention.span.first : mention.span.last - 1]):
                return meant, why, candidates
        if mention.part_of_it is not None:
            part = replace(mention, span=mention.part_of_it, part_of_it=None, places=())
            certain, rule, candidates = self._owned(text, (certain, rule, candidates), part, on)
        if mention.unknown and certain and kind_of(certain) == "type":
            return "", "", candidates
        if names and not bodies:
            candidates += tuple(Candidate(n.id, f"\u201c{n.written}\u201d is a name of it", _FAR) for n in names)
        return certain, rule, candidates

    def _owned(self, text: Text, owner: Meant, part: Mention, on: datetime.date) -> Meant:
        """Return the owner for "Medway Council's social workers", where it is of the kind that these stand for; else nothing is certain."""
        certain, rule, candidates = owner
        kinds = [i for i in part.span.ids if i in self.model.types] if part.span else []
        if certain in self.model.bodies and self.served.has(certain, kinds, on):
            return certain, f"{rule}; it is of the kind that is named with it", candidates
        _, _, others = self.meaning(text, part, on)
        return "", "", ranked([*candidates, *others])

    def _parts(self, text: Text, mention: Mention, on: datetime.date) -> Meant:
        """Return what the place and the kind in a name may mean, where the graph does not know what the body of that name is."""
        if mention.span is None:
            return "", "", ()
        spans, areas = inside(self.lexicon, text.words, mention.span)
        found = [self.meaning(text, Mention(s.first, s.last, s, areas), on) for s in spans]
        if len(found) == 1:
            return found[0]
        return "", "", ranked(c for _, _, candidates in found for c in candidates)

    def _usable(self, body: str) -> bool:
        record = self.model.bodies[body]
        return bool(record.types or record.legal_holder) or record.kind == "class"

    # ------------------------------------------------------------------ without a place
    def _anywhere(self, bodies: list[str], own_ids: list[str], kinds: list[str], on: datetime.date) -> Meant:
        living = [b for b in own_ids if self.served.alive(b, on)] or own_ids
        if len(set(living)) == 1:
            return self._checked(living[0], "the words are its name and no other body's", on)
        found = [Candidate(b, "the words are its name", _LIKELY) for b in living]
        usable = [k for k in kinds if self.model.types[k].sort in _PARTIES]
        alive = [k for k in usable if self.served.alive(k, on)]
        if not living and len(alive) == 1:
            certain, rule, choices = self._checked(alive[0], "the words are a name of one kind of body on the day", on)
            if certain or choices:
                return certain, rule, choices
        found += [c for k in alive for c in self._kind(k, on)]
        found += [c for k in usable if k not in alive for c in self._others(k, on)]
        others = [k for k in kinds if k not in usable]
        found += [Candidate(k, "the words are its name, and it is a role or people", _FAR) for k in others]
        found += [Candidate(b, "one document calls it so", _FAR) for b in bodies if b not in living]
        return "", "", ranked(found)

    def _checked(self, ident: str, rule: str, on: datetime.date) -> Meant:
        """Return a party as certain, unless it can only be asked about as one of several narrower ones."""
        below = narrower(self.engine, ident, on)
        label = self.model.label(ident)
        if below:
            found = [Candidate(b, f"it is one of: {label}", _POSSIBLE) for b in below]
            return "", "", ranked(found, len(found))
        return ident, rule, (Candidate(ident, rule, _CERTAIN),)

    def _kind(self, kind: str, on: datetime.date) -> Iterator[Candidate]:
        below = narrower(self.engine, kind, on) or (kind,)
        yield from (Candidate(k, f"the words are a name of: {self.model.label(kind)}", _LIKELY) for k in below)

    def _others(self, kind: str, on: datetime.date) -> Iterator[Candidate]:
        """Yield what came before or after a kind of body that did not exist on the day."""
        told = f"{self.model.label(kind)} did not exist on {on}"
        for other in self._line(kind):
            if self.served.alive(other, on):
                yield Candidate(other, f"{told}; it came before or after it", _POSSIBLE)
        yield Candidate(kind, told, _FAR)

    def _line(self, kind: str) -> list[str]:
        """Return the kinds that came before and after one, the nearest first."""
        types = self.model.types
        found, queue = dict[str, None](), [kind]
        while queue:
            at = queue.pop(0)
            near = [s.type for s in types[at].successor_for]
            near += [t.id for t in types.values() if any(s.type == at for s in t.successor_for)]
            fresh = [n for n in near if n not in found and n != kind]
            found.update(dict.fromkeys(fresh))
            queue += fresh
        return list(found)

    # ------------------------------------------------------------------ with a place
    def _in_places(
        self,
        bodies: list[str],
        own_ids: list[str],
        kinds: list[str],
        places: Iterable[str],
        on: datetime.date,
    ) -> Meant:
        found: list[Candidate] = []
        certain: dict[str, str] = {}
        for place in places:
            told = self.model.label(place)
            named = [b for b in dict.fromkeys(bodies) if self.served.covers(b, place, on)]
            living = [b for b in named if self.served.alive(b, on)]
            found += [Candidate(b, f"it is called so, and serves {told}", _LIKELY) for b in living]
            usable = [k for k in kinds if self.model.types[k].sort in _PARTIES]
            of_kind = self.served.of_kind(usable, place, on)
            found += [Candidate(b, f"it is of this kind, and serves {told}", _POSSIBLE) for b in of_kind]
            single = [k for k in usable if self.model.types[k].one_in_a_place]
            only = self.served.of_kind(single, place, on) if len(single) == len(usable) and single else ()
            if len(only) == 1 and set(living) <= set(only):
                certain[only[0]] = f"a place has one of this kind, and it serves {told}"
            elif not usable and len(living) == 1:
                certain[living[0]] = f"it is called so, and serves {told}"
        own_only = set(own_ids) if own_ids else set()
        if own_only and len(own_only) == 1 and not certain:
            certain = dict.fromkeys(own_only, "the words are its name and no other body's")
        if len(certain) == 1:
            ident, rule = next(iter(certain.items()))
            return self._checked(ident, rule, on)
        _, _, of_any_place = self._anywhere([], [], kinds, on)
        where = " and ".join(self.model.label(p) for p in places)
        told = f"any of its kind in {where}" if found else f"the graph knows no such body that serves {where}"
        found += [Candidate(c.id, f"{c.why}; {told}", c.score // 2) for c in of_any_place or self._kinds(kinds, on)]
        return "", "", ranked(found)

    def _kinds(self, kinds: Iterable[str], on: datetime.date) -> tuple[Candidate, ...]:
        """Return kinds of body that are certain by themselves."""
        found = (self._anywhere([], [], [kind], on) for kind in kinds)
        return tuple(c for _, _, candidates in found for c in candidates)

    def _of_place(self, place: str, on: datetime.date) -> Iterator[Candidate]:
        """Yield the bodies that a place has one of: "Kent" alone may be its council, its police, and more."""
        single = [t.id for t in self.model.types.values() if t.one_in_a_place]
        told = f"it serves {self.model.label(place)}"
        yield from (Candidate(b, told, _POSSIBLE) for b in self.served.of_kind(single, place, on))

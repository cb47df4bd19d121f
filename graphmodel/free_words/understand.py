"""A text as a question on the legal basis: each part with how it was understood, and what has to be asked before there is an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.free_words.concepts import information, purpose
from graphmodel.free_words.days import date
from graphmodel.free_words.facts import FactTold, facts
from graphmodel.free_words.lexicon import Lexicon
from graphmodel.free_words.meaning import Candidate, Meaning
from graphmodel.free_words.mentions import mentions
from graphmodel.free_words.notes import Note, notes
from graphmodel.free_words.open_words import OpenWords, not_understood
from graphmodel.free_words.parties import Parties
from graphmodel.free_words.settle import settle
from graphmodel.free_words.shape import shape
from graphmodel.free_words.sides import side
from graphmodel.free_words.spans import find
from graphmodel.free_words.subjects import subject
from graphmodel.free_words.words import read

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from graphmodel.free_words.mentions import Mention
    from graphmodel.free_words.spans import Text
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.search.index import Index

#: The parts of a question, in the order in which they are shown.
PARTS = ("discloser", "recipient", "purpose", "subject", "information", "date")
#: Parts that are shown only where they were told.
FURTHER = ("within", "capacity_from", "capacity_to")
_GIVEN = "given apart from the text"


@dataclass(frozen=True)
class Understood:
    """What a text was understood as.

    Attributes:
        text: the text with all that is named in it.
        readings: how each part was understood, by its name.
        facts: the facts of the case that it touches.
        notes: what else has to be seen before there is an answer.
        open_words: the words that no part was read from.
    """

    text: Text
    readings: dict[str, Meaning]
    facts: tuple[FactTold, ...]
    notes: tuple[Note, ...]
    open_words: tuple[OpenWords, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing has to be asked."""
        return not self.notes and all(r.certain for r in self.readings.values()) and all(f.value for f in self.facts)


class Understanding:
    """Understands texts by the names and words of one model."""

    def __init__(self, engine: Engine, index: Index) -> None:
        self.engine, self.model = engine, engine.model
        self.lexicon = Lexicon(engine.model, index)
        self.parties = Parties(engine, self.lexicon)

    def of(
        self,
        written: str,
        given: Mapping[str, Sequence[str]],
        facts_given: Mapping[str, str],
        today: datetime.date,
    ) -> Understood:
        """Return what a text is understood as.

        Args:
            written: the text.
            given: part → ids that were given apart from the text; they count, whatever the text says.
            facts_given: fact id → `true`, `false` or `unknown`, as given apart from the text.
            today: the day of asking.
        """
        text = find(self.lexicon, written, read(written))
        told = date(text, today)
        on = self._day(given, told, today)
        mentioned = tuple(m for m in mentions(self.model, text) if not _of_a_day(told, m))
        shaped = shape(text, mentioned)
        within = self._within(text, shaped.other)
        place = within.chosen[0] if within and within.chosen else None
        readings: dict[str, Meaning] = {}
        giver, capacity_from = side(self.parties, text, shaped, "discloser", on, place)
        taker, capacity_to = side(self.parties, text, shaped, "recipient", on, place)
        taken = (*giver.words, *taker.words)
        named = (
            purpose(self.model, text, taken),
            subject(self.model, text, taken, shaped.verb),
            information(self.model, text, taken),
        )
        for reading in (giver, taker, *named, told, *([within] if within else ())):
            readings[reading.part] = reading
        for part, capacities in (("capacity_from", capacity_from), ("capacity_to", capacity_to)):
            if capacities:
                readings[part] = self._capacity(part, capacities, readings)
        used = [w for r in readings.values() for w in r.words]
        touched = facts(self.model, text, facts_given)
        used += [w for f in touched for w in f.words]
        for part, ids in given.items():
            if ids:
                readings[part] = self._given(part, ids, readings.get(part))
        unplaced = [m for m in shaped.other if not m.stands and not m.people]
        certain = [w for r in readings.values() if r.certain for w in r.words]
        seen = notes(text, touched, unplaced, certain)
        used += [(n.first, n.last) for n in seen if n.kind == "party"]
        found = Understood(text, readings, touched, seen, not_understood(text, used))
        return replace(
            found, readings=settle(self.engine, found.readings, self._fact_values(found, facts_given), self._changes)
        )

    def _fact_values(self, found: Understood, given: Mapping[str, str]) -> dict[str, bool]:
        values = {**given, **{f.fact: f.value for f in found.facts}}
        return {fact: value == "true" for fact, value in values.items() if value in {"true", "false"}}

    def _changes(self, first: datetime.date, last: datetime.date) -> list[datetime.date]:
        slices = self.engine.matcher.slices
        return [slices.day(i) for i in range(slices.index(first) + 1, slices.index(last) + 1)]

    def _day(self, given: Mapping[str, Sequence[str]], told: Meaning, today: datetime.date) -> datetime.date:
        """Return the day by which the other parts are read: the one told, or the first that it can be."""
        chosen = [*given.get("date", ()), *told.chosen, *(c.id for c in told.candidates)]
        return type(today).fromisoformat(chosen[0]) if chosen else today

    def _within(self, text: Text, others: Sequence[Mention]) -> Meaning | None:
        """Return the area in which all of the question is told to be: "In Medway, can ..."."""
        alone = [m for m in others if m.span is None and m.places and m.first and "in" in text.roles(m.first - 1)]
        if not alone:
            return None
        ids = tuple(dict.fromkeys(p for m in alone for p in m.places))
        words = tuple((m.first, m.last) for m in alone)
        found = tuple(Candidate(i, f"\u201c{text.said(*words[0])}\u201d is its name", 70) for i in ids)
        if len(ids) == 1:
            return Meaning("within", words, found, ids, "the words are its name and no other's")
        return Meaning("within", words, found, ask="In which area is this?")

    def _capacity(self, part: str, capacities: tuple[str, ...], readings: Mapping[str, Meaning]) -> Meaning:
        words = readings["discloser" if part == "capacity_from" else "recipient"].words
        found = tuple(Candidate(c, "it stands beside the body", 70) for c in capacities)
        if len(capacities) == 1:
            return Meaning(part, words, found, capacities, "it stands beside the body")
        return Meaning(part, words, found, ask="In which capacity does it act?")

    def _given(self, part: str, ids: Sequence[str], read_: Meaning | None) -> Meaning:
        found = tuple(Candidate(i, _GIVEN, 100) for i in ids)
        others = tuple(c for c in read_.candidates if c.id not in ids) if read_ else ()
        return Meaning(part, read_.words if read_ else (), (*found, *others), tuple(ids), _GIVEN)


def _of_a_day(told: Meaning, mention: Mention) -> bool:
    return any(first < mention.last and mention.first < last for first, last in told.words)

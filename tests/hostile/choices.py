"""A question out of any bytes: each of its parts is known to the graph, spoilt, or made of the bytes; so that what guides by coverage can reach all of it."""

from __future__ import annotations

from graphmodel.legal_basis.question import Asked
from tests import oracle
from tests.hostile.words import OTHERS, TEXTS

_SPOIL = 24  # of 256 parts, so many are no id
#: So many bytes make the parties and the day, where each is one and known.
FIRST = 11
_FACTS = (True, False, None, "true", "unknown", "maybe", 1, 0.0)


class Choices:
    """Reads bytes from the front; when they are at an end, everything is the first choice."""

    def __init__(self, data):
        self._data, self._at = data, 0

    def byte(self):
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def number(self, below):
        return (self.byte() * 256 + self.byte()) % below

    def one(self, things):
        return things[self.number(len(things))]

    def text(self):
        size = self.byte() % 40
        start, self._at = self._at, self._at + size
        return self._data[start : start + size].decode("utf-8", "surrogateescape")


class Questions:
    """Makes questions to a model."""

    def __init__(self, model, days):
        # Before the window nothing is answered; a year of it is enough.
        since = model.release.window_from.first.replace(year=model.release.window_from.first.year - 1)
        days = [day for day in days if day >= since]
        self.days = [str(day) for day in days]
        self.types = [t.id for t in model.types.values() if t.sort in {"body", "role", "capacity"}]
        # Any body, and those more often that were a person in law all the time: of others most questions end before any law is looked at.
        lasting = [
            b.id
            for b in model.bodies.values()
            if b.legal_personality == "true" and all(oracle.types_on(model, b.id, day) for day in (days[0], days[-1]))
        ]
        self.parties = [*model.bodies, *lasting * 3, *self.types * 2]
        self.purposes = [p.id for p in model.purposes.values() if p.selectable is not False]
        self.subjects, self.information = [*model.subjects], [*model.information]
        self.areas, self.facts = [*model.areas], [*model.facts]

    def of(self, data):
        """Return the question of some bytes: its parties and its day come from the first of them, so that bytes which begin alike ask alike."""
        choices = Choices(data)

        def part(things):
            spoilt = choices.byte() - (256 - _SPOIL)
            if spoilt < 0:
                return choices.one(things)
            if spoilt < _SPOIL // 4:
                return choices.text()
            return choices.one(TEXTS) if spoilt < _SPOIL // 2 else choices.one(things) + choices.text()

        def some(things):
            return [part(things) for _ in range(1 if choices.byte() < 256 - _SPOIL else 2)]

        def perhaps(things, of):
            return part(things) if choices.byte() >= 256 - of else None

        discloser, recipient, date = some(self.parties), some(self.parties), part(self.days)
        asked = Asked(
            discloser=discloser,
            recipient=recipient,
            purpose=part(self.purposes),
            subject=part(self.subjects),
            information=some(self.information),
            date=date,
            facts=[(part(self.facts), choices.one(_FACTS)) for _ in range(choices.byte() % 4)],
            within=perhaps(self.areas, 64),
            capacity_from=perhaps(self.types, 16),
            capacity_to=perhaps(self.types, 16),
            nation=perhaps(["england", "wales"], 64),
        )
        if choices.byte() == 1:
            field = choices.one(["discloser", "purpose", "information", "date", "facts", "within", "nation"])
            setattr(asked, field, choices.one(OTHERS))
        return asked

"""A question out of any bytes: each of its parts is known to the graph, spoilt, or made of the bytes; so that what guides by coverage can reach all of it."""

from __future__ import annotations

from graphmodel.legal_basis.question import Asked
from tests.hostile.words import OTHERS, TEXTS

_SPOIL = 24  # of 256 parts, so many are no id
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
        types = [t.id for t in model.types.values() if t.sort in {"body", "role", "capacity"}]
        self.parties = [*model.bodies, *types]
        self.types = types
        self.purposes = [p.id for p in model.purposes.values() if p.selectable is not False]
        self.subjects, self.information = [*model.subjects], [*model.information]
        self.areas, self.facts = [*model.areas], [*model.facts]
        self.days = [str(day) for day in days]

    def of(self, data):
        """Return the question of some bytes."""
        choices = Choices(data)

        def part(things):
            kind = choices.byte()
            if kind >= _SPOIL:
                return choices.one(things)
            if kind < _SPOIL // 4:
                return choices.text()
            return choices.one(TEXTS) if kind < _SPOIL // 2 else choices.one(things) + choices.text()

        def some(things):
            return [part(things) for _ in range(2 if choices.byte() < _SPOIL else 1)]

        def perhaps(things, of):
            return part(things) if choices.byte() < of else None

        asked = Asked(
            discloser=some(self.parties),
            recipient=some(self.parties),
            purpose=part(self.purposes),
            subject=part(self.subjects),
            information=some(self.information),
            date=part(self.days),
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


def judged(graph, asked, oracle):
    """Ask, and say what came of it: `refused`, `several`, or `agreed` where the oracle found the same law; anything else fails."""
    from graphmodel.errors import GraphmodelError

    try:
        answer = graph.ask(asked)
    except GraphmodelError as error:
        told = str(error)
    else:
        told = None
    if told is not None:
        assert told.strip(), "an error without a message"
        return "refused"
    if "answers" in answer:
        return "several"
    (question,) = asked.resolve(graph.model)
    found = sorted(graph.engine.matcher.match(question))
    assert found == oracle.on_oxigraph(graph.model.dataset.store, question), question
    return "agreed"

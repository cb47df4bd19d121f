"""Which list of an answer is its main one, call by call, and which of its fields name things that the data state something of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of an answer whose rows become the rows of a table.

    Attributes:
        name: the field of the answer.
        inside: a list in each of its rows, whose rows are told instead; None for the rows themselves.
        beside: fields of the outer row that are told beside each inner row.
    """

    name: str
    inside: str | None = None
    beside: tuple[str, ...] = ()

    def of(self, answer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the rows of an answer; an inner row has the place of its outer one, and what is told beside it."""
        for number, row in enumerate(answer.get(self.name) or (), 1):
            if self.inside is None:
                yield row
            else:
                outer = {"number": number} | {n: row[n] for n in self.beside}
                yield from ({f"{self.name}.{n}": v for n, v in outer.items()} | inner for inner in row[self.inside])


@dataclass(frozen=True, slots=True)
class Told:
    """How the answer of a call is told in other forms.

    Attributes:
        lists: its main list, or several that belong together. None for an entity, whose table holds its facts.
        things: the fields, of a row and of the question, that name what the Turtle is about; `id` only of the row itself.
    """

    lists: tuple[Rows, ...]
    things: tuple[str, ...]


def _lists(*names: str) -> tuple[Rows, ...]:
    return tuple(Rows(name) for name in names)


#: The calls that have other forms, by the name of their modules and functions in `graphmodel/calls/`.
CALLS: dict[str, Told] = {
    "accountability": Told((Rows("paths", "steps", ("ends", "certainty")),), ("statement", "from", "to")),
    "compare": Told(_lists("changed", "only_left", "only_right", "uncertain", "both"), ("key", "statements")),
    "compliance": Told(_lists("limbs"), ("board", "norm", "seat")),
    "coverage": Told((Rows("instruments", "provisions", ("instrument", "checked_to")),), ("instruments.instrument", "norm")),
    "duties": Told(_lists("duties"), ("body", "norm")),
    "entities": Told((), ("id",)),
    "findings": Told(_lists("findings"), ("statements",)),
    "holders": Told(_lists("duties"), ("norm", "bearer")),
    "identifiers": Told(_lists("results"), ("id",)),
    "quorum": Told(_lists("rules"), ("id",)),
    "readings": Told(_lists("readings"), ("document", "id", "norm")),
    "rules": Told(_lists("rules", "silences"), ("id",)),
    "search": Told(_lists("results"), ("id",)),
    "seats": Told(_lists("seats"), ("list", "id")),
    "structure": Told(_lists("nodes", "lines"), ("id",)),
    "things": Told(_lists("results"), ("id",)),
    "timeline": Told(_lists("events", "not_commenced", "undated", "before_window"), ("id", "norm")),
}  # fmt: skip


def things(call: str, answer: Mapping[str, Any]) -> list[str]:
    """Return the ids of what an answer is about, each once, in the order in which it names them."""
    told = CALLS[call]
    question = answer["question"]
    found = [i for n in told.things for i in _ids(question.get(n))]
    if call == "entities":
        found += [s["id"] for s in answer["statements"]]
    for rows in told.lists:
        for row in rows.of(answer):
            found += _named(row, told.things, top=True)
    return list(dict.fromkeys(found))


def _named(row: Mapping[str, Any], names: tuple[str, ...], *, top: bool = False) -> Iterator[str]:
    for key, value in row.items():
        if key in names and (top or key != "id"):
            yield from _ids(value)
        elif isinstance(value, dict):
            yield from _named(value, names)


def _ids(value: object) -> Iterator[str]:
    """Yield the ids in a value: an id, a thing with its label, or several of either."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _ids(value.get("id"))
    elif isinstance(value, list):
        for one in value:
            yield from _ids(one)

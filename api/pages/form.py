"""The question as a form shows it: what was typed, what there is to choose from, what is wrong and what was perhaps meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from api.render import query
from graphmodel.calls.meant import meant
from graphmodel.errors import Fault, NotInGraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from api.parameters import Reader
    from graphmodel.legal_basis.question import Asked
    from graphmodel.model.model import Model

#: The fields of the form, with how each is called where something is wrong with it.
NAMES = {
    "discloser": "Who holds the information",
    "recipient": "Who wants it",
    "purpose": "What for",
    "subject": "Whom it is about",
    "information": "Which kind of information",
    "date": "Date",
    "within": "Area",
    "capacity_from": "Capacity of the one who holds it",
    "capacity_to": "Capacity of the one who wants it",
    "nation": "Nation",
    "fact": "Facts of the case",
}
_KINDS = {"discloser": ("body", "type"), "recipient": ("body", "type"), "within": ("area",)}
_FOLDED = {"fact", "within", "capacity_from", "capacity_to", "nation"}
_MOST_CHOICES = 8


@dataclass(frozen=True)
class Option:
    """One thing to choose: its id, its label, and how deep it stands under broader ones."""

    id: str
    label: str
    depth: int = 0

    @property
    def indent(self) -> str:
        """What stands before the label in a list that can show no other depth."""
        return "\u00a0\u00a0" * self.depth


@dataclass(frozen=True)
class Typed:
    """A name in a text field: what stands there, and the id that is meant where it is known."""

    text: str
    id: str


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong: its field, the message, and links that ask again with another value."""

    field: str
    name: str
    message: str
    choices: tuple[tuple[str, str], ...] = ()


class Form:
    """The form, filled in with a question as it was typed."""

    def __init__(self, model: Model, asked: Asked, wrong: Sequence[Wrong] = ()) -> None:
        self.model = model
        self.asked = asked
        self.wrong = wrong
        self.wrong_fields = {w.field for w in wrong}

    def typed(self, field: str) -> list[Typed]:
        """Return what stands in a text field: at least one, so that there is one to fill in."""
        given: Any = getattr(self.asked, field)
        values = list(given) if isinstance(given, (list, tuple)) else [given or ""]
        return [self._typed(v, *_kinds(field)) for v in values or [""]]

    def chosen(self, field: str) -> set[str]:
        """Return the ids that are chosen in a field with a list."""
        given: Any = getattr(self.asked, field)
        values = given if isinstance(given, (list, tuple)) else [given]
        return {self._resolved(v, *_kinds(field)) or v for v in values if v}

    def fact(self, ident: str) -> str:
        """Return what is said of a fact: `true`, `false`, or nothing where it is not known."""
        name = ident.removeprefix("fact/")
        said = {str(k).removeprefix("fact/"): v for k, v in dict(self.asked.facts).items()}.get(name)
        return str(said).lower() if said is not None else ""

    @property
    def purposes(self) -> list[tuple[str, list[Option]]]:
        """The purposes that may stand in a question, under the broadest ones."""
        return _grouped(self.model, "purposes")

    @property
    def subjects(self) -> list[Option]:
        """The kinds of people, narrower ones under broader."""
        return [o for _, options in _grouped(self.model, "subjects") for o in options]

    @property
    def information(self) -> list[tuple[str, list[Option]]]:
        """The kinds of information, under the broadest ones."""
        return _grouped(self.model, "information")

    @property
    def capacities(self) -> list[Option]:
        """The capacities in which a body may act."""
        found = [Option(t.id, t.label) for t in self.model.types.values() if t.sort == "capacity"]
        return sorted(found, key=lambda o: o.label)

    @property
    def nations(self) -> list[Option]:
        """The nations."""
        return [Option(c.name, c.label) for c in self.model.codelists["codelist/nation"].codes]

    @property
    def facts(self) -> list[Option]:
        """The facts of a case, each with its question."""
        return [Option(f.id.removeprefix("fact/"), f.label) for f in self.model.facts.values()]

    @property
    def more(self) -> bool:
        """Whether anything stands in the part of the form that is folded away."""
        asked = self.asked
        filled = asked.facts or asked.within or asked.capacity_from or asked.capacity_to or asked.nation
        return bool(filled or self.wrong_fields & _FOLDED)

    def _typed(self, value: str, *kinds: str) -> Typed:
        """Show the label of an id, unless the label alone would not lead back to it."""
        ident = self._resolved(value, *kinds)
        if ident is None:
            return Typed(value, "")
        label = self.model.label(ident)
        return Typed(label if self._resolved(label, *kinds) == ident else ident, ident)

    def _resolved(self, value: str, *kinds: str) -> str | None:
        try:
            return self.model.resolve(value, *kinds) if value.strip() else None
        except NotInGraphError:
            return None


@lru_cache(maxsize=16)
def _grouped(model: Model, name: str) -> list[tuple[str, list[Option]]]:
    """Return concepts that may stand in a question as an outline under each broadest one; what has several broader ones stands once."""
    scheme: Mapping[str, Any] = getattr(model, name)
    done: set[str] = set()

    def below(ident: str, depth: int) -> Iterable[Option]:
        if ident in done:
            return
        done.add(ident)
        if getattr(scheme[ident], "selectable", None) is not False:
            yield Option(ident, scheme[ident].label, depth)
        for narrower in sorted((c for c in scheme if ident in scheme[c].broader), key=lambda c: str(scheme[c].label)):
            yield from below(narrower, depth + 1)

    roots = sorted((i for i in scheme if not scheme[i].broader), key=lambda i: str(scheme[i].label))
    groups = [(str(scheme[root].label), list(below(root, 0))) for root in roots]
    return [(label, options) for label, options in groups if options]


def wrong_of(read: Reader, given: Sequence[tuple[str, str]]) -> list[Wrong]:
    """Return what is wrong with a question, each with links that ask again with a value that was perhaps meant.

    Args:
        read: the reader, with what it found.
        given: the parameters as they were given.
    """
    nowhere = _nowhere(read.graph.model, given)
    found = []
    for fault in [*read.faults, *(Fault(e.field, str(e)) for e in read.missing)]:
        name = NAMES.get(fault.field, fault.field)
        error = nowhere.get((fault.field, fault.message))
        if error is None:
            found.append(Wrong(fault.field, name, fault.message, _fault_links(fault, given)))
            continue
        near = list(dict.fromkeys([*_searched(read, error), *error.did_you_mean]))[:_MOST_CHOICES]
        links = tuple((read.graph.model.label(i), _again(given, error.field, error.id, i)) for i in near)
        found.append(Wrong(fault.field, name, f"{error.id!r} is not in the graph, or fits several things.", links))
    return found


def _nowhere(model: Model, given: Iterable[tuple[str, str]]) -> dict[tuple[str, str], NotInGraphError]:
    """Return the errors for values that name nothing, by field and message: among faults only their messages are left."""
    found = {}
    for field, value in given:
        kinds = _kinds(field)
        if value.strip() and kinds:
            try:
                model.resolve(value, *kinds, field=field)
            except NotInGraphError as error:
                found[field, str(error)] = error
    return found


def _searched(read: Reader, error: NotInGraphError) -> list[str]:
    """Return what words that fit nothing, or several things, may mean."""
    graph = read.graph
    return list(meant(graph.model, graph.index, error.id, *_kinds(error.field)).candidates)


def _kinds(field: str) -> tuple[str, ...]:
    """Return the kinds of things that a field takes; none for a field of other values."""
    if field.startswith("capacity"):
        return ("type",)
    return _KINDS.get(field) or ((field,) if field in {"purpose", "subject", "information"} else ())


def _fault_links(fault: Fault, given: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    values = [v for n, v in given if n == fault.field]
    if len(values) != 1 or fault.field not in NAMES:
        return ()
    return tuple((near, _again(given, fault.field, values[0], near)) for near in fault.did_you_mean)


def _again(given: Sequence[tuple[str, str]], field: str, before: str, after: str) -> str:
    """Return the link that asks again with one value put in the place of another."""
    return query("/ask", [(n, after if (n, v) == (field, before) else v) for n, v in given if v])

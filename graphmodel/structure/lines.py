"""The lines of a day as a graph: bodies, posts and roles as nodes, an edge for each line, relation or identity that a path may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.model.documents import Line, Relation, SameAs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.model.model import Model
    from graphmodel.model.steps import Step
    from graphmodel.structure.attested import Attested

#: What a node begins with that stands for a role and not for a body.
ROLE = "role:"
#: The node to which a line leads that says for what and not to whom.
NOBODY = "nobody:"


class Filter(Struct, frozen=True):
    """Which lines a question wants: any kind of these, exactly this strength; nothing given means all."""

    kinds: tuple[str, ...] = ()
    strength: str | None = None

    def wants(self, line: Line) -> bool:
        """Tell whether a line is wanted."""
        return (not self.kinds or bool(set(self.kinds) & set(line.kinds))) and self.strength in {None, line.strength}


class Edge(Struct, frozen=True):
    """A step from one node to another.

    Attributes:
        statement: the statement that makes it.
        inherited_from: the class whose line it is.
        also: further statements of the same step.
    """

    statement: Step
    inherited_from: str | None = None
    also: tuple[Line, ...] = ()


def _other_end(same: SameAs, end: str) -> str:
    return same.right if same.left == end else same.left


def _named_first(step: tuple[str, Edge]) -> tuple[bool, str, str]:
    """Sort steps: lines to somebody named before all else."""
    to, edge = step
    return not isinstance(edge.statement, Line) or to.startswith(NOBODY), edge.statement.id, to


def target(line: Line) -> str:
    """Return the node that a line leads to."""
    return line.to or (ROLE + line.to_role if line.to_role else NOBODY + line.id)


class LineGraph:
    """The lines of a day. The steps from a thing are found when they are first asked for, and kept: a path costs what it goes over."""

    def __init__(
        self, model: Model, attested: Attested, wanted: Filter | None = None, *, identity: str = "stated"
    ) -> None:
        self.model = model
        self.attested = attested
        self._wanted = wanted or Filter()
        self._probable = identity == "probable"
        verbs = model.codelists["codelist/relation-verb"].codes if self._wanted == Filter() else ()
        self._verbs = frozenset(c.name for c in verbs if c.uses_path)
        self._known: dict[tuple[str, bool], Sequence[tuple[str, Edge]]] = {}

    def out(self, node: str, *, relations: bool = False) -> Sequence[tuple[str, Edge]]:
        """Return where the steps of a node lead: one for each target and each way through others, all its statements together.

        A relation is followed only where no line goes on, unless `relations` asks for all; a line to nobody named only where none leads to somebody.
        """
        known = self._known.get((node, relations))
        if known is None:
            known = self._known[node, relations] = self._steps(node, relations=relations)
        return known

    def _steps(self, node: str, *, relations: bool) -> Sequence[tuple[str, Edge]]:
        lines: dict[tuple[str, tuple[str, ...]], list[Edge]] = {}
        others: list[tuple[str, Edge]] = []
        for to, edge in self.edges(node):
            if isinstance(edge.statement, Line):
                lines.setdefault((to, edge.statement.via), []).append(edge)
            else:
                others.append((to, edge))
        if not lines and not others:
            return ()
        steps = [(to, self._together(edges)) for (to, _), edges in lines.items()]
        there = {to for to, _ in steps}
        if steps and not relations:
            found = [*steps, *(o for o in others if isinstance(o[1].statement, SameAs))]
        else:
            found = [*steps, *(o for o in others if o[0] not in there)]
        return tuple(sorted(found, key=_named_first))

    def edges(self, node: str) -> Iterator[tuple[str, Edge]]:
        """Yield every step from a node by itself: what is stated of it, then of its classes (a line to a class stays there), then who it is too."""
        yield from self._own(node)
        for class_ in self.model.classes_of.get(node, ()):
            for to, edge in self._own(class_):
                if to != node:
                    yield to, Edge(edge.statement, class_)
        for same in self._identities(node):
            if self._probable or same.certainty == "stated":
                yield _other_end(same, node), Edge(same)

    def _own(self, node: str) -> Iterator[tuple[str, Edge]]:
        for step in self.model.steps_from.get(node, ()):
            if isinstance(step, Line):
                if step.polarity != "denies" and self._wanted.wants(step) and self.attested.holds(step):
                    yield target(step), Edge(step)
            elif (
                isinstance(step, Relation)
                and step.verb in self._verbs
                and step.to
                and step.polarity != "denies"
                and self.attested.holds(step)
            ):
                yield step.to, Edge(step)

    def _identities(self, node: str) -> Iterator[SameAs]:
        for step in self.model.steps_from.get(node, ()):
            if isinstance(step, SameAs) and step.polarity != "denies" and self.attested.holds(step):
                yield step

    def nodes(self) -> list[str]:
        """Return every thing at which a step may begin, sorted."""
        return sorted({*self.model.steps_from, *self.model.classes_of})

    def denied(self, node: str) -> list[Line]:
        """Return the lines from a node that a document denies, sorted by id."""
        steps = self.model.steps_from.get(node, ())
        lines = (s for s in steps if isinstance(s, Line) and s.polarity == "denies" and self._wanted.wants(s))
        return [line for line in lines if self.attested.holds(line)]

    def alike(self, node: str) -> list[str]:
        """Return what a node is told to be, for certain or probably."""
        return [_other_end(same, node) for same in self._identities(node)]

    @staticmethod
    def _together(edges: list[Edge]) -> Edge:
        """Return several lines between the same two as one step; the strongest, surest and least special of them speaks for all."""
        strengths = ("accountable", "reports", "may-report")

        def order(edge: Edge) -> tuple[object, ...]:
            line = edge.statement
            assert isinstance(line, Line)  # noqa: S101  only lines are put together
            return (
                line.status != "adopted",
                line.certainty != "stated",
                strengths.index(line.strength),
                bool(line.for_),
                edge.inherited_from or "",
                line.id,
            )

        first, *rest = sorted(edges, key=order)
        return Edge(
            first.statement, first.inherited_from, tuple(e.statement for e in rest if isinstance(e.statement, Line))
        )

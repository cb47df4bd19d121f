"""The lines of a day as a networkx multigraph: bodies, posts and roles as nodes, one edge for each line or relation that a path may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.model.documents import Line, SameAs

if TYPE_CHECKING:
    import networkx as nx

    from graphmodel.model.documents import Relation
    from graphmodel.model.model import Model
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

    statement: Line | Relation | SameAs
    inherited_from: str | None = None
    also: tuple[Line, ...] = ()


def target(line: Line) -> str:
    """Return the node that a line leads to."""
    return line.to or (ROLE + line.to_role if line.to_role else NOBODY + line.id)


class LineGraph:
    """The lines of a day.

    Attributes:
        graph: edges of what is asserted.
        denied: the lines that a document denies.
        same_as: the identities of the day.
    """

    def __init__(
        self, model: Model, attested: Attested, wanted: Filter | None = None, *, identity: str = "stated"
    ) -> None:
        import networkx as nx  # noqa: PLC0415  a fifth of a second to import, and many answers need no path

        self.model = model
        self.attested = attested
        wanted = wanted or Filter()
        self.graph: nx.MultiDiGraph = nx.MultiDiGraph()
        lines = [line for line in attested.among(model.lines.values()) if wanted.wants(line)]
        self.denied = [line for line in lines if line.polarity == "denies"]
        for line in lines:
            if line.polarity != "denies" and line.from_:
                self.graph.add_edge(line.from_, target(line), key=line.id, edge=Edge(line))
        uses_path = {c.name for c in model.codelists["codelist/relation-verb"].codes if c.uses_path}
        if not wanted.kinds and wanted.strength is None:
            for relation in attested.among(model.relations.values()):
                if relation.verb in uses_path and relation.polarity != "denies" and relation.to:
                    self.graph.add_edge(relation.from_, relation.to, key=relation.id, edge=Edge(relation))
        self._inherit()
        self.same_as = [s for s in attested.among(model.same_as.values()) if s.polarity != "denies"]
        for same in self.same_as:
            if identity == "probable" or same.certainty == "stated":
                self.graph.add_edge(same.left, same.right, key=same.id + ">", edge=Edge(same))
                self.graph.add_edge(same.right, same.left, key=same.id + "<", edge=Edge(same))

    def _inherit(self) -> None:
        """Give each member of a class the lines of the class; a line to a class stays there."""
        for member, classes in self.model.classes_of.items():
            for class_ in classes:
                if class_ in self.graph:
                    for _, to, key, data in list(self.graph.out_edges(class_, keys=True, data=True)):
                        if to != member and data["edge"].statement is not None and data["edge"].inherited_from is None:
                            self.graph.add_edge(
                                member, to, key=f"{key}@{class_}", edge=Edge(data["edge"].statement, class_)
                            )

    def out(self, node: str, *, relations: bool = False) -> list[tuple[str, Edge]]:
        """Return where the steps of a node lead: one for each target and each way through others, all its statements together.

        A relation is followed only where no line goes on, unless `relations` asks for all; a line to nobody named only where none leads to somebody.
        """
        if node not in self.graph:
            return []
        lines: dict[tuple[str, tuple[str, ...]], list[Edge]] = {}
        others: list[tuple[str, Edge]] = []
        for _, to, _, data in self.graph.out_edges(node, keys=True, data=True):
            edge: Edge = data["edge"]
            if isinstance(edge.statement, Line):
                lines.setdefault((to, edge.statement.via), []).append(edge)
            else:
                others.append((to, edge))
        steps = [(to, self._together(edges)) for (to, _), edges in lines.items()]
        named = [s for s in steps if not s[0].startswith(NOBODY)]
        same = [o for o in others if isinstance(o[1].statement, SameAs)]
        there = {to for to, _ in steps}
        found = [*steps, *same] if steps and not relations else [*steps, *(o for o in others if o[0] not in there)]
        return sorted(found, key=lambda item: (item not in named, item[1].statement.id, item[0]))

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

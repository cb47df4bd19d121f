"""One graph on one day, as all who search it hold it, and the questions that they are asked; all have to find the same."""

from __future__ import annotations

import random
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from benchmarks import day_graph
from graphmodel.ids import NAMESPACE, short
from graphmodel.structure.attested import Attested
from graphmodel.structure.lines import NOBODY, ROLE, Filter, LineGraph
from graphmodel.structure.paths import MOST_PATHS, Path, Paths, paths_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    import rdflib

    from graphmodel.graph import Graph
    from graphmodel.model.documents import Citation
    from graphmodel.structure.lines import Edge

DEPTH = 8
_SEED = 1
_NAMES = ("a", "b", "document", "part", "paragraph", "anchor")


class World:
    """A graph on a day.

    Args:
        name: what it is.
        graph: the graph.
        on: the day.
        source: the one document that is asked; None for all.
        most: so many questions at most.
    """

    def __init__(self, name: str, graph: Graph, on: datetime.date, source: str | None, most: int) -> None:
        self.name, self.graph, self.on, self.source = name, graph, on, source
        self.model = graph.model
        self.paths = paths_on(self.model, on, source, Filter(), "stated")
        self._most = most

    # ------------------------------------------------------------------ what others are handed
    @cached_property
    def steps(self) -> list[day_graph.Step]:
        """The steps of ways up."""
        return list(day_graph.steps_of(self.model, self.paths.lines, relations=False))

    @cached_property
    def up(self) -> nx.DiGraph:
        """The same as a graph of networkx."""
        return day_graph.as_networkx(self.steps)

    @cached_property
    def between(self) -> nx.DiGraph:
        """The steps of ways between two bodies; these go over relations too."""
        return day_graph.as_networkx(list(day_graph.steps_of(self.model, self.paths.lines, relations=True)))

    @cached_property
    def oxigraph(self) -> ox.Store:
        """The steps of ways up as triples, with all citations."""
        store = ox.Store()
        store.bulk_load("".join(day_graph.as_n_triples(self.model, self.steps)), format=ox.RdfFormat.N_TRIPLES)
        return store

    @cached_property
    def rdflib(self) -> rdflib.Graph:
        """The same triples in rdflib's memory."""
        import rdflib

        graph = rdflib.Graph()
        graph.parse(data="".join(day_graph.as_n_triples(self.model, self.steps)), format="nt", publicID=NAMESPACE)
        return graph

    # ------------------------------------------------------------------ questions
    @cached_property
    def starts(self) -> list[str]:
        """Bodies and posts that answer to somebody."""
        draw = random.Random(_SEED)
        found = sorted({s.start.removeprefix(day_graph.FROM) for s in self.steps})
        drawn = draw.sample(found, min(self._most, len(found)))
        return [s for s in drawn if self._alike(s)]

    def _alike(self, start: str) -> bool:
        """Tell whether all can be asked the same: ours tells of no more ways than so many, and others cannot know that both its nodes are one."""
        ways = self.ours_up(start)
        whole = len(ways) < MOST_PATHS and not any(p.ends == "depth" for p in ways)
        again = any(
            start != (at := _node(g, start)) and start in nx.descendants(g, at) for g in (self.up, self.between)
        )
        return whole and not again

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Two pairs for each start: with one that it answers to in the end, and with one drawn anywhere, mostly out of reach."""
        draw, found = random.Random(_SEED), []
        everybody = sorted(n for n in self.between if not n.startswith((day_graph.FROM, ROLE)))
        for start in self.starts:
            above = sorted(nx.descendants(self.between, _node(self.between, start)) - {start})
            for goals in (above, everybody):
                goal = draw.choice(goals) if goals else start
                found += [(start, goal)] if goal != start else []
        return found

    # ------------------------------------------------------------------ ways up
    def ours_up(self, start: str) -> list[Path]:
        """Return what our search finds, with the lines of the day as the questions before have left them."""
        return self.paths.find(start, None, DEPTH)

    def ours_anew(self, start: str) -> list[Path]:
        """Return the same where nothing has been asked before: the lines of the day are found too."""
        return Paths(self.model, LineGraph(self.model, Attested(self.model, self.on, self.source))).find(
            start, None, DEPTH
        )

    def networkx_up(self, start: str) -> list[list[str]]:
        """Return what networkx finds: every simple path to where it cannot go on."""
        graph, node = self.up, _node(self.up, start)
        ends = [n for n in nx.descendants(graph, node) if not graph.out_degree(n)]
        return list(nx.all_simple_paths(graph, node, ends, cutoff=DEPTH))

    def ours_cited(self, start: str) -> list[tuple[Any, ...]]:
        """Return the rows that SPARQL is asked for, as our search has them: each step with each of its citations."""
        found = []
        for path in self.ours_up(start):
            before = start
            for end, edge in path.steps:
                found += [(before, end, c.document, c.part, c.paragraph, c.anchor) for c in _cites(edge)]
                before = end
        return found

    def answer(self, start: str) -> dict[str, Any]:
        """Return our whole answer: ways, citations, gaps, silences, findings."""
        return self.graph.path(start, source=self.source, date=self.on.isoformat())

    def on_oxigraph(self, start: str) -> list[Any]:
        """Return the steps with their citations as Oxigraph finds them."""
        return list(self.oxigraph.query(day_graph.query(_node(self.up, start))))

    def on_rdflib(self, start: str) -> list[Any]:
        """Return the same as rdflib finds them."""
        return list(self.rdflib.query(day_graph.query(_node(self.up, start))))

    # ------------------------------------------------------------------ ways between
    def ours_between(self, start: str, goal: str) -> list[Path]:
        """Return what our search finds."""
        return self.paths.find(start, goal, DEPTH)

    def networkx_between(self, start: str, goal: str) -> list[list[str]]:
        """Return what networkx finds."""
        return list(nx.all_simple_paths(self.between, _node(self.between, start), goal, cutoff=DEPTH))

    def networkx_shortest(self, start: str, goal: str) -> list[str]:
        """Return one shortest way, or none."""
        try:
            return nx.shortest_path(self.between, _node(self.between, start), goal)
        except nx.NetworkXNoPath:
            return []

    # ------------------------------------------------------------------ agreement
    def agree(self, *, sparql: int, rdflib: int) -> None:
        """Stop where two find different things. Oxigraph and rdflib are asked so many of the questions each."""
        for start in self.starts:
            ours = self.ours_up(start)
            ended = {_nodes(self.up, p) for p in ours if p.ends != "loop"}
            self._same("networkx", start, ended, set(map(tuple, self.networkx_up(start))))
            self._same("the search anew", start, ours, self.ours_anew(start))
        for start, goal in self.pairs:
            ours = self.ours_between(start, goal)
            ways = [_nodes(self.between, p) for p in ours]
            self._same("networkx", (start, goal), set(ways), set(map(tuple, self.networkx_between(start, goal))))
            shortest = tuple(self.networkx_shortest(start, goal))
            if ways or len(shortest) <= DEPTH + 1:
                least = {w for w in ways if len(w) == len(ways[0])}
                self._same("networkx", (start, goal), min(map(len, least), default=0), len(shortest))
                if len(least) == 1:
                    self._same("networkx", (start, goal), least, {shortest})
        for start in self.starts[:sparql]:
            told = self.told(start)
            self._same("our answer", start, told, {(a, _plain_end(b), *c) for a, b, *c in self.ours_cited(start)})
            self._same("Oxigraph", start, told, self.rows(self.on_oxigraph(start)))
        for start in self.starts[:rdflib]:
            self._same("rdflib", start, self.told(start), self.rows(self.on_rdflib(start)))

    def told(self, start: str) -> set[tuple[Any, ...]]:
        """Return the steps of our answer, each with each of its citations."""
        return {
            (s["from"]["id"], _end(s), c["document"], c["part"], c["paragraph"], c["anchor"])
            for path in self.answer(start)["paths"]
            for s in path["steps"]
            for c in s["citations"]
        }

    def rows(self, found: list[Any]) -> set[tuple[Any, ...]]:
        """Return rows of SPARQL as `told` has them."""
        return {tuple(_plain(row[name]) for name in _NAMES) for row in found}

    def _same(self, who: str, question: object, ours: object, theirs: object) -> None:
        if ours != theirs:
            sys.exit(f"{self.name}, {self.on}: ours and {who} differ on {question}:\n{ours}\n{theirs}")


def _node(graph: nx.DiGraph, start: str) -> str:
    """Return the node at which a way begins."""
    own = day_graph.FROM + start
    return own if own in graph else start


def _nodes(graph: nx.DiGraph, path: Path) -> tuple[str, ...]:
    """Return the nodes of a way of ours as they stand in a graph of networkx."""
    return (_node(graph, path.start), *(n for n, _ in path.steps))


def _cites(edge: Edge) -> Iterator[Citation]:
    for statement in (edge.statement, *edge.also):
        yield from statement.cite


def _plain_end(node: str) -> str:
    return "nobody" if node.startswith(NOBODY) else node.replace(ROLE, "role/")


def _plain(term: Any) -> str | None:
    """Return a term of Oxigraph's or rdflib's as our answers have it."""
    text = None if term is None else short(str(getattr(term, "value", term))).removeprefix("from/")
    return "nobody" if text and text.startswith("nobody/") else text


def _end(step: dict[str, Any]) -> str:
    if step["to"]:
        return str(step["to"]["id"])
    return f"role/{step['to_role']}" if step["to_role"] else "nobody"

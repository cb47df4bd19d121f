"""The lines of one day as others would hold them: a networkx graph, and triples for SPARQL with the citation of every step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graphmodel.ids import ONTOLOGY, iri
from graphmodel.structure.lines import NOBODY, ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.documents import Citation
    from graphmodel.model.model import Model
    from graphmodel.structure.lines import Edge, LineGraph

#: Goes before the id of a node at which a way may only begin.
FROM = "from:"
_STEP = iri("step/")
_ON = f"<{_STEP}on>"
# Written so that Oxigraph plans it best of the ways that were tried: each pattern begins at what the one before has found.
_ASKED = f"""
SELECT ?a ?b ?document ?part ?paragraph ?anchor WHERE {{
  <%s> {_ON}* ?a . ?a <{_STEP}leads> ?step . ?step <{_STEP}to> ?b ; <{_STEP}cited> ?cite .
  ?cite <{ONTOLOGY}document> ?document ; <{ONTOLOGY}paragraph> ?paragraph ; <{ONTOLOGY}anchor> ?anchor .
  OPTIONAL {{ ?cite <{ONTOLOGY}part> ?part }}
}}"""


class Step(NamedTuple):
    """One step, and the statements that make it."""

    start: str
    end: str
    statements: tuple[str, ...]


def steps_of(model: Model, lines: LineGraph, *, relations: bool) -> Iterator[Step]:
    """Yield every step that a way of ours may take on the day.

    A way ends at a person in law, and goes to nobody named only where nobody is named; but from where it begins it goes every way. So some
    nodes are twice there, one to begin at. `relations` is as `LineGraph.out` has it.
    """
    for node in lines.nodes():
        steps = lines.out(node, relations=relations)
        body = model.bodies.get(node)
        through = [s for s in steps if not s[0].startswith(NOBODY)] or steps
        if body and body.legal_personality == "true":
            through = []
        if len(through) < len(steps):
            yield from (Step(FROM + node, to, made_by(edge)) for to, edge in steps)
        yield from (Step(node, to, made_by(edge)) for to, edge in through)


def made_by(edge: Edge) -> tuple[str, ...]:
    """Return the ids of the statements of a step."""
    return tuple(s.id for s in (edge.statement, *edge.also))


def as_networkx(steps: list[Step]) -> nx.DiGraph:
    """Return them as networkx is quickest with: a graph without parallel edges."""
    graph = nx.DiGraph()
    graph.add_edges_from((s.start, s.end) for s in steps)
    return graph


def as_n_triples(model: Model, steps: list[Step]) -> Iterator[str]:
    """Yield them as triples for a property path, each step also by itself with the citations of its statements."""
    told: set[str] = set()
    for number, step in enumerate(steps):
        start, end, at = node(step.start), node(step.end), f"<{_STEP}{number}>"
        yield f"<{start}> {_ON} <{end}> .\n<{start}> <{_STEP}leads> {at} .\n{at} <{_STEP}to> <{end}> .\n"
        for cite in (c for ident in step.statements for c in model.records[ident].cite):
            yield f"{at} <{_STEP}cited> <{iri(cite.id)}> .\n"
            if cite.id not in told:
                told.add(cite.id)
                yield from _told(cite)


def _told(cite: Citation) -> Iterator[str]:
    about = f"<{iri(cite.id)}>"
    if cite.document:
        yield f"{about} <{ONTOLOGY}document> <{iri(cite.document)}> .\n"
    for name in ("part", "paragraph", "anchor"):
        if text := getattr(cite, name):
            yield f"{about} <{ONTOLOGY}{name}> {_text(text)} .\n"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def node(ident: str) -> str:
    """Return the address of a node."""
    return iri(ident.replace(ROLE, "role/").replace(NOBODY, "nobody/").replace(FROM, "from/"))


def query(start: str) -> str:
    """Return the query for all steps on the ways up from a node, with their citations."""
    return _ASKED % node(start)

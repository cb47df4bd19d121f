"""How much of what a dataset holds, as VoID tells it: of the whole and of each named graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass
class Counts:
    """What was counted.

    Attributes:
        triples: how many triples.
        subjects, objects: how many different ones.
        classes: class → how many things are of it.
        properties: property → how many triples have it.
    """

    triples: int = 0
    subjects: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)

    def add(self, triple: ox.Triple) -> None:
        """Count a triple."""
        self.triples += 1
        self.subjects.add(str(triple.subject))
        self.objects.add(str(triple.object))
        self.properties[triple.predicate.value] += 1
        if triple.predicate.value == _TYPE:
            self.classes[str(triple.object)[1:-1]] += 1


def counted(quads: Iterable[ox.Quad]) -> tuple[Counts, dict[str, Counts]]:
    """Return the counts of the whole, in which a triple that stands in several graphs counts once, and of each graph."""
    graphs: dict[str, Counts] = defaultdict(Counts)
    triples: dict[ox.Triple, None] = {}
    for quad in quads:
        graphs[str(quad.graph_name)[1:-1]].add(quad.triple)
        triples[quad.triple] = None
    whole = Counts()
    for triple in triples:
        whole.add(triple)
    return whole, dict(sorted(graphs.items()))

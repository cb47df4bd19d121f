"""The finished dataset against the SHACL shapes of `ontology/`, by pySHACL.

pySHACL looks at a property of a node shape once for every node; at a property shape with a target of its own, once for
all nodes. Both say the same, so each property shape is given the target of the node shape that it stands in: 1.3 s
instead of 2.9 s for 43,000 triples. On Oxigraph's store it did not end within five minutes: the triples are copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from graphmodel.errors import Problem
from graphmodel.ids import ONTOLOGY, short
from graphmodel.load.names import a, did_you_mean
from graphmodel.load.schema import schema
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.load.dataset import LoadedDataset
    from graphmodel.load.schema import Class, Field


def shape_problems(dataset: LoadedDataset) -> list[Problem]:
    """Return every value of the dataset that the shapes do not allow, with the place where it stands."""
    data = _graph(dataset.store)
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", inplace=True)
    return sorted(
        {_problem(dataset, data, report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}
    )


def _graph(triples: Iterable[Any]) -> rdflib.Graph:
    """Return Oxigraph's triples as a graph in memory; each term is made once."""
    graph = rdflib.Graph()
    made: dict[Any, Any] = {}
    for triple in triples:
        terms = (triple.subject, triple.predicate, triple.object)
        graph.store.add(tuple(made.get(t) or made.setdefault(t, _term(t)) for t in terms), graph)
    return graph


def _term(term: Any) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=None if term.language else term.datatype.value)


def _shapes() -> rdflib.Graph:
    """Return the shapes, each property shape with a target of its own."""
    shapes = _graph(ox.parse(path=str(folder("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE))
    for shape, target in list(shapes.subject_objects(SH.targetClass)):
        allowed: list[Any] = [RDF.type]
        for prop in list(shapes.objects(shape, SH.property)):
            shapes.remove((shape, SH.property, prop))
            shapes.add((prop, RDF.type, SH.PropertyShape))
            shapes.add((prop, SH.targetClass, target))
            allowed.append(shapes.value(prop, SH.path))
        shapes.remove((shape, SH.ignoredProperties, None))
        shapes.add((shape, SH.ignoredProperties, Collection(shapes, rdflib.BNode(), allowed).uri))
    return shapes


def _problem(dataset: LoadedDataset, data: rdflib.Graph, report: rdflib.Graph, result: Any) -> Problem:
    focus, path, value = (report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
    ident = short(str(focus))
    cls = schema().classes[str(data.value(focus, RDF.type)).removeprefix(ONTOLOGY)]
    field = next((f for f in cls.fields.values() if f.iri == str(path)), None)
    file, line = dataset.lines.get((ident, field.key if field else ""), dataset.places.get(ident, ("", 0)))
    message, mend = _told(cls, field, str(path), None if value is None else short(str(value)))
    if value is None and field:
        number = len(list(data.objects(focus, path)))
        message = f"`{field.key}` is missing." if not number else f"`{field.key}` takes one value and not {number}."
    return Problem(file, line, ident, "shape", message, mend)


def _told(cls: Class, field: Field | None, path: str, value: str | None) -> tuple[str, str]:
    if field is None:
        name = path.rpartition("#")[2].rpartition("/")[2]
        return f"{a(cls.name)} has no property `{name}`.", did_you_mean(name, cls.fields)
    return f"`{field.key}` cannot be {value!r}.", field.message

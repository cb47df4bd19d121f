"""The finished dataset against the SHACL shapes of `ontology/`, by pySHACL.

pySHACL looks at a property of a node shape once for every node, at a property shape with a target of its own once for
all nodes; and at a date once for every place where it stands, at the values of a property each once. All say the same,
so the shapes are given the targets that are looked at together: 1.1 s instead of 3.7 s for 62,000 triples. On
Oxigraph's store it did not end within five minutes, so the triples are copied (0.5 s).
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
    data = _graph(dataset.quads())
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", inplace=True)
    found: set[Problem] = set()
    for result in report.objects(None, SH.result):
        focus, path, value = (report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        if isinstance(focus, rdflib.Literal):
            dates = {f.iri for c in schema().classes.values() for f in c.fields.values() if f.kind == "date"}
            places = [(s, p) for s, p in data.subject_predicates(focus) if str(p) in dates]
            found |= {_problem(dataset, data, s, p, focus) for s, p in places}
        else:
            found.add(_problem(dataset, data, focus, path, value))
    return sorted(found)


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
    """Return the shapes: each property shape with a target of its own, and the shape of dates with all that are dates."""
    shapes = _graph(ox.parse(path=str(folder("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE))
    for shape, target in list(shapes.subject_objects(SH.targetClass)):
        allowed: list[Any] = [RDF.type]
        for prop in list(shapes.objects(shape, SH.property)):
            path: Any = shapes.value(prop, SH.path)
            allowed.append(path)
            shapes.remove((shape, SH.property, prop))
            shapes.add((prop, RDF.type, SH.PropertyShape))
            shapes.add((prop, SH.targetClass, target))
            for dates in list(shapes.objects(prop, SH.node)):
                shapes.remove((prop, SH.node, dates))
                shapes.add((dates, SH.targetObjectsOf, path))
        shapes.remove((shape, SH.ignoredProperties, None))
        shapes.add((shape, SH.ignoredProperties, Collection(shapes, rdflib.BNode(), allowed).uri))
    return shapes


def _problem(dataset: LoadedDataset, data: rdflib.Graph, focus: Any, path: Any, value: Any) -> Problem:
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

"""The manifest as a named graph of its own, for stores that hold nothing but RDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.ids import NAMESPACE
from graphmodel.store.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The name of the manifest's graph, and of what it describes.
MANIFEST_GRAPH = NAMESPACE + "store/manifest"
_OWN = NAMESPACE + "store#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TRIPLES = "http://rdfs.org/ns/void#triples"
_PART_OF = "http://purl.org/dc/terms/isPartOf"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DATASET = "http://rdfs.org/ns/void#Dataset"
#: Field of a manifest → property.
_PROPERTIES = {
    "digest": "http://purl.org/dc/terms/identifier",
    "version": "http://www.w3.org/2002/07/owl#versionInfo",
    "law_checked_to": _OWN + "lawCheckedTo",
    "vocabulary": _OWN + "vocabulary",
    "engine": _OWN + "engine",
    "made_with": _OWN + "madeWith",
    "written": _OWN + "written",
    "checksum": _OWN + "checksum",
    "format": _OWN + "format",
}


def as_triples(manifest: Manifest) -> Iterator[ox.Triple]:
    """Yield a manifest as triples, each graph with the number of its triples."""
    it, own = ox.NamedNode(MANIFEST_GRAPH), vars(manifest)
    yield ox.Triple(it, ox.NamedNode(_TYPE), ox.NamedNode(_DATASET))
    for name, prop in _PROPERTIES.items():
        yield ox.Triple(it, ox.NamedNode(prop), ox.Literal(str(own[name])))
    for graph, count in manifest.graphs.items():
        number = ox.Literal(str(count), datatype=ox.NamedNode(_XSD + "integer"))
        yield ox.Triple(ox.NamedNode(graph), ox.NamedNode(_TRIPLES), number)


def unfinished(graphs: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield what stands in place of a manifest while these graphs are replaced: their names alone, which is no manifest."""
    for graph in sorted(graphs):
        yield ox.Triple(ox.NamedNode(graph), ox.NamedNode(_PART_OF), ox.NamedNode(MANIFEST_GRAPH))


def from_triples(triples: Iterable[ox.Triple], where: str) -> Manifest | None:
    """Return the manifest that a graph states; None where it states none.

    Raises:
        StoreError: it is damaged, twofold, or of a form that this version cannot read.
    """
    told: dict[str, object] = {}
    graphs: dict[str, int] = {}
    names = {prop: name for name, prop in _PROPERTIES.items()}
    for triple in triples:
        subject, predicate, value = triple.subject, triple.predicate.value, getattr(triple.object, "value", "")
        if predicate == _TRIPLES and isinstance(subject, ox.NamedNode) and re.fullmatch(r"\d{1,15}", value):
            graphs[subject.value] = -1 if subject.value in graphs else int(value)
        elif predicate in names and subject == ox.NamedNode(MANIFEST_GRAPH):
            name = names[predicate]
            told[name] = None if name in told else value
    if not told and not graphs:
        return None
    form = told.get("format")
    return Manifest.read(
        {**told, "format": int(form) if isinstance(form, str) and form.isdecimal() else form, "graphs": graphs}, where
    )

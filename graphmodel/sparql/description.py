"""The service description: what the endpoint can do and which graphs it holds, by the W3C's vocabulary for it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.formats.turtle import PREFIXES
from graphmodel.sparql.forms import BINDINGS, TRIPLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.sparql.forms import ResultForm

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_A = ox.NamedNode(PREFIXES["rdf"] + "type")
_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def describe(address: str, sizes: Mapping[str, int], form: ResultForm) -> bytes:
    """Return the description of an endpoint.

    Args:
        address: the address of the endpoint.
        sizes: address of each named graph → how many triples it has.
        form: one of `graphmodel.sparql.forms.TRIPLES`.

    >>> b"SPARQL11Query" in describe("http://127.0.0.1:8000/sparql", {}, TRIPLES[0])
    True
    """
    prefixes = {"sd": _SD, "void": _VOID, "formats": "http://www.w3.org/ns/formats/", "xsd": PREFIXES["xsd"]}
    return ox.serialize(_triples(address, sizes), format=_FORMATS[form.word], prefixes=prefixes) or b""


def _triples(address: str, sizes: Mapping[str, int]) -> Iterator[ox.Triple]:
    service, dataset, default = (ox.NamedNode(address + part) for part in ("#service", "#dataset", "#default-graph"))
    yield ox.Triple(service, _A, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), ox.NamedNode(address))
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    # Only what is true is said: neither federation nor fetching of what FROM names is among the features.
    yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for iri in dict.fromkeys(form.iri for form in chain(BINDINGS, TRIPLES)):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(iri))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _A, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _A, _sd("Graph"))
    for number, (name, size) in enumerate(sizes.items(), 1):
        named, graph = (ox.NamedNode(f"{address}#{part}-{number}") for part in ("named-graph", "graph"))
        yield ox.Triple(dataset, _sd("namedGraph"), named)
        yield ox.Triple(named, _A, _sd("NamedGraph"))
        yield ox.Triple(named, _sd("name"), ox.NamedNode(name))
        yield ox.Triple(named, _sd("graph"), graph)
        yield ox.Triple(graph, _A, _sd("Graph"))
        yield ox.Triple(graph, ox.NamedNode(_VOID + "triples"), ox.Literal(size))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)

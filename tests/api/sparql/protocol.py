"""The SPARQL 1.1 Protocol as the tests speak it: queries, forms of result, and calls."""

from __future__ import annotations

BARS = "SELECT ?bar WHERE { ?bar a <https://w3id.org/graphmodel/ontology#Bar> } ORDER BY ?bar"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
BUILD = "CONSTRUCT { ?bar a ?kind } WHERE { ?bar a ?kind FILTER(?kind = <https://w3id.org/graphmodel/ontology#Bar>) }"
ASK = "ASK { ?bar a <https://w3id.org/graphmodel/ontology#Bar> }"
PRODUCT = f"SELECT (COUNT(*) AS ?n) {{ {' . '.join(f'?a{n} ?b{n} ?c{n}' for n in range(400))} }}"
JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv; charset=utf-8",
    "text/tab-separated-values; charset=utf-8",
)
TURTLE, TRIPLES, RDF_XML, JSON_LD = (
    "text/turtle; charset=utf-8",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
)
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
GRAPH = "https://w3id.org/graphmodel/graph/dataset"


def get(client, accept="*/*", **parameters):
    return client.get("/sparql", params=parameters, headers={"accept": accept})


def post(client, body, kind=FORM, accept="*/*", **parameters):
    return client.post("/sparql", content=body, params=parameters, headers={"accept": accept, "content-type": kind})

"""Every form of result, and every way to ask: the same rows in each."""

from __future__ import annotations

import csv
import importlib.util
import io
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from graphmodel.ids import short
from tests.api.sparql.protocol import (
    ASK,
    BARS,
    BROWSER,
    BUILD,
    CSV,
    FORM,
    JSON,
    JSON_LD,
    QUERY,
    RDF_XML,
    TRIPLES,
    TSV,
    TURTLE,
    XML,
    get,
    post,
)

spec = importlib.util.spec_from_file_location("oracle", Path(__file__).parents[2] / "oracle.py")
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)

FORMS = [
    # query, Accept, format, what comes
    (BARS, "*/*", None, JSON),
    (BARS, "", None, JSON),
    (BARS, "application/json", None, "application/json"),
    (BARS, "text/csv", None, CSV),
    (BARS, "text/csv;q=0.3, text/tab-separated-values;q=0.7", None, TSV),
    (BARS, "application/sparql-results+xml, */*;q=0.1", None, XML),
    (BARS, "application/*", None, JSON),
    (BARS, "text/*", None, CSV),
    (BARS, "application/sparql-results+json;q=0, */*", None, XML),
    (BARS, "application/xml", None, "application/xml"),
    (BARS, "text/turtle, application/sparql-results+xml;q=0.5", None, XML),
    (BARS, BROWSER, None, "text/html; charset=utf-8"),
    (BARS, BROWSER, "csv", CSV),
    (BARS, "text/csv", "json", JSON),
    (BARS, "text/csv", "application/sparql-results+xml", XML),
    (ASK, "*/*", None, JSON),
    (ASK, "text/csv", None, CSV),
    (ASK, "*/*", "xml", XML),
    (BUILD, "*/*", None, TURTLE),
    (BUILD, "application/n-triples", None, TRIPLES),
    (BUILD, "application/rdf+xml", None, RDF_XML),
    (BUILD, "application/ld+json, text/turtle;q=0.9", None, JSON_LD),
    (BUILD, "application/sparql-results+json, text/turtle;q=0.1", None, TURTLE),
    (BUILD, "*/*", "jsonld", JSON_LD),
    (BUILD, "*/*", "turtle", TURTLE),
    (BUILD.replace("CONSTRUCT { ?bar a ?kind } WHERE", "DESCRIBE ?bar"), "*/*", None, TURTLE),
]


@pytest.mark.parametrize(("query", "accept", "form", "media"), FORMS)
def test_the_form_goes_by_format_then_by_accept(client, query, accept, form, media):
    response = get(client, accept, query=query, **({"format": form} if form else {}))
    assert response.status_code == 200
    assert response.headers["content-type"] == media
    assert "Accept" in response.headers["vary"]


def _ids(model, kind):
    """The ids of all things of a class, as the dataset has them."""
    kind = ox.NamedNode(f"https://w3id.org/graphmodel/ontology#{kind}")
    return sorted({short(q.subject.value) for q in model.dataset.store.quads_for_pattern(None, None, kind)})


def bars(client):
    """The graphs in which the bars stand."""
    kind = ox.NamedNode("https://w3id.org/graphmodel/ontology#Bar")
    return sorted(
        {q.graph_name.value for q in client.app.state.graph.model.dataset.store.quads_for_pattern(None, None, kind)}
    )


def test_each_way_to_ask_gives_the_same(client):
    model = client.app.state.graph.model
    expected = [{"bar": {"type": "uri", "value": f"https://w3id.org/graphmodel/{b}"}} for b in _ids(model, "Bar")]
    assert expected
    ways = [
        get(client, query=BARS),
        post(client, urlencode({"query": BARS})),
        post(client, urlencode({"query": BARS}), f"{FORM}; charset=UTF-8"),
        post(client, BARS, QUERY),
        post(client, BARS, f"{QUERY};charset=utf-8", **{"default-graph-uri": bars(client)}),
        post(client, urlencode([("query", BARS), *(("default-graph-uri", g) for g in bars(client))])),
        get(client, query=BARS.replace("{", "{ GRAPH ?g {").replace("}", "} }"), **{"named-graph-uri": bars(client)}),
        client.request("GET", "/sparql?" + urlencode({"query": BARS, "timeout": "9.5"})),
    ]
    assert [w.status_code for w in ways] == [200] * len(ways)
    assert [w.json()["results"]["bindings"] for w in ways] == [expected] * len(ways)


def test_every_form_holds_the_same_rows(client):
    query = "SELECT ?s ?label WHERE { ?s a <https://w3id.org/graphmodel/ontology#Norm> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?label } ORDER BY ?s"
    rows = [(b["s"]["value"], b["label"]["value"]) for b in get(client, query=query).json()["results"]["bindings"]]
    assert len(rows) == len(_ids(client.app.state.graph.model, "Norm"))
    assert [tuple(r) for r in csv.reader(io.StringIO(get(client, "text/csv", query=query).text))][1:] == rows
    for media, form in ((XML, ox.QueryResultsFormat.XML), (TSV.partition(";")[0], ox.QueryResultsFormat.TSV)):
        read = ox.parse_query_results(get(client, media, query=query).content, format=form)
        assert [(r["s"].value, r["label"].value) for r in read] == rows
    forms = (
        (TURTLE, ox.RdfFormat.TURTLE),
        (TRIPLES, ox.RdfFormat.N_TRIPLES),
        (RDF_XML, ox.RdfFormat.RDF_XML),
        (JSON_LD, ox.RdfFormat.JSON_LD),
    )
    built = [
        {q.triple for q in ox.parse(get(client, m.partition(";")[0], query=BUILD).content, format=f)} for m, f in forms
    ]
    assert len(built[0]) == len(_ids(client.app.state.graph.model, "Bar"))
    assert built == [built[0]] * 4


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_large_result_comes_whole(client, encoding):
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 20000"
    response = client.get("/sparql", params={"query": query}, headers={"accept-encoding": encoding})
    own = client.app.state.graph.model.dataset.store.query(query, use_default_graph_as_union=True)
    assert response.content == own.serialize(format=ox.QueryResultsFormat.JSON)
    assert len(response.content) > 3_000_000


def test_questions_in_sparql_give_the_norms_of_the_engine(client):
    from graphmodel.legal_basis.matching import Matcher

    model = client.app.state.graph.model
    matcher = Matcher(model)
    drawn = oracle.Draw(model, seed=6).questions(12)
    answered = []
    for question in drawn:
        response = post(client, oracle.query(question), QUERY)
        assert response.status_code == 200, response.text
        found = sorted(short(b["norm"]["value"]) for b in response.json()["results"]["bindings"])
        assert found == sorted(matcher.match(question)), question
        answered += found
    assert answered

"""What gives no result is told in words."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tests.api.sparql.protocol import ASK, BROWSER, BUILD, GRAPH, PRODUCT, QUERY, get, post

REFUSED = [
    # what is asked, the status, the type of problem, and what is told
    (lambda c: get(c, query="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 403, "refused", "SERVICE at line 1, column 12"),
    (lambda c: post(c, "LOAD <http://127.0.0.1:9/>", QUERY), 403, "refused", "LOAD at line 1, column 1"),
    (lambda c: post(c, urlencode({"update": "DROP ALL"})), 403, "refused", "update: this service only reads"),
    (lambda c: get(c, update="DROP ALL"), 403, "refused", "only reads"),
    (lambda c: post(c, "DROP ALL", "application/sparql-update"), 403, "refused", "only reads"),
    (lambda c: get(c, query="ASK FROM <http://127.0.0.1:9/> { ?s ?p ?o }"), 403, "refused", "is no graph of this dataset"),
    (lambda c: get(c, query=ASK, **{"default-graph-uri": "http://127.0.0.1:9/"}), 403, "refused", "default-graph-uri: <http://127"),
    (lambda c: get(c, query=ASK, **{"named-graph-uri": GRAPH + "x"}), 403, "refused", "named-graph-uri: "),
    (lambda c: get(c, query="SELECT * { ?s ?p ?o "), 400, "bad-request", "line 1, column 21"),
    (lambda c: get(c, query="SELECT * { ?s gm:x ?o }"), 400, "bad-request", "PREFIX gm: <https://w3id.org/graphmodel/ontology#>"),
    (lambda c: get(c, query=""), 400, "bad-request", "empty"),
    (lambda c: get(c, timeout="3"), 400, "bad-request", "`query` is missing"),
    (lambda c: post(c, ""), 400, "bad-request", "`query` is missing"),
    (lambda c: get(c, query=[ASK, ASK]), 400, "bad-request", "given 2 times"),
    (lambda c: get(c, query=ASK, timeout="11"), 400, "bad-request", "seconds from 0.05 to 10"),
    (lambda c: get(c, query=ASK, timeout="nan"), 400, "bad-request", "seconds from 0.05 to 10"),
    (lambda c: get(c, query=ASK, format="ttl"), 400, "bad-request", "choose from json, xml, csv, tsv"),
    (lambda c: get(c, query=BUILD, format="csv"), 400, "bad-request", "choose from ttl, nt, rdf, jsonld"),
    (lambda c: get(c, query=ASK, querry="x"), 400, "bad-request", "no parameter `querry`"),
    (lambda c: post(c, b"query=%ff"), 400, "bad-request", "not UTF-8"),
    (lambda c: post(c, b"ASK { ?s ?p '\xff' }", QUERY), 400, "bad-request", "not UTF-8"),
    (lambda c: post(c, ASK, "text/plain"), 415, "bad-request", "application/sparql-query"),
    (lambda c: post(c, ASK, ""), 415, "bad-request", "application/sparql-query"),
    (lambda c: post(c, ASK.encode("utf-16"), f"{QUERY}; charset=utf-16"), 415, "bad-request", "UTF-8"),
    (lambda c: post(c, "--x--", "multipart/form-data; boundary=x"), 415, "bad-request", "application/sparql-query"),
    (lambda c: get(c, "image/png", query=ASK), 406, "bad-request", "application/sparql-results+json"),
    (lambda c: get(c, "text/turtle", query=ASK), 406, "bad-request", "application/sparql-results+json"),
    (lambda c: get(c, "text/csv", query=BUILD), 406, "bad-request", "text/turtle"),
    (lambda c: get(c, "image/png"), 406, "bad-request", "text/turtle"),
    (lambda c: post(c, "ASK {} #" + "x" * 70_000, QUERY), 413, "bad-request", "64 kB"),
    (lambda c: c.put("/sparql", content=ASK), 405, "bad-request", "PUT is not for this path"),
    (lambda c: get(c, query=PRODUCT, timeout="0.2"), 422, "over-limit", "stopped after 0.2 seconds"),
    (lambda c: get(c, query="SELECT * { ?s ?p ?o . ?s ?q ?r }"), 422, "over-limit", "nothing of it is sent"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "status", "kind", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_gives_no_result_is_told(client, asked, status, kind, told):
    response = asked(client)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == f"/problems/{kind}"
    assert problem["title"]
    assert told in problem["detail"]


def test_all_faults_are_told_at_once(client):
    response = get(client, query="SELECT * { ?s a:b c:d }", timeout="x", colour="blue")
    assert [e["field"] for e in response.json()["errors"]] == ["colour", "timeout", "query", "query"]


def test_where_no_process_can_be_started_that_is_told_and_the_rest_goes_on(graph, tmp_path):
    from api.app import create_app
    from graphmodel.sparql.endpoint import Endpoint

    app = create_app(graph)
    app.state.sparql = Endpoint(graph.model.dataset, tmp_path / "nowhere.nq")
    with TestClient(app) as client:
        response = get(client, query=ASK)
        assert response.status_code == 500
        assert response.json()["type"] == "/problems/not-run"
        assert "did not open the dataset" in response.json()["detail"]
        assert client.get("/api/v1/health").status_code == 200


def test_a_full_queue_says_when_to_come_again(graph):
    from api.app import create_app
    from graphmodel.sparql import forms
    from graphmodel.sparql.endpoint import Endpoint
    from graphmodel.sparql.limits import Limits

    app = create_app(graph)
    app.state.sparql = Endpoint(graph.model.dataset, limits=Limits(workers=1, waiting=0, seconds=3))
    with TestClient(app) as client:
        slow = app.state.sparql.submit(app.state.sparql.read(PRODUCT), forms.JSON, 1)
        response = get(client, query=ASK)
        page = get(client, BROWSER, query=ASK)
        assert slow.exception(60)
    for answer in (response, page):
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "3"
    assert response.json()["type"] == "/problems/busy"
    assert "try again in a while" in page.text

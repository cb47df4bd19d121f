"""SPARQL 1.1 Protocol at /sparql: every way to ask, every form of result, every refusal; and the page that needs no script."""

from __future__ import annotations

import concurrent.futures
import csv
import http.client
import importlib.util
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from graphmodel.ids import short
from graphmodel.sparql.examples import examples

spec = importlib.util.spec_from_file_location("oracle", Path(__file__).parents[1] / "oracle.py")
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)

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


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_large_result_comes_whole(client, encoding):
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 20000"
    response = client.get("/sparql", params={"query": query}, headers={"accept-encoding": encoding})
    own = client.app.state.graph.model.dataset.store.query(query, use_default_graph_as_union=True)
    assert response.content == own.serialize(format=ox.QueryResultsFormat.JSON)
    assert len(response.content) > 3_000_000


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


def test_the_service_describes_itself_to_programs(client):
    store = client.app.state.graph.model.dataset.store
    described = [
        {q.triple for q in ox.parse(get(client, media).content, format=form)}
        for media, form in (("*/*", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD))
    ]
    assert described[0] == described[1]
    graph = ox.Store()
    graph.extend(ox.Quad(t.subject, t.predicate, t.object) for t in described[0])
    prefixes = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "
    (service,) = graph.query(
        prefixes
        + "SELECT ?endpoint (COUNT(?form) AS ?forms) { ?s a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query ; "
        "sd:feature sd:UnionDefaultGraph ; sd:resultFormat ?form FILTER NOT EXISTS { ?s sd:feature sd:BasicFederatedQuery } } GROUP BY ?endpoint"
    )
    assert service["endpoint"].value == "http://testserver/sparql"
    assert service["forms"].value == "8"
    named = graph.query(
        prefixes
        + "SELECT ?name ?size { ?s sd:defaultDataset/sd:namedGraph ?n . ?n sd:name ?name ; sd:graph/void:triples ?size }"
    )
    sizes = {r["name"].value: int(r["size"].value) for r in named}
    assert sizes.keys() == {g.value for g in store.named_graphs()}
    assert sum(sizes.values()) == len(store)


@pytest.mark.parametrize("example", examples(), ids=lambda e: e.name)
def test_each_example_runs_and_finds_something(pages, example):
    assert re.fullmatch(r"[A-Z].{15,}", example.title)
    shown = pages.get("/sparql", params={"query": example.text})
    assert shown.status_code == 200
    rows = int(re.search(r'id="count">(\d+) (?:row|statement)s?[;.]', shown.text)[1])
    assert rows > 3
    assert 'href="/entities/' in shown.text or "<pre" in shown.text or "graph/" in shown.text


def test_there_are_examples_of_every_kind_and_the_page_lists_them(pages):
    page = pages.get("/sparql")
    assert page.status_code == 200
    assert len(examples()) >= 8
    for example in examples():
        assert example.title.replace("'", "&#39;") in page.text
        assert quote(example.text.splitlines()[0].split()[0]) in page.text
    assert examples()[0].text.splitlines()[1] in page.text.replace("&lt;", "<").replace("&gt;", ">")


def test_the_page_links_things_of_the_graph_and_files_of_the_result(pages):
    query = "SELECT ?t ?x { BIND(<https://w3id.org/graphmodel/norm/cda1998-s115> AS ?t) BIND('<script>alert(1)</script>'@en AS ?x) }"
    page = pages.get("/sparql", params={"query": query, "default-graph-uri": GRAPH}).text
    assert '<a href="/entities/norm/cda1998-s115">norm/cda1998-s115</a>' in page
    assert "<script>alert" not in page
    for word, kind in (("json", JSON), ("csv", CSV)):
        (link,) = re.findall(rf'href="(/sparql\?[^"]*format={word})"', page)
        assert "default-graph-uri=" in link
        assert pages.get(link.replace("&amp;", "&")).headers["content-type"] == kind


def test_addresses_that_run_a_script_are_shown_as_text(pages):
    page = pages.get("/sparql", params={"query": "SELECT ?x { BIND(<javascript:alert(1)> AS ?x) }"}).text
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


def test_no_rows_and_false_are_not_taken_for_an_answer_about_the_world(pages):
    for query in ("SELECT * { <x:a> ?p ?o }", "ASK { <x:a> ?p ?o }"):
        assert "says nothing of the world outside it" in pages.get("/sparql", params={"query": query}).text


def test_what_is_wrong_is_shown_beside_the_query(pages):
    query = "SELECT * {\n  SERVICE <http://example.org/> { ?s ?p ?o } }"
    page = pages.get("/sparql", params={"query": query})
    assert page.status_code == 403
    assert "SERVICE at line 2, column 3" in page.text
    assert "SERVICE &lt;http://example.org/&gt;" in page.text


def test_a_long_result_is_shown_in_part_and_the_page_says_so(pages):
    page = pages.get("/sparql", params={"query": "SELECT ?s ?p { ?s ?p ?o } LIMIT 700"}).text
    assert "700 rows; the first 500 rows are shown, the files have all" in page
    assert page.count("<tr>") == 501


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


#: An answer, a page, a file, and whether the service is up.
QUICK = (
    "/api/v1/legal-basis?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=youth-justice&subject=child&information=personal",
    "/entities/purpose/youth-justice",
    "/static/icon.svg",
    "/api/v1/health",
)


def test_a_query_without_end_is_killed_while_a_thousand_requests_are_answered(address):
    """On a service in a process of its own: two such queries run at any time, and none of the other requests fails."""
    host = address.removeprefix("http://")

    def slow():
        with_end = []
        while not enough.done():
            call = http.client.HTTPConnection(host, timeout=60)
            call.request("POST", "/sparql?timeout=1", PRODUCT, {"Content-Type": QUERY})
            answer = call.getresponse()
            with_end.append((answer.status, json.loads(answer.read())["type"]))
            call.close()
        return with_end

    def quick():
        call = http.client.HTTPConnection(host, timeout=60)
        statuses = []
        for number in range(1000):
            call.request("GET", QUICK[number % len(QUICK)])
            answer = call.getresponse()
            answer.read()
            statuses.append(answer.status)
        call.close()
        return statuses

    enough: concurrent.futures.Future = concurrent.futures.Future()
    with concurrent.futures.ThreadPoolExecutor() as threads:
        killed = [threads.submit(slow) for _ in range(2)]
        answered = quick()
        enough.set_result(True)
        outcomes = [o for k in killed for o in k.result(60)]
    assert answered == [200] * 1000
    assert set(outcomes) == {(422, "/problems/over-limit")}
    assert len(outcomes) >= 2


def test_a_service_that_is_told_to_stop_leaves_no_worker_and_no_copy_behind(tmp_path):
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0"]
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as process:
        host = process.stdout.readline().split()[-1].removeprefix("http://")
        assert not _children(process.pid)
        assert not list(tmp_path.iterdir())
        calls = [http.client.HTTPConnection(host, timeout=60) for _ in range(2)]
        calls[0].request("POST", "/sparql", COUNT, {"Content-Type": QUERY})
        assert calls[0].getresponse().status == 200
        (worker,) = _children(process.pid)
        calls[1].request("POST", "/sparql?timeout=2", PRODUCT, {"Content-Type": QUERY})
        assert list(tmp_path.iterdir())
        process.send_signal(signal.SIGTERM)
        out, told = process.communicate(timeout=60)
        for call in calls:
            call.close()
    assert (process.returncode, out, told) == (0, "", "")
    assert not Path(f"/proc/{worker}").exists()
    assert not list(tmp_path.iterdir())


def _children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split() + [
        child
        for thread in Path(f"/proc/{pid}/task").iterdir()
        if thread.name != str(pid)
        for child in (thread / "children").read_text().split()
    ]


def test_the_documentation_shows_what_is_so(client):
    text = (Path(__file__).resolve().parents[2] / "docs" / "sparql.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)```\n+(?:[^`]*?\n)?```(\w+)\n(.*?)```", text, re.DOTALL)
    assert len(commands) >= 5
    for command, _, shown in commands:
        assert _curl(client, command).split() == shown.split(), command


def _curl(client, command):
    """Do what a command of curl does, as far as the documentation uses it."""
    import shlex

    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "curl"
    headers, pairs, body, url, get_it = {}, [], None, None, False
    rest = iter(words[1:])
    for word in rest:
        match word:
            case "-s":
                pass
            case "-G":
                get_it = True
            case "-H":
                name, _, value = next(rest).partition(":")
                headers[name.strip().lower()] = value.strip()
            case "--data-urlencode":
                name, _, value = next(rest).partition("=")
                pairs.append((name, value))
            case "--data-binary":
                body = next(rest)
            case _:
                assert word == "http://127.0.0.1:8000/sparql"
                url = "/sparql"
    if get_it:
        return client.get(url, params=pairs, headers=headers).text
    if body is None:
        headers["content-type"], body = FORM, urlencode(pairs)
    return client.post(url, content=body, headers=headers).text

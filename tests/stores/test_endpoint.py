"""An endpoint that is down, slow, lying, half there or of another release gives a clear error, and never a wrong answer."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from graphmodel.errors import StoreError
from graphmodel.store.endpoint import open_endpoint
from graphmodel.store.exchange import Exchange
from graphmodel.store.in_process import InProcess
from graphmodel.store.manifest import Manifest
from graphmodel.store.manifest_graph import MANIFEST_GRAPH, as_triples
from graphmodel.store.reading import ask, quads_of

G = [f"https://w3id.org/graphmodel/graph/{n}" for n in ("one", "two")]
THING = "https://w3id.org/graphmodel/body/thing"
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
TRUE = ox.Literal("true", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
ROWS = "application/sparql-results+json"


def a_release(digest="0123456789abcdef"):
    """Return quads of two graphs, and their manifest."""
    import dataclasses

    from graphmodel.store.manifest import checksum, engine, vocabulary

    quads = [
        ox.Quad(ox.NamedNode(f"{THING}-{n}"), LABEL, value, ox.NamedNode(G[n % 2]))
        for n, value in enumerate([ox.Literal('a "quoted"\nname'), TRUE, ox.Literal("2008-11"), ox.NamedNode(THING)])
    ]
    made = Manifest("1", digest, "2026-06-30", vocabulary(), engine(), "0.1.0", "2026-01-01T00:00:00+00:00", "", {})
    return quads, dataclasses.replace(made, checksum=checksum(quads), graphs=dict.fromkeys(G, 2))


class Fake:
    """A small endpoint over a store of its own; `spoil` changes what it says to a query, `seen` holds what it was sent."""

    def __init__(self, quads, manifest):
        self.store = ox.Store()
        self.store.extend(quads)
        self.seen = []
        self.spoil = lambda _query, status, kind, body: (status, kind, body, len(body))
        self.more_headers = {}
        self.released = threading.Event()
        if manifest:
            graph = ox.NamedNode(MANIFEST_GRAPH)
            self.store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in as_triples(manifest))

    def say(self, form):
        query = form["query"][0]
        self.seen.append(form)
        default = [ox.NamedNode(g) for g in form.get("default-graph-uri", [])]
        named = [ox.NamedNode(g) for g in form.get("named-graph-uri", [])]
        chosen = {"default_graph": default, "named_graphs": named} if default else {}
        found = self.store.query(query, **chosen)
        if isinstance(found, ox.QueryTriples):
            return self.spoil(query, 200, "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES))
        return self.spoil(query, 200, ROWS, found.serialize(format=ox.QueryResultsFormat.JSON))


@contextmanager
def serving(fake):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            status, kind, body, length = fake.say(form)
            self.send_response(status)
            for name, value in {
                "content-type": kind,
                "content-length": str(length),
                "connection": "close",
                **fake.more_headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # so that closing the server waits for what is under way
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        fake.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def release():
    return a_release()


@pytest.fixture
def fake(release):
    return Fake(*release)


@pytest.fixture
def address(fake):
    with serving(fake) as found:
        yield found


@pytest.fixture
def opened(address):
    made = open_endpoint(address, patience=20)
    yield made
    made.close()


def refused(address, match, patience=20):
    with pytest.raises(StoreError, match=match) as found:
        open_endpoint(address, patience=patience).close()
    assert address.partition("?")[0] in str(found.value)
    assert found.value.mend, "it says what to do"


def spoiled(when, change):
    """Change the body of the replies to the queries that hold a text."""

    def spoil(query, status, kind, body):
        made = change(body) if when in query else body
        return status, kind, made, len(made)

    return spoil


def test_what_it_holds_is_read(opened, release):
    quads, manifest = release
    assert set(opened.quads()) == set(quads)
    assert opened.digest == manifest.digest
    assert opened.manifest == manifest


def test_queries_see_the_graphs_of_the_release_alone(fake, opened):
    fake.store.add(ox.Quad(ox.NamedNode("urn:x"), LABEL, ox.Literal("y"), ox.NamedNode("urn:of-somebody-else")))
    count = "SELECT (COUNT(*) AS ?n) WHERE {{ {} }}"
    for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"):
        assert opened.query(count.format(pattern)).rows[0]["n"].value == "4"


def test_other_data_beside_the_release_are_left_unread(fake, address, release):
    fake.store.add(ox.Quad(ox.NamedNode("urn:x"), LABEL, ox.Literal("y"), ox.NamedNode("urn:of-somebody-else")))
    made = open_endpoint(address)
    made.close()
    assert set(made.quads()) == set(release[0])


def test_nobody_listens():
    with serving(Fake([], None)) as address:
        pass
    refused(address, "cannot be reached")


def test_it_says_nothing_in_time(fake, address):
    fake.spoil = lambda _q, status, kind, body: (fake.released.wait(30), (status, kind, body, len(body)))[1]
    refused(address, "did not answer in full within 0.3 seconds", patience=0.3)


def test_it_sends_a_part_and_then_nothing(fake, address):
    def spoil(_query, status, kind, body):
        return status, kind, body[:-5], len(body)

    fake.spoil = spoil
    refused(address, "broke off")


def test_its_body_is_half_but_its_length_agrees(fake, address):
    fake.spoil = spoiled("SELECT", lambda body: body[: len(body) // 2])
    refused(address, "cannot be read as that")


def test_it_says_json_and_sends_a_page(fake, address):
    fake.spoil = spoiled("SELECT", lambda _: b"<html>Welcome</html>")
    refused(address, "says that it is application/sparql-results.json, but cannot be read as that")


def test_it_sends_a_page(fake, address):
    fake.spoil = lambda *_: (200, "text/html", b"<html>Welcome</html>", 20)
    refused(address, "answers with text/html where application/sparql-results.json was asked for")


def test_it_sends_json_of_something_else(fake, address):
    fake.spoil = spoiled("SELECT", lambda _: json.dumps({"error": "no"}).encode())
    refused(address, "cannot be read as that")


def test_it_answers_yes_where_rows_were_asked_for(fake, address):
    fake.spoil = spoiled("SELECT", lambda _: b'{"head": {}, "boolean": true}')
    refused(address, "yes or no where rows")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (500, "status 500: out of memory"),
        (404, "status 404"),
        (401, "refuses access"),
        (429, "status 429"),
        (503, "503"),
    ],
)
def test_it_fails(fake, address, status, told):
    fake.spoil = lambda *_: (status, "text/plain", b"out of\nmemory", 13)
    refused(address, told)


def test_it_sends_on_elsewhere(fake, address):
    fake.more_headers = {"location": "http://192.0.2.1/"}
    fake.spoil = lambda *_: (307, "text/plain", b"", 0)
    refused(address, "sends on to http://192.0.2.1/")


def test_it_cuts_a_result(fake, address):
    fake.more_headers = {"x-sparql-maxrows": "10000"}
    refused(address, "has cut the result .x-sparql-maxrows: 10000")


def test_it_holds_no_release():
    with serving(Fake([], None)) as address:
        refused(address, "no manifest")


def test_a_graph_is_missing(fake, address):
    fake.store.remove_graph(ox.NamedNode(G[1]))
    refused(address, "graph/two has 0 triples and should have 2")


def test_a_row_is_missing(fake, address, release):
    fake.store.remove(release[0][0])
    refused(address, "graph/one has 1 triples and should have 2")


def test_it_leaves_rows_out_of_a_reply(fake, address):
    def fewer(body):
        told = json.loads(body)
        told["results"]["bindings"] = told["results"]["bindings"][:-1]
        return json.dumps(told).encode()

    fake.spoil = spoiled(G[0], fewer)
    refused(address, "graph/one has 1 triples and should have 2")


def test_a_value_is_another(fake, address):
    fake.spoil = spoiled(G[0], lambda body: body.replace(b"2008-11", b"2008-12"))
    refused(address, "the numbers are right, the values differ")


def test_a_row_lacks_its_value(fake, address):
    def without(body):
        told = json.loads(body)
        del told["results"]["bindings"][0]["o"]
        return json.dumps(told).encode()

    fake.spoil = spoiled(G[0], without)
    refused(address, "lacks a subject, property or value")


def test_true_as_one_is_the_same_value(fake, address, release):
    fake.spoil = spoiled(G[1], lambda body: body.replace(b'"true"', b'"1"'))
    made = open_endpoint(address)
    made.close()
    assert set(made.quads()) == set(release[0])


def test_its_manifest_is_of_another_format(fake, address):
    form = next(q for q in fake.store if q.predicate.value.endswith("store#format"))
    fake.store.remove(form)
    fake.store.add(ox.Quad(form.subject, form.predicate, ox.Literal("2"), form.graph_name))
    refused(address, "format 2, and this version reads 1")


def test_its_manifest_is_twofold(fake, address):
    one = next(q for q in fake.store if q.predicate.value.endswith("identifier"))
    fake.store.add(ox.Quad(one.subject, one.predicate, ox.Literal("another"), one.graph_name))
    refused(address, "damaged: look at digest")


def test_another_release_came_since(fake, opened):
    other = Fake(*a_release(digest="fedcba9876543210"))
    fake.store.clear()
    fake.store.extend(other.store)
    with pytest.raises(StoreError, match=r"now holds release 1 .fedcba9876543210.*reads 1 .0123456789abcdef"):
        opened.query("ASK { ?s ?p ?o }")


def test_the_release_goes_while_a_query_runs(fake, opened):
    def spoil(query, status, kind, body):
        if "?mark" in query:
            fake.store.remove_graph(ox.NamedNode(MANIFEST_GRAPH))
        return status, kind, body, len(body)

    fake.spoil = spoil
    with pytest.raises(StoreError, match="now holds no whole release"):
        opened.query("SELECT ?mark WHERE { ?mark ?p ?o }")


def test_statements_are_told_while_it_is_away(fake):
    with serving(fake) as address:
        made = open_endpoint(address)
    made.close()
    assert len(list(made.quads_about(f"{THING}-0"))) == 1


def test_a_query_that_is_none_is_not_sent(fake, opened):
    sent = len(fake.seen)
    for text in ("", "DROP ALL", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "# SELECT"):
        with pytest.raises(StoreError, match="no SELECT, ASK, CONSTRUCT or DESCRIBE"):
            opened.query(text)
    assert [f for f in fake.seen[sent:] if MANIFEST_GRAPH not in f["query"][0]] == []


@pytest.mark.parametrize("text", ["SELECT ?s WHERE { ?s", "SELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s"])
def test_a_query_that_cannot_be_read_is_told_by_every_store(text):
    with pytest.raises(StoreError, match="the query cannot be read"):
        InProcess(ox.Store(), "").query(text)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://somebody:secret@localhost/sparql", "carries a name or password"),
        ("ftp://localhost/sparql", "no address of a store"),
        ("http:///sparql", "no address of a store"),
    ],
)
def test_an_address_that_cannot_be_one(address, told):
    with pytest.raises(StoreError, match=told) as found:
        open_endpoint(address)
    assert "secret" not in str(found.value)


def test_a_large_graph_comes_in_pages_and_whole(release):
    _, manifest = release
    graph = ox.NamedNode(G[0])
    values = [
        ox.Literal(f"café {n}") for n in range(6000)
    ]  # one subject and one property: only the value tells them apart
    many = [ox.Quad(ox.NamedNode(THING), LABEL, value, graph) for value in values]
    fake = Fake(many, None)
    import dataclasses

    with serving(fake) as address, Exchange(address) as exchange:
        found = list(quads_of(exchange, dataclasses.replace(manifest, graphs={G[0]: len(many)})))
        assert len(fake.seen) == 3
        assert ask(exchange, "ASK { ?s ?p ?o }", [G[0]]) is True
    assert len(found) == len(many)
    assert set(found) == set(many)

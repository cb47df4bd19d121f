"""Workers: each query in a process that is killed at its limit, bounded in memory and result, cut off from the network, and gone with its service."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphmodel.sparql.endpoint import Endpoint
from graphmodel.sparql.errors import BusyError, MalformedError, NotRunError, OverLimitError, RefusedError
from graphmodel.sparql.forms import CSV, JSON, N_TRIPLES, TSV, TURTLE, XML
from graphmodel.sparql.limits import Limits
from graphmodel.sparql.pool import Pool
from graphmodel.store.database import write_files
from graphmodel.store.in_process import InProcess

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
#: Patterns that share no variable: so many rows that none of it comes to an end.
PRODUCT = f"SELECT (COUNT(*) AS ?n) {{ {' . '.join(f'?a{n} ?b{n} ?c{n}' for n in range(400))} }}"
MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def endpoint(model):
    made = Endpoint(model.dataset, limits=Limits(seconds=5, memory=200 * MEBIBYTE, workers=1, waiting=3))
    yield made
    made.close()


def database(store, folder):
    """Write a store as a database on disk, and return its folder."""
    write_files(store, folder / "database")
    return folder / "database"


def ask(endpoint, text, form=CSV, seconds=None):
    return endpoint.submit(endpoint.read(text), form, seconds).result(60)


def test_nothing_is_started_or_written_before_the_first_query(model):
    written = []

    def write(folder):
        written.append(folder)
        return database(ox.Store(), folder)

    made = Endpoint(model.dataset, write)
    assert not made.pool.pids
    assert not written
    assert ask(made, COUNT).body == b"n\r\n0\r\n"
    assert len(made.pool.pids) == 1
    made.close()
    assert not made.pool.pids
    assert not written[0].exists()


def test_a_database_that_is_there_already_is_read_by_all_workers_and_left_as_it_is(tmp_path):
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c"), ox.NamedNode("x:g")))
    place = database(store, tmp_path)
    made = Endpoint(InProcess(store, ""), place, Limits(workers=2))
    futures = [made.submit(made.read(COUNT), CSV) for _ in range(6)]
    assert {f.result(60).body for f in futures} == {b"n\r\n1\r\n"}
    assert len(made.pool.pids) == 2
    made.close()
    assert len(ox.Store.read_only(str(place))) == 1


def test_results_are_those_of_the_engine_in_this_process(endpoint, model):
    query = "SELECT ?s ?p ?o { ?s a <https://w3id.org/graphmodel/ontology#Norm> ; ?p ?o } ORDER BY ?s ?p ?o"
    own = model.dataset.store.query(query, use_default_graph_as_union=True)
    expected = own.serialize(format=ox.QueryResultsFormat.JSON)
    found = ask(endpoint, query, JSON)
    assert found.body == expected
    assert found.rows == expected.count(b'"p":{')


VALUES = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(900)))} }}" for n in range(8))
ASTRAY = "FILTER(REGEX(CONCAT(STR(?o), STR(?r)), '^(([a-z])+.)+[A-Z]([a-z])+$'))"
CIRCLE = "FILTER(?c < ?f && ?f < ?i && ?i < ?c)"
HOSTILE = {
    "a 400-way cross product": PRODUCT,
    "a sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f",
    "a path that goes everywhere": "SELECT (COUNT(*) AS ?n) { ?s (<x:a>|!<x:b>)* / (^!<x:c>|!<x:d>)* / (!<x:e>)+ ?o }",
    "many values": f"SELECT (COUNT(*) AS ?n) {{ {VALUES} }}",
    "a regular expression that goes astray": f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o . ?t ?q ?r {ASTRAY} }}",
    "filters in filters": f"ASK {{ ?a ?b ?c FILTER NOT EXISTS {{ ?d ?e ?f FILTER NOT EXISTS {{ ?g ?h ?i {CIRCLE} }} }} }}",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_query_without_end_is_ended_by_the_limit_that_it_meets_first(endpoint, query):
    with pytest.raises(OverLimitError, match=r"stopped after 0\.3 seconds|more than the 200 MB of memory"):
        ask(endpoint, query, seconds=0.3)


def test_a_query_that_takes_too_much_memory_is_ended_and_told(endpoint):
    doubled = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(24))
    with pytest.raises(OverLimitError, match="more than the 200 MB of memory"):
        ask(endpoint, f"SELECT (STRLEN(?v24) AS ?n) {{ BIND('{'x' * 99}' AS ?v0) {doubled} }}")


def test_a_text_put_together_from_everything_is_ended_by_the_limit_that_it_meets_first(endpoint):
    text = "SELECT (GROUP_CONCAT(CONCAT(STR(?o), STR(?q), STR(?r))) AS ?t) { ?s ?p ?o . ?s ?q ?r . ?x ?p ?r }"
    with pytest.raises(OverLimitError, match="was stopped"):
        ask(endpoint, text, seconds=1)


@pytest.mark.parametrize(
    "query", ["ASK { " + "{ " * 9000 + "}" * 9000 + " }", f"SELECT ({'(' * 9000}1{')' * 9000} AS ?x) {{}}"]
)
def test_a_query_that_is_nested_too_deep_ends_its_worker_alone(endpoint, query):
    with pytest.raises(OverLimitError, match="nested deeper"):
        ask(endpoint, query)
    assert ask(endpoint, "ASK {}").body == b"true"


def test_a_worker_that_was_killed_is_started_again_before_it_is_asked_for(endpoint):
    ask(endpoint, COUNT)
    (before,) = endpoint.pool.pids
    with pytest.raises(OverLimitError):
        ask(endpoint, PRODUCT, seconds=0.1)
    wait_until(lambda: endpoint.pool.pids and endpoint.pool.pids != [before])
    assert not Path(f"/proc/{before}").exists()
    assert ask(endpoint, COUNT).rows == 1


@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_a_result_with_too_many_rows_is_refused_and_not_cut(model, form):
    made = Endpoint(model.dataset, limits=Limits(result_rows=10, workers=1))
    query = "SELECT ?s (CONCAT('}},{\"', '\\r\\n<result>') AS ?t) { ?s a <https://w3id.org/graphmodel/ontology#Norm> } LIMIT %d"
    assert ask(made, query % 10, form).rows == 10
    with pytest.raises(OverLimitError, match="more than 10 rows, and nothing of it is sent"):
        ask(made, query % 11, form)
    made.close()


def test_a_result_that_is_too_large_is_refused_and_not_cut(model):
    made = Endpoint(model.dataset, limits=Limits(result_rows=10_000, result_bytes=MEBIBYTE, workers=1))
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT %d"
    assert ask(made, query % 100, TURTLE).rows == 100
    for form, most in ((TURTLE, 10_001), (N_TRIPLES, 9_999)):
        with pytest.raises(OverLimitError, match=r"rows|larger than 1 MB"):
            ask(made, query % most, form)
    with pytest.raises(OverLimitError, match="larger than 1 MB"):
        ask(made, "SELECT * { ?s ?p ?o } LIMIT 9999", JSON)
    made.close()


def test_the_queue_is_bounded_and_says_when_to_come_again(endpoint):
    slow = [endpoint.submit(endpoint.read(PRODUCT), CSV, 0.5) for _ in range(4)]
    with pytest.raises(BusyError, match="4 queries run or wait") as caught:
        endpoint.submit(endpoint.read(COUNT), CSV)
    assert caught.value.seconds == 5
    assert [type(f.exception(60)) for f in slow] == [OverLimitError] * 4
    assert ask(endpoint, COUNT).rows == 1


def test_a_query_that_nobody_waits_for_any_more_is_not_begun(endpoint):
    first = endpoint.submit(endpoint.read(PRODUCT), CSV, 0.5)
    second = endpoint.submit(endpoint.read(PRODUCT), CSV, 5)
    assert second.cancel()
    assert isinstance(first.exception(60), OverLimitError)
    assert ask(endpoint, COUNT).rows == 1
    assert second.cancelled()


@pytest.mark.parametrize("alone", [True, False], ids=["file in memory", "database on disk"])
def test_a_call_that_were_let_through_would_not_leave_the_worker(tmp_path, alone):
    """Straight to the pool, past the guard: there is no network in the worker, and no number for a socket."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c")))
    file = tmp_path / "dataset.nq"
    store.dump(str(file), format=ox.RdfFormat.N_QUADS)
    pool = Pool(file if alone else database(store, tmp_path), Limits(workers=1))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{address}> {{ ?a ?b ?c }} }}",
            f"SELECT * {{ SERVICE SILENT <{address}> {{ ?a ?b ?c }} }}",
            f"ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{address}> {{ ?a ?b ?c }} }} }}",
            "SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }",
        ):
            head = {"query": query, "form": "json", "prefixes": {}, "over": {"union": True}}
            error = pool.submit(head, 10).exception(60)
            assert error is None or "open files" in str(error) or "lookup address" in str(error)
        with pytest.raises(BlockingIOError):
            listening.accept()
    pool.close()


def test_graphs_are_those_of_the_request_then_of_the_query_then_all(endpoint, model):
    first, second = endpoint.graphs[:2]
    sizes = endpoint.sizes
    assert sum(sizes.values()) == len(model.dataset.store)

    def count(query, default=(), named=()):
        asked = endpoint.read(query, default, named)
        return int(endpoint.submit(asked, TSV).result(60).body.split()[1].split(b"^^")[0].strip(b'"'))

    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(COUNT) > sizes[first] + sizes[second]
    assert count(COUNT, [first]) == sizes[first]
    assert count(COUNT.replace("{", f"FROM <{second}> {{", 1)) == sizes[second]
    assert count(COUNT.replace("{", f"FROM <{second}> {{", 1), [first]) == sizes[first]
    assert count(COUNT, (), [first]) == 0
    assert count(inside, (), [first]) == sizes[first]
    assert count(inside, [second]) == 0
    assert count(inside.replace("{", f"FROM NAMED <{second}> {{", 1)) == sizes[second]
    with pytest.raises(RefusedError, match=r"default-graph-uri: <http://example\.org/> is no graph"):
        endpoint.read(COUNT, ["http://example.org/"])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20, where it ends, there could stand }"),
        ("SELECT *\n{ ?s ?p ?o ?q }", "line 2, column"),
        ("SELECT ?s ?s { ?s ?p ?o }", "one variable twice"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "neither grouped nor counted"),
        ("ASK { ?s <relative> ?o }", "not whole"),
        ("ASK { ?s ?p ?o FILTER(<http://example.org/f>(?o)) }", "not supported"),
    ],
)
def test_what_the_engine_cannot_read_is_told_with_its_place(endpoint, query, told):
    with pytest.raises(MalformedError, match=told):
        ask(endpoint, query)


def test_a_dataset_that_cannot_be_opened_is_told_and_no_thread_is_lost(tmp_path):
    made = Pool(tmp_path / "nowhere.nq", Limits(workers=1))
    head = {"query": "ASK {}", "form": "json", "prefixes": {}, "over": None}
    for _ in range(2):
        with pytest.raises(NotRunError, match="did not open the dataset"):
            made.submit(head, 1).result(60)
    made.close()
    with pytest.raises(BusyError, match="stopping"):
        made.submit(head, 1)


PARENT = """
import os, signal, socket, sys
from graphmodel.sparql.endpoint import Endpoint
from graphmodel.sparql.forms import CSV
import pyoxigraph as ox
from graphmodel.store.in_process import InProcess
listening = socket.create_server(("127.0.0.1", 0))
endpoint = Endpoint(InProcess(ox.Store(), ""))
endpoint.submit(endpoint.read("ASK {}"), CSV).result()
slow = "SELECT (COUNT(*) AS ?n) { %s }" % " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(900)))} }}" for n in range(8))
endpoint.submit(endpoint.read(slow), CSV)
print(endpoint.pool.pids[0], listening.getsockname()[1], flush=True)
sys.stdin.read()
"""


def test_a_worker_holds_nothing_of_its_parent_and_dies_with_it(tmp_path):
    """The parent is killed while the worker is at a query: nobody is left to tell it."""
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as parent:
        pid, port = map(int, parent.stdout.readline().split())
        held = [str(number.readlink()) for number in Path(f"/proc/{pid}/fd").iterdir()]
        assert len(held) == 3
        assert not [h for h in held if h.startswith("socket:")]
        assert os.environ.get("HOME", "-") not in Path(f"/proc/{pid}/environ").read_text().split("\0")
        parent.send_signal(signal.SIGKILL)
        parent.wait(20)
    wait_until(lambda: not Path(f"/proc/{pid}").exists())
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", port)) != 0


def wait_until(holds, seconds=30):
    """Look again and again until something holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)

"""A release goes into a store whole: in place of the former one, beside what others keep there, and never half."""

import httpx2 as httpx
import pyoxigraph as ox
import pytest

from graphmodel.errors import StoreError
from graphmodel.load.dataset import load
from graphmodel.model.model import Model
from graphmodel.resources import folder
from graphmodel.store.endpoint import open_endpoint
from graphmodel.store.exchange import Exchange
from graphmodel.store.push import push

OTHERS = "urn:of-somebody-else"


@pytest.fixture(scope="module")
def smaller():
    """A release of fewer."""
    names = ("dataset.yaml", "schemes/codelists.yaml", "schemes/facts.yaml")
    return Model(load(*(folder("data") / n for n in names), shipped=False))


@pytest.fixture
def server(oxigraph_server):
    """The Oxigraph server, empty."""
    httpx.delete(oxigraph_server.graphs).raise_for_status()
    return oxigraph_server


def held(server):
    """Return the names of the graphs that a server holds."""
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    reply = httpx.post(server.query, data={"query": text}, headers={"accept": "text/csv"})
    return set(reply.text.split()[1:])


def read(server):
    made = open_endpoint(server.query)
    made.close()
    return made


def test_graphs_of_the_former_release_go_and_those_of_others_stay(server, small, smaller):
    put = httpx.put(
        server.graphs, params={"graph": OTHERS}, content="<a:b> <c:d> 1 .", headers={"content-type": "text/turtle"}
    )
    put.raise_for_status()
    push(small, server.graphs)
    before = held(server)
    push(smaller, server.graphs)
    assert held(server) < before
    assert OTHERS in held(server)
    assert read(server).digest == smaller.digest


def test_the_same_release_again_is_no_harm(server, small):
    push(small, server.graphs)
    push(small, server.graphs)
    assert set(read(server).quads()) == set(small.dataset.quads())


@pytest.mark.parametrize("after", [1, 3])
def test_a_push_that_breaks_off_leaves_nothing_that_counts_as_a_release(server, small, smaller, monkeypatch, after):
    push(smaller, server.graphs)
    send, left = Exchange.send, iter(range(after))

    def fail(exchange, method, **given):
        if method == "PUT" and next(left, None) is None:
            raise StoreError(exchange.address, "the cable is out", "Put it in.")
        return send(exchange, method, **given)

    monkeypatch.setattr(Exchange, "send", fail)
    with pytest.raises(StoreError, match="cable"):
        push(small, server.graphs)
    monkeypatch.undo()
    with pytest.raises(StoreError, match="no manifest"):
        open_endpoint(server.query)
    push(small, server.graphs)
    assert read(server).digest == small.digest


def test_a_damaged_manifest_is_replaced_with_its_graphs(server, small, smaller):
    push(small, server.graphs)
    broken = httpx.post(
        server.query.replace("query", "update"),
        data={"update": "DELETE WHERE { GRAPH ?g { ?m <https://w3id.org/graphmodel/store#format> ?x } }"},
    )
    broken.raise_for_status()
    with pytest.raises(StoreError, match="format None"):
        open_endpoint(server.query)
    push(smaller, server.graphs)
    assert set(read(server).quads()) == set(smaller.dataset.quads())


def test_a_running_reader_is_told_that_the_release_changed(server, small, smaller):
    push(small, server.graphs)
    opened = open_endpoint(server.query)
    assert opened.query("ASK { ?s ?p ?o }") is True
    push(smaller, server.graphs)
    with pytest.raises(StoreError, match="now holds release"):
        opened.query("ASK { ?s ?p ?o }")
    opened.close()
    assert len(list(opened.quads())) == len(list(small.dataset.quads()))


def test_the_address_for_queries_is_no_graph_store(server, small):
    with pytest.raises(StoreError, match="status 4"):
        push(small, server.query)
    assert held(server) == set()


def test_terms_of_all_kinds_come_back_as_they_went(server, small):
    push(small, server.graphs)
    kinds = {q.object.datatype.value for q in read(server).quads() if isinstance(q.object, ox.Literal)}
    assert {k.rpartition("#")[2] for k in kinds} >= {"string", "boolean", "date"}

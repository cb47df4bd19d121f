"""Loading a release into a store by the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import StoreError
from graphmodel.store.exchange import Exchange
from graphmodel.store.manifest import Manifest, graph_of
from graphmodel.store.manifest_graph import MANIFEST_GRAPH, as_triples, from_triples, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.model.model import Model

_TURTLE = ("text/turtle", "application/n-triples")
_ABSENT = 404


def push(model: Model, address: str) -> Manifest:
    """Load the data of a model into a store, each named graph under its own name, in place of a former release.

    The manifest goes first and comes back last: until all is there, whoever reads is told that there is no whole release.
    In its place stand the names of the graphs that go or come, so that a push after one that broke off leaves nothing of it.
    Graphs that are no part of graphmodel's releases are left alone.

    Args:
        model: whose data are loaded.
        address: the address of its Graph Store Protocol, to which `?graph=` can be added.

    Raises:
        StoreError: it cannot be reached, refuses, or does not keep what it was sent.
    """
    manifest = Manifest.of(model)
    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in model.dataset.quads():
        graphs[graph_of(quad)].append(quad.triple)
    with Exchange(address) as exchange:
        former = _former(exchange)
        _put(exchange, MANIFEST_GRAPH, unfinished(former | manifest.graphs.keys()))
        for name in manifest.graphs:
            _put(exchange, name, graphs[name])
        for name in sorted(former - manifest.graphs.keys()):
            _delete(exchange, name)
        _put(exchange, MANIFEST_GRAPH, as_triples(manifest))
        if from_triples(_get(exchange, MANIFEST_GRAPH), address) != manifest:
            raise StoreError(
                address, "it did not keep the manifest as it was sent", "Look at its settings and its log."
            )
    return manifest


def _former(exchange: Exchange) -> set[str]:
    """Return the graphs of the release that is there, be it whole, begun, damaged, or of another version; none where there is nothing."""
    named = {t.subject.value for t in _get(exchange, MANIFEST_GRAPH) if isinstance(t.subject, ox.NamedNode)}
    return named - {MANIFEST_GRAPH}


def _get(exchange: Exchange, graph: str) -> list[ox.Triple]:
    reply = exchange.send("GET", accept=_TURTLE, params={"graph": graph}, awaited=(_ABSENT,))
    if reply.status == _ABSENT:
        return []
    try:
        return [q.triple for q in ox.parse(reply.body, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        what = f"its reply says that it is {reply.kind}, but cannot be read as that: {error}"
        raise StoreError(exchange.address, what, "Look whether this is the address of a Graph Store.") from error


def _put(exchange: Exchange, graph: str, triples: Iterable[ox.Triple]) -> None:
    # N-Triples are Turtle, and Turtle is what every Graph Store has to take.
    body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    exchange.send("PUT", params={"graph": graph}, turtle=body)


def _delete(exchange: Exchange, graph: str) -> None:
    exchange.send("DELETE", params={"graph": graph}, awaited=(_ABSENT,))

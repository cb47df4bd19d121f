"""Reading from a SPARQL endpoint: one query with its whole result, the manifest, and the whole dataset page by page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import StoreError
from graphmodel.store.in_process import whole
from graphmodel.store.manifest_graph import MANIFEST_GRAPH, from_triples
from graphmodel.store.store import Solutions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.store.exchange import Exchange, Reply
    from graphmodel.store.manifest import Manifest
    from graphmodel.store.store import Result, Term

#: The most triples that a page should hold. Virtuoso cuts a result at 10,000 rows as it is installed.
PAGE = 2500
_ROWS = "application/sparql-results+json"
_TRIPLES = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
_FORM = re.compile(
    r"(?:\s|#[^\n]*(?:\n|$)|BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)*+(SELECT|ASK|CONSTRUCT|DESCRIBE)\b",
    re.IGNORECASE,
)
#: What engines say in a header when they have cut a result: Virtuoso at its limit of rows or of time.
_CUT = ("x-sparql-maxrows", "x-sql-state")
_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_RIGHT = "Look whether the address is that of a SPARQL 1.1 endpoint."


def ask(exchange: Exchange, text: str, graphs: Sequence[str] = ()) -> Result:
    """Send a query and return its whole result.

    Args:
        exchange: the endpoint.
        text: the query.
        graphs: the named graphs that the query sees; together they are its default graph. None for what the endpoint has.

    Raises:
        StoreError: there is no whole result that can be read.
    """
    found = _FORM.match(text)
    if found is None:
        raise StoreError(exchange.address, "the query is no SELECT, ASK, CONSTRUCT or DESCRIBE", "Mend the query.")
    form = found[1].upper()
    if form == "ASK":  # Virtuoso answers an ASK as it answers a SELECT; so every endpoint is asked for the first row
        text = f"{text[: found.start(1)]}SELECT *{text[found.end(1) :]}\nLIMIT 1"
    accept = (_ROWS,) if form in {"ASK", "SELECT"} else tuple(_TRIPLES)
    named = {"default-graph-uri": list(graphs), "named-graph-uri": list(graphs)} if graphs else {}
    reply = exchange.send("POST", accept=accept, form={"query": text, **named})
    cut = next((f"{h}: {reply.headers[h]}" for h in _CUT if h in reply.headers), None)
    if cut:
        raise StoreError(exchange.address, f"it has cut the result ({cut})", "Ask for less, or raise its limits.")
    result = _read(exchange.address, reply)
    if isinstance(result, bool):
        raise StoreError(exchange.address, "its result is yes or no where rows were asked for", _RIGHT)
    return bool(result.rows) if form == "ASK" and isinstance(result, Solutions) else result


def _read(where: str, reply: Reply) -> Result:
    try:
        if reply.kind in _TRIPLES:
            return frozenset(
                ox.Triple(q.subject, q.predicate, _plain(q.object))
                for q in ox.parse(reply.body, format=_TRIPLES[reply.kind])
            )
        result = whole(ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON))
    except (SyntaxError, ValueError) as error:
        what = f"its reply says that it is {reply.kind}, but cannot be read as that: {error}"
        raise StoreError(where, what, _RIGHT) from error
    if isinstance(result, Solutions):
        plain = tuple({n: _plain(t) for n, t in row.items()} for row in result.rows)
        return Solutions(result.variables, plain)
    return result


def _plain(term: Term) -> Term:
    """Return a term as all engines can agree to write it: Virtuoso writes true as 1, which is the same value."""
    if isinstance(term, ox.Literal) and term.datatype == _BOOLEAN and term.value in {"0", "1"}:
        return ox.Literal("true" if term.value == "1" else "false", datatype=_BOOLEAN)
    return term


def manifest_of(exchange: Exchange) -> Manifest | None:
    """Return what an endpoint says it holds; None where it says nothing.

    Raises:
        StoreError: it cannot be asked, or its manifest cannot be read.
    """
    text = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{MANIFEST_GRAPH}> {{ ?s ?p ?o }} }}"
    return from_triples(_triples(exchange, text), exchange.address)


def quads_of(exchange: Exchange, manifest: Manifest) -> Iterator[ox.Quad]:
    """Yield the quads of the graphs of a manifest; a large graph comes in pages, told apart by a hash of each triple.

    Each page is a query of its own that needs no order and no offset, so it is the same however often it is asked.

    Raises:
        StoreError: a page cannot be had whole.
    """
    for graph, count in manifest.graphs.items():
        name, pages = ox.NamedNode(graph), -(-count // PAGE)
        for number in range(pages):
            text = f"SELECT ?s ?p ?o WHERE {{ GRAPH {name} {{ ?s ?p ?o }} {_page(number, pages)} }}"
            for triple in _triples(exchange, text):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def _page(number: int, pages: int) -> str:
    """Return the filter of a page: the hashes from one bound up to the next."""
    if pages == 1:
        return ""
    bounds = [f"{0x10000 * n // pages:04x}" for n in (number, number + 1)]
    least = f'?hash >= "{bounds[0]}"' if number else "true"
    most = f'?hash < "{bounds[1]}"' if number < pages - 1 else "true"
    return f'BIND(MD5(CONCAT(STR(?s), " ", STR(?p), " ", STR(?o))) AS ?hash) FILTER({least} && {most})'


def _triples(exchange: Exchange, text: str) -> Iterator[ox.Triple]:
    """Yield the triples that a SELECT of ?s ?p ?o finds."""
    result = ask(exchange, text)
    for row in result.rows if isinstance(result, Solutions) else ():
        s, p, o = (row.get(n) for n in "spo")
        if not isinstance(s, ox.NamedNode) or not isinstance(p, ox.NamedNode) or o is None:
            raise StoreError(exchange.address, "a row of its result lacks a subject, property or value", _RIGHT)
        yield ox.Triple(s, p, o)

"""What the data state of some things, as Turtle and as N-Triples."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.formats.stated import stated
from graphmodel.ids import NAMESPACE, ONTOLOGY, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphmodel.model.model import Model

#: The prefixes by which the data are written, and shown.
PREFIXES = {
    "gm": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def turtle(model: Model, call: str, answer: Mapping[str, Any]) -> str:
    """Return what the data state of the things that an answer is about, as `graphmodel.formats.stated` tells it.

    Args:
        model: the model that was asked.
        call: the name of the call, one of `graphmodel.formats.CALLS`.
        answer: what the call returned.
    """
    triples = stated(model, call, answer)
    data = answer["dataset"]
    told = (
        f"# graphmodel, data {data['version']} ({data['digest']}), law seen up to {data['law_checked_to']}.\n"
        "# What the data state of the things in the answer. What is worked out for a day is in the JSON and the CSV.\n"
    )
    return told + turtle_of(triples)


def turtle_of(triples: Sequence[ox.Triple]) -> str:
    """Return triples as Turtle, a prefix for each kind of thing in them; the same triples give the same text."""
    named = {kind_of(i) for t in triples for term in (t.subject, t.object) for i in _ids(term)}
    prefixes = PREFIXES | {kind: f"{NAMESPACE}{kind}/" for kind in sorted(named)}
    made = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode().split("\n")
    # The serializer writes the prefixes first, in an order that changes from run to run; no other line begins so, not even in a text.
    first = sorted(takewhile(lambda line: line.startswith("@prefix "), made))
    return "\n".join([*first, "", *made[len(first) :]])


def n_triples(model: Model, call: str, answer: Mapping[str, Any]) -> str:
    """Return the same triples as canonical N-Triples, one a line, sorted."""
    made = ox.serialize(stated(model, call, answer), format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(made.splitlines(keepends=True))).decode()


def _ids(term: object) -> Iterator[str]:
    """Yield the id of a term that is a thing of the graph."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE) and not term.value.startswith(ONTOLOGY):
        yield term.value.removeprefix(NAMESPACE)

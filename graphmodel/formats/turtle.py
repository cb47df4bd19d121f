"""What the data state of some things, as Turtle: each thing with the rows inside it, as the files say it, whatever the day."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.formats.tables import things
from graphmodel.ids import NAMESPACE, ONTOLOGY, iri, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.model.model import Model

#: The prefixes by which the data are written, and shown.
PREFIXES = {
    "gm": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE = PREFIXES["rdf"] + "type"


def turtle(model: Model, call: str, answer: Mapping[str, Any]) -> str:
    """Return what the data state of the things that an answer is about.

    What is only worked out, such as a finding or how a body stood on a day, is in no file and so not in the Turtle.

    Args:
        model: the model that was asked.
        call: the name of the call, one of `graphmodel.formats.CALLS`.
        answer: what the call returned.
    """
    found = [ident for ident in things(call, answer) if ident in model.records]
    triples = [triple for ident in found for triple in _about(model, iri(ident))]
    named = {kind_of(i) for i in found} | {kind_of(i) for t in triples for i in _ids(t.object)}
    prefixes = PREFIXES | {kind: f"{NAMESPACE}{kind}/" for kind in sorted(named)}
    made = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode().split("\n")
    # The serializer writes the prefixes first, in an order that changes from run to run; no other line begins so, not even in a text.
    first = sorted(takewhile(lambda line: line.startswith("@prefix "), made))
    data = answer["dataset"]
    told = (
        f"# graphmodel, data {data['version']} ({data['digest']}), law seen up to {data['law_checked_to']}.\n"
        "# What the data state of the things in the answer. What is worked out for a day is in the JSON and the CSV.\n"
    )
    return told + "\n".join([*first, "", *made[len(first) :]])


def _about(model: Model, thing: str) -> Iterator[ox.Triple]:
    """Yield what is stated of a thing, the class first, then of the rows inside it: their addresses begin with its own."""
    rows = sorted(_outgoing(model, thing), key=lambda t: (t.predicate.value != _TYPE, t.predicate.value, str(t.object)))
    yield from rows
    for row in rows:
        if isinstance(row.object, ox.NamedNode) and row.object.value.startswith(f"{thing}/"):
            yield from _about(model, row.object.value)


def _outgoing(model: Model, thing: str) -> set[ox.Triple]:
    return {q.triple for q in model.dataset.quads_about(thing)}


def _ids(term: object) -> Iterator[str]:
    """Yield the id of a term that is a thing of the graph."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE) and not term.value.startswith(ONTOLOGY):
        yield term.value.removeprefix(NAMESPACE)

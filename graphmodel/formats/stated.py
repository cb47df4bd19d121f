"""What the data state of some things, as triples: each thing with the rows inside it, as the files say it, whatever the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.formats.tables import things
from graphmodel.ids import iri, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.model.model import Model

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def stated(model: Model, call: str, answer: Mapping[str, Any]) -> list[ox.Triple]:
    """Return what the data state of the things that an answer is about, each triple once, in the order of the answer.

    What is only worked out, such as a finding or how a body stood on a day, is in no file and so not among them. A list of words
    that are things themselves, such as codelist/fact, is told by those.

    Args:
        model: the model that was asked.
        call: the name of the call, one of `graphmodel.formats.CALLS`.
        answer: what the call returned.
    """
    named = things(call, answer)
    if call == "entities" and answer["kind"] == "codelist" and answer["id"] not in model.records:
        named += [f"{slug_of(answer['id'])}/{code['name']}" for code in answer["entity"]["codes"]]
    found = [ident for ident in named if ident in model.records]
    return list(dict.fromkeys(triple for ident in found for triple in about(model, iri(ident))))


def about(model: Model, thing: str) -> Iterator[ox.Triple]:
    """Yield what is stated of a thing, the class first, then of the rows inside it: their addresses begin with its own."""
    rows = sorted(_outgoing(model, thing), key=lambda t: (t.predicate.value != _TYPE, t.predicate.value, str(t.object)))
    yield from rows
    for row in rows:
        if isinstance(row.object, ox.NamedNode) and row.object.value.startswith(f"{thing}/"):
            yield from about(model, row.object.value)


def _outgoing(model: Model, thing: str) -> set[ox.Triple]:
    return {q.triple for q in model.dataset.quads_about(thing)}

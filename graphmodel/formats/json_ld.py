"""What the data state of some things, as JSON-LD with our own keys: each thing with the rows inside it, as a data file has them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.formats.compact_json import compact
from graphmodel.formats.context import PREFIXES, class_terms
from graphmodel.formats.stated import stated
from graphmodel.ids import NAMESPACE, ONTOLOGY, short
from graphmodel.load.file_reader import DATE_TYPES
from graphmodel.load.schema import schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphmodel.load.schema import Class, Field
    from graphmodel.model.model import Model

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_WHOLE_DAY = 10


def json_ld(model: Model, call: str, answer: Mapping[str, Any], context: str | None = None) -> str:
    """Return what the data state of the things that an answer is about, as `graphmodel.formats.stated` tells it.

    Args:
        model: the model that was asked.
        call: the name of the call, one of `graphmodel.formats.CALLS`.
        answer: what the call returned.
        context: the address at which the context is, absolute or seen from the document; left out, it stands in the document.
    """
    found = nodes(stated(model, call, answer))
    made = {"@context": [context or _inside(found), {"@base": NAMESPACE}], "@graph": found}
    return compact(made).decode()


def nodes(triples: Sequence[ox.Triple]) -> list[dict[str, Any]]:
    """Return triples of the dataset as nodes with the keys of our context; a row stands inside its thing."""
    told: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        told[_address(triple.subject)].append(triple)
    return [_node(subject, told) for subject in told if _outer(subject) not in told]


def _inside(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the part of the context that some nodes need."""
    classes: set[str] = set()
    waiting: list[Any] = list(found)
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
            classes |= {one.get("@type", "")} & class_terms().keys()
    return {"@version": 1.1, **PREFIXES, **{name: class_terms()[name] for name in sorted(classes)}}


def _outer(subject: str) -> str:
    """Return the thing in which a row stands: the first two parts of its id."""
    ident = short(subject).split("/")
    return NAMESPACE + "/".join(ident[:2]) if len(ident) > 2 else ""  # noqa: PLR2004  kind and slug


def _node(subject: str, told: Mapping[str, list[ox.Triple]]) -> dict[str, Any]:
    rows = told[subject]
    name = next(_address(t.object) for t in rows if t.predicate.value == _TYPE).removeprefix(ONTOLOGY)
    cls = schema().classes[name]
    by_iri = {field.iri: field for field in cls.fields.values()}
    node: dict[str, Any] = {"@id": short(subject), "@type": name}
    values: dict[str, list[Any]] = defaultdict(list)
    for triple in rows:
        if triple.predicate.value != _TYPE:
            field = by_iri[triple.predicate.value]
            values[field.key].append(_value(field, triple.object, told))
    return node | {key: _one_or_all(cls, key, values[key]) for key in sorted(values)}


def _one_or_all(cls: Class, key: str, values: list[Any]) -> Any:
    """Return the only value of a key that takes one; a list of all of another, even if there is one."""
    return values[0] if cls.fields[key].most == 1 else values


def _value(field: Field, term: Any, told: Mapping[str, list[ox.Triple]]) -> Any:
    if field.kind == "node":
        return _node(term.value, told) if term.value in told else {"@id": short(term.value)}
    if field.kind in {"ref", "redirect"}:
        return short(term.value)
    if field.kind == "code":
        return term.value.rpartition("/")[2]
    if field.kind == "flag":
        return term.value == "true"
    if field.kind == "integer":
        return int(term.value)
    if field.kind == "date" and len(term.value) != _WHOLE_DAY:
        return {"@type": DATE_TYPES[len(term.value)], "@value": term.value}
    return term.value


def _address(term: object) -> str:
    """Return the address of a term; the data have no blank nodes and no triples as terms."""
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term} is no address")
    return term.value

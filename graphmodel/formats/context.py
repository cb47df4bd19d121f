"""The JSON-LD context of things: each key of each class with the property it stands for, made from the schema of `ontology/`.

The context of the data files, `ontology/context.jsonld`, tells classes apart by the section of a file that they stand in. What goes out
has no sections; there a class tells its own keys (contexts that are scoped to a type), and a row inside a thing those of its class.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from graphmodel.ids import NAMESPACE, ONTOLOGY, iri
from graphmodel.load.schema import schema

if TYPE_CHECKING:
    from graphmodel.load.schema import Field

_XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "gm": ONTOLOGY,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": _XSD,
}
#: How a thing that is only named is read: by its id and its label. Its kind stands in its id.
NAMED: dict[str, Any] = {"@base": NAMESPACE, "id": "@id", "label": "skos:prefLabel", "kind": None}


@cache
def class_terms() -> dict[str, Any]:
    """Return the classes by their names, each with the keys of its things."""
    return {name: {"@id": ONTOLOGY + name, "@context": _keys(name)} for name in sorted(schema().classes)}


@cache
def told_terms() -> dict[str, Any]:
    """Return how a thing is read that an answer tells: its class by the word for its kind, its rows, periods and citations.

    What an answer works out beside what the data state has no key here: it is read as a word of answers, or not at all.
    """
    kinds = {c.id_kind: c.name for c in schema().classes.values() if c.id_kind}
    types = {kind: {"@id": ONTOLOGY + name, "@context": _told(name)} for kind, name in sorted(kinds.items())}
    return {**NAMED, "kind_of_thing": "@type", "statement": "@type", **types}


def _told(name: str) -> dict[str, Any]:
    """Return the keys of a class as an answer writes them: a period in one mapping, citations by the place they name."""
    cls = schema().classes[name]
    keys = {k: v for k, v in _keys(name).items() if k != "cite"}
    for key, field in cls.fields.items():
        if field.kind == "node" and key != "cite":
            keys[key] = _term(field) | {"@context": {**NAMED, **_told(field.classes[0])}}
    if {"from", "until"} & keys.keys() and "period" not in keys:
        keys["period"] = "@nest"
    if "cite" in cls.fields:
        cite = cls.fields["cite"]
        keys["citations"] = _term(cite) | {"@context": {**NAMED, **_keys(cite.classes[0])}}
    return keys


def _keys(name: str) -> dict[str, Any]:
    return {key: _term(field) for key, field in sorted(schema().classes[name].fields.items())}


def _term(field: Field) -> dict[str, Any]:
    """Return the definition of one key."""
    term: dict[str, Any] = {"@id": field.iri}
    if field.kind in {"ref", "redirect", "node"}:
        term["@type"] = "@id"
    elif field.kind == "code":
        term |= {"@type": "@id", "@context": {"@base": iri(f"codelist/{field.codelist}/")}}
    elif field.kind == "url":
        term["@type"] = _XSD + "anyURI"
    elif field.kind == "date":
        term["@type"] = _XSD + "date"
    return term

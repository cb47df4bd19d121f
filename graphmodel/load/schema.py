"""What a data file may hold: read from `ontology/`, where the context names the keys and the shapes say what they take."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.ids import ONTOLOGY, short
from graphmodel.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATATYPES = {_XSD + "string": "text", _XSD + "boolean": "flag", _XSD + "integer": "integer", _XSD + "anyURI": "url"}
#: Classes that several files may describe together; every other thing stands in one file.
_SHARED = {"Body", "Document", "Post", "Plan"}


@dataclass(frozen=True)
class Field:
    """One key of a class.

    Attributes:
        key: the key in a data file, and the field of the dataclass.
        iri: the property it stands for.
        kind: `text`, `flag`, `integer`, `date`, `url`, `ref`, `code`, `node` or `redirect`.
        classes: the classes that a `ref` or `node` may lead to.
        codelist: the codelist that a `code` comes from, as its bare name.
        least, most: how many values; `most` is None for any number.
        message: what a curator should put there.
    """

    key: str
    iri: str
    kind: str
    classes: tuple[str, ...]
    codelist: str
    least: int
    most: int | None
    message: str


@dataclass(frozen=True)
class Class:
    """One class of the vocabulary as a data file writes it.

    Attributes:
        name: local name, `Norm`.
        id_kind: first part of its ids; empty for rows inside other things.
        id_from: the keys from which the id of a row is made.
        statement: whether it is a statement of a document.
        fields: its keys.
        named: the key whose value, as written, ends the id of a row; else empty.
    """

    name: str
    id_kind: str
    id_from: tuple[str, ...]
    statement: bool
    fields: dict[str, Field]
    named: str = ""

    @property
    def shared(self) -> bool:
        """Whether several files may describe one thing of this class together."""
        return self.name in _SHARED


@dataclass(frozen=True)
class Schema:
    """All classes, the sections of a file, and the context by which a file is read as linked data."""

    classes: dict[str, Class]
    sections: dict[str, str]
    context: dict[str, Any]

    def class_of(self, id_kind: str) -> str | None:
        """Return the class whose ids begin with a kind."""
        return next((c.name for c in self.classes.values() if c.id_kind == id_kind), None)

    def kinds(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the id kinds of classes."""
        return tuple(self.classes[n].id_kind for n in names)


class _Graph:
    """The triples of Turtle files, asked by subject and property."""

    def __init__(self, *paths: Path) -> None:
        self._by: dict[tuple[str, str], list[Any]] = {}
        self._types: dict[str, list[Any]] = {}
        for path in paths:
            for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                self._by.setdefault((str(q.subject), q.predicate.value), []).append(q.object)
                if q.predicate.value == _RDF + "type":
                    self._types.setdefault(q.object.value, []).append(q.subject)

    def of_type(self, iri: str) -> list[Any]:
        return self._types.get(iri, [])

    def all(self, subject: Any, prop: str) -> list[Any]:
        return self._by.get((str(subject), prop), [])

    def one(self, subject: Any, prop: str) -> Any:
        return next(iter(self.all(subject, prop)), None)

    def items(self, head: Any) -> list[Any]:
        found = []
        while head is not None and getattr(head, "value", "") != _RDF + "nil":
            found.append(self.one(head, _RDF + "first"))
            head = self.one(head, _RDF + "rest")
        return found


def _local(node: Any) -> str:
    return str(node.value).removeprefix(ONTOLOGY)


def _shape_fields(graph: _Graph, shape: Any) -> dict[str, dict[str, Any]]:
    """Return what a shape says of each property, by the property's address."""
    found = {}
    for prop in graph.all(shape, _SH + "property"):
        datatype, codelist = graph.one(prop, _SH + "datatype"), graph.one(prop, ONTOLOGY + "codelist")
        classes = list(graph.all(prop, _SH + "class"))
        for choice in graph.items(graph.one(prop, _SH + "or")):
            classes += graph.all(choice, _SH + "class")
        if codelist is not None:
            kind = "code"
        elif datatype is not None:
            kind = _DATATYPES[datatype.value]
        elif classes:
            kind = "ref" if graph.one(classes[0], ONTOLOGY + "idKind") is not None else "node"
        else:
            kind = "date" if graph.one(prop, _SH + "node") is not None else "redirect"
        most = graph.one(prop, _SH + "maxCount")
        least = graph.one(prop, _SH + "minCount")
        found[graph.one(prop, _SH + "path").value] = {
            "kind": kind,
            "classes": tuple(_local(c) for c in classes),
            "codelist": short(codelist.value).partition("/")[2] if codelist is not None else "",
            "least": int(least.value) if least is not None else 0,
            "most": int(most.value) if most is not None else None,
            "message": graph.one(prop, _SH + "message").value,
        }
    return found


def _expand(term: str, context: dict[str, Any]) -> str:
    prefix, _, rest = term.partition(":")
    return context[prefix] + rest if prefix in context else term


class _Builder:
    def __init__(self, graph: _Graph, context: dict[str, Any]) -> None:
        self.graph, self.context = graph, context
        self.classes: dict[str, Class] = {}
        self.shapes = {
            _local(graph.one(s, _SH + "targetClass")): s
            for s in graph.of_type(_SH + "NodeShape")
            if graph.one(s, _SH + "targetClass")
        }

    def build(self, name: str, scope: dict[str, Any]) -> None:
        if name in self.classes:
            return
        node = ox.NamedNode(ONTOLOGY + name)
        shape = _shape_fields(self.graph, self.shapes[name])
        terms = {k: v for k, v in {**self.context, **scope}.items() if isinstance(v, dict)}
        fields = {}
        for key, term in terms.items():
            iri = _expand(term["@id"], self.context)
            if iri in shape and not iri.endswith("#contains"):
                fields[key] = Field(key, iri, **shape[iri])
        id_kind = self.graph.one(node, ONTOLOGY + "idKind")
        above = [_local(s) for s in self.graph.all(node, "http://www.w3.org/2000/01/rdf-schema#subClassOf")]
        self.classes[name] = Class(
            name,
            id_kind.value if id_kind is not None else "",
            tuple(i.value for i in self.graph.items(self.graph.one(node, ONTOLOGY + "idFrom"))),
            "Statement" in above,
            fields,
            named.value if (named := self.graph.one(node, ONTOLOGY + "named")) is not None else "",
        )
        for field in fields.values():
            if field.kind == "node":
                self.build(field.classes[0], {**scope, **terms[field.key].get("@context", {})})


@lru_cache(maxsize=1)
def schema() -> Schema:
    """Read the schema from the ontology folder of this installation."""
    base = folder("ontology")
    context = json.loads((base / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    graph = _Graph(base / "graphmodel.ttl", base / "shapes.ttl")
    builder = _Builder(graph, context)
    sections: dict[str, str] = {}
    for subject in graph.of_type("http://www.w3.org/2002/07/owl#Class"):
        for section in graph.all(subject, ONTOLOGY + "section"):
            sections[section.value] = _local(subject)
            builder.build(_local(subject), context[section.value].get("@context", {}))
    return Schema(builder.classes, sections, context)


def context_document() -> dict[str, Any]:
    """Return the JSON-LD context as the API serves it."""
    return {"@context": schema().context}

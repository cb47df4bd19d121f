"""The vocabulary for readers: each class and property with its meaning, where it is used and what it takes, read from `ontology/`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from graphmodel.ids import ONTOLOGY, short
from graphmodel.load.schema import Field, schema
from graphmodel.resources import folder

#: The files of the vocabulary, in Turtle: the core, how data have to look, and the ties to other vocabularies.
FILES = {"graphmodel": "graphmodel.ttl", "shapes": "shapes.ttl", "alignments": "alignments.ttl"}
_RDFS, _SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_DCTERMS = "http://purl.org/dc/terms/"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = {
    _OWL + "Class": "class",
    _OWL + "ObjectProperty": "property with things",
    _OWL + "DatatypeProperty": "property with values",
    _OWL + "AnnotationProperty": "note on the vocabulary",
}
_VALUES = {
    "text": "text",
    "flag": "true or false",
    "integer": "a whole number",
    "date": "a day, month or year",
    "url": "an address",
    "redirect": "a former id",
}


class Tie(NamedTuple):
    """How a word stands to one of another vocabulary.

    Attributes:
        how: the local name of the relation, such as `closeMatch`.
        to: the address of the other word.
    """

    how: str
    to: str


class Use(NamedTuple):
    """A property on the things of a class.

    Attributes:
        cls: the name of the class.
        key: the key in a data file and in JSON.
        iri: the address of the property.
        takes: what its values are, in words.
        classes: the names of the classes that it leads to.
        codelist: the closed list its words are from; else empty.
        many: how many values, in words.
        message: what should be there.
    """

    cls: str
    key: str
    iri: str
    takes: str
    classes: tuple[str, ...]
    codelist: str
    many: str
    message: str


@dataclass(frozen=True)
class Term:
    """A class or a property.

    Attributes:
        name: its local name, which is its fragment.
        iri: its address.
        kind: what it is, in words; `class` for a class.
        label, definition: what it is called and means.
        above: the names or addresses of what it is a kind of.
        ties: how it stands to words of other vocabularies, with a note where it needs one.
        notes: what is told of these.
        uses: of a class its properties; of a property the classes on which it stands.
        id_kind: the first part of the ids of the things of a class.
    """

    name: str
    iri: str
    kind: str
    label: str
    definition: str
    above: tuple[str, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...]
    uses: tuple[Use, ...]
    id_kind: str


@dataclass(frozen=True)
class Vocabulary:
    """All of it.

    Attributes:
        iri, title, description, version: what the vocabulary says of itself.
        classes, properties: its words, by name.
        others: words of closed lists that are tied to other vocabularies, by their ids.
    """

    iri: str
    title: str
    description: str
    version: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    others: tuple[tuple[str, tuple[Tie, ...]], ...]


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary."""
    core, ties = _told("graphmodel"), _told("alignments")
    uses = _uses()
    terms = []
    for subject in sorted(s for s in core if s.startswith(ONTOLOGY)):
        kind = next((_KINDS[t] for t in core[subject][_RDF_TYPE] if t in _KINDS), None)
        if kind:
            terms.append(_term(subject, kind, core, ties, uses))
    me = core[ONTOLOGY.rstrip("#")]
    other = tuple(
        (short(s), _ties(ties[s]))
        for s in sorted(ties)
        if s.startswith(ONTOLOGY.partition("ontology")[0] + "codelist/")
    )
    return Vocabulary(
        iri=ONTOLOGY.rstrip("#"),
        title=me[_DCTERMS + "title"][0],
        description=me[_DCTERMS + "description"][0],
        version=me[_OWL + "versionInfo"][0],
        classes=tuple(t for t in terms if t.kind == "class"),
        properties=tuple(t for t in terms if t.kind != "class"),
        others=other,
    )


def _told(name: str) -> dict[str, dict[str, list[str]]]:
    """Return subject → property → values of one file; what has no address is left out."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(folder("ontology") / FILES[name]), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return found


def _term(
    iri: str,
    kind: str,
    core: dict[str, dict[str, list[str]]],
    ties: dict[str, dict[str, list[str]]],
    uses: dict[str, list[Use]],
) -> Term:
    said, tied = core[iri], ties.get(iri, {})
    name = iri.removeprefix(ONTOLOGY)
    above = [a.removeprefix(ONTOLOGY) for a in said.get(_RDFS + "subClassOf", ())]
    found = [u for rows in uses.values() for u in rows if u.cls == name] if kind == "class" else uses.get(iri, [])
    return Term(
        name=name,
        iri=iri,
        kind=kind,
        label=said[_RDFS + "label"][0],
        definition=said[_SKOS + "definition"][0],
        above=tuple(sorted(above)),
        ties=_ties(tied),
        notes=tuple(tied.get(_RDFS + "comment", ())),
        uses=tuple(sorted(found, key=lambda u: (u.key, u.cls))),
        id_kind=next(iter(said.get(ONTOLOGY + "idKind", ())), ""),
    )


def _ties(said: dict[str, list[str]]) -> tuple[Tie, ...]:
    shown = {"closeMatch", "relatedMatch", "exactMatch", "broadMatch", "narrowMatch", "subClassOf", "subPropertyOf"}
    rows = ((p.rpartition("#")[2], value) for p, values in said.items() for value in values)
    return tuple(sorted(Tie(how, to) for how, to in rows if how in shown))


def _uses() -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for cls in schema().classes.values():
        for field in cls.fields.values():
            found[field.iri].append(
                Use(
                    cls.name,
                    field.key,
                    field.iri,
                    _takes(field),
                    field.classes,
                    field.codelist,
                    _many(field),
                    field.message,
                )
            )
    return found


def _takes(field: Field) -> str:
    if field.kind == "code":
        return "a word of a closed list"
    return _VALUES.get(field.kind, "a thing" if field.kind == "ref" else "a row")


def _many(field: Field) -> str:
    if field.most == 1:
        return "exactly one" if field.least else "at most one"
    return "one or more" if field.least else "any number"

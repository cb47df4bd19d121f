"""What a YAML file states as N-Triples: the same triples as its JSON-LD, in the syntax that is read fastest.

A YAML file is JSON-LD with the context of `ontology/`. Oxigraph works a nested context out anew at every value, and
even without contexts reads JSON-LD three times as slowly; what is known from the schema is written out here instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.ids import ONTOLOGY, iri

if TYPE_CHECKING:
    from graphmodel.load.schema import Field, Schema

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_CONTAINS = f"<{ONTOLOGY}contains>"
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def n_triples(document: dict[str, Any], schema: Schema) -> str:
    """Return the triples of the JSON-LD document of a file."""
    file = f"<{document['@id']}>"
    lines = [f"{file} {_TYPE} <{ONTOLOGY}File> ."]
    for key, rows in document.items():
        if key in schema.sections:
            lines += [f"{file} {_CONTAINS} {_node(row, schema, lines)} ." for row in rows]
    return "\n".join(lines)


def _node(made: dict[str, Any], schema: Schema, lines: list[str]) -> str:
    """Add the triples of a thing, or of a row inside it, and return its address."""
    cls = schema.classes[made["@type"].removeprefix("gm:")]
    subject = f"<{iri(made['@id'])}>"
    lines.append(f"{subject} {_TYPE} <{ONTOLOGY}{cls.name}> .")
    for key, values in made.items():
        if not key.startswith("@"):
            field = cls.fields[key]
            begin = f"{subject} <{field.iri}> "
            for value in values:
                lines.append(f"{begin}{_term(field, value, schema, lines)} .")
    return subject


def _term(field: Field, value: Any, schema: Schema, lines: list[str]) -> str:
    if field.kind == "node":
        return _node(value, schema, lines)
    if field.kind == "code":
        return f"<{iri(f'codelist/{field.codelist}/{value}')}>"
    if field.kind in {"ref", "redirect"}:
        return f"<{iri(value)}>"
    if field.kind == "date":
        return f'"{value["@value"]}"^^<{value["@type"]}>'
    if field.kind == "flag":
        return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'
    if field.kind == "integer":
        return f'"{value}"^^<{_XSD}integer>'
    text = f'"{value.translate(_ESCAPED)}"'
    return f"{text}^^<{_XSD}anyURI>" if field.kind == "url" else text

"""The types of the answers as TypedDicts."""

from __future__ import annotations

import json
import keyword
import re
import textwrap
from typing import Any

#: Names that cannot stand in the body of a class: there they would hide the types of the fields after them.
_HIDING = {"list", "dict", "str", "int", "float", "bool"}
_SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_WIDE = 112
_ONE_LINE = 145


def type_of(schema: dict[str, Any]) -> str:
    """Return the annotation for a schema.

    >>> type_of({"anyOf": [{"type": "array", "items": {"$ref": "#/components/schemas/Ref"}}, {"type": "null"}]})
    'list[Ref] | None'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " | ".join(dict.fromkeys(type_of(s) for s in schema[choice]))
    if "const" in schema or "enum" in schema:
        words = schema.get("enum", [schema.get("const")])
        return f"Literal[{', '.join(json.dumps(w) for w in words)}]"
    kind = schema.get("type")
    if kind == "array":
        return f"list[{type_of(schema.get('items', {}))}]"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"dict[str, {type_of(inner) if isinstance(inner, dict) else 'Any'}]"
    return _SIMPLE.get(str(kind), "Any")


def names_in(schema: object) -> set[str]:
    """Return the names of the schemas to which one refers."""
    if isinstance(schema, dict):
        own = {type_of(schema)} if "$ref" in schema else set()
        return own.union(*(names_in(v) for k, v in schema.items() if k not in {"examples", "example"}))
    return set().union(*map(names_in, schema)) if isinstance(schema, list) else set()


def answers_module(home: str, names: list[str], schemas: dict[str, Any], homes: dict[str, str]) -> str:
    """Return a module with the types of some schemas.

    Args:
        home: what the module is called.
        names: its schemas, in their order.
        schemas: all schemas.
        homes: schema → its module.
    """
    body = "\n\n".join(_typed_dict(name, schemas[name]) for name in names)
    needed = sorted({n for name in names for n in names_in(schemas[name])} - set(names))
    typing = [n for n in ("Any", "Literal", "NotRequired", "TypedDict") if re.search(rf"\b{n}\b", body)]
    lines = [f'"""Types of the answers: {home.replace("_", " ")}."""', ""]
    lines += [f"from typing import {', '.join(typing)}", "", *imports(needed, homes)]
    return "\n".join([*lines, "", body]) + "\n"


def imports(names: list[str], homes: dict[str, str]) -> list[str]:
    """Return the lines that import schemas from their modules."""
    by: dict[str, list[str]] = {}
    for name in names:
        by.setdefault(homes[name], []).append(name)
    return [f"from graphmodel_client.answers.{home} import {', '.join(sorted(by[home]))}" for home in sorted(by)]


def _typed_dict(name: str, schema: dict[str, Any]) -> str:
    fields = {f: _annotation(f, schema) for f in schema.get("properties", {})}
    apart = {f: t for f, t in fields.items() if keyword.iskeyword(f) or f in _HIDING}
    lines, base = [], "TypedDict"
    if apart:
        base = f"_{name}"
        # A field with such a name stands in a class before this one, one with a keyword as its name in no class at all.
        pairs = ", ".join(f'"{f}": {t}' for f, t in apart.items())
        if any(keyword.iskeyword(f) for f in apart):
            lines += [f'{base} = TypedDict("{base}", {{{pairs}}})', "", ""]
        else:
            lines += [f"class {base}(TypedDict):", *(f"    {f}: {t}" for f, t in apart.items()), "", ""]
    lines += [f"class {name}({base}):", *docstring(schema.get("description", name), "    ")]
    for field, annotation in fields.items():
        if field not in apart:
            told = schema["properties"][field].get("description", "")
            lines += ["", *textwrap.wrap(told, _WIDE, initial_indent="    #: ", subsequent_indent="    #: ")]
            lines.append(f"    {field}: {annotation}")
    return "\n".join(lines) + "\n"


def _annotation(field: str, schema: dict[str, Any]) -> str:
    told = schema["properties"][field]
    # Names stand in quotes, and `NotRequired` in none: only so can types be read while a program runs, up to Python 3.13.
    annotation = f'"{type_of(told).replace(chr(34), chr(39))}"' if names_in(told) else type_of(told)
    return annotation if field in schema.get("required", ()) else f"NotRequired[{annotation}]"


def docstring(text: str, indent: str) -> list[str]:
    """Return a text as a docstring: its first sentence alone, the rest below it."""
    whole = " ".join(text.split())
    if len(whole) <= _ONE_LINE:
        return [f'{indent}"""{whole}"""']
    first, _, rest = whole.partition(". ")
    more = [f"{indent}{line}" for line in textwrap.wrap(rest, _WIDE)]
    return [f'{indent}"""{first.removesuffix(".")}.', "", *more, f'{indent}"""'] if more else [f'{indent}"""{first}"""']

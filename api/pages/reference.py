"""The OpenAPI description of the service as the page on the API shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Field:
    """A parameter or a field of an answer."""

    name: str
    type: str
    description: str
    example: str
    required: bool


@dataclass(frozen=True)
class Operation:
    """One call."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    body_example: str
    answer: str
    try_it: str | None


@dataclass(frozen=True)
class Schema:
    """One kind of answer, or part of one."""

    name: str
    description: str
    fields: tuple[Field, ...]


class Reference:
    """An OpenAPI description, read for a page."""

    def __init__(self, described: dict[str, Any]) -> None:
        self.described = described

    @cached_property
    def groups(self) -> list[tuple[str, list[Operation]]]:
        """The calls by their groups."""
        found: dict[str, list[Operation]] = {}
        for path, methods in self.described["paths"].items():
            for method, told in methods.items():
                found.setdefault(told["tags"][0], []).append(self._operation(path, method, told))
        return list(found.items())

    @cached_property
    def schemas(self) -> list[Schema]:
        """The kinds of answers and their parts."""
        schemas = self.described["components"]["schemas"]
        return [
            Schema(name, schema.get("description", ""), self._fields(schema))
            for name, schema in sorted(schemas.items())
            if "properties" in schema and name not in {"HTTPValidationError", "ValidationError"}
        ]

    def _operation(self, path: str, method: str, told: dict[str, Any]) -> Operation:
        parameters = told.get("parameters", [])
        fields = tuple(
            Field(
                p["name"], _type(p["schema"]), p.get("description", ""), _example(p["schema"]), p.get("required", False)
            )
            for p in parameters
        )
        body = told.get("requestBody", {}).get("content", {}).get("application/json", {})
        answer = next(iter(told["responses"]["200"]["content"].values()))["schema"]
        return Operation(
            id=told["operationId"],
            method=method.upper(),
            path=path,
            summary=told["summary"],
            description=told.get("description", ""),
            parameters=fields,
            body=self._fields(self._whole(body.get("schema", {}))),
            body_example=json.dumps(body["example"], indent=2) if body else "",
            answer=_type(answer),
            try_it=_link(path, parameters) if method == "get" else None,
        )

    def _whole(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema that one refers to, or that of its items or of its first choice."""
        if "$ref" in schema:
            found: dict[str, Any] = self.described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            return found
        inner = schema.get("items") or next(iter(schema.get("anyOf", ())), None)
        return self._whole(inner) if inner else schema

    @staticmethod
    def _fields(schema: dict[str, Any]) -> tuple[Field, ...]:
        required = schema.get("required", ())
        return tuple(
            Field(name, _type(field), field.get("description", ""), _example(field), name in required)
            for name, field in schema.get("properties", {}).items()
        )


def _type(schema: dict[str, Any]) -> str:
    """Return a type in words, an own one by its name."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_type(s) for s in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    name = str(schema.get("type", "anything"))
    return "text" if name == "string" else name


def _example(schema: dict[str, Any]) -> str:
    found = schema.get("examples") or [None]
    return json.dumps(found[0], ensure_ascii=False)


def _link(path: str, parameters: list[dict[str, Any]]) -> str:
    """Return a link that makes the call with the examples of what has to be given, and of the days."""
    pairs = []
    for p in parameters:
        example = (p["schema"].get("examples") or [""])[0]
        if p["in"] == "path":
            path = path.replace("{" + p["name"] + "}", quote(str(example)))
        elif p["required"] or p["name"] in {"date", "from", "until"}:
            pairs += [(p["name"], v) for v in (example if isinstance(example, list) else [example])]
    return path + ("?" + urlencode(pairs, safe="/=") if pairs else "")

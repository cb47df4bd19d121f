"""The OpenAPI description of the service, for tests: its operations, its examples, and whether an answer is as it says."""

from __future__ import annotations

import re
from functools import cache

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


class Description:
    def __init__(self, text):
        self.text = text
        self.operations = {
            o["operationId"]: (method, path, o)
            for path, methods in text["paths"].items()
            for method, o in methods.items()
        }
        whole = Resource.from_contents(text, default_specification=DRAFT202012)
        registry = Registry().with_resource("urn:api", whole)

        @cache
        def checks(ref):
            return Draft202012Validator({"$ref": "urn:api" + ref}, registry=registry)

        self._checks = checks

    def faults(self, value, schema):
        """Return what is wrong with a value by a schema of the description, which may be named."""
        ref = f"#/components/schemas/{schema}" if isinstance(schema, str) else schema["$ref"]
        return [f"{e.json_path}: {e.message[:200]}" for e in self._checks(ref).iter_errors(value)]

    def answer_of(self, operation):
        """Return the schema of the answer of an operation."""
        return next(iter(self.operations[operation][2]["responses"]["200"]["content"].values()))["schema"]

    def undeclared(self, value, schema, at="$"):
        """Yield the fields of a value that its schema does not tell of."""
        schema = self._whole(schema)
        choices = [c for c in (*schema.get("anyOf", ()), *schema.get("oneOf", ())) if self._could_be(value, c)]
        if choices:
            fit = next((c for c in choices if len(choices) == 1 or not self.faults(value, c)), {})
            yield from self.undeclared(value, fit, at)
            return
        if isinstance(value, list):
            for one in value:
                yield from self.undeclared(one, schema.get("items", {}), at + "[]")
        if isinstance(value, dict) and "properties" in schema:
            for name, inner in value.items():
                if name in schema["properties"]:
                    yield from self.undeclared(inner, schema["properties"][name], f"{at}.{name}")
                else:
                    yield f"{schema.get('title', at)}.{name}"

    def _could_be(self, value, schema):
        """Tell whether a value with parts is of the type of a schema; one that has none has no fields to look at."""
        whole = self._whole(schema)
        kind = {"object": dict, "array": list}.get(whole.get("type"))
        named = whole.get("properties", {}).get("statement", {}).get("const")
        return (
            kind is not None
            and isinstance(value, kind)
            and named in {None, isinstance(value, dict) and value.get("statement")}
        )

    def _whole(self, schema):
        while "$ref" in schema:
            schema = self.text["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema


def filled(path, operation):
    """Return a path with the examples of its parameters."""
    for p in operation.get("parameters", ()):
        if p["in"] == "path":
            path = re.sub(r"\{" + p["name"] + r"(:path)?\}", p["schema"]["examples"][0], path)
    return path

"""The service as FastAPI describes it, put right where it cannot know: what has to be given, and how failures go out."""

from typing import Any

from fastapi import FastAPI

from api.answers import ProblemJson
from api.schemas.problem import Problem

#: Parameters that have to be given, by operation. They are read as if they might be left out, so that all faults are told at once.
_ALWAYS = {
    "askLegalBasis": {"discloser", "recipient", "purpose", "subject", "information"},
    "askLegalBasisBetween": {"discloser", "recipient", "purpose", "subject", "information", "between"},
    "getRecord": {"discloser", "recipient", "purpose", "subject", "information"},
    "getQuorum": {"present"},
    "getCompliance": {"norm"},
    "getMatrix": {"purpose"},
    "compare": {"left"},
    "search": {"q"},
    "understandQuestion": {"q"},
}
#: Parameters that a call shares with others and refuses, by operation.
_REFUSED = {"askLegalBasisBetween": {"date"}}
_SCHEMA = {"$ref": "#/components/schemas/Problem"}


class Service(FastAPI):
    """A FastAPI whose OpenAPI description says what the service does."""

    def openapi(self) -> dict[str, Any]:
        """Return the description; made once."""
        if self.openapi_schema is None:
            made = super().openapi()
            for methods in made["paths"].values():
                for operation in methods.values():
                    _put_right(operation)
            made["components"]["schemas"].update(_schemas())
        return self.openapi_schema or {}


def _put_right(operation: dict[str, Any]) -> None:
    if refused := _REFUSED.get(operation["operationId"]):
        operation["parameters"] = [p for p in operation["parameters"] if p["name"] not in refused]
    for parameter in operation.get("parameters", ()):
        parameter["required"] |= parameter["name"] in _ALWAYS.get(operation["operationId"], ())
    for status, response in operation["responses"].items():
        if not status.startswith("2"):
            response["content"] = {ProblemJson.media_type: {"schema": _SCHEMA}}


def _schemas() -> dict[str, Any]:
    """Return the schemas of a problem: no route declares them as what it returns."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}

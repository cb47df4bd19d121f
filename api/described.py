"""The service as FastAPI describes it, put right where it cannot know: what has to be given, and how failures go out."""

from typing import Any

from fastapi import FastAPI

from api.answers import ProblemJson
from api.schemas.legal_basis import QuestionBody
from api.schemas.problem import ANYWHERE, Problem
from api.schemas.replay import RecordBody
from api.schemas.tags import TAGS

#: Parameters that have to be given, by operation. They are read as if they might be left out, so that all faults are told at once.
_ALWAYS = {
    "legal_basis": {"discloser", "recipient", "purpose", "subject", "information"},
    "legal_basis_between": {"discloser", "recipient", "purpose", "subject", "information", "between"},
    "record": {"discloser", "recipient", "purpose", "subject", "information"},
    "quorum": {"present"},
    "compliance": {"norm"},
    "matrix": {"purpose"},
    "compare": {"left"},
    "search": {"q"},
}
#: Parameters that a call shares with others and refuses, by operation.
_REFUSED = {"legal_basis_between": {"date"}}
_SCHEMA = {"$ref": "#/components/schemas/Problem"}
_LINES = "application/x-ndjson"


class Service(FastAPI):
    """A FastAPI whose OpenAPI description says what the service does."""

    def openapi(self) -> dict[str, Any]:
        """Return the description; made once."""
        if self.openapi_schema is None:
            made = super().openapi()
            for methods in made["paths"].values():
                for operation in methods.values():
                    _put_right(operation)
            used = {tag for methods in made["paths"].values() for o in methods.values() for tag in o["tags"]}
            made["tags"] = [{"name": name, "description": told} for name, told in TAGS.items() if name in used]
            schemas = made["components"]["schemas"]
            schemas.update(_schemas())
            made["components"]["schemas"] = {name: schemas[name] for name in sorted(schemas) if name not in _FOREIGN}
        return self.openapi_schema or {}


#: Schemas of FastAPI's own failures, which no call of this service has.
_FOREIGN = {"HTTPValidationError", "ValidationError"}


def _put_right(operation: dict[str, Any]) -> None:
    if refused := _REFUSED.get(operation["operationId"]):
        operation["parameters"] = [p for p in operation["parameters"] if p["name"] not in refused]
    for parameter in operation.get("parameters", ()):
        parameter["required"] |= parameter["name"] in _ALWAYS.get(operation["operationId"], ())
    responses = operation["responses"]
    for status, told in ANYWHERE.items():
        responses.setdefault(str(status), dict(told))
    for status, response in responses.items():
        content = response.get("content", {})
        if status.startswith("2") and _LINES in content:
            content.pop("application/json", None)
        elif not status.startswith("2"):
            response["content"] = {ProblemJson.media_type: {"schema": _SCHEMA}}
    operation["responses"] = dict(sorted(responses.items()))


def _schemas() -> dict[str, Any]:
    """Return the schemas that no route declares as what it returns: of a problem, and of what is posted."""
    found: dict[str, Any] = {}
    for model in (Problem, QuestionBody, RecordBody):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        found |= schema.pop("$defs", {})
        if model is QuestionBody:
            schema["required"] = QuestionBody.ALWAYS
        found[model.__name__] = schema
    return found

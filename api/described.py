"""The service as FastAPI describes it, put right where it cannot know: what has to be given, and how failures go out."""

from threading import Lock
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
    "understood": {"q"},
}
#: Parameters that a call shares with others and refuses, by operation.
_REFUSED = {"legal_basis_between": {"date"}}
_SCHEMA = {"$ref": "#/components/schemas/Problem"}
#: Parameters that are numbers and days. They too are read as text, so that one that is none is told with the other faults.
_NUMBERS = {"depth", "limit", "page", "present", "way"}
_DAYS = {"between", "compare", "date", "from", "until", "written"}
_LINES = "application/x-ndjson"


class Service(FastAPI):
    """A FastAPI whose OpenAPI description says what the service does."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._making = Lock()
        self._whole: dict[str, Any] | None = None

    def openapi(self) -> dict[str, Any]:
        """Return the description; made once, and never shown half made to another thread."""
        with self._making:
            if self._whole is None:
                self._whole = _put_right_all(super().openapi())
            return self._whole


def _put_right_all(made: dict[str, Any]) -> dict[str, Any]:
    operations = [o for methods in made["paths"].values() for o in methods.values()]
    for operation in operations:
        _put_right(operation)
    used = {tag for o in operations for tag in o["tags"]}
    made["tags"] = [{"name": name, "description": told} for name, told in TAGS.items() if name in used]
    schemas = made["components"]["schemas"] | _schemas()
    made["components"]["schemas"] = {name: schemas[name] for name in sorted(schemas) if name not in _FOREIGN}
    return made


#: Schemas of FastAPI's own failures, which no call of this service has.
_FOREIGN = {"HTTPValidationError", "ValidationError"}


def _put_right(operation: dict[str, Any]) -> None:
    if refused := _REFUSED.get(operation["operationId"]):
        operation["parameters"] = [p for p in operation["parameters"] if p["name"] not in refused]
    for parameter in operation.get("parameters", ()):
        parameter["required"] |= parameter["name"] in _ALWAYS.get(operation["operationId"], ())
        if parameter["in"] == "query":
            _as_sent(parameter)
        _as_meant(parameter["name"], parameter["schema"], operation["operationId"])
    responses = operation["responses"]
    for status, told in ANYWHERE.items():
        responses.setdefault(str(status), dict(told))
    for status, response in responses.items():
        content = response.get("content", {})
        for form in content.values():
            if "$ref" in form.get("schema", {}):
                # FastAPI hands out one dict for a schema that is also a field, with the description of the field.
                form["schema"] = {"$ref": form["schema"]["$ref"]}
        if status.startswith("2") and _LINES in content:
            content.pop("application/json", None)
        elif not status.startswith("2"):
            response["content"] = {ProblemJson.media_type: {"schema": _SCHEMA}}
    operation["responses"] = dict(sorted(responses.items()))


def _as_sent(parameter: dict[str, Any]) -> None:
    """Say how a parameter of a query is left out: not at all, or empty, as a form sends a field that was not filled; never as `null`."""
    schema = parameter["schema"]
    if "anyOf" in schema:
        kinds = [kind for kind in schema.pop("anyOf") if kind != {"type": "null"}]
        parameter["schema"] = schema = (kinds[0] if len(kinds) == 1 else {"anyOf": kinds}) | schema
    if not parameter["required"]:
        parameter["allowEmptyValue"] = True


def _as_meant(name: str, schema: dict[str, Any], operation: str) -> None:
    """Say of a parameter that is read as text what it has to be."""
    kind = {"type": "integer"} if name in _NUMBERS else {"type": "string", "format": "date"}
    if name not in _NUMBERS and (name not in _DAYS or (name == "from" and operation != "compare")):
        return
    for part in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if part.get("type") == "string":
            part.update(kind)
    if name in _NUMBERS:
        schema["examples"] = [int(example) for example in schema["examples"]]


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

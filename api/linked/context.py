"""The context by which everything that goes out as JSON is read as JSON-LD: things by their classes, answers by their fields."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from graphmodel.formats.context import NAMED, PREFIXES, class_terms, told_terms
from graphmodel.ids import NAMESPACE

if TYPE_CHECKING:
    from fastapi import FastAPI

#: The namespace of what only answers have: outcomes, tests, findings. Its words are the fields of the API's answers.
ANSWER = NAMESPACE + "answer#"
_TOPIC = "http://xmlns.com/foaf/0.1/primaryTopic"
#: How a thing is read that an answer names. It may give a line of a chart words of its own, which is no statement of its name.
_NAMED = NAMED | {"label": "http://www.w3.org/2000/01/rdf-schema#label"}
#: Fields of an answer that repeat what stands in its `entity`.
_REPEATED = ("id", "label", "kind")


@lru_cache(maxsize=2)
def context_of(app: FastAPI) -> dict[str, Any]:
    """Return the context document of a service; made once.

    An answer is known by its permalink. A thing that it tells is read with the keys of its class, and gives the triples that the
    data have of it; every other field is a word of the namespace of answers. A thing that is only named gives its id and its label.
    """
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": ANSWER, **PREFIXES, "answer": ANSWER, **class_terms()}
    terms |= {name: {"@id": ANSWER + name, "@context": _NAMED} for name in fields(app)}
    # In a question, `id` is the parameter of that name: the thing that was asked about.
    asked = {name: {"@id": ANSWER + name, "@context": _NAMED} for name in _parameters(app)}
    terms["question"] = {"@id": ANSWER + "question", "@context": asked}
    terms |= {"permalink": "@id", **dict.fromkeys(_REPEATED)}
    terms |= {
        "entity": {"@id": _TOPIC, "@context": told_terms()},
        "statements": {"@id": ANSWER + "statements", "@context": told_terms()},
    }
    return {"@context": terms}


def fields(app: FastAPI) -> dict[str, str]:
    """Return the fields that answers have at their top, each with what it is."""
    schemas = app.openapi()["components"]["schemas"]
    return dict(sorted(_fields(schemas).items()))


def _parameters(app: FastAPI) -> list[str]:
    """Return the names of what can be asked with, in an address or in a body."""
    described = app.openapi()
    found = {
        p["name"] for path in described["paths"].values() for call in path.values() for p in call.get("parameters", ())
    }
    return sorted(found | described["components"]["schemas"]["QuestionBody"]["properties"].keys())


def _fields(schemas: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for schema in schemas.values():
        properties = schema.get("properties", {})
        if "permalink" in properties:
            for name, told in properties.items():
                found.setdefault(name, told.get("description", ""))
    return found


@cache
def date_keys() -> frozenset[str]:
    """Return the keys whose values are days, months or years."""
    from graphmodel.load.schema import schema  # noqa: PLC0415  read with the data, long before it is asked for

    return frozenset(k for c in schema().classes.values() for k, f in c.fields.items() if f.kind == "date")

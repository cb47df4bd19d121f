"""The OpenAPI description is a product: its names stay, its examples run, and what it tells of an answer is so."""

from __future__ import annotations

import json

import pytest
from openapi_spec_validator import validate

from tests.api.described import filled

#: Every call by its id. Clients are made from these names: one that is gone or renamed breaks them.
OPERATIONS = {
    "accountability": "get /api/v1/accountability/{id}",
    "audit": "post /api/v1/audit",
    "compare": "get /api/v1/compare",
    "compliance": "get /api/v1/boards/{id}/compliance",
    "coverage": "get /api/v1/coverage",
    "duties": "get /api/v1/bodies/{id}/duties",
    "entity": "get /api/v1/entities/{id}",
    "findings": "get /api/v1/findings",
    "health": "get /api/v1/health",
    "holders": "get /api/v1/norms/{id}/holders",
    "identifiers": "get /api/v1/identifiers/{scheme}/{value}",
    "legal_basis": "get /api/v1/legal-basis",
    "legal_basis_batch": "post /api/v1/legal-basis/batch",
    "legal_basis_between": "get /api/v1/legal-basis/between",
    "live": "get /health/live",
    "matrix": "get /api/v1/matrix/{area}",
    "post_legal_basis": "post /api/v1/legal-basis",
    "quorum": "get /api/v1/boards/{id}/quorum",
    "readings": "get /api/v1/documents/{id}/readings",
    "ready": "get /health/ready",
    "record": "get /api/v1/record",
    "replay": "post /api/v1/replay",
    "rules": "get /api/v1/bodies/{id}/rules",
    "search": "get /api/v1/search",
    "seats": "get /api/v1/boards/{id}/seats",
    "structure": "get /api/v1/areas/{id}/structure",
    "things": "get /api/v1/things/{things}",
    "timeline": "get /api/v1/timeline/{id}",
    "understood": "get /api/v1/understood",
}
#: What is of any shape: the fields of a thing depend on its kind, and the ontology defines them.
OPEN = {"EntityAnswer.entity", "RecordAnswer.norms", "RecordAnswer.layers", "RecordBody.norms", "RecordBody.layers"}


def test_it_is_valid(described):
    validate(described.text)


def test_it_is_never_shown_half_made(graph):
    from concurrent.futures import ThreadPoolExecutor

    from api.app import create_app

    app = create_app(graph)
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: "QuestionBody" in app.openapi()["components"]["schemas"], range(4)))
    assert made == [True] * 4


def test_it_is_the_same_bytes_every_time(client, graph):
    from api.app import create_app

    again = json.dumps(create_app(graph).openapi(), ensure_ascii=False, separators=(",", ":"))
    assert client.get("/openapi.json").text == again


def test_every_reference_leads_somewhere(described):
    text = json.dumps(described.text)
    names = {part.partition('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert names <= described.text["components"]["schemas"].keys()
    assert not [name for name in names if "__" in name]


def test_ids_of_calls_stay(described):
    assert {i: f"{method} {path}" for i, (method, path, _) in described.operations.items()} == OPERATIONS


def test_every_group_is_described(described):
    told = {tag["name"]: tag["description"] for tag in described.text["tags"]}
    used = {tag for _, _, o in described.operations.values() for tag in o["tags"]}
    assert told.keys() == used
    assert all(told.values())


def test_every_failure_is_a_problem(described):
    for name, (method, _, o) in described.operations.items():
        assert {"200", "422", "429", "500", "503"} <= o["responses"].keys(), name
        assert method == "get" or name == "post_legal_basis" or "413" in o["responses"]
        for status, response in o["responses"].items():
            if status != "200":
                assert response["content"] == {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                }
        assert "Retry-After" in o["responses"]["429"]["headers"]


def test_no_answer_has_parts_of_unknown_shape(described):
    def bare(schema):
        inner = schema.get("additionalProperties")
        if schema.get("type") == "object" and "properties" not in schema and not isinstance(inner, dict):
            return True
        parts = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), schema.get("items", {})]
        return any(bare(p) for p in parts if p) or (isinstance(inner, dict) and bare(inner))

    schemas = described.text["components"]["schemas"]
    found = {f"{n}.{f}" for n, s in schemas.items() for f, x in s.get("properties", {}).items() if bare(x)}
    assert found == OPEN


def _asked(operation, *names):
    """Return the parameters of a call with the examples of those that have to be given, and of some others."""
    found = {}
    for p in operation.get("parameters", ()):
        if p["in"] == "query" and (p["required"] or p["name"] in names):
            found[p["name"]] = p["schema"]["examples"][0]
    return found


@pytest.mark.parametrize("name", [n for n, call in OPERATIONS.items() if call.startswith("get")])
def test_the_examples_of_a_call_run_and_their_answers_are_as_described(client, described, name):
    _, path, operation = described.operations[name]
    path = filled(path, operation)
    optional = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query" and not p["required"]]
    # Two days make a comparison, and a matrix of all bodies takes seconds: these have what may be left out too.
    for names in [optional] if name in {"compare", "matrix"} else [(), optional]:
        response = client.get(path, params=_asked(operation, *names))
        assert response.status_code == 200, (names, response.text)
        answer = response.json()
        assert described.faults(answer, described.answer_of(name)) == []
        assert list(described.undeclared(answer, described.answer_of(name))) == []


BODIES = [
    ("post_legal_basis", "application/json"),
    ("legal_basis_batch", "application/json"),
    ("audit", "text/plain"),
]


@pytest.mark.parametrize(("name", "kind"), BODIES)
def test_the_example_of_a_body_runs_and_its_answer_is_as_described(client, described, name, kind):
    _, path, operation = described.operations[name]
    example = operation["requestBody"]["content"][kind]["example"]
    content = example.encode() if kind == "text/plain" else json.dumps(example).encode()
    response = client.post(path, content=content, headers={"content-type": kind})
    assert response.status_code == 200
    for line in response.text.splitlines():
        assert described.faults(json.loads(line), described.answer_of(name)) == []


def test_the_answer_of_a_replay_is_as_described(client, described):
    _, path, operation = described.operations["record"]
    record = client.get(path, params=_asked(operation, "date")).json()
    assert described.faults(record, "RecordBody") == []
    changed = json.loads(json.dumps(record))
    norm = min(changed["norms"])
    changed["norms"][norm]["in_force"] = {"from": "1998-09-30", "until": "2001-01-01", "start": "known"}
    answer = client.post("/api/v1/replay", json=[record, changed, {}]).json()
    assert described.faults(answer, described.answer_of("replay")) == []
    assert list(described.undeclared(answer, described.answer_of("replay"))) == []
    assert {row["state"] for row in answer["replayed"]} >= {"same", "unreadable"}


@pytest.mark.parametrize("path", ["legal-basis", "entities/nowhere", "findings?kind=bogus"])
def test_a_problem_is_as_described(client, described, path):
    assert described.faults(client.get(f"/api/v1/{path}").json(), "Problem") == []


def test_a_wrong_answer_would_be_found(described):
    assert described.faults({"id": "body/medway-council", "label": 1}, "Ref")
    assert list(
        described.undeclared({"id": "x", "label": "x", "kind": "x", "y": 1}, {"$ref": "#/components/schemas/Ref"})
    ) == ["Ref.y"]

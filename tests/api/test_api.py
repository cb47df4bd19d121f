"""Each call once with a real question and facts that have to be in its answer, and what all answers have in common."""

from __future__ import annotations

import pytest

QUESTION = {
    "discloser": "body/medway-pct",
    "recipient": "body/kent-police-force",
    "purpose": "purpose/youth-justice",
    "subject": "subject/child",
    "information": "information/personal",
    "date": "2009-03-01",
}
COMMON = {"question", "state", "date", "dataset", "permalink", "findings"}

#: Every call: path, parameters, schema, and what is true of the answer.
CALLS = {
    "legal-basis": (
        "legal-basis",
        QUESTION,
        "LegalBasisAnswer",
        lambda a: a["outcome"] == "permitted-express" and a["bases"][0]["norm"]["id"] == "norm/cda1998-s115",
    ),
    "legal-basis-pairs": (
        "legal-basis",
        {**QUESTION, "recipient": ["body/kent-police-force", "body/medway-council"]},
        "LegalBasisAnswer",
        lambda a: [x["outcome"] for x in a["answers"]] == ["permitted-express"] * 2,
    ),
    "understood": (
        "understood",
        {"q": "Can Kent Police tell Medway YOT about a boy's arrest, for youth justice?", "date": "2009-03-01"},
        "UnderstoodAnswer",
        lambda a: a["state"] == "answered" and a["outcome"] == a["answer"]["outcome"] and not a["not_understood"],
    ),
    "understood-open": (
        "understood",
        {"q": "Can we not tell the school about Jamie's arrest if he consents?"},
        "UnderstoodAnswer",
        lambda a: a["state"] == "ambiguous" and a["answer"] is None and a["notes"] and a["facts"] and a["warnings"],
    ),
    "record": (
        "record",
        QUESTION,
        "RecordAnswer",
        lambda a: (
            a["kind"] == "record"
            and a["answer"]["outcome"] == a["outcome"] == "permitted-express"
            and "norm/cda1998-s115" in a["norms"]
            and len(a["fields"]) == 17
        ),
    ),
    "legal-basis-between": (
        "legal-basis/between",
        {**{k: v for k, v in QUESTION.items() if k != "date"}, "between": ["2012-06-01", "2014-06-01"]},
        "BetweenAnswer",
        lambda a: (
            [s["outcome"] for s in a["stretches"]][-1] == "not-in-model"
            and len(a["borders"]) == len(a["stretches"]) - 1
            and a["borders"][-1]["date"] == "2013-04-01"
        ),
    ),
    "timeline-norm": (
        "timeline/norm/ca1989-s47-9",
        {"date": "2009-03-01"},
        "TimelineAnswer",
        lambda a: (
            [e["date"] for e in a["events"]] == sorted(e["date"] for e in a["events"])
            and sum(s["on_the_day"] for s in a["stretches"]) == 1
        ),
    ),
    "timeline-body": (
        "timeline/medway-pct",
        {},
        "TimelineAnswer",
        lambda a: ("2013-04-01", "ended") in {(e["date"], e["kind"]) for e in a["events"]},
    ),
    "timeline-type": (
        "timeline/type/cda1998-relevant-authority",
        {},
        "TimelineAnswer",
        lambda a: "holder-ended" in {e["kind"] for e in a["events"]},
    ),
    "matrix": (
        "matrix/medway",
        {"purpose": ["youth-justice", "safeguarding-children"], "board": "medway-trust-board", "date": "2008-12-01"},
        "MatrixAnswer",
        lambda a: (
            len(a["members"]) == len(a["rows"]) == 11
            and sum(a["answer_counts"].values()) == 11 * 10 * 2
            and all(len(c["by_purpose"]) == 2 for r in a["rows"] for c in r["cells"] if c["permalink"])
        ),
    ),
    "entity-body": (
        "entities/body/medway-council",
        {"date": "2008-12-01"},
        "EntityAnswer",
        lambda a: a["label"] == "Medway Council" and a["on_the_day"]["exists"] == "holds",
    ),
    "entity-bare": (
        "entities/medway-council",
        {},
        "EntityAnswer",
        lambda a: a["entity"]["id"] == "body/medway-council",
    ),
    "entity-norm": ("entities/norm/cda1998-s115", {}, "EntityAnswer", lambda a: a["entity"]["modality"] == "power"),
    "entity-codelist": (
        "entities/codelist/state",
        {},
        "EntityAnswer",
        lambda a: "not-in-graph" in {c["name"] for c in a["entity"]["codes"]},
    ),
    "accountability": (
        "accountability/body/medway-yot-board",
        {"date": "2008-12-01"},
        "AccountabilityAnswer",
        lambda a: (
            a["paths"][0]["steps"][0]["to"]["id"] == "body/medway-council" and a["paths"][0]["ends"] == "legal-body"
        ),
    ),
    "accountability-all": (
        "accountability/medway-yot-board",
        {
            "date": "2008-12-01",
            "to": "medway-council",
            "kind": ["partnership", "statutory"],
            "strength": "accountable",
            "source": "medway-2008",
            "depth": "4",
            "identity": "probable",
        },
        "AccountabilityAnswer",
        lambda a: a["paths"][0]["ends"] == "reached" and a["question"]["depth"] == 4,
    ),
    "seats": (
        "boards/medway-childrens-trust-board/seats",
        {"date": "2008-12-01"},
        "SeatsAnswer",
        lambda a: a["lists"] and a["seats"],
    ),
    "rules": (
        "bodies/body/medway-childrens-trust-board/rules",
        {"date": "2008-12-01", "topic": "quorum"},
        "RulesAnswer",
        lambda a: {r["topic"] for r in a["rules"]} == {"quorum"},
    ),
    "quorum": (
        "boards/medway-childrens-trust-board/quorum",
        {"date": "2008-12-01", "present": "3"},
        "QuorumAnswer",
        lambda a: a["question"]["present"] == 3 and a["why"],
    ),
    "duties": (
        "bodies/medway-council/duties",
        {"date": "2008-12-01"},
        "DutiesAnswer",
        lambda a: "norm/ca2004-s10-1" in {d["norm"]["id"] for d in a["duties"]},
    ),
    "holders": (
        "norms/cda1998-s38/holders",
        {"date": "2008-12-01", "area": "medway"},
        "HoldersAnswer",
        lambda a: "body/medway-council" in {d["bearer"]["id"] for d in a["duties"]},
    ),
    "readings": (
        "documents/document/medway-2008/readings",
        {"norm": "cda1998-s115"},
        "ReadingsAnswer",
        lambda a: a["readings"] and {r["norm"]["id"] for r in a["readings"]} == {"norm/cda1998-s115"},
    ),
    "findings": (
        "findings",
        {"date": "2008-12-01", "area": "medway", "kind": "line-stops"},
        "FindingsAnswer",
        lambda a: {f["kind"] for f in a["findings"]} == {"line-stops"},
    ),
    "identifiers": (
        "identifiers/ons_gss/e0600 0035",
        {"date": "2009-03-01"},
        "IdentifiersAnswer",
        lambda a: [r["id"] for r in a["results"]] == ["area/medway", "body/medway-council"],
    ),
    "search": (
        "search",
        {"q": "NHS Medway", "kind": "body"},
        "SearchAnswer",
        lambda a: a["results"][0]["id"] == "body/medway-pct",
    ),
    "search-citation": (
        "search",
        {"q": "section 115 of the Crime and Disorder Act"},
        "SearchAnswer",
        lambda a: a["results"][0]["id"] == "norm/cda1998-s115" and a["results"][0]["why"],
    ),
    "things": (
        "things/norms",
        {"date": "2009-03-01"},
        "ThingsAnswer",
        lambda a: (
            a["total"] == len(a["results"]) > 200
            and {"norm/cda1998-s115"} <= {r["id"] for r in a["results"] if r["on_the_day"] == "holds"}
        ),
    ),
    "things-some": (
        "things/boards",
        {"q": "trust board", "area": "medway"},
        "ThingsAnswer",
        lambda a: (
            "body/medway-childrens-trust-board" in {r["id"] for r in a["results"]}
            and {r["group"] for r in a["results"]} == {"Medway"}
        ),
    ),
    "entity-finding": (
        "entities/finding/line-stops-medway-lsp",
        {"date": "2008-12-01"},
        "EntityAnswer",
        lambda a: a["statements"] and a["on_the_day"]["found"],
    ),
    "structure": (
        "areas/medway/structure",
        {"date": "2008-12-01"},
        "StructureAnswer",
        lambda a: all({"id", "x", "y"} <= n.keys() for n in a["nodes"]) and a["lines"],
    ),
    "compliance": (
        "boards/medway-childrens-trust-board/compliance",
        {"norm": "ca2004-s10-1", "date": "2008-12-01"},
        "ComplianceAnswer",
        lambda a: {limb["held"] for limb in a["limbs"]} >= {"seat", "none"},
    ),
    "compare-days": (
        "compare",
        {"left": "area/medway", "from": "2008-12-01", "until": "2013-10-01"},
        "CompareAnswer",
        lambda a: a["only_left"] and a["only_right"],
    ),
    "compare-areas": (
        "compare",
        {"left": "area/medway", "right": "area/kent", "date": "2008-12-01"},
        "CompareAnswer",
        lambda a: a["question"]["from"] == a["question"]["until"] == "2008-12-01",
    ),
    "coverage": (
        "coverage",
        {"date": "2009-03-01"},
        "CoverageAnswer",
        lambda a: a["date"] == "2009-03-01" and a["instruments"],
    ),
}


@pytest.fixture(params=CALLS, name="called")
def _called(request, client):
    path, parameters, schema, holds = CALLS[request.param]
    response = client.get(f"/api/v1/{path}", params=parameters)
    assert response.status_code == 200, response.text
    return response, schema, holds


def test_a_call_answers_its_question(called):
    response, _, holds = called
    answer = response.json()
    assert response.headers["content-type"] == "application/json"
    assert answer.keys() >= COMMON
    assert holds(answer)


def test_an_answer_is_what_the_description_says(called, described):
    response, schema, _ = called
    assert described.faults(response.json(), schema) == []
    assert set(described.undeclared(response.json(), {"$ref": f"#/components/schemas/{schema}"})) <= _ONLY_SOMETIMES


#: What stands in the answers on one kind of thing only; the documentation names these in words.
_ONLY_SOMETIMES = {"EntityAnswer.contains", "EntityAnswer.norms"}


def test_a_permalink_leads_to_a_page(called, pages):
    response, _, _ = called
    page = pages.get(response.json()["permalink"])
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


def test_the_same_question_has_the_same_bytes(client):
    first, second = (client.get("/api/v1/legal-basis", params=QUESTION) for _ in range(2))
    assert first.content == second.content
    assert first.content.startswith(b'{"question":{"discloser":{"id":"body/medway-pct",')


@pytest.mark.parametrize(
    ("changed", "facts"),
    [
        ({}, {}),
        ({"recipient": ["body/kent-police-force", "body/medway-council"]}, {}),
        ({"nation": "wales"}, {"request-made": True}),
        ({}, {"consent": "false"}),
    ],
)
def test_get_and_post_are_byte_identical(client, changed, facts):
    question = {**QUESTION, **changed}
    pairs = [f"{n}={str(v).lower()}" for n, v in facts.items()]
    got = client.get("/api/v1/legal-basis", params={**question, "fact": pairs})
    posted = client.post("/api/v1/legal-basis", json={**question, "facts": facts})
    assert got.status_code == 200
    assert got.content == posted.content


def test_names_and_bare_slugs_are_ids_too(client):
    named = client.get(
        "/api/v1/legal-basis", params={**QUESTION, "discloser": "NHS Medway", "purpose": "youth-justice"}
    )
    assert named.content == client.get("/api/v1/legal-basis", params=QUESTION).content


def test_an_answer_that_narrows_a_question_is_200(client):
    answer = client.get("/api/v1/legal-basis", params={**QUESTION, "recipient": QUESTION["discloser"]})
    assert answer.status_code == 200
    assert answer.json()["state"] == "ambiguous"


def test_a_body_that_is_no_more_is_200_with_what_came_after(client):
    answer = client.get("/api/v1/legal-basis", params={**QUESTION, "date": "2014-01-01"}).json()
    assert answer["outcome"] == "not-in-model"
    assert answer["successors"]


def test_the_service_says_that_it_is_up(client, graph):
    assert client.get("/api/v1/health").json() == {
        "status": "ok",
        "dataset": {
            "version": graph.model.release.version,
            "digest": graph.model.digest,
            "law_checked_to": str(graph.model.release.law_checked_to),
        },
    }


def test_head_is_get_without_a_body(client):
    response = client.head("/api/v1/health")
    assert (response.status_code, response.content) == (200, b"")


# ---------------------------------------------------------------------------------------------- the description
def test_every_field_and_parameter_is_described_with_an_example(client):
    described = client.get("/openapi.json").json()
    bare = [
        f"{name}.{field}"
        for name, schema in described["components"]["schemas"].items()
        for field, told in schema.get("properties", {}).items()
        if not told.get("examples") or not (told.get("description") or "$ref" in told)
    ]
    bare += [
        f"{path} {p['name']}"
        for path, methods in described["paths"].items()
        for operation in methods.values()
        for p in operation.get("parameters", ())
        if not p["schema"].get("examples") or not p.get("description")
    ]
    assert bare == []


def test_every_call_has_an_operation_id_and_tells_its_failures(client):
    described = client.get("/openapi.json").json()
    operations = {o["operationId"]: o for methods in described["paths"].values() for o in methods.values()}
    assert {"legal_basis", "entity", "search"} <= operations.keys()
    for operation in operations.values():
        assert list(operation["responses"]["422"]["content"]) == ["application/problem+json"]


def test_the_examples_of_the_documentation_can_be_called(client):
    import re

    links = re.findall(r'href="(/(?:api/v1|health)/[^"]+)"', client.get("/docs").text)
    described = client.get("/openapi.json").json()
    assert len(links) == sum("get" in methods for methods in described["paths"].values())
    for link in links:
        response = client.get(link.replace("&amp;", "&"))
        assert response.status_code == 200, (link, response.text)

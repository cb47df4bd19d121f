"""Every way of failing comes in one envelope, with every fault of the question at once."""

from __future__ import annotations

import pytest

BASIS = "/api/v1/legal-basis"
FULL = "discloser=body/medway-pct&recipient=body/kent-police-force&purpose=youth-justice&subject=child&information=personal"
FAULTY = (
    "discloser=nowhere&recipient=medway-council&purpose=any-purpose&subject=child&information=personal"
    "&date=2009-02-31&nation=france&fact=request-made=perhaps&fact=bogus=true&disclosre=x"
)

#: The last two are tested beside what makes them: a limit on requests, and a service that starts or stops.
TYPES = {
    "not-in-graph",
    "bad-question",
    "bad-request",
    "not-found",
    "internal",
    "too-many-requests",
    "not-ready",
    "not-acceptable",
    "refused",
    "over-limit",
    "not-run",
    "busy",
    "store-unavailable",
}

#: What is asked: method, path, body, then status, type, and fields that are told of.
FAILURES = {
    "unknown id": ("GET", "/api/v1/entities/body/medway-counsil", None, 404, "not-in-graph", ["id"]),
    "unknown bare id": ("GET", "/api/v1/entities/nowhere-at-all", None, 404, "not-in-graph", ["id"]),
    "unknown party": ("GET", f"{BASIS}?{FULL.replace('medway-pct', 'medway-ptc')}", None, 404, "not-in-graph", ["discloser"]),
    "unknown area": ("GET", "/api/v1/areas/nowhere/structure", None, 404, "not-in-graph", ["id"]),
    "unknown norm": ("GET", "/api/v1/norms/cda1998-s999/holders", None, 404, "not-in-graph", ["id"]),
    "a day that does not exist": ("GET", "/api/v1/coverage?date=2009-02-31", None, 422, "bad-question", ["date"]),
    "no day": ("GET", "/api/v1/findings?date=yesterday", None, 422, "bad-question", ["date"]),
    "no number": ("GET", "/api/v1/boards/medway-yot-board/quorum?present=abc", None, 422, "bad-question", ["present"]),
    "number missing": ("GET", "/api/v1/boards/medway-yot-board/quorum", None, 422, "bad-question", ["present"]),
    "negative number": ("GET", "/api/v1/boards/medway-yot-board/quorum?present=-1", None, 422, "bad-question", ["present"]),
    "too deep": ("GET", "/api/v1/accountability/medway-yot-board?depth=99", None, 422, "bad-question", ["depth"]),
    "no word of a codelist": ("GET", "/api/v1/findings?kind=bogus", None, 422, "bad-question", ["kind"]),
    "no kind of thing": ("GET", "/api/v1/search?q=medway&kind=bogus", None, 422, "bad-question", ["kind"]),
    "nothing to look for": ("GET", "/api/v1/search", None, 422, "bad-question", ["q"]),
    "too many words": ("GET", "/api/v1/search?q=" + "x" * 300, None, 422, "bad-question", ["q"]),
    "unknown parameter": ("GET", "/api/v1/findings?arae=medway", None, 422, "bad-question", ["arae"]),
    "given twice": ("GET", "/api/v1/findings?date=2008-12-01&date=2009-12-01", None, 422, "bad-question", ["date"]),
    "all faults of a board": (
        "GET", "/api/v1/boards/nowhere/quorum?present=abc&date=2008-02-31&topik=1", None,
        422, "bad-question", ["date", "id", "present", "topik"],
    ),
    "all faults of a path": (
        "GET", "/api/v1/accountability/medway-yot-board?to=nowhere&kind=bogus&strength=bogus&source=nowhere&depth=x&identity=bogus&date=x", None,
        422, "bad-question", ["date", "depth", "identity", "kind", "source", "strength", "to"],
    ),
    "all faults of readings": (
        "GET", "/api/v1/documents/nowhere/readings?norm=nowhere&date=x", None, 422, "bad-question", ["date", "id", "norm"],
    ),
    "no norm to compare with": ("GET", "/api/v1/boards/medway-yot-board/compliance", None, 422, "bad-question", ["norm"]),
    "all faults of a comparison": (
        "GET", "/api/v1/compare?right=nowhere&norm=nowhere&from=x&until=2009-02-31&date=y", None,
        422, "bad-question", ["date", "from", "left", "norm", "right", "until"],
    ),
    "things that cannot be compared": (
        "GET", "/api/v1/compare?left=area/medway&right=body/medway-council", None, 422, "bad-question", ["right"],
    ),
    "one day alone": ("GET", "/api/v1/compare?left=area/medway&from=2008-12-01", None, 422, "bad-question", ["from"]),
    "all faults of a search": (
        "GET", "/api/v1/search?kind=bogus&area=nowhere&date=x", None, 422, "bad-question", ["area", "date", "kind", "q"],
    ),
    "all faults of an entity": ("GET", "/api/v1/entities/nowhere-at-all?date=x", None, 422, "bad-question", ["date", "id"]),
    "no question": ("GET", BASIS, None, 422, "bad-question", ["discloser", "information", "purpose", "recipient", "subject"]),
    "all faults of a question": (
        "GET", f"{BASIS}?{FAULTY}", None,
        422, "bad-question", ["date", "discloser", "disclosre", "fact", "nation", "purpose"],
    ),
    "all faults of a question over time": (
        "GET", f"{BASIS}/between?{FAULTY}&between=2009-02-31&between=x", None,
        422, "bad-question", ["between", "date", "discloser", "disclosre", "fact", "nation", "purpose"],
    ),
    "one day of two": ("GET", f"{BASIS}/between?{FULL}&between=2009-02-01", None, 422, "bad-question", ["between"]),
    "no days": ("GET", f"{BASIS}/between?{FULL}", None, 422, "bad-question", ["between"]),
    "days the wrong way round": (
        "GET", f"{BASIS}/between?{FULL}&between=2009-02-01&between=2008-02-01", None, 422, "bad-question", ["between"],
    ),
    "several pairs over time": (
        "GET", f"{BASIS}/between?{FULL}&recipient=medway-council&between=2008-02-01&between=2009-02-01", None,
        422, "bad-question", ["between"],
    ),
    "unknown party over time": (
        "GET", f"{BASIS}/between?{FULL.replace('medway-pct', 'medway-ptc')}&between=2008-02-01&between=2009-02-01", None,
        404, "not-in-graph", ["discloser"],
    ),
    "all faults of a timeline": ("GET", "/api/v1/timeline/nowhere-at-all?date=x", None, 422, "bad-question", ["date", "id"]),
    "all faults of a matrix": (
        "GET", "/api/v1/matrix/nowhere?purpose=bogus&board=nowhere&subject=x&information=x&fact=bogus=true&date=x&format=pdf&purposes=x", None,
        422, "bad-question", ["area", "board", "date", "fact", "format", "information", "purpose", "purposes", "subject"],
    ),
    "a matrix without a purpose": ("GET", "/api/v1/matrix/medway", None, 422, "bad-question", ["purpose"]),
    "a matrix of every purpose and one": (
        "GET", "/api/v1/matrix/medway?purpose=all&purpose=youth-justice", None, 422, "bad-question", ["purpose"],
    ),
    "a matrix that is too large": (
        "GET", "/api/v1/matrix/england?purpose=youth-justice", None, 422, "bad-question", ["area"],
    ),
    "a board of another area": (
        "GET", "/api/v1/matrix/kent?purpose=youth-justice&board=medway-trust-board", None, 422, "bad-question", ["board"],
    ),
    "a fact said twice": (
        "GET", f"{BASIS}?{FULL}&fact=consent=true&fact=consent=false", None, 422, "bad-question", ["fact"],
    ),
    "a body that is no JSON": ("POST", BASIS, "{", 422, "bad-question", ["body"]),
    "a body that is no object": ("POST", BASIS, "[]", 422, "bad-question", ["body"]),
    "a body that is nested without end": ("POST", BASIS, "[" * 60_000, 422, "bad-question", ["body"]),
    "wrong types and unknown names in a body": (
        "POST", BASIS,
        '{"discloser": 1, "recipient": ["medway-council", 2], "purpose": ["x"], "subject": "child", "information": "personal", "facts": [], "dat": 1}',
        422, "bad-question", ["dat", "discloser", "facts", "purpose", "recipient"],
    ),
    "half a character in a body": (
        "POST", BASIS, '{"discloser": "\\ud800", "recipient": "x", "purpose": "x", "subject": "x", "information": "x"}', 404, "not-in-graph",
        ["discloser", "information", "purpose", "recipient", "subject"],
    ),
    "parameters beside a body": ("POST", f"{BASIS}?{FULL}", "{}", 422, "bad-question", None),
    "a body that is too large": ("POST", BASIS, '{"discloser": "' + "x" * 70_000 + '"}', 413, "bad-request", []),
    "no such call": ("GET", "/api/v1/legal-bases", None, 404, "not-found", []),
    "no such page": ("GET", "/nowhere", None, 404, "not-found", []),
    "no such file": ("GET", "/static/nowhere.css", None, 404, "not-found", []),
    "out of the folder": ("GET", "/static/..%2f..%2fpyproject.toml", None, 404, "not-found", []),
    "no such problem": ("GET", "/problems/nowhere", None, 404, "not-found", []),
    "not by this method": ("POST", "/api/v1/coverage", "{}", 405, "bad-request", []),
    "not by any method": ("DELETE", "/", None, 405, "bad-request", []),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_a_problem(client, name):
    method, path, body, status, kind, fields = FAILURES[name]
    response = client.request(method, path, content=body)
    problem = response.json()
    assert response.status_code == status, problem
    assert response.headers["content-type"] == "application/problem+json"
    assert problem.keys() - {"state"} == {"type", "title", "status", "detail", "errors", "did_you_mean"}
    assert problem["type"] == f"/problems/{kind}"
    assert problem["title"] == client.app.state.graph.model.code_label("problem-type", kind)
    assert problem["status"] == status
    assert problem["detail"]
    assert all(e.keys() == {"field", "message", "did_you_mean"} and e["message"] for e in problem["errors"])
    if fields is not None:
        assert sorted({e["field"] for e in problem["errors"]}) == fields
    assert (problem.get("state") == "not-in-graph") == (kind == "not-in-graph")


def test_a_slip_is_told_with_what_was_meant(client):
    assert "body/medway-council" in client.get("/api/v1/entities/body/medway-counsil").json()["did_you_mean"]
    assert client.get("/api/v1/findings?arae=medway").json()["did_you_mean"] == ["area"]
    assert client.get("/api/v1/legal-bases").json()["did_you_mean"][0] == "/api/v1/legal-basis"
    assert "line-stops" in client.get("/api/v1/findings?kind=bogus").json()["did_you_mean"]


def test_a_body_is_refused_while_it_comes_in(client):
    def parts():
        for _ in range(100):
            yield b" " * 1024

    response = client.post(BASIS, content=parts())
    assert response.status_code == 413


def test_a_method_that_is_not_allowed_names_those_that_are(client):
    assert client.post("/api/v1/coverage").headers["allow"] == "GET, HEAD"


def test_a_failure_of_our_own_tells_nothing_of_what_is_inside(graph, monkeypatch, caplog):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

    from api.app import create_app

    def broken(*_args, **_kwargs):
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(graph, "coverage", broken)
    client = TestClient(create_app(graph))
    response = client.get("/api/v1/coverage?date=2009-03-01")
    assert response.status_code == 500
    assert response.json()["type"] == "/problems/internal"
    assert "secret" not in response.text
    assert "content-security-policy" in response.headers
    assert "2009-03-01" not in caplog.records[0].getMessage()


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_type_of_problem_has_a_page(pages, name):
    assert pages.get(f"/problems/{name}").status_code == 200


def test_every_type_of_the_codelist_is_one_that_is_tested(graph):
    words = {c.name for c in graph.model.codelists["codelist/problem-type"].codes}
    assert words == TYPES


def test_a_browser_gets_a_page_and_the_api_never(pages):
    assert pages.get("/entities/body/medway-counsil").headers["content-type"].startswith("text/html")
    assert 'href="/entities/body/medway-council"' in pages.get("/entities/body/medway-counsil").text
    assert pages.get("/api/v1/entities/body/medway-counsil").headers["content-type"] == "application/problem+json"

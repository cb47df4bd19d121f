"""An answer that was given before is given again, and is the answer that would be worked out."""

from __future__ import annotations

import asyncio
import datetime

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.operation.kept import KeepAnswers

ASK = {
    "discloser": "nhs-medway",
    "recipient": "kent-police-force",
    "purpose": "youth-justice",
    "subject": "child",
    "information": "personal",
    "date": "2009-03-01",
}
#: Of each request its own.
OWN = {"x-request-id", "content-security-policy"}
PATHS = (
    "/api/v1/accountability/body/medway-yot-board?date=2008-12-01",
    "/api/v1/entities/body/medway-council?date=2008-12-01",
    "/api/v1/areas/medway/structure?date=2008-12-01",
    "/api/v1/search?q=children&date=2008-12-01",
    "/api/v1/findings?area=medway&date=2008-12-01",
    "/api/v1/coverage",
)


@pytest.fixture(scope="module")
def both(graph):
    """A service that keeps answers, and one that works each out."""
    from api.app import create_app

    return TestClient(create_app(graph)), TestClient(create_app(graph, kept=0))


def seen(response):
    return response.status_code, response.content, {n: v for n, v in response.headers.items() if n not in OWN}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", [{}, {"accept": "application/ld+json"}, {"accept-encoding": "identity"}])
def test_the_second_answer_is_the_first_one(both, path, headers):
    keeping, plain = both
    first, second, worked_out = (one.get(path, headers=headers) for one in (keeping, keeping, plain))
    assert seen(first) == seen(second) == seen(worked_out)
    assert first.status_code == 200
    assert all(first.headers[n] != second.headers[n] for n in OWN)


def test_the_answer_on_the_legal_basis_is_the_first_one_in_each_form(both):
    keeping, plain = both
    for accept in ("application/json", "application/ld+json", "*/*", "text/html"):
        answers = [one.get("/api/v1/legal-basis", params=ASK, headers={"accept": accept}) for one in (*both, keeping)]
        assert len({str(seen(a)) for a in answers}) == 1
    again = keeping.get("/api/v1/legal-basis", params=ASK, headers={"if-none-match": answers[0].headers["etag"]})
    assert [keeping.get(again.request.url, headers=again.request.headers).status_code, again.status_code] == [304, 304]
    other = keeping.get("/api/v1/legal-basis", params={**ASK, "information": "health"})
    assert other.json() == plain.get("/api/v1/legal-basis", params={**ASK, "information": "health"}).json()
    assert other.json() != answers[0].json()


def test_what_was_asked_about_no_day_is_asked_anew_on_the_next_day(both, monkeypatch):
    keeping, _ = both
    asked = {n: v for n, v in ASK.items() if n != "date"}
    told = []
    for day in ("2009-03-01", "2009-03-02", "2009-03-02"):
        for module in ("api.operation.kept", "graphmodel.legal_basis.question"):
            monkeypatch.setattr(f"{module}.today", lambda day=day: datetime.date.fromisoformat(day))
        told.append(keeping.get("/api/v1/legal-basis", params=asked).json()["date"])
    assert told == ["2009-03-01", "2009-03-02", "2009-03-02"]


def test_an_answer_that_is_given_again_counts_again(graph):
    from api.app import create_app

    client = TestClient(create_app(graph))
    for _ in range(3):
        client.get("/api/v1/legal-basis", params=ASK)
    families = {f.name: f for f in text_string_to_metric_families(client.get("/metrics").text)}
    answers = [s.value for s in families["graphmodel_legal_basis_answers"].samples]
    (requests,) = [
        s.value for s in families["graphmodel_requests"].samples if s.labels["route"] == "/api/v1/legal-basis"
    ]
    assert [*answers, requests] == [3, 3]


@pytest.mark.parametrize(
    ("path", "status"), [("/api/v1/health", 200), ("/api/v1/legal-basis", 422), ("/api/v1/entities/body/nowhere", 404)]
)
def test_health_and_problems_are_never_kept(graph, path, status):
    from api.app import create_app

    app = create_app(graph)
    client = TestClient(app)
    assert [client.get(path).status_code for _ in range(2)] == [status, status]
    assert len(keeper(app)) == 0


def keeper(app):
    at = app.build_middleware_stack() if app.middleware_stack is None else app.middleware_stack
    while not isinstance(at, KeepAnswers):
        at = at.app
    return at


class Telling:
    """An application that tells how often it was asked."""

    def __init__(self, size):
        self.size, self.asked = size, 0

    async def __call__(self, _scope, _receive, send):
        self.asked += 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"x" * self.size})


def ask(app, path):
    body = bytearray()

    async def send(message):
        body.extend(message.get("body", b""))

    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/api/v1/{path}",
        "query_string": b"",
        "headers": [],
        "scheme": "http",
        "state": {},
    }
    asyncio.run(app(scope, None, send))
    return bytes(body)


def test_what_was_asked_for_longest_ago_makes_room():
    inner = Telling(30_000)
    app = KeepAnswers(inner, room=1)
    for number in range(60):
        ask(app, str(number))
        ask(app, "0")
    assert inner.asked == 60
    assert 20 < len(app) <= 33
    assert app.taken <= 2**20
    ask(app, "1")
    assert inner.asked == 61


def test_what_is_large_is_not_kept():
    inner = Telling(100_000)
    app = KeepAnswers(inner, room=1)
    ask(app, "a")
    ask(app, "a")
    assert (inner.asked, app.taken) == (2, 0)


def test_an_answer_that_broke_off_is_not_kept():
    class Breaking(Telling):
        async def __call__(self, _scope, _receive, send):
            self.asked += 1
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"half", "more_body": True})
            if self.asked == 1:
                raise OSError("gone")
            await send({"type": "http.response.body", "body": b"whole"})

    inner = Breaking(0)
    app = KeepAnswers(inner)
    with pytest.raises(OSError, match="gone"):
        ask(app, "a")
    assert len(app) == 0
    assert ask(app, "a") == ask(app, "a") == b"halfwhole"
    assert inner.asked == 2

"""Running the service for many: ids of requests, measurements, the log, limits, other sites' pages, readiness."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

ASK = {
    "discloser": "nhs-medway",
    "recipient": "kent-police-force",
    "purpose": "youth-justice",
    "subject": "child",
    "information": "personal",
    "date": "2009-03-01",
}
BROWSER = {"accept": "text/html"}


@pytest.fixture
def service(graph):
    from api.app import create_app

    def made(**settings):
        return TestClient(create_app(graph, **settings))

    return made


# ---------------------------------------------------------------------------------------------- other sites
@pytest.mark.parametrize(
    "path", ["/api/v1/coverage", "/api/v1/entities/nowhere", "/api/v1/findings?bogus=1", "/openapi.json"]
)
def test_what_is_read_may_be_read_from_any_page(client, path):
    headers = client.get(path, headers={"origin": "https://council.example"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert {"ETag", "Link"} <= set(headers["access-control-expose-headers"].split(", "))
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize("path", ["/", "/ask", "/check", "/metrics", "/health/ready", "/static/icon.svg", "/apiary"])
def test_a_page_may_not_be_read_from_another_page(client, path):
    assert "access-control-allow-origin" not in client.get(path, headers={"origin": "https://council.example"}).headers


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/api/v1/legal-basis", "POST"),
        ("/api/v1/legal-basis/batch", "POST"),
        ("/id/body/x", "GET"),
        ("/sparql", "POST"),
    ],
)
def test_a_browser_that_asks_before_is_told_yes(client, path, method):
    asked = {
        "origin": "https://council.example",
        "access-control-request-method": method,
        "access-control-request-headers": "content-type",
    }
    response = client.options(path, headers=asked)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert method in response.headers["access-control-allow-methods"].split(", ")


def test_a_browser_that_asks_before_a_change_is_told_no(client):
    asked = {"origin": "https://council.example", "access-control-request-method": "DELETE"}
    assert client.options("/api/v1/coverage", headers=asked).status_code == 400


# ---------------------------------------------------------------------------------------------- ids of requests
def test_an_id_that_is_given_comes_back(client):
    assert client.get("/api/v1/health", headers={"x-request-id": "case-7.42"}).headers["x-request-id"] == "case-7.42"


@pytest.mark.parametrize("given", ["", "two words", "x" * 65, "<script>", "-x", "é"])
def test_an_id_that_could_forge_a_log_is_replaced(client, given):
    made = client.get("/api/v1/health", headers={"x-request-id": given.encode()}).headers["x-request-id"]
    assert made != given
    assert len(made) == 32


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/icon.svg", "/api/v1/findings?bogus=1"])
def test_every_response_has_an_id(client, path):
    assert client.get(path).headers["x-request-id"]


# ---------------------------------------------------------------------------------------------- measurements
def measured(client):
    """Return the values at /metrics, by name and labels."""
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        (s.name, tuple(sorted(s.labels.items()))): s.value
        for family in text_string_to_metric_families(response.text)
        for s in family.samples
    }


def count(values, name, **labels):
    return sum(v for (n, pairs), v in values.items() if n == name and labels.items() <= dict(pairs).items())


def test_requests_are_counted_by_route_and_never_by_what_was_asked(service):
    client = service()
    client.get("/api/v1/entities/body/medway-council")
    client.get("/api/v1/entities/body/medway-counsil?date=2009-03-01")
    client.get("/entities/body/medway-council", headers=BROWSER)
    client.request("BREW", "/coffee")
    client.get("/static/icon.svg")
    values = measured(client)
    requests = "graphmodel_requests_total"
    assert count(values, requests, route="/api/v1/entities/{id:path}", status="200", method="GET") == 1
    assert count(values, requests, route="/api/v1/entities/{id:path}", status="404") == 1
    assert count(values, requests, route="/entities/{id:path}") == 1
    assert count(values, requests, method="other", route="unmatched") == 1
    assert count(values, requests, route="/static") == 1
    assert count(values, "graphmodel_request_seconds_count", route="/api/v1/entities/{id:path}") == 2
    assert "medway" not in client.get("/metrics").text
    assert "2009-03-01" not in client.get("/metrics").text


def test_answers_are_counted_by_outcome_whatever_way_they_were_asked(service):
    client = service()
    client.get("/api/v1/legal-basis", params=ASK)
    client.post("/api/v1/legal-basis", json=ASK)
    client.get("/ask", params=ASK, headers=BROWSER)
    client.post("/api/v1/legal-basis/batch", json=[ASK, {**ASK, "date": "2014-01-01"}, {}])
    values = measured(client)
    assert count(values, "graphmodel_legal_basis_answers_total", outcome="permitted-express") == 4
    assert count(values, "graphmodel_legal_basis_answers_total", outcome="not-in-model") == 1


def test_the_data_are_named(service, graph):
    assert count(measured(service()), "graphmodel_dataset_info", digest=graph.model.digest) == 1


def test_measurements_can_be_left_out(service):
    client = service(metrics=False)
    assert client.get("/metrics").status_code == 404
    assert client.get("/api/v1/legal-basis", params=ASK).status_code == 200


def test_several_processes_tell_one_sum(tmp_path):
    """Two processes share a folder; the second tells the requests of both, and those under way of the living only."""
    script = (
        "import sys, warnings; warnings.simplefilter('ignore')\n"
        "from types import SimpleNamespace as N\n"
        "from api.operation.metrics import Metrics\n"
        "from api.operation.observe import Exchange\n"
        "m = Metrics(N(release=N(version='1', law_checked_to='2026-06-30'), digest='abc'))\n"
        "m.begun(); m.begun(); m.done(Exchange('GET', '/x', 200, 0.01, 'id'))\n"
        "m.leave() if sys.argv[1] == 'gone' else print(m.exposition().decode())\n"
    )
    env = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for which in ("gone", "here"):
        done = subprocess.run(
            [sys.executable, "-c", script, which], env=env, capture_output=True, text=True, check=True, timeout=60
        )
    values = {
        (s.name, tuple(sorted(s.labels.items()))): s.value
        for f in text_string_to_metric_families(done.stdout)
        for s in f.samples
    }
    assert count(values, "graphmodel_requests_total", route="/x") == 2
    assert count(values, "graphmodel_requests_under_way") == 1
    assert count(values, "graphmodel_dataset_info", digest="abc") == 1


# ---------------------------------------------------------------------------------------------- the log
@pytest.fixture
def log():
    """What is logged, as the JSON lines that go to standard error."""
    from api.operation import request_log

    before = {
        n: (logging.getLogger(n).handlers, logging.getLogger(n).propagate, logging.getLogger(n).level)
        for n in ("graphmodel", "uvicorn")
    }
    request_log.configure()
    written = io.StringIO()
    logging.getLogger("graphmodel").handlers[0].setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for name, (handlers, propagate, level) in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def test_a_request_is_a_line_without_what_was_asked(service, log):
    client = service(log=True)
    client.get("/api/v1/legal-basis", params=ASK, headers={"x-request-id": "case-7", "x-forwarded-for": "192.0.2.7"})
    client.post("/api/v1/legal-basis", json=ASK)
    client.get("/api/v1/entities/body/medway-council")
    first, second, third = log()
    assert first.keys() == {"time", "level", "event", "method", "route", "status", "milliseconds", "request_id"}
    assert (first["method"], first["route"], first["status"], first["request_id"]) == (
        "GET",
        "/api/v1/legal-basis",
        200,
        "case-7",
    )
    assert second["method"] == "POST"
    assert third["route"] == "/api/v1/entities/{id:path}"
    told = json.dumps(log())
    for secret in ("medway", "kent-police", "youth", "2009-03-01", "192.0.2.7", "testclient", "discloser"):
        assert secret not in told


def test_a_failure_is_a_line_with_the_id_of_its_request(service, log, graph, monkeypatch):
    def broken(**_):
        raise RuntimeError("broken")

    monkeypatch.setattr(graph, "coverage", broken)
    response = service(log=True).get("/api/v1/coverage?date=2009-03-01")
    failure, request = log()
    assert response.headers["x-request-id"] == failure["request_id"] == request["request_id"]
    assert "RuntimeError: broken" in failure["exception"]
    assert (failure["level"], request["status"]) == ("error", 500)
    assert "2009-03-01" not in failure["event"]


def test_without_the_log_nothing_is_written(service, log):
    service().get("/api/v1/health")
    assert log() == []


# ---------------------------------------------------------------------------------------------- limits
class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_one_who_asks_too_much_is_told_when_to_ask_again(service):
    from api.operation.limits import PerClient

    clock = Clock()
    client = service(limiter=PerClient(2, 60, clock))
    first = client.get("/api/v1/health")
    assert first.headers["ratelimit-policy"] == '"client";q=2;w=60'
    assert first.headers["ratelimit"] == '"client";r=1;t=60'
    clock.now += 20
    assert client.get("/api/v1/health").status_code == 200
    refused = client.get("/api/v1/health", headers={"origin": "https://council.example"})
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "/problems/too-many-requests"
    assert refused.headers["retry-after"] == "40"
    assert refused.headers["ratelimit"] == '"client";r=0;t=40'
    assert refused.headers["access-control-allow-origin"] == "*"
    clock.now += 40
    assert client.get("/api/v1/health").status_code == 200


def test_a_browser_that_asks_too_much_gets_a_page(service):
    from api.operation.limits import PerClient

    client = service(limiter=PerClient(0))
    refused = client.get("/coverage", headers=BROWSER)
    assert refused.status_code == 429
    assert refused.headers["content-type"].startswith("text/html")
    assert "ask again in" in refused.text


@pytest.mark.parametrize("path", ["/health/live", "/metrics", "/static/icon.svg"])
def test_what_whoever_runs_it_needs_is_never_limited(service, path):
    from api.operation.limits import PerClient

    assert service(limiter=PerClient(0)).get(path).status_code == 200


def test_clients_are_counted_apart_and_a_network_of_the_new_kind_is_one(graph):
    from api.app import create_app
    from api.operation.limits import PerClient

    app = create_app(graph, limiter=PerClient(1))

    def ask(host):
        return TestClient(app, client=(host, 5000)).get("/api/v1/health").status_code

    assert [ask(h) for h in ("192.0.2.1", "192.0.2.2", "192.0.2.1")] == [200, 200, 429]
    assert [ask(h) for h in ("2001:db8::1", "2001:db8:0:1::1", "2001:db8::2")] == [200, 200, 429]


def test_an_address_is_taken_from_a_trusted_proxy_alone(graph):
    from api.operation.serving import configured
    from api.operation.settings import Settings
    from api.theme import Theme

    config = configured(graph, Theme(), Settings(rate_limit=1, trusted_proxies=("192.0.2.0/24",)))
    config.load()

    def ask(peer, told):
        client = TestClient(config.loaded_app, client=(peer, 5000))
        return client.get("/api/v1/health", headers={"x-forwarded-for": told}).status_code

    assert [ask("192.0.2.9", told) for told in ("198.51.100.1", "198.51.100.2", "198.51.100.1")] == [200, 200, 429]
    assert [ask("203.0.113.9", told) for told in ("198.51.100.3", "198.51.100.4")] == [200, 429]


def test_the_limiter_keeps_no_address():
    import asyncio
    import pickle

    from starlette.requests import Request

    from api.operation.limits import PerClient

    clock = Clock()
    limiter = PerClient(5, 60, clock)
    request = Request({"type": "http", "client": ("192.0.2.77", 1), "headers": []})
    asyncio.run(limiter.allow(request))
    kept = {k: v for k, v in vars(limiter).items() if k != "_clock"}
    assert b"192.0.2.77" not in pickle.dumps(kept)
    before = set(kept["_counts"])
    clock.now += 61
    asyncio.run(limiter.allow(request))
    assert not before & set(vars(limiter)["_counts"])


def test_a_deployment_may_bring_its_own_limiter(service):
    from api.operation.limits import Allowance

    class Mine:
        async def allow(self, request):
            if request.url.path == "/api/v1/coverage":
                return Allowance(allowed=False, limit=1, remaining=0, seconds=7, window=10)
            return None

    client = service(limiter=Mine())
    assert client.get("/api/v1/coverage").headers["retry-after"] == "7"
    assert "ratelimit" not in client.get("/api/v1/health").headers


# ---------------------------------------------------------------------------------------------- readiness
def test_it_is_ready_only_while_it_runs(graph):
    from api.app import create_app

    client = TestClient(create_app(graph))
    starting = client.get("/health/ready")
    assert starting.status_code == 503
    assert starting.json()["type"] == "/problems/not-ready"
    assert starting.headers["retry-after"] == "5"
    with client:
        ready = client.get("/health/ready")
        assert ready.json()["dataset"]["digest"] == graph.model.digest
    assert client.get("/health/ready").status_code == 503
    assert client.get("/health/live").json() == {"status": "ok"}


def test_told_to_stop_it_is_not_ready_any_more(graph):
    import signal

    from api.operation.serving import Leaving, configured
    from api.operation.settings import Settings
    from api.theme import Theme

    config = configured(graph, Theme(), Settings())
    with TestClient(config.app) as client:
        assert client.get("/health/ready").status_code == 200
        Leaving(config).handle_exit(signal.SIGTERM, None)
        assert client.get("/health/ready").status_code == 503
        assert client.get("/api/v1/health").status_code == 200

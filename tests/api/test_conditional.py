"""What a client has already is not sent again: a strong tag on every read, 304 to whoever names it, and never on a failure."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

STRONG = re.compile(r'"[0-9a-f]{32}(-gzip)?"')
ASK = (
    "discloser=body/medway-council&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child"
    "&information=information/personal&date=2009-03-01"
)
READS = (
    "/api/v1/health", f"/api/v1/legal-basis?{ASK}", "/api/v1/entities/body/medway-council?date=2009-03-01",
    "/api/v1/areas/medway/structure?date=2008-12-01&format=svg", "/", f"/ask?{ASK}", f"/record?{ASK}", "/entities/body/medway-council",
    "/entities/body/medway-council.ttl", "/entities/area/medway.svg", "/ontology", "/ontology.ttl", "/ns/context.jsonld", "/data/",
    "/data/SHA256SUMS", "/data/dataset.ttl", "/docs", "/openapi.json", "/static/graphmodel.css", "/search?q=medway",
)  # fmt: skip


@pytest.mark.parametrize("path", READS)
def test_a_read_has_a_strong_tag_and_is_not_sent_again_to_who_names_it(pages, path):
    first = pages.get(path)
    assert first.status_code == 200
    tag = first.headers["etag"]
    assert STRONG.fullmatch(tag)
    assert pages.get(path).headers["etag"] == tag
    again = pages.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert "content-type" not in again.headers
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["x-content-type-options"] == "nosniff"
    # A page keeps the policy it came with: the nonce of its style is in it.
    assert "content-security-policy" not in again.headers
    head = pages.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    assert pages.head(path, headers={"if-none-match": tag}).status_code == 304


PATH = "/api/v1/entities/body/medway-council?date=2009-03-01"


@pytest.mark.parametrize(
    ("named", "status"),
    [
        ("{tag}", 304), ("W/{tag}", 304), ('"x", {tag}', 304), ('{tag},"x"', 304), ('"a,b", W/"c" , {tag}', 304), ("*", 304), (" * ", 304),
        ('"x"', 200), ("", 200), ("rubbish", 200), ('"x", "*"', 200),
    ],
)  # fmt: skip
def test_how_tags_are_named(client, named, status):
    tag = client.get(PATH).headers["etag"]
    assert client.get(PATH, headers={"if-none-match": named.replace("{tag}", tag)}).status_code == status


def test_what_is_compressed_has_a_tag_of_its_own_and_both_are_known(client):
    plain = client.get(PATH, headers={"accept-encoding": "identity"})
    packed = client.get(PATH, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
    assert packed.content == plain.content
    for encoding in ("identity", "gzip"):
        for response in (plain, packed):
            tag = response.headers["etag"]
            again = client.get(PATH, headers={"accept-encoding": encoding, "if-none-match": tag})
            assert (again.status_code, again.headers["etag"]) == (304, tag)


def test_forms_languages_and_days_have_tags_of_their_own(client):
    tags = [
        client.get("/entities/norm/cda1998-s115", params={"date": day}, headers={"accept": form}).headers["etag"]
        for day in ("2009-03-01", "2014-03-01")
        for form in ("text/html", "application/json", "text/csv")
    ]
    assert len(set(tags)) == len(tags)


def test_an_answer_of_today_is_asked_for_again_each_time(client, monkeypatch):
    import datetime

    from api.operation import kept
    from graphmodel.calls import envelope

    path = "/api/v1/entities/body/medway-council"
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    assert client.get(path, headers={"if-none-match": first.headers["etag"]}).status_code == 304
    for module in (envelope, kept):
        monkeypatch.setattr(module, "today", lambda: datetime.date(2009, 3, 1))
    later = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (later.status_code, later.json()["date"]) == (200, "2009-03-01")


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/entities/body/nowhere-at-all",
        "/entities/body/nowhere-at-all",
        "/api/v1/findings?date=x",
        "/nowhere",
        "/ask?date=x",
    ],
)
def test_a_failure_has_no_tag_and_is_always_told(pages, path):
    failed = pages.get(path)
    assert failed.status_code >= 400
    assert "etag" not in failed.headers
    assert pages.get(path, headers={"if-none-match": "*"}).status_code == failed.status_code


def test_what_is_sent_for_an_answer_has_no_tag(client):
    response = client.post("/api/v1/legal-basis", json={}, headers={"if-none-match": "*"})
    assert response.status_code == 422
    assert "etag" not in response.headers


def test_what_is_too_large_to_keep_back_goes_out_as_it_comes(monkeypatch):
    from starlette.applications import Starlette
    from starlette.responses import StreamingResponse
    from starlette.routing import Route

    from api import conditional

    monkeypatch.setattr(conditional, "MOST_KEPT", 10)
    app = Starlette(routes=[Route("/", lambda _: StreamingResponse(iter([b"12345678"] * 4), media_type="text/plain"))])
    with TestClient(conditional.Tagged(app)) as made:
        response = made.get("/")
    assert response.content == b"12345678" * 4
    assert "etag" not in response.headers

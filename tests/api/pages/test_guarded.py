"""Headers guard every page, and no name is more than text."""

from __future__ import annotations

import re

import pytest

from tests.api.pages.links import Links


def test_headers_guard_every_response(pages):
    for path in ("/", "/api/v1/health", "/static/icon.svg", "/nowhere", "/openapi.json"):
        headers = pages.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers
        assert "server" not in headers


def test_a_nonce_is_used_once(pages):
    first, second = (pages.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second


def test_static_files_may_be_kept(pages):
    for path in Links(pages.get("/").text).loaded + Links(pages.get("/areas/medway?date=2008-12-01").text).loaded:
        response = pages.get(path)
        assert response.status_code == 200, path
        assert "immutable" in response.headers["cache-control"]
        assert (
            not re.search(rb"(?:src|href|url\()\s*[=(]?\s*[\"']?https?://", response.content) or "vis-network" in path
        )


HOSTILE = [
    "/entities/body/hostile-board?date=2008-12-01",
    "/entities/body/hostile-council?date=2008-12-01",
    "/entities/document/hostile-2008",
    "/entities/area/hostile",
    "/entities/list/hostile-list",
    "/entities/norm/cda1998-s115",
    "/path/body/hostile-board?date=2008-12-01",
    "/path/body/hostile-board?date=2008-12-01&identity=probable",
    "/boards/hostile-board/seats?date=2008-12-01",
    "/bodies/hostile-board/rules?date=2008-12-01",
    "/boards/hostile-board/quorum?present=3&date=2008-12-01",
    "/documents/hostile-2008/readings",
    "/findings?date=2008-12-01",
    "/search?q=script+alert",
    "/areas/hostile?date=2008-12-01",
    "/areas/body/hostile-board/structure?date=2008-12-01",
    "/bodies/hostile-board/duties?date=2008-12-01",
    "/matrix/hostile?purpose=youth-justice&date=2008-12-01",
    "/matrix/hostile?purpose=youth-justice&board=hostile-board&date=2008-12-01",
    "/matrix/hostile?board=<script>alert(9)</script>&date=2008-12-01",
    "/timeline/body/hostile-board",
    "/timeline/body/hostile-council",
    "/ask/between?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&between=2008-12-01&between=2009-12-01",
    "/ask/between?discloser=<script>alert(9)</script>&between=<script>alert(9)</script>",
    "/check/discloser?discloser=hostile&step=next",
    "/check/discloser?discloser=</script><script>alert(9)</script>&step=next",
    "/check/discloser?discloser=script+alert",
    "/check/recipient?discloser=body/hostile-council&recipient=</textarea><script>alert(9)</script>&step=pick",
    "/check/purpose?discloser=body/hostile-board&recipient=body/hostile-council&purpose=<img src=x onerror=alert(9)>&step=next",
    "/check/date?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&date=<script>alert(9)</script>&date=1&date=2&step=next",
    "/check/answers?discloser=body/hostile-board&recipient=body/hostile-council&purpose=purpose/youth-justice&subject=subject/child&information=information/personal&date=2008-12-01",
    "/check/answers?discloser=body/hostile-council&recipient=body/hostile-board&purpose=purpose/youth-justice&subject=subject/child&information=information/personal&date=2008-12-01&fact=<script>alert(9)</script>=true",
    "/check/<script>alert(9)</script>",
    "/boards/hostile-board/compliance?norm=ca2004-s10-1&date=2008-12-01",
    "/compare?left=area/hostile&from=2008-12-01&until=2020-01-01",
    "/?discloser=body/hostile-board",
    "/ask?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&date=2008-12-01",
    "/record?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&date=2008-12-01",
    "/record?discloser=</script><script>alert(9)</script>&recipient=x&purpose=x&date=<script>",
    "/ask?discloser=</script><script>alert(9)</script>&recipient=%22%3E%3Cscript%3Ealert(9)%3C/script%3E&purpose=x&date=<script>",
    "/search?q=</script><script>alert(9)</script>",
    "/entities/<script>alert(9)</script>",
    "/findings?<script>alert(9)</script>=1",
    "/",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_words_are_only_text(hostile, path):
    response = hostile.get(path)
    assert response.status_code in {200, 404, 422}
    assert response.headers["content-type"].startswith("text/html")
    found = Links(response.text)
    nonce = re.search(r"'nonce-([^']+)'", response.headers["content-security-policy"]).group(1)
    assert all(s.get("nonce") == nonce or s.get("type") == "application/json" for s in found.inline)
    assert found.handlers == []
    assert not [link for link in found.links if link.lower().startswith(("javascript:", "data:"))]
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert "<svg onload" not in response.text


def test_hostile_words_are_there_as_they_stand(hostile):
    text = "".join(Links(hostile.get("/entities/body/hostile-board?date=2008-12-01").text).text)
    assert "</script><script>alert(1)</script>" in text
    assert "{{ 7 * 7 }}" in "".join(Links(hostile.get("/entities/body/hostile-council?date=2008-12-01").text).text)
    twin = "".join(Links(hostile.get("/areas/hostile?date=2008-12-01").text).text)
    assert "alert(1)" in twin

"""Every address that takes a part of a path or a parameter, given what is none: nothing of the machine comes out, and nothing forges a header."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute

from tests.conftest import ROOT
from tests.hostile.form import some
from tests.hostile.raw import get, send

#: What stands in the place of an id, as it goes over the line.
INSTEAD = [
    "../../../../etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "%252e%252e%252fetc%252fpasswd",
    "..%5c..%5c..%5cwindows%5cwin.ini",
    "..%c0%af..%c0%afetc/passwd",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "file:%2f%2f%2fetc%2fpasswd",
    "body/medway-council%00.html",
    "body/medway-council%0d%0aSet-Cookie:%20a=b",
    "body/medway-council%0aX-Forged:%20yes",
    "body/medway-council.ttl%0d%0aX-Forged:%20yes",
    "%e2%80%ae%e2%81%a6body/medway-council",
    "%ff%fe%fd",
    "%",
    "%zz",
    "a" * 4_000,
    "/".join(["a"] * 2_000),
    quote("<script>alert(1)</script>"),
    quote("{{7*7}}"),
    quote("' OR 1=1 --"),
    ".",
    "..;/",
    "~root",
    "CON",
]
#: What a response may have.
STATUSES = {200, 301, 303, 304, 307, 400, 403, 404, 405, 406, 413, 422, 431}
#: What would tell of the machine.
LEAKS = re.compile(
    rb"root:x:0|\[extensions\]|Traceback|site-packages|\.py\b.{0,20}line \d|" + re.escape(str(ROOT).encode())
)
#: Headers that a request may not make.
FORGED = {"set-cookie", "x-forged"}


def templates(routes, prefix=""):
    """Yield the paths of the pages and calls that are read, with those of the groups in them."""
    for route in routes:
        if isinstance(route, APIRoute) and "GET" in route.methods:
            yield prefix + route.path
        elif group := getattr(route, "original_router", None):
            yield from templates(group.routes, prefix + (route.include_context.prefix or ""))


def taking_a_path(app):
    return sorted({t for t in templates(app.routes) if "{" in t})


@pytest.fixture(scope="module")
def where(served):
    return served[:2]


def check(found, target):
    status, headers, body = found
    assert status in STATUSES, (status, target[:200], body[:300])
    assert not LEAKS.search(body), target[:200]
    assert not FORGED & headers.keys(), target[:200]
    for name in ("location", "content-disposition", "content-location", "link"):
        assert headers.get(name, "").isprintable(), (name, target[:200])
    location = headers.get("location", "/")
    assert re.match(r"/(?![/\\])", location), "it leads to another host"


def test_many_addresses_take_a_part_of_a_path(client):
    assert len(taking_a_path(client.app)) > 30


@pytest.mark.parametrize("turn", range(len(INSTEAD)), ids=lambda n: INSTEAD[n][:30])
def test_what_is_no_id_leads_nowhere(client, where, turn):
    instead = INSTEAD[turn]
    for template in some(taking_a_path(client.app), turn, 8):
        target = re.sub(r"\{[^}]*\}", lambda _: instead, template)
        check(get(where, target), target)


@pytest.mark.parametrize("prefix", ["/static/", "/static/vendor/../", "/docs/", "/theme/", "/data/", "/problems/", "/"])
def test_no_file_of_the_machine_is_served(where, prefix):
    for instead in INSTEAD:
        check(get(where, prefix + instead), prefix + instead)


VALUES = [
    "a%0d%0aSet-Cookie:%20a=b",
    "%0aX-Forged:%20yes",
    "%00",
    "%ed%a0%80",
    "%e2%80%ae",
    "x" * 20_000,
    "%22%3e%3cscript%3ealert(1)%3c/script%3e",
    "..%2f..%2fetc%2fpasswd",
    "//evil.example/",
    "https://evil.example/",
    "javascript:alert(1)",
    "=1%2b1",
]
QUERIES = [
    "/api/v1/search?q={}",
    "/search?q={}",
    "/api/v1/search?q=medway&format=csv&kind={}",
    "/api/v1/identifiers/{}/{}?format=csv",
    "/ask?discloser={}&recipient={}&purpose={}&subject={}&information={}",
    "/ask?q={}",
    "/understood?q={}",
    "/check?discloser={}&back={}",
    "/findings?about={}&kind={}",
    "/areas/medway?focus={}&chosen={}&find={}&compare={}",
    "/api/v1/areas/medway/structure?format=svg&focus={}",
    "/api/v1/matrix/medway?purpose={}&format=csv",
    "/api/v1/record?discloser={}&format=docx",
    "/sparql?query={}&format={}",
    "/sparql?query=ASK%7B%7D&default-graph-uri={}",
    "/entities/body/medway-council?date={}&format={}",
    "/id/body/medway-council?{}={}",
    "/api/v1/coverage?{}",
    "/?{}={}",
]


@pytest.mark.parametrize("turn", range(len(QUERIES)), ids=lambda n: QUERIES[n])
def test_a_value_of_a_query_forges_nothing(where, turn):
    for number, value in enumerate(some(VALUES, turn, 4)):
        target = QUERIES[turn].replace("{}", value)
        for accept in some(("text/html", "*/*"), turn + number, 2):
            check(get(where, target, f"Accept: {accept}"), target)


@pytest.mark.parametrize(
    "target",
    [
        "/api/v1/legal-basis?" + "&".join(f"discloser=body/a{n}" for n in range(2_500)),
        "/api/v1/legal-basis?" + "&".join(f"a{n}=" for n in range(6_000)),
        "/api/v1/legal-basis?" + "fact=x&" * 7_000,
        "/sparql?query=" + "%20" * 18_000,
        "/api/v1/coverage?" + "&" * 60_000,
        "/api/v1/coverage?" + "%26=" * 14_000,
        "/matrix/medway?" + "purpose=x&" * 5_000,
        "/areas/medway?" + "focus=" + "," * 50_000,
        "/areas/medway?" + "hide=a,b,c," * 5_000,
    ],
    ids=lambda t: t[:40],
)
def test_a_query_of_very_many_parameters_is_told_shortly(where, target):
    found = get(where, target)
    check(found, target)
    assert found[0] >= 400 or found[0] == 200
    assert len(found[2]) < 4 * 2**20


HOSTS = [
    "evil.example",
    "evil.example:99999",
    'a"><script>alert(1)</script>',
    "a b",
    "localhost, evil.example",
    "[::1",
    "x" * 5_000,
    "a@b",
    "%0d%0aX-Forged: yes",
    "a/../b",
    "\u00e9vil.example",
]
PAGES = [
    "/",
    "/ask",
    "/sparql",
    "/id/body/medway-council",
    "/data/",
    "/openapi.json",
    "/data",
    "//evil.example/%2e%2e",
    "/check/",
    "/entities/body/medway-council.ttl",
    "/api/v1/search?q=medway&limit=1",
]


@pytest.mark.parametrize("turn", range(len(HOSTS)), ids=lambda n: HOSTS[n][:30])
def test_the_name_of_the_host_decides_nothing(where, turn):
    for page in some(PAGES, turn, 4):
        forwarded = "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: javascript\r\nForwarded: host=evil.example"
        lines = f"GET {page} HTTP/1.1\r\nHost: {HOSTS[turn]}\r\n{forwarded}\r\nConnection: close\r\n\r\n"
        found = send(where, lines.encode("utf-8"))
        check(found, page)
        assert b"<script>alert(1)" not in found[2]
        # A page that is not there names what was asked for; the description of a SPARQL service names its own address, as it was asked for.
        if page not in {"/sparql", "//evil.example/%2e%2e"}:
            assert b"evil.example" not in found[2]


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "DEBUG", "PROPFIND", "PUT", "PATCH", "DELETE", "get", "GET\t", "G" * 3_000]
)
def test_a_method_that_is_none_changes_and_echoes_nothing(where, method):
    for page in ("/", "/api/v1/legal-basis", "/sparql", "/static/app.css", "/audit"):
        status, _, body = send(
            where,
            f"{method} {page} HTTP/1.1\r\nHost: localhost\r\nCookie: secret=1\r\nConnection: close\r\n\r\n".encode(),
        )
        assert status in {400, 404, 405, 501}
        assert b"secret" not in body


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-Method-Override", "X-Original-URL", "X-Rewrite-URL"])
def test_no_header_stands_in_for_the_method_or_the_address(where, name):
    plain = get(where, "/api/v1/coverage?date=2020-01-01")
    other = get(where, "/api/v1/coverage?date=2020-01-01", f"{name}: /metrics")
    assert plain[2] == other[2]


RANGES = [
    "bytes=0-0",
    "bytes=-1",
    "bytes=0-",
    "bytes=9-1",
    "bytes=0-0,-1",
    "bytes=" + "0-1," * 3_000 + "0-1",
    "bytes=99999999999999999999-",
    "lines=1-2",
    "bytes=a-b",
    "=",
]


@pytest.mark.parametrize("asked", RANGES, ids=lambda v: v[:20])
def test_ranges_of_any_kind_give_a_part_the_whole_or_a_refusal(where, asked):
    for page in ("/", "/static/app.css", "/openapi.json"):
        status, _, body = get(where, page, f"Range: {asked}", 'If-Range: "x"')
        assert status in {200, 206, 400, 404, 416}
        assert len(body) < 4 * 2**20


CONDITIONS = [
    'If-None-Match: "' + "x" * 20_000 + '"',
    "If-None-Match: *",
    "If-None-Match: " + '"a",' * 8_000,
    "If-None-Match: \x80",
    "If-Modified-Since: yesterday",
    "If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT",
    "If-Match: x",
    "If-Unmodified-Since: 0",
    "Accept: " + "a/b;q=0.5," * 4_000,
    "Accept: " + "*" * 30_000,
    "Accept-Encoding: " + "gzip;q=0," * 4_000,
    "Accept-Language: " + "en," * 9_000,
    "Content-Length: 0",
    "Expect: 100-continue",
    "Expect: the impossible",
    "Upgrade: h2c",
    "TE: trailers, x",
    "Connection: keep-alive, close, x",
]


@pytest.mark.parametrize("header", CONDITIONS, ids=lambda v: v[:30])
def test_conditions_and_wishes_of_any_kind_are_read_or_passed_over(where, header):
    for page in ("/", "/api/v1/coverage", "/entities/body/medway-council"):
        status, _, _ = get(where, page, header)
        assert status in {200, 304, 400, 406, 412, 417, 431}

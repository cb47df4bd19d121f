"""Bytes over a socket to a service in a process of its own: smuggling, forged lines, endless bodies, clients that never finish."""

from __future__ import annotations

import contextlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.hostile.form import of
from tests.hostile.raw import connect, get, memory, response, send
from tests.hostile.tally import most, tried

MEGABYTE = 2**20
POST = "/api/v1/legal-basis"
HEAD = f"POST {POST} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
#: Requests of which two programs may disagree where they end: no second request may come out of the first.
SMUGGLED = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: smuggled\r\n\r\n"
DISPUTED = {
    "length and chunks": f"{HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "two lengths": f"{HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}{SMUGGLED}",
    "a list of lengths": f"{HEAD}Content-Length: 2, 3\r\n\r\n{{}}{SMUGGLED}",
    "a length with a sign": f"{HEAD}Content-Length: +2\r\n\r\n{{}}{SMUGGLED}",
    "a length that is none": f"{HEAD}Content-Length: 0x2\r\n\r\n{{}}{SMUGGLED}",
    "a negative length": f"{HEAD}Content-Length: -1\r\n\r\n{SMUGGLED}",
    "chunks by another name": f"{HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "chunks twice": f"{HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "space before the colon": f"{HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "a folded header": f"{HEAD}X: a\r\n b\r\nContent-Length: 2, 2, 9\r\n\r\n{{}}{SMUGGLED}",
    "a chunk of a strange size": f"{HEAD}Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n{SMUGGLED}",
    "a bare line feed in a name": f"{HEAD}X\n-Y: a\r\nContent-Length: 1\n2\r\n\r\n{SMUGGLED}",
    "a NUL in a value": f"{HEAD}X: a\0b\r\n\r\n{SMUGGLED}",
    "no host": "GET /health/live HTTP/1.1\r\n\r\n",
    "two hosts": f"GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n{SMUGGLED}",
}
#: No requests at all.
NONSENSE = [
    b"\r\n\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    b"G" * 100_000,
    b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 50_000 + b"\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n",
    b"GET http://169.254.169.254/latest/meta-data/ HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
]


@pytest.fixture
def where(served):
    host, port, _, _ = served
    yield host, port
    assert get((host, port))[0] == 200, "it no longer answers others"


def read_all(connection):
    data = b""
    with contextlib.suppress(OSError):
        while piece := connection.recv(65_536):
            data += piece
    return data


@pytest.mark.parametrize("name", DISPUTED)
def test_no_second_request_comes_out_of_one_whose_end_is_disputed(where, name):
    with connect(where) as connection:
        connection.settimeout(3)
        with contextlib.suppress(ConnectionError):
            connection.sendall(DISPUTED[name].encode("latin-1"))
        answer = read_all(connection)
    assert b"smuggled" not in answer
    assert answer.startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize("number", range(len(NONSENSE)))
def test_nonsense_is_refused_and_others_are_answered(where, number):
    with connect(where) as connection:
        with contextlib.suppress(OSError):
            connection.sendall(NONSENSE[number])
            connection.shutdown(1)
        answer = read_all(connection)
    if answer:
        assert 400 <= int(answer.split()[1]) < 600
        assert b"Traceback" not in answer
        assert b"site-packages" not in answer


def endless(connection, size):
    """Send zeros until they are all sent or nobody takes them any more; return how many were."""
    sent, piece = 0, b"0" * MEGABYTE
    connection.setblocking(True)
    connection.settimeout(30)
    with contextlib.suppress(OSError):
        while sent < size:
            sent += connection.send(piece)
    return sent


@pytest.mark.parametrize(
    ("path", "framing"),
    [
        (POST, "Content-Length: {size}"),
        ("/api/v1/audit", "Content-Length: {size}"),
        ("/api/v1/replay", "Transfer-Encoding: chunked"),
        ("/api/v1/legal-basis/batch", "Transfer-Encoding: chunked"),
        ("/sparql", "Content-Length: {size}"),
        ("/audit", "Content-Length: {size}"),
        ("/nowhere", "Content-Length: {size}"),
    ],
)
def test_a_gigabyte_is_refused_before_it_has_come_and_takes_no_memory(served, where, path, framing):
    size = 1024 * MEGABYTE
    kind = "text/plain" if "audit" in path else "application/sparql-query" if "sparql" in path else "application/json"
    before = memory(served[2])
    with connect(where) as connection:
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n{framing.format(size=size)}\r\n\r\n"
        if "chunked" in framing:
            head += f"{size:x}\r\n"
        connection.sendall(head.encode())
        # More than any limit; in the long form all of it, or as much as is taken before the connection ends.
        sent = endless(connection, of(24, 1024) * MEGABYTE)
        tried("megabytes sent of bodies of a gigabyte", sent // MEGABYTE)
        status, headers, body = response(connection)
    assert status == (404 if path == "/nowhere" else 413)
    assert headers["content-type"] == "application/problem+json"
    assert json.loads(body)["status"] == status
    grown = memory(served[2]) - before
    most("megabytes more at most in the service while a gigabyte came", grown // MEGABYTE)
    assert grown < 96 * MEGABYTE


@pytest.mark.parametrize("length", ["9" * 30, "9" * 5_000])
def test_a_length_beyond_numbers_is_refused(where, length):
    status, _, _ = send(where, f"{HEAD}Content-Length: {length}\r\n\r\n{{}}".encode())
    assert status in {400, 413}


def test_clients_that_never_finish_hold_up_nobody(where):
    """Many at once, each in the middle of its head or its body; the others are answered between any two of their bytes."""
    count = of(150, 400)
    slow = []
    try:
        for number in range(count):
            connection = connect(where)
            connection.sendall(b"G" if number % 2 else f"{HEAD}Content-Length: 1000\r\n\r\n".encode())
            slow.append(connection)
        most("clients at once that never finish", len(slow))
        for _ in range(of(3, 30)):
            for number, connection in enumerate(slow):
                connection.sendall(b"ET /health/live"[:1] if number % 2 else b"{")
            assert get(where)[0] == 200
            assert get(where, "/api/v1/entities/body/medway-council")[0] == 200
    finally:
        for connection in slow:
            connection.close()


def test_a_connection_that_is_closed_in_the_middle_is_no_failure(served, where):
    before = Path(served[3]).stat().st_size
    with connect(where) as connection:
        connection.sendall(f"{HEAD}Content-Length: 1000\r\n\r\n{{".encode())
    assert get(where)[0] == 200
    log = Path(served[3]).read_bytes()[before:].decode()
    assert "Traceback" not in log
    assert '"level": "error"' not in log


def test_files_of_the_service_are_not_kept_open(served, where):
    before = len(list(Path(f"/proc/{served[2]}/fd").iterdir()))
    for number in range(60):
        send(where, NONSENSE[number % len(NONSENSE)])
    assert get(where)[0] == 200
    assert len(list(Path(f"/proc/{served[2]}/fd").iterdir())) < before + 40


#: What a line of the log may be made of, and nothing else.
FIELDS = {"time", "level", "event", "method", "route", "status", "milliseconds", "request_id"}


def test_no_line_of_the_log_can_be_forged(served, where):
    before = Path(served[3]).stat().st_size
    forged = '%0a{"level":"error","event":"forged"}'
    get(where, f"/nowhere{forged}")
    get(where, f"/api/v1/entities/{forged}?q={forged}")
    get(where, "/health/live", f"X-Request-ID: {forged}", "User-Agent: x\x1b[31mforged", "Referer: forged")
    send(where, b'FORGED{"level":1} /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    # A line is written once its request was answered, so the next one may come before it.
    for _ in range(1_000):
        get(where, "/health/live", "X-Request-ID: last-one")
        lines = Path(served[3]).read_bytes()[before:].decode().splitlines()
        if any("last-one" in line for line in lines):
            break
    assert "last-one" in lines[-1]
    for line in lines:
        found = json.loads(line)
        assert found.keys() <= FIELDS
        assert "forged" not in line.lower()


def test_a_failure_of_the_server_itself_tells_nothing_of_it(where):
    status, headers, body = get(where, "/api/v1/entities/" + "%00" * 2_000)
    assert status in {404, 422}
    assert "server" not in headers
    assert "x-powered-by" not in headers
    assert b"/work" not in body


#: Queries that would take longer than anybody waits, or more memory than there is.
BOMBS = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT (COUNT(*) AS ?n) { ?s (!<x:a>|^!<x:a>)* ?o . ?o (!<x:b>)+ ?t }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?r FILTER(REGEX(CONCAT(STR(?o),STR(?r)), '(a+)+(b+)+(c?){50}$', 'i')) }",
    "SELECT (STRLEN(REPLACE(STR(?o), '.', '$0$0$0$0$0$0$0$0')) AS ?n) { ?s ?p ?o . ?t ?q ?r } ORDER BY DESC(?n)",
    "SELECT (GROUP_CONCAT(STR(?o); SEPARATOR='xxxxxxxx') AS ?t) { ?s ?p ?o . ?t ?q ?r . ?u ?v ?w }",
    "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "DESCRIBE * { ?a ?b ?c . ?d ?e ?f }",
]
REFUSED = [
    "LOAD <http://127.0.0.1:9/>",
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "DROP ALL",
    "SELECT * { SERVICE <http://169.254.169.254/latest/meta-data/> { ?a ?b ?c } }",
    "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }",
]


def asked(where, query):
    body = query.encode()
    kind = f"Content-Type: application/sparql-query\r\nContent-Length: {len(body)}"
    head = f"POST /sparql?timeout=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{kind}\r\n\r\n"
    return send(where, head.encode() + body)


def test_queries_without_end_hold_up_nobody_and_are_all_ended(where):
    with ThreadPoolExecutor(len(BOMBS)) as threads:
        futures = [threads.submit(asked, where, bomb) for bomb in BOMBS]
        while not all(f.done() for f in futures):
            assert get(where)[0] == 200
            assert get(where, "/api/v1/entities/body/medway-council")[0] == 200
        found = [f.result() for f in futures]
    for status, headers, body in found:
        assert status in {422, 503}, body[:200]
        assert status != 503 or int(headers["retry-after"]) > 0
        assert json.loads(body)["type"] in {"/problems/over-limit", "/problems/busy"}
    status, _, body = asked(where, "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/graphmodel/ontology#Norm> }")
    assert status == 200, body


@pytest.mark.parametrize("query", REFUSED)
def test_what_would_change_or_reach_anything_is_refused(where, query):
    status, _, body = asked(where, query)
    assert status == 403
    assert json.loads(body)["type"] == "/problems/refused"
    assert b"root:" not in body

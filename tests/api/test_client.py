"""The Python client: a method for each call, with the very answers of the service, on the running service."""

from __future__ import annotations

import asyncio
import datetime
import filecmp
import inspect
import typing
from pathlib import Path

import httpx2
import pytest

import graphmodel_client
from graphmodel_client import (
    AsyncClient,
    BadQuestionError,
    Client,
    NotInGraphError,
    NotReachableError,
    ProblemError,
    TooManyRequestsError,
    UnavailableError,
)

QUESTION = {
    "discloser": "body/medway-pct",
    "recipient": "body/kent-police-force",
    "purpose": "purpose/youth-justice",
    "subject": "subject/child",
    "information": ["information/personal"],
    "date": "2009-03-01",
}
DAY = "2008-12-01"
CLIENT = Path(graphmodel_client.__file__).parent

BETWEEN = {k: v for k, v in QUESTION.items() if k != "date"} | {"between": ["2012-06-01", "2014-06-01"]}
BOARD = "medway-childrens-trust-board"

#: Every method that reads, with arguments, and the path that it calls; the parameters have the same names but for `from_`.
CALLS = {
    "accountability": (("body/medway-yot-board",), {"kind": ["partnership"], "depth": 4, "date": DAY}, "accountability/body/medway-yot-board"),
    "compare": ((), {"left": "area/medway", "from_": DAY, "until": "2013-10-01"}, "compare"),
    "compliance": ((BOARD,), {"norm": "ca2004-s10-1", "date": DAY}, f"boards/{BOARD}/compliance"),
    "coverage": ((), {"date": DAY}, "coverage"),
    "duties": (("medway-council",), {"date": DAY}, "bodies/medway-council/duties"),
    "entity": (("body/medway-council",), {"date": DAY}, "entities/body/medway-council"),
    "findings": ((), {"area": "medway", "date": DAY}, "findings"),
    "health": ((), {}, "health"),
    "holders": (("cda1998-s38",), {"area": "medway", "date": DAY}, "norms/cda1998-s38/holders"),
    "identifiers": (("ons_gss", "E06000035"), {"date": DAY}, "identifiers/ons_gss/E06000035"),
    "legal_basis": ((), QUESTION, "legal-basis"),
    "legal_basis_between": ((), BETWEEN, "legal-basis/between"),
    "live": ((), {}, "/health/live"),
    "matrix": (("medway",), {"purpose": ["youth-justice"], "board": "medway-trust-board", "date": DAY}, "matrix/medway"),
    "quorum": ((BOARD,), {"present": 7, "date": DAY}, f"boards/{BOARD}/quorum"),
    "readings": (("medway-2008",), {"norm": "cda1998-s115", "date": DAY}, "documents/medway-2008/readings"),
    "ready": ((), {}, "/health/ready"),
    "record": ((), QUESTION, "record"),
    "rules": ((BOARD,), {"topic": "quorum", "date": DAY}, f"bodies/{BOARD}/rules"),
    "search": ((), {"q": "NHS Medway", "date": datetime.date(2008, 12, 1)}, "search"),
    "seats": ((BOARD,), {"date": DAY}, f"boards/{BOARD}/seats"),
    "structure": (("area/medway",), {"from_": "medway-yot-board", "date": DAY}, "areas/area/medway/structure"),
    "things": (("norms",), {"q": "section 115", "date": DAY}, "things/norms"),
    "timeline": (("norm/ca1989-s47-9",), {"date": DAY}, "timeline/norm/ca1989-s47-9"),
    "understood": ((), {"q": "Can Kent Police tell Medway YOT about a child's arrest?", "date": DAY}, "understood"),
}  # fmt: skip


@pytest.fixture(scope="module")
def web(address):
    with Client(address, timeout=60) as made:
        yield made


def awaited(address, ask):
    async def run():
        async with AsyncClient(address, timeout=60) as client:
            return await ask(client)

    return asyncio.run(run())


# ---------------------------------------------------------------------------------------------- no drift
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_every_call_of_the_service_is_a_method_with_its_parameters(described, kind):
    names = {"id": "ident", "from": "from_", "list": "list_"}
    for name, (_, _, operation) in described.operations.items():
        given = {names.get(p["name"], p["name"]) for p in operation.get("parameters", ()) if p["name"] != "format"}
        taken = set(inspect.signature(getattr(kind, name)).parameters) - {
            "self",
            "question",
            "questions",
            "records",
            "content",
        }
        assert taken - {"kind"} == given - {"kind"}, name


def test_no_method_is_of_a_call_that_is_not_there(described):
    own = {"close", "file"}
    methods = {n for n, _ in inspect.getmembers(Client, inspect.isfunction) if not n.startswith("_")}
    assert {n.removeprefix("iter_") for n in methods - own} == described.operations.keys()


def test_what_is_made_from_the_description_is_what_would_be_made_now(described, tmp_path):
    from tools.make_client import write

    write(tmp_path, described.text)
    for made in [p.relative_to(tmp_path) for p in tmp_path.rglob("*.py")]:
        assert filecmp.cmp(tmp_path / made, CLIENT / made, shallow=False), (
            f"run `python -m tools.make_client`: {made} differs"
        )
    for folder in ("answers", "calls"):
        assert {p.name for p in (CLIENT / folder).glob("*.py")} == {p.name for p in (tmp_path / folder).glob("*.py")}


def test_types_of_answers_can_be_read_while_a_program_runs():
    from graphmodel_client.answers.accountability import Step
    from graphmodel_client.answers.legal_basis import LegalBasisAnswer, QuestionBody

    assert {"from", "for", "strength"} <= typing.get_type_hints(Step).keys()
    assert "bases" in LegalBasisAnswer.__optional_keys__
    assert QuestionBody.__required_keys__ == {"discloser", "recipient", "purpose", "subject", "information"}


# ---------------------------------------------------------------------------------------------- answers
def test_every_method_that_reads_is_tried(described):
    assert CALLS.keys() == {n for n, (method, _, _) in described.operations.items() if method == "get"}


@pytest.mark.parametrize("name", CALLS)
def test_a_method_gives_what_the_call_gives(web, address, name):
    given, named, path = CALLS[name]
    answer = getattr(web, name)(*given, **named)
    path = path if path.startswith("/") else f"/api/v1/{path}"
    parameters = {n.removesuffix("_"): str(v) if isinstance(v, datetime.date) else v for n, v in named.items()}
    assert answer == httpx2.get(address + path, params=parameters, timeout=60).json()
    assert answer == awaited(address, lambda c: getattr(c, name)(*given, **named))


def test_a_question_may_be_posted_so_that_it_stands_in_no_address(web, address):
    assert web.post_legal_basis(QUESTION) == web.legal_basis(**QUESTION)
    assert awaited(address, lambda c: c.post_legal_basis(QUESTION))["outcome"] == "permitted-express"


def test_one_text_may_stand_for_a_list(web):
    assert web.legal_basis(**QUESTION | {"information": "personal"}) == web.legal_basis(**QUESTION)


def test_a_text_is_audited(web, address):
    text = "Section 115 of the Crime and Disorder Act 1998 gives a power."
    answer = web.audit(text, date=DAY)
    assert [c["cited"] for c in answer["citations"]] == ["Crime and Disorder Act 1998 s.115"]
    assert (
        web.audit(text.encode(), kind="text/markdown", name="isa.md", date=DAY)["question"]["file"]["name"] == "isa.md"
    )
    assert awaited(address, lambda c: c.audit(text, date=DAY)) == answer


def test_a_record_is_asked_again(web):
    answer = web.replay(web.record(**QUESTION))
    assert [row["state"] for row in answer["replayed"]] == ["same"]


def test_a_file_comes_as_bytes(web, address):
    pdf = web.file("/api/v1/record", format="pdf", **QUESTION)
    assert pdf.startswith(b"%PDF")
    table = awaited(address, lambda c: c.file("/api/v1/findings", format="csv", date=DAY))
    assert table == web.file("/api/v1/findings", format="csv", date=DAY)


# ---------------------------------------------------------------------------------------------- lists and batches
def test_a_list_goes_on_to_its_end(web, address):
    async def every(client):
        return [row async for row in client.iter_findings(date=DAY, limit=20)]

    rows = list(web.iter_findings(date=DAY, limit=20))
    assert rows == web.findings(date=DAY)["findings"]
    assert len(rows) > 40
    assert awaited(address, every) == rows
    assert len(list(web.iter_search(q="council"))) > 50
    assert next(web.iter_holders("cld-young-people", date=DAY, limit=1))["side"] == "bearer"


def test_a_batch_comes_line_by_line(web, address):
    async def every(client):
        return [line async for line in client.legal_basis_batch(questions)]

    questions = [QUESTION, {**QUESTION, "discloser": "nowhere"}, {"purpose": "x"}]
    lines = list(web.legal_basis_batch(questions))
    assert [line["status"] for line in lines] == [200, 404, 422]
    assert lines[0]["answer"] == web.legal_basis(**QUESTION)
    assert awaited(address, every) == lines


def test_a_batch_that_is_left_early_leaves_the_client_whole(web):
    for line in web.legal_basis_batch([QUESTION] * 20):
        assert line["index"] == 0
        break
    assert web.health()["status"] == "ok"


# ---------------------------------------------------------------------------------------------- what goes wrong
def test_a_malformed_question_is_an_error_with_every_fault(web):
    with pytest.raises(BadQuestionError) as caught:
        web.findings(kind="line-stop", date="2009-02-31")
    assert [e["field"] for e in caught.value.errors] == ["kind", "date"]
    assert "line-stops" in caught.value.did_you_mean
    assert caught.value.status == 422
    assert caught.value.title == "The question is malformed"
    assert caught.value.request_id
    assert "2009-02-31" in str(caught.value)


def test_an_id_that_is_nowhere_is_an_error_with_the_nearest(web, address):
    with pytest.raises(NotInGraphError) as caught:
        web.entity("body/medway-counsil")
    assert "body/medway-council" in caught.value.did_you_mean
    with pytest.raises(NotInGraphError):
        awaited(address, lambda c: c.entity("body/medway-counsil"))


def test_a_batch_that_is_none_is_an_error(web):
    with pytest.raises(BadQuestionError):
        list(web.legal_basis_batch([]))


def test_nobody_there_is_an_error():
    with pytest.raises(NotReachableError), Client("http://127.0.0.1:9", timeout=2) as client:
        client.health()


def served(*responses, **settings):
    """Return a client of a service that gives some responses one after the other, and how long it waited."""
    left, waited = list(responses), []
    transport = httpx2.MockTransport(lambda _: left.pop(0))
    http = httpx2.Client(transport=transport, base_url="http://graph.example")
    return Client(http=http, sleep=waited.append, **settings), waited


def busy(seconds="3"):
    return httpx2.Response(
        503, headers={"Retry-After": seconds} if seconds else {}, json={"title": "busy", "status": 503}
    )


def test_a_service_that_will_be_back_is_asked_again():
    client, waited = served(busy(), busy("1"), httpx2.Response(200, json={"status": "ok"}))
    assert client.health() == {"status": "ok"}
    assert waited == [3.0, 1.0]


@pytest.mark.parametrize(
    ("responses", "settings", "waited"),
    [([busy()] * 3, {}, [3.0, 3.0]), ([busy(None)], {}, []), ([busy("86400")], {}, []), ([busy()], {"retries": 0}, [])],
    ids=["too often", "not told when", "too long", "not wanted"],
)
def test_a_service_that_will_not_be_back_soon_is_an_error(responses, settings, waited):
    client, slept = served(*responses, **settings)
    with pytest.raises(UnavailableError):
        client.health()
    assert slept == waited


@pytest.mark.parametrize("status", [429, 500, 502])
def test_nothing_else_is_asked_again(status):
    client, waited = served(httpx2.Response(status, headers={"Retry-After": "7"}, json={"title": "x"}))
    with pytest.raises(ProblemError) as caught:
        client.health()
    assert waited == []
    assert getattr(caught.value, "retry_after", 7.0) == 7.0
    assert isinstance(caught.value, TooManyRequestsError) == (status == 429)


def test_a_page_of_a_proxy_is_an_error_with_its_status():
    client, _ = served(httpx2.Response(502, text="<h1>Bad gateway</h1>"))
    with pytest.raises(ProblemError, match="502 Bad Gateway"):
        client.health()


@pytest.mark.parametrize("body", [b'{"index": 0, "sta', b'{"index": 0}\n{"ind', b"no json\n"])
def test_a_batch_that_breaks_off_is_an_error(body):
    client, _ = served(httpx2.Response(200, content=body))
    with pytest.raises(NotReachableError):
        list(client.legal_basis_batch([QUESTION]))


def test_a_line_may_hold_what_looks_like_the_end_of_one():
    client, _ = served(httpx2.Response(200, content='{"index":0,"told":"a\u2028b\u0085c"}\n'.encode()))
    assert list(client.legal_basis_batch([QUESTION])) == [{"index": 0, "told": "a\u2028b\u0085c"}]


def test_headers_go_with_every_call():
    seen = []
    http = httpx2.Client(
        transport=httpx2.MockTransport(
            lambda r: seen.append(r.headers["authorization"]) or httpx2.Response(200, json={})
        ),
        base_url="http://graph.example",
    )
    Client(http=http, headers={"Authorization": "Bearer x"}).health()
    assert seen == ["Bearer x"]

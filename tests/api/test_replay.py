"""Filed records over HTTP and as a page: the same as on the command line, with every failure told in words."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from starlette.testclient import TestClient

from api.app import create_app
from api.uploads import Part, parts
from graphmodel.dates import PartialDate
from graphmodel.errors import BadQuestionError
from graphmodel.graph import Graph
from graphmodel.legal_basis.question import Asked
from graphmodel.replay.filed import MOST_RECORDS
from tests.api.pages.links import Links

CALL = "/api/v1/replay"
FORM = "multipart/form-data; boundary=xYz"
ASKED = Asked(["body/medway-pct"], ["body/kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01")
NORM = "norm/cda1998-s115"


@pytest.fixture(scope="module")
def filed(graph):
    return graph.record(ASKED)


@pytest.fixture(scope="module")
def later(graph):
    """A service on data in which one norm ended."""
    norm = graph.model.norms[NORM]
    period = replace(norm.in_force.period, until=PartialDate.parse("2008-01-01"))
    model = graph.model.with_records(replace(norm, in_force=replace(norm.in_force, period=period)))
    model.digest = "of later data"
    with TestClient(create_app(Graph(model))) as made:
        yield made


def sent(client, *files, typed=""):
    """Send the form as a browser does."""
    fields = [("file", (name, content)) for name, content in files] or [("file", ("", b""))]
    return client.post("/replay", files=fields, data={"record": typed}, headers={"accept": "text/html"})


def test_both_give_the_same(client, filed, graph, tmp_path):
    one, two, none = (tmp_path / f"{n}.json" for n in ("one", "two", "none"))
    one.write_text(json.dumps(filed), encoding="utf-8")
    two.write_text(json.dumps({"@context": {}, "record": filed}), encoding="utf-8")
    none.write_text("{}", encoding="utf-8")
    command = [sys.executable, "-m", "graphmodel", "replay", "--json", str(one), str(two), str(none)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    answer = client.post(CALL, json=[filed, {"@context": {}, "record": filed}, {}])
    assert answer.status_code == 200
    assert json.loads(done.stdout) == answer.json()
    assert [r["state"] for r in answer.json()["replayed"]] == ["same", "same", "unreadable"]
    assert answer.json()["permalink"] is None
    assert answer.json()["dataset"]["digest"] == graph.model.digest


def test_what_made_the_difference(later, filed):
    first, second = later.post(CALL, json=filed), later.post(CALL, json=[filed])
    assert first.content == second.content
    (row,) = first.json()["replayed"]
    assert row["state"] == "changed"
    assert [(c["record"]["id"], [f["in_words"] for f in c["fields"]]) for c in row["made_the_difference"]] == [
        (NORM, ["in_force.until: was no end, is now 2008-01-01"])
    ]
    assert row["accounted_for"] is True


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 422, "this is no JSON"),
        (b"{", 422, "this is no JSON"),
        (b"[]", 422, "there is no record"),
        (b"{}", 422, "this is no record of graphmodel"),
        (b"[" * 50_000, 422, "deep"),
        (b'"\\ud800"', 422, "cannot carry"),
        (b"[" + b"{}," * MOST_RECORDS + b"{}]", 422, f"replay {MOST_RECORDS} at most"),
        (b"[{}, 1]", 422, "record 2: this is no record"),
        (b" " * (8 * 2**20 + 1), 413, "larger than 8 MB"),
    ],
    ids=range(9),
)
def test_what_is_no_record(client, body, status, said):
    answer = client.post(CALL, content=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_the_call_takes_no_parameters_and_no_get(client, filed):
    assert client.post(CALL + "?date=2009-03-01", json=filed).status_code == 422
    assert client.get(CALL).status_code == 405


def test_the_page_tells_what_made_the_difference(later, filed):
    response = sent(later, ("mine.json", json.dumps(filed).encode()), typed=json.dumps(filed))
    assert response.status_code == 200
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", response.text))
    assert "2 records: 2 answered otherwise today" in text
    assert "in_force.until: was no end, is now 2008-01-01" in text
    assert "What followed" in text
    assert "mine.json" in text
    assert "the record that was pasted" in text
    found = Links(response.text)
    assert len(found.ids) == len(set(found.ids))
    assert found.inline == found.handlers == found.styles == []


def test_the_page_tells_what_is_wrong(pages, filed):
    assert "there is no record" in sent(pages).text
    assert sent(pages).status_code == 422
    assert sent(pages, typed="{").status_code == 422
    mixed = sent(pages, ("good.json", json.dumps(filed).encode()), ("bad.json", b"\xff\xfe"))
    assert mixed.status_code == 200
    assert "not UTF-8 text" in mixed.text
    assert pages.post("/replay", data={"record": "{}"}).status_code == 422
    assert pages.post("/replay", content=b" " * (8 * 2**20 + 1)).status_code == 413


def test_no_name_in_a_record_is_more_than_text(pages, filed):
    hostile = json.loads(json.dumps(filed))
    script = "<script>alert(1)</script>"
    hostile["answer"]["question"]["recipient"] = {"id": "body/gone-for-good", "label": script, "kind": "body"}
    response = sent(pages, (f"{script}.json", json.dumps(hostile).encode()), (f"{script}.json", b"{"))
    assert response.status_code == 200
    assert script not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


# ---------------------------------------------------------------------- forms with files
def form(*fields):
    head = b'--xYz\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    given_ = [(n.encode(), b'; filename="%s"' % f.encode() if f else b"", c) for n, f, c in fields]
    return b"".join(head % one for one in given_) + b"--xYz--\r\n"


@given(st.binary(max_size=60), st.binary(max_size=20))
def test_a_file_arrives_as_it_was_sent(content, other):
    sent_ = [Part("file", "a \u00e9.json", content), Part("record", "", other)]
    if b"\r\n--xYz" not in b"\r\n" + content + b"\r\n" + other:
        assert parts(FORM, form(*sent_)) == sent_


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "x" * 71,
        "\r\n\u20ac",
    ],
)
def test_what_is_no_form(content_type):
    with pytest.raises(BadQuestionError, match="this is no form"):
        parts(content_type, form(Part("file", "a", b"{}")))


def test_a_form_of_very_many_parts():
    with pytest.raises(BadQuestionError, match="more than 500 parts"):
        parts(FORM, form(*[Part("file", "a", b"")] * 501))

"""Many questions in one request: answered in order, each as if it were alone."""

from __future__ import annotations

import json
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

BATCH = "/api/v1/legal-basis/batch"
FIRST = {
    "discloser": "nhs-medway",
    "recipient": "kent-police-force",
    "purpose": "youth-justice",
    "subject": "child",
    "information": "personal",
    "date": "2009-03-01",
}
QUESTIONS = [
    FIRST,
    {**FIRST, "date": "2014-01-01"},
    {**FIRST, "discloser": "medway-ptc"},
    {**FIRST, "date": "2009-02-31", "purpse": "x"},
    {**FIRST, "recipient": ["kent-police-force", "medway-council"], "facts": {"request-made": True}},
]
TEXT = "\n".join([*(json.dumps(q) for q in QUESTIONS), "", "this is no JSON", '"nor a question"'])


def lines_of(response):
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in response.text.splitlines()]


def test_every_question_has_its_line_in_order(client):
    lines = lines_of(client.post(BATCH, content=TEXT))
    assert [(line["index"], line["status"]) for line in lines] == [
        (0, 200), (1, 200), (2, 404), (3, 422), (4, 200), (5, 422), (6, 422),
    ]  # fmt: skip
    assert all(("answer" in line) != ("problem" in line) for line in lines)


@pytest.mark.parametrize("index", range(len(QUESTIONS)))
def test_a_line_is_what_the_single_call_gives(client, index):
    line = client.post(BATCH, content=TEXT).content.split(b"\n")[index]
    single = client.post("/api/v1/legal-basis", json=QUESTIONS[index])
    named = b'"answer":' if single.status_code == 200 else b'"problem":'
    assert line == b'{"index":%d,"status":%d,%s%s}' % (index, single.status_code, named, single.content)


def test_an_array_is_the_same_as_lines(client):
    lines = client.post(BATCH, content="\n".join(json.dumps(q) for q in QUESTIONS))
    assert client.post(BATCH, json=QUESTIONS).content == lines.content


def test_one_question_over_several_lines_of_text_is_one(client):
    (line,) = lines_of(client.post(BATCH, content=json.dumps(FIRST, indent=2)))
    assert line["answer"]["outcome"] == "permitted-express"


def test_a_mark_of_the_order_of_bytes_is_passed_over(client):
    (line,) = lines_of(client.post(BATCH, content=b"\xef\xbb\xbf" + json.dumps(FIRST).encode()))
    assert line["status"] == 200


@pytest.mark.parametrize(
    ("content", "status", "told"),
    [
        (b"", 422, "no question"),
        (b" \n\n", 422, "no question"),
        (b"[]", 422, "no question"),
        (b'[{"purpose": "x"}', 422, "no JSON array"),
        (b"[" * 100_000, 422, "no JSON array"),
        (b"{}\n" * 1001, 422, "1000 at most"),
        (b" " * (2 * 1024 * 1024 + 1), 413, "2 MB"),
    ],
)
def test_what_is_no_batch_is_refused_as_a_whole(client, content, status, told):
    response = client.post(BATCH, content=content)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]


def test_parameters_beside_a_batch_are_refused(client):
    assert client.post(f"{BATCH}?date=2009-03-01", json=[FIRST]).json()["errors"][0]["field"] == "date"


def test_pairs_of_parties_are_bounded_and_the_rest_is_told(client, monkeypatch):
    import api.routers.batch

    monkeypatch.setattr(api.routers.batch, "MOST_PAIRS", 3)
    lines = lines_of(client.post(BATCH, json=[QUESTIONS[4], QUESTIONS[4], FIRST]))
    assert [line["status"] for line in lines] == [200, 200, 422]
    assert "4 pairs" in lines[2]["problem"]["detail"]


def test_a_failure_of_ours_is_told_in_its_line_and_spoils_no_other(client, monkeypatch):
    import graphmodel.calls.batch

    def broken(model, engine, asked):
        if asked.date == "2014-01-01":
            raise RuntimeError("a secret of the inside")
        return real(model, engine, asked)

    real = graphmodel.calls.batch.ask
    monkeypatch.setattr(graphmodel.calls.batch, "ask", broken)
    response = client.post(BATCH, json=[QUESTIONS[1], FIRST])
    assert [line["status"] for line in lines_of(response)] == [500, 200]
    assert "secret of the inside" not in response.text


def test_answers_go_out_one_by_one_and_others_are_answered_in_between(graph, monkeypatch):
    """The second question of a batch is not worked out until another request was answered, after the first line came."""
    import threading

    import httpx2
    import uvicorn

    import graphmodel.calls.batch
    from api.app import create_app

    def held(model, engine, asked):
        if asked.date == "2014-01-01":
            assert go_on.wait(30)
        return real(model, engine, asked)

    real, go_on = graphmodel.calls.batch.ask, threading.Event()
    monkeypatch.setattr(graphmodel.calls.batch, "ask", held)
    server = uvicorn.Server(uvicorn.Config(create_app(graph), port=0, log_level="warning", ws="none"))
    server.config.load()
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        (port,) = {s.getsockname()[1] for s in server.servers[0].sockets}
        with httpx2.Client(
            base_url=f"http://127.0.0.1:{port}", headers={"accept-encoding": "identity"}, timeout=30
        ) as web:
            body = "\n".join(map(json.dumps, QUESTIONS[:2]))
            with web.stream("POST", BATCH, content=body) as response:
                parts = response.iter_lines()
                assert json.loads(next(parts))["index"] == 0
                assert web.get("/api/v1/health").status_code == 200
                go_on.set()
                assert json.loads(next(parts))["index"] == 1
    finally:
        go_on.set()
        server.should_exit = True
        thread.join(30)


# ---------------------------------------------------------------------------------------------- the command
@pytest.fixture
def command(graph):
    from graphmodel.cli.app import app
    from graphmodel.graph import Graph

    def run(*words, given=None):
        with patch.object(Graph, "load", lambda *_, **__: graph):
            return CliRunner().invoke(app, ["ask", *words], input=given)

    return run


def test_the_command_prints_the_lines_of_the_call(client, command, tmp_path):
    (tmp_path / "questions.ndjson").write_text(TEXT, encoding="utf-8")
    done = command("--batch", str(tmp_path / "questions.ndjson"))
    assert done.stdout_bytes == client.post(BATCH, content=TEXT).content
    assert command("--batch", "-", given=TEXT).stdout_bytes == done.stdout_bytes


@pytest.mark.parametrize(
    ("questions", "code"),
    [(QUESTIONS[:2], 0), (QUESTIONS[:3], 3), (QUESTIONS, 2)],
    ids=["answered", "nowhere", "malformed"],
)
def test_the_exit_status_tells_whether_every_question_has_an_answer(command, questions, code):
    assert command("--batch", "-", given=json.dumps(questions)).exit_code == code


@pytest.mark.parametrize("words", [["--purpose", "youth-justice"], ["--between", "2009-01-01", "2010-01-01"]])
def test_a_question_beside_a_file_is_refused(command, words):
    done = command("--batch", "-", *words, given=json.dumps(FIRST))
    assert "in the file" in str(done.exception)
    assert done.stdout == ""


def test_a_file_that_is_not_there_is_told(command):
    assert "cannot be read" in str(command("--batch", "/nowhere/questions.ndjson").exception)

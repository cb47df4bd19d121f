"""The audit over HTTP and on its page: the same answer as on the command line, limits, and a text that tries to be more than text."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.api.pages.links import Links

TEXT = """Children Act 2004

5.1 Section 10 of the Act is a power to share information.

5.2 See s.115 CDA 1998 and section 117 of the Mental Health Act 1983.
"""
PAIR = {"discloser": "medway-council", "recipient": "kent-police-force", "purpose": "youth-justice"}
CALL = "/api/v1/audit"


def post(client, text=TEXT, kind="text/plain", **parameters):
    return client.post(CALL, params=parameters, content=text, headers={"content-type": kind})


def test_the_command_line_prints_what_the_call_returns(client, tmp_path):
    file = tmp_path / "agreement.txt"
    file.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "graphmodel", "audit", str(file), "--date", "2009-03-01", "--json"]
    command += [
        "--from",
        "medway-council",
        "--to",
        "kent-police-force",
        "--purpose",
        "youth-justice",
        "--part",
        "Children Act 2004",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    answer = post(client, name="agreement.txt", date="2009-03-01", part="Children Act 2004", **PAIR)
    assert answer.status_code == 200, answer.text
    assert json.loads(done.stdout) == answer.json()
    form = client.post(
        CALL,
        files={"file": ("agreement.txt", TEXT.encode())},
        data={"date": "2009-03-01", "part": "Children Act 2004", **PAIR},
    )
    assert form.content == answer.content


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["{file}", "--date", "2009-03-01"], 0, "CHILDREN|Children Act 2004 s.10"),
        (["{empty}"], 2, "no text"),
        (["{folder}/nowhere.txt"], 2, "cannot be read"),
        (["{file}", "--date", "2009-02-31", "--written", "x"], 2, "does not exist"),
        (["{nothing}"], 1, "No citation of law"),
        (["{file}", "--from", "nowhere", "--to", "kent-police-force", "--purpose", "youth-justice"], 3, "not in the graph"),
    ],
)  # fmt: skip
def test_the_exit_status(tmp_path, arguments, status, words):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "nothing.txt").write_text("We will be kind.", encoding="utf-8")
    names = {
        "file": tmp_path / "a.txt",
        "empty": tmp_path / "empty.txt",
        "nothing": tmp_path / "nothing.txt",
        "folder": tmp_path,
    }
    command = [sys.executable, "-m", "graphmodel", "audit", *(a.format(**names) for a in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    assert re.search(words, said)
    assert "Traceback" not in said


def test_the_format_is_told_by_the_type_of_the_body_or_the_name(client):
    marked = "# Law\n\nSection 10 of the **Children Act 2004**"
    assert post(client, marked, "text/markdown").json()["question"]["file"]["format"] == "markdown"
    assert post(client, marked, name="a.md").json()["question"]["file"]["format"] == "markdown"
    assert (
        post(client, "<p>s.10 Children Act 2004", "text/html; charset=utf-8").json()["question"]["file"]["format"]
        == "html"
    )


def test_a_text_may_be_pasted_in_the_place_of_a_file(client):
    answer = client.post(CALL, files={"text": (None, TEXT), "date": (None, "2009-03-01"), "file": ("", b"")})
    assert answer.status_code == 200, answer.text
    assert answer.json()["citations"] == post(client, date="2009-03-01").json()["citations"]


def test_an_answer_is_as_it_is_described(client):
    from api.schemas.audit import AuditAnswer

    answer = post(client, date="2009-03-01", written="2000-06-01", **PAIR).json()
    read = AuditAnswer.model_validate(answer)
    assert read.citations[0].places[0].paragraph == "5.1"
    assert answer.keys() == set(AuditAnswer.model_fields)
    assert answer["permalink"].startswith("/audit?date=2009-03-01&written=2000-06-01&discloser=medway-council")
    assert "not in the link" in answer["permalink_note"]
    assert "Children Act" not in answer["permalink"]


@pytest.mark.parametrize(
    ("text", "parameters", "status", "fields"),
    [
        ("", {}, 422, ["file"]),
        (TEXT, {"date": "2009-02-31", "written": "x", "bogus": "1"}, 422, ["bogus", "date", "written"]),
        (TEXT, {"date": "x", "discloser": "nowhere"}, 422, ["date", "discloser", "purpose", "recipient"]),
        (TEXT, PAIR | {"discloser": "nowhere"}, 404, ["discloser"]),
        (TEXT, {"part": "Appendix 9"}, 422, ["part"]),
        (TEXT, {"subject": "child"}, 422, ["subject"]),
        ("x" * (10 * 1024 * 1024 + 1), {}, 422, ["file"]),
        ("x" * (11 * 1024 * 1024), {}, 413, []),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_every_fault(client, text, parameters, status, fields):
    answer = post(client, text, **parameters)
    problem = answer.json()
    assert answer.status_code == status, problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert sorted({e["field"] for e in problem["errors"]}) == fields
    if status == 413:
        assert "10 MB" in problem["detail"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"no form", "multipart/form-data; boundary=x"),
        (b"no form", "multipart/form-data"),
        (b"--x\r\n" * 2000, "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\na\r\n" * 100_000 + b"--x--", "multipart/form-data; boundary=x"),
    ],
)
def test_a_form_that_is_none_is_a_problem(client, body, kind):
    answer = client.post(CALL, content=body, headers={"content-type": kind})
    assert answer.status_code == 422
    assert answer.json()["errors"]


# ---------------------------------------------------------------------- the page
def whole(response, status=200):
    """Check a page as every page is checked, and return what it holds."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    found = Links(response.text)
    assert len(re.findall(r"<h1[ >]", response.text)) == 1
    assert not [src for src in found.loaded if "//" in src]
    assert (found.handlers, found.styles, found.inline) == ([], [], [])
    assert len(found.ids) == len(set(found.ids)), sorted({i for i in found.ids if found.ids.count(i) > 1})
    assert {link for link in found.links if link.startswith("#")} <= {f"#{i}" for i in found.ids}
    return found


def test_the_form_is_there_and_is_filled_in_by_a_link(pages):
    whole(pages.get("/audit"))
    found = whole(
        pages.get("/audit?date=2008-12-01&part=Appendix+3&discloser=nhs-medway&purpose=purpose/youth-justice")
    )
    assert found.ids.count("file") == 1
    text = pages.get("/audit?date=2008-12-01&part=Appendix+3").text
    assert 'value="2008-12-01"' in text
    assert 'enctype="multipart/form-data"' in text


def test_a_report_is_a_page_with_a_table_for_each_group(pages):
    response = pages.post("/audit", files={"file": ("isa.txt", TEXT.encode())}, data={"date": "2009-03-01", **PAIR})
    found = whole(response)
    said = " ".join("".join(found.text).split())
    for words in (
        "What isa.txt cites",
        "The sentence speaks of a power; the graph holds a duty",
        "Not in the graph (1)",
        "5.1",
        "Express power",
    ):
        assert words in said, words
    assert response.text.count("<caption") == response.text.count("<table>") == 3
    assert any(link.startswith("/entities/norm/cda1998-s115") for link in found.links)
    assert any(link.startswith("/ask?discloser=") for link in found.links)


def test_what_is_wrong_stands_on_the_form_with_what_was_typed(pages):
    response = pages.post("/audit", files={"file": ("a.pdf", b"hello")}, data={"date": "2008-13-01", "part": "Law"})
    found = whole(response, 422)
    said = "".join(found.text)
    assert "There is a problem" in said
    assert "does not exist" in said
    assert "called .pdf and is none" in said
    assert 'value="2008-13-01"' in response.text


HOSTILE = """"><script>alert('heading')</script> Act 2004

5.1 <script>alert(1)</script> Section 5 of the <img src=x onerror=alert(2)> Foo'"><svg onload=alert(3)> Act 2001 gives {{ 7 * 7 }} a power.

5.2 The Foo <b>Bar</b> (Script) Act 2001 ("<script>alert('short')</script>"), section 6 of
the Foo"><script>alert(4)</script> Act 2002; s.10 Children Act 2004 javascript:alert(5).
"""


@pytest.mark.parametrize("name", ["<script>alert('name')</script>.txt", "a'\"><img src=x onerror=alert(6)>.md"])
def test_a_hostile_text_is_only_text(pages, name):
    data = {"part": "", "written": "2001-01-01", "date": "2009-03-01"}
    response = pages.post("/audit", content=None, files={"file": (name, HOSTILE.encode())}, data=data)
    found = whole(response)
    assert "<script>alert" not in response.text
    assert "<svg onload" not in response.text
    assert not [link for link in found.links if link.lower().startswith("javascript")]
    assert "49" not in re.sub(r"[0-9a-f]{16}", "", "".join(found.text))
    assert "Foo" in "".join(found.text)


def test_hostile_parameters_are_only_text(pages):
    response = pages.get(
        "/audit",
        params={
            "part": '"><script>alert(7)</script>',
            "date": "'><script>alert(8)</script>",
            "discloser": "<script>alert(9)</script>",
        },
    )
    whole(response)
    assert "<script>alert" not in response.text

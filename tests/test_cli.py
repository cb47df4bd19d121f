"""The command line as a user runs it: real processes, exit statuses, and the JSON that the service returns."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ASK = [
    "ask",
    "--from",
    "nhs-medway",
    "--to",
    "kent-police-force",
    "--purpose",
    "youth-justice",
    "--about",
    "child",
    "--information",
    "personal",
]

BODIES = sorted(
    re.findall(
        r"^- id: body/(\S+)", (ROOT / "data" / "bodies" / "councils.yaml").read_text(encoding="utf-8"), re.MULTILINE
    )
)


def run(*args, cwd=None):
    done = subprocess.run(
        [sys.executable, "-m", "graphmodel", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=120,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def as_json(*args):
    done = run(*args, "--json")
    return json.loads(done.stdout), done.returncode


@pytest.mark.parametrize(
    ("args", "status"),
    [
        ([*ASK, "--date", "2009-03-01"], 0),
        ([*ASK, "--date", "2009-02-31"], 2),
        ([*ASK, "--date", "1999-01-01"], 3),
        ([*ASK[:4], "medway-counsil", *ASK[5:]], 3),
        (["ask", "--from", "nhs-medway", "--to", "nhs-medway", *ASK[5:], "--date", "2009-03-01"], 2),
        (["ask", "--from", "type/nhs-body", "--to", "kent-police-force", *ASK[5:], "--date", "2009-03-01"], 2),
        (["ask", "--from", "nhs-medway", "--to", "kent-police-force", *ASK[5:], "--date", "2013-05-01"], 3),
        (["path", "medway-yot-board", "--date", "2008-12-01"], 0),
        (["path", "medway-yot-board", "--strength", "strong"], 2),
        (["path", "medway-yot-board", "--date", "1970-01-01"], 3),
        (["show", "norm/cda1998-s115"], 0),
        (["show", "codelist/state"], 0),
        (["show", "norm/cda1998-s1150"], 3),
        (["search", "medway", "counsil"], 0),
        (["search", "zzzzqqq"], 3),
        (["identifiers", "5L3"], 0),
        (["identifiers", "5L33"], 3),
        (["identifiers", "5L3", "--scheme", "ods"], 2),
        (["members", "medway-childrens-trust-board", "--date", "2008-12-01"], 0),
        (["rules", "medway-childrens-trust-board", "--topic", "quorum", "--date", "2008-12-01"], 0),
        (["rules", "medway-childrens-trust-board", "--topic", "quorums"], 2),
        (["quorum", "medway-childrens-trust-board", "--present", "3", "--date", "2008-12-01"], 0),
        (["duties", "medway-council", "--date", "2009-03-01"], 0),
        (["duties"], 2),
        (["duties", "--norm", "ca2004-s10-1", "--area", "medway", "--date", "2009-03-01"], 0),
        (["readings", "medway-2008", "--paragraph", "5.36"], 0),
        (["findings", "--area", "medway", "--date", "2008-12-01"], 0),
        (["findings", "--kind", "loop", "--date", "2008-12-01"], 1),
        (["timeline", "norm/ca1989-s47-9"], 0),
        (["timeline", "medway-pct"], 0),
        (["timeline", "medway-ptc"], 3),
        (["timeline", "medway-pct", "--date", "2009-02-31"], 2),
        ([*ASK, "--between", "2012-06-01", "2014-06-01"], 0),
        ([*ASK, "--between", "2013-06-01", "2014-06-01"], 3),
        ([*ASK, "--between", "2014-06-01", "2012-06-01"], 2),
        ([*ASK, "--between", "2014-06-01", "2012-06-01", "--date", "2009-03-01"], 2),
        (["coverage"], 0),
        (["nonsense"], 2),
        (["path"], 2),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else str(value),
)
def test_exit_status(args, status):
    done = run(*args)
    assert done.returncode == status, done.stdout[-500:] + done.stderr[-500:]
    assert (done.stdout + done.stderr).strip()


def test_answer_as_json():
    answer, status = as_json(*ASK, "--date", "2009-03-01")
    assert status == 0
    assert answer["outcome"] == "permitted-express"
    assert answer["best_express"] == "norm/cda1998-s115"
    assert answer["best_implied"] == "norm/cda1998-s38"
    assert answer["question"]["discloser"] == {
        "id": "body/medway-pct",
        "label": "Medway Primary Care Trust (NHS Medway)",
        "kind": "body",
    }
    assert answer["bars"]["result"] == "question"
    assert answer["data_protection"]["regime"]["id"] == "regime/dpa1998"
    assert "not ready to act on" in answer["headline"]
    assert (answer["ready"], answer["not_ready"]) == (False, ["confidence-unresolved", "proportionality-unrecorded"])
    assert set(answer) >= {"question", "state", "date", "dataset", "permalink", "findings"}


def test_the_same_question_gives_the_same_bytes():
    assert run(*ASK, "--date", "2009-03-01", "--json").stdout == run(*ASK, "--date", "2009-03-01", "--json").stdout


def test_a_fact_that_is_no_fact_is_told_with_all_other_faults():
    done = run(*ASK, "--date", "31.3.2009", "--fact", "request-maid=true", "--fact", "consent=perhaps")
    assert done.returncode == 2
    for word in ("31.3.2009", "request-maid", "request-made", "perhaps"):
        assert word in done.stderr


def test_version_and_help_do_not_load_the_data():
    assert re.fullmatch(r"graphmodel \d+\.\d+\.\d+\n", run("--version").stdout)
    assert "Usage" in run("ask", "--help").stdout


def test_readme_examples_print_what_the_readme_says():
    """Every `$ graphmodel` line of the README is run; `...` stands for anything."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    examples = [
        (m[0], m[1]) for b in blocks for m in re.findall(r"^\$ graphmodel (.*)\n((?:(?!\$ ).*\n)*)", b, re.MULTILINE)
    ]
    assert len(examples) >= 3
    for command, expected in examples:
        args = [a.strip("'\"") for a in re.findall(r"'[^']*'|\"[^\"]*\"|\S+", command)]
        printed = run(*args).stdout
        pattern = ".*".join(re.escape(part.strip("\n")) for part in expected.split("...\n"))
        assert re.fullmatch(r"\s*" + pattern + r"\s*", printed, re.DOTALL), f"$ graphmodel {command}\n{printed}"


def test_readme_map_of_the_tree_is_the_tree():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(
        r"^([\w.]+/[\w./]*|[\w.-]+\.\w+)\s{2,}", re.search(r"```text\n(.*?)```", text, re.DOTALL).group(1), re.MULTILINE
    )
    assert len(named) > 15
    for path in named:
        assert (ROOT / path).exists(), f"the README names {path}, which is not there"
    for folder in sorted(p.name for p in (ROOT / "graphmodel").iterdir() if p.is_dir() and p.name != "__pycache__"):
        assert f"graphmodel/{folder}/" in named, f"the README's map leaves out graphmodel/{folder}/"


def test_every_fault_of_a_question_is_told_at_once_each_on_a_line_of_its_option():
    done = run("ask", "--from", "medway-counsil", "--purpose", "crim-prevention", "--date", "2013-05-41")
    assert done.returncode == 2
    told = dict(line.removeprefix("graphmodel: ").split(": ", 1) for line in done.stderr.splitlines())
    assert set(told) == {"--from", "--to", "--purpose", "--about", "--information", "--date"}
    assert "body/medway-council" in told["--from"]
    assert "purpose/crime-prevention" in told["--purpose"]


def test_both_ids_that_are_nowhere_are_named():
    found, status = as_json(
        "ask", "--from", "medway-counsil", "--to", "kent-polise-force", *ASK[5:], "--date", "2009-03-01"
    )
    assert status == 3
    assert found["state"] == "not-in-graph"
    assert [e["field"] for e in found["errors"]] == ["discloser", "recipient"]
    assert {"body/medway-council", "body/kent-police-force"} <= set(found["did_you_mean"])


def test_what_was_only_proposed_is_never_told_as_having_been():
    words = ["--purpose", "strategic-planning", "--about", "child", "--information", "about-services"]
    asked = ["ask", "--from", "medway-council", *words, "--date", "2014-03-01"]
    after, status = as_json(*asked, "--to", "medway-childrens-trust-board")
    assert status == 3
    assert [(s["body"]["id"], s["proposed"]) for s in after["successors"]] == [("body/medway-can", True)]
    assert "only planned or proposed" in after["headline"]
    itself, status = as_json(*asked, "--to", "medway-can")
    assert status == 3
    assert "only proposed or planned" in itself["headline"]
    assert "did not exist" not in itself["headline"]


@pytest.mark.parametrize(
    ("name", "one"), [("purpose", "youth-justice"), ("subject", "child"), ("information", "personal")]
)
def test_what_a_question_may_be_made_of_is_listed(name, one):
    found, status = as_json("show", f"codelist/{name}")
    assert status == 0
    listed = {code["name"]: code for code in found["entity"]["codes"]}
    assert listed[one]["label"]
    assert "any-purpose" not in listed
    assert f"  - {one}: " in run("show", f"codelist/{name}").stdout


def test_a_fact_that_is_given_twice_is_refused():
    done = run(*ASK, "--date", "2009-03-01", "--fact", "request-made=true", "--fact", "request-made=false")
    assert done.returncode == 2
    assert "request-made is given more than once" in done.stderr


def test_more_pairs_than_can_be_answered_are_refused_and_not_cut():
    schools = [a for i in range(21) for a in ("--from", f"body/{BODIES[i]}")]
    others = [a for i in range(12, 33) for a in ("--to", f"body/{BODIES[i]}")]
    done = run("ask", *schools, *others, *ASK[5:], "--date", "2009-03-01")
    assert done.returncode == 2
    assert "pairs of parties; ask about 400 at most" in done.stderr

"""The command line prints exactly what the HTTP call returns, as CONTRACT.md has it."""

import json
import subprocess
import sys

import pytest

QUESTION = {
    "discloser": "nhs-medway",
    "recipient": "kent-police-force",
    "purpose": "youth-justice",
    "subject": "child",
    "information": "personal",
    "date": "2009-03-01",
}
ASK = ["ask", "--from", "nhs-medway", "--to", "kent-police-force", "--purpose", "youth-justice", "--about", "child"]

CALLS = [
    ([*ASK, "--information", "personal", "--date", "2009-03-01"], "legal-basis", QUESTION),
    (
        [*ASK, "--information", "personal", "--between", "2012-06-01", "2014-06-01"],
        "legal-basis/between",
        {**{k: v for k, v in QUESTION.items() if k != "date"}, "between": ["2012-06-01", "2014-06-01"]},
    ),
    (
        [
            "ask",
            "Can Kent Police tell Medway YOT about a boy's arrest?",
            "--purpose",
            "youth-justice",
            "--date",
            "2009-03-01",
        ],
        "understood",
        {
            "q": "Can Kent Police tell Medway YOT about a boy's arrest?",
            "purpose": "youth-justice",
            "date": "2009-03-01",
        },
    ),
    (["record", *ASK[1:], "--information", "personal", "--date", "2009-03-01"], "record", QUESTION),
    (["timeline", "norm/ca1989-s47-9", "--date", "2009-03-01"], "timeline/norm/ca1989-s47-9", {"date": "2009-03-01"}),
    (["search", "kent polise"], "search", {"q": "kent polise"}),
    (
        ["identifiers", "QKS", "--scheme", "nhs_ods", "--date", "2024-01-01"],
        "identifiers/nhs_ods/QKS",
        {"date": "2024-01-01"},
    ),
    (["show", "norm/cda1998-s115", "--date", "2009-03-01"], "entities/norm/cda1998-s115", {"date": "2009-03-01"}),
    (["path", "medway-yot-board", "--date", "2008-12-01"], "accountability/medway-yot-board", {"date": "2008-12-01"}),
    (
        ["members", "suffolk-childrens-trust-board", "--date", "2010-02-01"],
        "boards/suffolk-childrens-trust-board/seats",
        {"date": "2010-02-01"},
    ),
    (
        ["rules", "kent-childrens-trust", "--topic", "chair", "--date", "2007-06-01"],
        "bodies/kent-childrens-trust/rules",
        {"topic": "chair", "date": "2007-06-01"},
    ),
    (
        ["quorum", "medway-trust-board", "--present", "6", "--date", "2008-12-01"],
        "boards/medway-trust-board/quorum",
        {"present": "6", "date": "2008-12-01"},
    ),
    (["duties", "medway-pct", "--date", "2009-03-01"], "bodies/medway-pct/duties", {"date": "2009-03-01"}),
    (
        ["duties", "--norm", "ca2004-s10-5", "--area", "medway", "--date", "2009-03-01"],
        "norms/ca2004-s10-5/holders",
        {"area": "medway", "date": "2009-03-01"},
    ),
    (["readings", "haringey-2008"], "documents/haringey-2008/readings", {}),
    (
        ["compliance", "suffolk-childrens-trust-board", "--norm", "ca2004-s12a", "--date", "2010-06-01"],
        "boards/suffolk-childrens-trust-board/compliance",
        {"norm": "ca2004-s12a", "date": "2010-06-01"},
    ),
    (
        ["compare", "medway", "--from", "2008-12-01", "--until", "2014-01-01"],
        "compare",
        {"left": "medway", "from": "2008-12-01", "until": "2014-01-01"},
    ),
    (
        ["findings", "--area", "haringey", "--date", "2008-05-06"],
        "findings",
        {"area": "haringey", "date": "2008-05-06"},
    ),
    (
        [
            "matrix",
            "medway",
            "--purpose",
            "youth-justice",
            "--board",
            "medway-trust-board",
            "--fact",
            "request-made=true",
            "--date",
            "2008-12-01",
        ],
        "matrix/medway",
        {"purpose": "youth-justice", "board": "medway-trust-board", "fact": "request-made=true", "date": "2008-12-01"},
    ),
    (
        [
            "diagram",
            "medway",
            "--focus",
            "medway-yot-board",
            "--steps",
            "2",
            "--kinds",
            "accountable",
            "--kinds",
            "seat",
            "--body-kinds",
            "board,organisation",
            "--hide",
            "medway-lscb",
            "--from",
            "medway-yot-board",
            "--to",
            "medway-council",
            "--compare",
            "2013-10-01",
            "--date",
            "2008-12-01",
        ],
        "areas/medway/structure",
        {
            "focus": "medway-yot-board",
            "steps": "2",
            "kinds": ["accountable", "seat"],
            "body_kinds": "board,organisation",
            "hide": "medway-lscb",
            "from": "medway-yot-board",
            "to": "medway-council",
            "compare": "2013-10-01",
            "date": "2008-12-01",
        },
    ),
    (["coverage"], "coverage", {}),
    (
        ["list", "norms", "--words", "section 115", "--date", "2009-03-01"],
        "things/norms",
        {"q": "section 115", "date": "2009-03-01"},
    ),
]


@pytest.mark.parametrize(("command", "path", "parameters"), CALLS, ids=[c[0][0] for c in CALLS])
def test_both_give_the_same(client, command, path, parameters):
    done = subprocess.run(
        [sys.executable, "-m", "graphmodel", *command, "--json"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    answer = client.get(f"/api/v1/{path}", params=parameters)
    assert answer.status_code == 200
    assert json.loads(done.stdout) == answer.json()

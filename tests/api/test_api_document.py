"""docs/api.md is for the author of another program: each of its commands is run as it stands, on a service."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.test_batch import QUESTIONS

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
SHELL = [block for block in re.findall(r"```bash\n(.*?)```", TEXT, re.DOTALL) if not block.startswith("pip ")]
PYTHON = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def run(address, tmp_path_factory):
    """Runs a command of the document in a folder with a file of questions, on the service that the tests have."""
    folder = tmp_path_factory.mktemp("document")
    (folder / "questions.ndjson").write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

    def done(*words, code=0):
        words = [w.replace("http://127.0.0.1:8000", address) for w in words]
        ran = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False)
        assert ran.returncode == code, ran.stderr
        return ran.stdout

    return done


#: What the output of each command has to have, in the order of the document, and its exit status.
OUTPUTS = [
    ('"outcome":"permitted-express"', 0),
    ('"facts":{"request-made":true}', 0),
    ('"line-stops"', 0),
    ('"index":4', 0),
    ('"index":4', 2),
    ('"next":"/api/v1/findings?', 0),
    ("graphmodel_requests_total", 0),
]


def test_every_command_is_told_of_here():
    assert len(SHELL) == len(OUTPUTS)
    assert len(PYTHON) == 1


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("number", range(len(OUTPUTS)))
def test_a_command_gives_what_is_said(run, number):
    wanted, code = OUTPUTS[number]
    assert wanted in run("bash", "-c", SHELL[number], code=code)


def test_the_program_prints_what_is_said(run, client):
    *lines, findings, near = run(sys.executable, "-c", PYTHON[0]).splitlines()
    assert lines == ["permitted-express", "0 200", "1 200"]
    assert int(findings) == client.get("/api/v1/findings?date=2008-12-01").json()["total"] > 20
    assert near == "body/medway-council"


def test_every_option_and_setting_that_is_told_of_is_there():
    from typer.testing import CliRunner

    from graphmodel.cli.app import app

    text = CliRunner().invoke(app, ["serve", "--help"], env={"COLUMNS": "200"}).stdout
    for option in ("--log", "--metrics", "--rate-limit", "--trusted-proxy", "--grace", "--kept-answers"):
        assert option in text
    for name in re.findall(r"GRAPHMODEL_[A-Z_]+", TEXT):
        assert name in text

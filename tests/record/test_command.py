"""The command writes the same bytes each time, and nothing else."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile

import docx
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from graphmodel.errors import BadQuestionError
from graphmodel.record.files import FORMATS, content
from tests.record.asked import BASE
from tests.record.reading import squeezed


def test_the_same_question_gives_the_same_bytes(made, tmp_path):
    """In another process, with another seed of hashes and in another part of the world."""
    program = """
import sys
from graphmodel.graph import Graph
from graphmodel.legal_basis.question import Asked
from graphmodel.record.files import FORMATS, content
made = Graph.load().record(Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01"))
for form in FORMATS:
    open(f"{sys.argv[1]}/made.{form}", "wb").write(content(made, form, sys.argv[2]))
"""
    command = [sys.executable, "-c", program, str(tmp_path), BASE]
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run(command, timeout=300, check=True, env=elsewhere)
    for form in FORMATS:
        assert (tmp_path / f"made.{form}").read_bytes() == content(made, form, BASE), form


COMMAND = [
    "record",
    "--from",
    "nhs-medway",
    "--to",
    "kent-police-force",
    "--purpose",
    "youth-justice",
    "--about",
    "child",
]
COMMAND += ["--information", "personal", "--date", "2009-03-01"]


@pytest.fixture
def run(model, engine, monkeypatch):
    """Run a command on the graph that is loaded already."""
    import graphmodel.cli.record
    from graphmodel.cli.app import app
    from graphmodel.graph import Graph

    loaded = Graph(model)
    loaded.__dict__["engine"] = engine
    monkeypatch.setattr(graphmodel.cli.record, "graph", lambda _data: loaded)
    return lambda *more: CliRunner().invoke(app, [*COMMAND, *more])


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_each_format(form, made, run, tmp_path):
    done = run("--base", BASE + "/", "--out", str(tmp_path / f"made.{form}"))
    assert done.exit_code == 0
    assert made["title"] in squeezed(done.stdout)
    assert "(not ready to act on)" in squeezed(done.stdout)
    assert (tmp_path / f"made.{form}").read_bytes() == content(made, form, BASE)


def test_the_command_prints_markdown_or_json(made, run):
    assert run().stdout == content(made, "md").decode()
    assert json.loads(run("--json").stdout) == made


def test_the_command_writes_nothing_else(run, tmp_path):
    done = run("--out", str(tmp_path / "made.exe"))
    assert isinstance(done.exception, BadQuestionError)
    assert list(tmp_path.iterdir()) == []


def test_no_time_stands_in_a_file(made):
    info = PdfReader(io.BytesIO(content(made, "pdf"))).metadata
    assert not {"/CreationDate", "/ModDate"} & set(info)
    with zipfile.ZipFile(io.BytesIO(content(made, "docx"))) as parts:
        assert {i.date_time for i in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(content(made, "docx"))).core_properties
    assert (properties.created, properties.modified) == (None, None)

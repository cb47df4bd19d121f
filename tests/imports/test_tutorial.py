"""The tutorial to the letter: its tables typed into the template, its commands run, what they print compared."""

import re
import shlex
from functools import lru_cache
from pathlib import Path

from starlette.testclient import TestClient
from typer.testing import CliRunner

import graphmodel.cli.options
from graphmodel.cli.app import app
from graphmodel.graph import Graph
from tests.imports.tutorial import correct, fill, steps

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial-your-own-area.md"


@lru_cache(maxsize=4)
def _graph(texts):
    """The graph of folders, by what stands in them, so that three commands on the same data load it once."""
    return Graph.load(*(Path(name) for name, _ in texts))


def _load(data=None):
    return _graph(tuple((str(d), tuple(sorted((p.name, p.read_text()) for p in d.iterdir()))) for d in data or ()))


def _fits(printed, wanted):
    """Tell whether a text is the one that is wanted, with lines left out where three dots stand."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", wanted.strip("\n") + "\n", flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*".join(parts), printed.strip("\n") + "\n") is not None


def test_the_tutorial_does_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(graphmodel.cli.options, "graph", _load)
    for module in ("app", "diagram"):
        monkeypatch.setattr(f"graphmodel.cli.{module}.graph", _load)
    served = []
    monkeypatch.setattr("api.server.serve", lambda **options: served.append(options))
    commands = 0
    for kind, step in steps(TUTORIAL.read_text(encoding="utf-8")):
        if kind == "table":
            fill("thornmere/thornmere.xlsx", *step)
        elif kind == "cell":
            correct("thornmere/thornmere.xlsx", *step)
        else:
            command, wanted = step
            words = shlex.split(command)
            assert words[0] == "graphmodel"
            done = CliRunner().invoke(app, words[1:])
            assert words[1] == "serve" or _fits(done.output, wanted), f"$ {command}\n{done.output}"
            commands += 1
    assert commands >= 11
    chart = Path("thornmere/chart.html").read_text(encoding="utf-8")
    assert "Thornmere Safeguarding Children Partnership" in chart
    (options,) = served
    assert options["data"] == [Path("thornmere/data")]
    from api.app import create_app

    with TestClient(create_app(_load(options["data"])), headers={"accept": "text/html"}) as pages:
        assert "Thornmere" in pages.get("/areas?q=Thornmere").text
        page = pages.get("/areas/thornmere?date=2024-06-01")
        assert page.status_code == 200
        assert "Executive Group" in page.text


def test_three_dots_stand_for_lines_and_for_nothing_else():
    assert _fits("a\nb\nc\n", "a\n...\nc")
    assert _fits("a\nb\n", "...\nb\n")
    assert not _fits("a\nb\nc\n", "a\n...\nd")
    assert not _fits("a\nb\n", "a")

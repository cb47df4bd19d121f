"""One question of a worked case through every face of the program: the command line, HTTP, and the page."""

import html
import json
import re
import subprocess
import sys
from unittest.mock import patch

from starlette.testclient import TestClient
from typer.testing import CliRunner

from graphmodel.cli.app import app
from graphmodel.graph import Graph

#: The parts of a question as a case, the command line and the calls name them.
_PARTS = (
    ("from", "--from", "discloser"),
    ("to", "--to", "recipient"),
    ("purpose", "--purpose", "purpose"),
    ("about", "--about", "subject"),
    ("information", "--information", "information"),
    ("date", "--date", "date"),
    ("within", "--within", "within"),
    ("capacity_from", "--capacity-from", "capacity_from"),
    ("capacity_to", "--capacity-to", "capacity_to"),
    ("nation", "--nation", "nation"),
)
_BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
_BLOCKS = r"</(?:p|li|h\d|td|th|dt|dd|div|summary|article)>"


def listed(value):
    return value if isinstance(value, list) else [value]


def on_the_command_line(row):
    """Return the words that ask for a case on the command line."""
    asked = row["ask"]
    words = [w for part, option, _ in _PARTS for one in listed(asked.get(part, [])) for w in (option, one)]
    return [
        "ask",
        *words,
        *(w for name, said in (asked.get("facts") or {}).items() for w in ("--fact", f"{name}={said}")),
    ]


def in_a_query(row):
    """Return the parameters that ask for a case in a GET."""
    asked = row["ask"]
    pairs = [(name, one) for part, _, name in _PARTS for one in listed(asked.get(part, []))]
    return [*pairs, *(("fact", f"{name}={said}") for name, said in (asked.get("facts") or {}).items())]


def in_a_body(row):
    """Return the JSON that asks for a case in a POST."""
    asked = row["ask"]
    truth = {"true": True, "false": False}
    facts = {name: truth[said] for name, said in (asked.get("facts") or {}).items()}
    return {name: asked[part] for part, _, name in _PARTS if part in asked} | ({"facts": facts} if facts else {})


def one_line(text):
    """Return a text without its line breaks."""
    return " ".join(text.split())


def blocks(page):
    """Return the paragraphs, items and cells of a page, in its order, as a reader sees them."""
    return [one_line(html.unescape(re.sub(r"<[^>]*>", " ", part))) for part in re.split(_BLOCKS, page)]


class Faces:
    """Asks one graph through each face."""

    def __init__(self, model):
        from api.app import create_app

        self.graph = Graph(model)
        self.client = TestClient(create_app(self.graph))

    def command(self, *words):
        """Run a command in this process, with the data that is loaded already."""
        with patch.object(Graph, "load", lambda *_, **__: self.graph):
            return CliRunner().invoke(app, list(words))

    def text(self, row):
        return self.command(*on_the_command_line(row)).stdout

    def as_json(self, row):
        return json.loads(self.command(*on_the_command_line(row), "--json").stdout)

    @staticmethod
    def from_a_shell(row, *more):
        """Run a command as a program of its own."""
        words = [sys.executable, "-m", "graphmodel", *on_the_command_line(row), *more]
        return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False).stdout

    def got(self, row):
        return self.client.get("/api/v1/legal-basis", params=in_a_query(row)).json()

    def posted(self, row):
        return self.client.post("/api/v1/legal-basis", json=in_a_body(row)).json()

    def page(self, row):
        answer = self.client.get("/ask", params=in_a_query(row), headers=_BROWSER)
        assert answer.status_code == 200, answer.text[:300]
        return answer.text

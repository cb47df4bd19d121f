"""The files of a matrix hold every answer, stay the same and run nothing; and what the command prints and writes."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import openpyxl
import pytest
from typer.testing import CliRunner

from graphmodel.calls.matrix import describe
from graphmodel.errors import BadQuestionError
from graphmodel.formats.cell import harmless
from graphmodel.matrix.csv_file import csv_text
from graphmodel.matrix.files import write
from graphmodel.matrix.html import page
from graphmodel.matrix.marks import mark
from graphmodel.matrix.question import AskedMatrix
from graphmodel.matrix.table import fill
from graphmodel.matrix.xlsx import workbook

DAY = "2008-12-01"


def test_the_csv_has_a_row_for_each_pair_and_purpose(model, matrix_board):
    made, answer = matrix_board
    rows = list(csv.DictReader(io.StringIO("".join(csv_text(model, made)))))
    assert len(rows) == 11 * 10 * 3
    assert len({(r["discloser_id"], r["recipient_id"], r["purpose_id"]) for r in rows}) == len(rows)
    assert {r["outcome"] for r in rows} == set(answer["answer_counts"])
    cells = {(r["discloser"]["id"], c["recipient"]["id"]): c for r in answer["rows"] for c in r["cells"]}
    for row in rows:
        cell = cells[row["discloser_id"], row["recipient_id"]]
        assert cell["by_purpose"][row["purpose_id"]] == row["outcome"]
        if cell["purpose"] == row["purpose_id"]:
            assert row["answer"] == cell["permalink"]
            assert row["flags"] == "; ".join(cell["flags"])
            assert row["norm_ids"] == "; ".join(n["id"] for n in cell["norms"])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_taken_for_a_formula(text):
    assert harmless(text) == "'" + text
    assert harmless("x" + text) == "x" + text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A graph with an area whose bodies have names that a spreadsheet would run."""
    from graphmodel.graph import Graph

    names = ('=HYPERLINK("http://example.org")', "@SUM(1)", "+1", "-1", "#N/A", "<script>alert(9)</script>")
    bodies = "\n".join(
        f"  - {{id: body/formula-{n}, label: {json.dumps(name)}, kind: organisation, legal_personality: true, confidence: high, "
        f'sources: [invented], exists: {{from: "2000-04-01"}}, covers: [{{area: area/formula, from: "2000-04-01"}}], '
        f'types: [{{type: type/primary-care-trust, from: "2000-04-01", until: "2013-04-01"}}]}}'
        for n, name in enumerate(names)
    )
    file = tmp_path_factory.mktemp("formula") / "formula.yaml"
    file.write_text(
        f"areas:\n  - {{id: area/formula, label: '=1+1', from: '1998-04-01'}}\nbodies:\n{bodies}\n", encoding="utf-8"
    )
    return Graph.load(file)


def test_names_that_a_spreadsheet_would_run_are_text(hostile):
    made = hostile.matrix_table(AskedMatrix("area/formula", ["youth-justice"], date=DAY))
    answer = describe(hostile.model, hostile.engine, made)
    assert len(answer["members"]) == 6
    for row in csv.reader(io.StringIO("".join(csv_text(hostile.model, made)))):
        assert not [text for text in row if text.startswith(("=", "+", "-", "@"))]
    book = openpyxl.load_workbook(io.BytesIO(workbook(hostile.model, made, answer)))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert '=HYPERLINK("http://example.org")' in {cell.value for cell in cells}
    assert "<script" not in page(answer)


def test_the_workbook_has_grid_list_and_question(model, matrix_board):
    made, answer = matrix_board
    book = openpyxl.load_workbook(io.BytesIO(workbook(model, made, answer, "https://example.org")))
    assert book.sheetnames == ["Matrix", "List", "Question"]
    grid, rows, question = book.worksheets
    assert grid.freeze_panes == "B2"
    assert [c.value for c in grid[1]][1:] == [m["label"] for m in answer["members"]]
    assert [c.value for c in grid["A"]][1:] == [m["label"] for m in answer["members"]]
    for line, row in zip(grid.iter_rows(min_row=2, min_col=2), answer["rows"], strict=True):
        for cell, wanted in zip(line, row["cells"], strict=True):
            assert (cell.hyperlink.target if cell.hyperlink else None) == (
                wanted["permalink"] and "https://example.org" + wanted["permalink"]
            )
            assert cell.value.startswith(
                mark(wanted["outcome"] or wanted["state"]).words if wanted["permalink"] else "the same body"
            )
    assert rows.max_row == 11 * 10 * 3 + 1
    assert rows.auto_filter.ref == f"A1:J{rows.max_row}"
    told = {line[0].value: line[1].value for line in question.iter_rows()}
    assert answer["dataset"]["digest"] in told["Data"]
    assert told["Link"] == "https://example.org" + answer["permalink"]


def test_without_an_address_a_link_is_text(model, matrix_board):
    made, answer = matrix_board
    book = openpyxl.load_workbook(io.BytesIO(workbook(model, made, answer)))
    assert not [c for line in book["Matrix"].iter_rows() for c in line if c.hyperlink]
    assert book["List"]["J2"].value.startswith("/ask?")
    assert "<a " not in page(answer)


def test_the_same_question_gives_the_same_bytes(model, engine, matrix_board):
    made, answer = matrix_board
    again = fill(engine, made.question)
    assert json.dumps(describe(model, engine, again)) == json.dumps(answer)
    first = workbook(model, made, answer)
    assert workbook(model, again, answer) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


class Table(HTMLParser):
    """The headers, cells and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.headers, self.cells, self.links, self.captions, self.loaded = [], 0, [], 0, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "th":
            self.headers.append(found.get("scope"))
        self.cells += tag == "td"
        self.captions += tag == "caption"
        if tag == "a":
            self.links.append(found["href"])
        self.loaded += [found[n] for n in ("src", "srcset", "data") if n in found]
        if tag in {"link", "script", "img", "iframe"}:
            self.loaded.append(tag)


def test_the_page_is_an_accessible_table_that_needs_nothing_else(matrix_board):
    _, answer = matrix_board
    text = page(answer, "https://example.org")
    found = Table(text)
    assert found.captions == 1
    assert found.headers == ["col"] * 12 + ["row"] * 11
    assert found.cells == 11 * 11
    assert found.loaded == []
    links = [link for link in found.links if "/ask?" in link]
    assert links == [
        "https://example.org" + c["permalink"] for r in answer["rows"] for c in r["cells"] if c["permalink"]
    ]
    assert "default-src 'none'" in html.unescape(text)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "html"])
def test_a_file_is_made_by_its_ending(model, matrix_board, tmp_path, ending):
    made, answer = matrix_board
    out = tmp_path / f"matrix.{ending}"
    write(model, made, answer, out)
    assert out.stat().st_size > 1000
    if ending == "json":
        assert json.loads(out.read_text(encoding="utf-8")) == answer


# ---------------------------------------------------------------------------------------------- the command line
@pytest.fixture
def run(graph_of_the_shipped_data, monkeypatch):
    import graphmodel.cli.matrix
    from graphmodel.cli.app import app

    monkeypatch.setattr(graphmodel.cli.matrix, "graph", lambda _data=None: graph_of_the_shipped_data)

    def call(*arguments):
        return CliRunner().invoke(app, ["matrix", *arguments], env={"COLUMNS": "100"})

    return call


@pytest.fixture(scope="module")
def graph_of_the_shipped_data(model, engine):
    from graphmodel.graph import Graph

    made = Graph(model)
    made.__dict__["engine"] = engine
    return made


def test_the_command_prints_a_grid_with_its_key(run):
    done = run("medway", "--purpose", "youth-justice", "--board", "medway-trust-board", "--date", DAY)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert sum(bool(re.fullmatch(r" +\d+( +[A-Za-z.?-]){11}", line)) for line in lines) == 11
    assert "   3  Medway Council" in lines
    assert "What the letters mean:" in lines
    assert "You decide." in done.stdout.replace("\n", " ")


def test_the_command_prints_a_list_where_the_grid_is_too_wide(run, monkeypatch):
    monkeypatch.setattr("shutil.get_terminal_size", lambda _default=None: __import__("os").terminal_size((60, 24)))
    done = run("medway", "--purpose", "youth-justice", "--date", DAY)
    assert "The grid is too wide" in done.stdout
    assert re.search(r"  - express power: [\d, -]+", done.stdout)


def test_the_command_writes_a_file(run, tmp_path):
    out = tmp_path / "m.xlsx"
    done = run("medway", "--all-purposes", "--board", "medway-trust-board", "--date", DAY, "--out", str(out))
    assert done.exit_code == 0
    assert "11 bodies" in done.stdout
    assert openpyxl.load_workbook(out, read_only=True).sheetnames == ["Matrix", "List", "Question"]


def test_the_command_refuses_an_address_that_is_none(run, tmp_path):
    done = run("medway", "--purpose", "youth-justice", "--out", str(tmp_path / "m.csv"), "--base", "javascript:x")
    assert isinstance(done.exception, BadQuestionError)
    assert not list(tmp_path.iterdir())


def test_the_command_refuses_an_ending_before_it_asks(run, tmp_path):
    done = run("medway", "--purpose", "youth-justice", "--out", str(tmp_path / "m.pdf"))
    assert isinstance(done.exception, BadQuestionError)
    assert not list(tmp_path.iterdir())

"""A workbook with many different mistakes is refused with as many messages, each with its cell and mend, and leaves nothing behind."""

import json
import re

import pytest
from typer.testing import CliRunner

from graphmodel.cli.app import app
from graphmodel.imports.writing import bring
from tests.imports.thornmere import csv_folder, put, sheets, workbook


def with_mistakes(*, csv=False):
    """Return sheets with mistakes, and what each is told: cell → (rule, a part of the message, a part of the mend)."""
    made, told = sheets(), {}

    def wrong(sheet, row, heading, value, rule, message, mend):
        told[put(made, sheet, row, heading, value)] = (rule, message, mend)

    def also(cell, rule, message, mend):
        told[cell] = (rule, message, mend)

    bodies = len(made["bodies"])
    made["bodies"] += [list(made["bodies"][5]) for _ in range(12)]
    for n in range(bodies, bodies + 12):
        made["bodies"][n][0] = f"Group {n}"
    row = iter(range(bodies + 1, bodies + 13))
    # sources
    wrong("sources", 2, "speaks from", "31 February 2024", "bad-date", "2024-02-31 does not exist", "2024-04-01")
    made["sources"][0].append("colour")
    also("sources!I1", "unknown-column", "no column `colour`", "take the column away")
    # bodies
    wrong("bodies", 2, "kind in law", "unitary counsil", "unknown-name", "'unitary counsil'", "type/unitary-council")
    wrong("bodies", 3, "kind from", "01/04/1974", "bad-date", "two ways", "1 April 2024")
    wrong("bodies", 4, "until", "2010-01-01", "reversed-dates", "before or as it begins", "later than `from`")
    wrong("bodies", next(row), "kind", "bord", "unknown-code", "'bord'", "`board`")
    wrong("bodies", next(row), "note", "ask a.person@thornmere.gov.uk", "personal-data", "e-mail", "Take it away")
    wrong("bodies", next(row), "note", "ring 01632 960 123", "personal-data", "telephone", "Take it away")
    wrong(
        "bodies",
        next(row),
        "words",
        "an Executive Group of the partners that shall meet",
        "long-anchor",
        "9 words",
        "8",
    )
    wrong("bodies", next(row), "name", None, "missing-value", "`name` is empty", "full name")
    wrong("bodies", next(row), "name", "Scrutiny forum", "duplicate-id", "first in bodies!A7", "Keep one")
    n = next(row)
    put(made, "bodies", n, "certainty", "inferred")
    also(f"bodies!M{n}", "uncertain-without-reason", "does not say why", "`reason`")
    n = next(row)
    put(made, "bodies", n, "paragraph", None)
    put(made, "bodies", n, "words", None)
    also(f"bodies!N{n}", "no-source", "has no source", "other source")
    wrong("bodies", next(row), "id", "Group Nine", "bad-id", "'Group Nine' is no id", "Leave it empty")
    wrong("bodies", next(row), "legal person", "perhaps", "unknown-code", "'perhaps'", "true")
    # lines
    wrong("lines", 2, "to", "the Partnershp", "unknown-name", "'the Partnershp'", "Thornmere Safeguarding Partnership")
    wrong("lines", 3, "how", "is a piece of", "unknown-code", "'is a piece of'", "part-of")
    wrong("lines", 4, "to", "CCG", "ambiguous-name", "several things", "type/clinical-commissioning-group")
    wrong("lines", 5, "source", "Arrangements 2042", "unknown-source", "'Arrangements 2042'", "`Arrangements 2024`")
    made["lines"].append(["Executive Group", "reports", None, None, None, None, "2.9", "shall report"])
    also("lines!C6", "line-to-nowhere", "neither to whom nor for what", "`to`")
    # seats
    wrong("seats", 2, "list total", "four", "wrong-kind", "'four'", "document prints it")
    wrong("seats", 4, "role", "chief", "unknown-code", "'chief'", "`chair`")
    wrong("seats", 5, "holder in words", None, "seat-of-nobody", "neither who holds it", "`holder`")
    told["seats!C5"] = told.pop("seats!D5")
    # rules
    wrong("rules", 2, "out of", 1, "rule-value", "a share that cannot be", "numerator")
    told["rules!D2"] = told.pop("rules!F2")
    wrong("rules", 3, "value", None, "rule-value", "does not say what kind of value", "interval")
    told["rules!E3"] = told.pop("rules!D3")
    wrong("rules", 4, "topic", "chairing", "unknown-code", "'chairing'", "`chair`")
    made["rules"].append(
        ["the Partnership", "voting", "by hand", None, None, None, None, None, None, "4.4", "by hand", "x"]
    )
    also("rules!L5", "no-heading", "without a heading", "Write a heading")
    if not csv:
        wrong("seats", 3, "paragraph", 3.2, "made-a-number", "3.2", "Format the cell as Text")
    return made, told


def in_the_workbook(told):
    """Return a change to a workbook that only a workbook can have wrong, and add what that is told."""
    told |= {
        "bodies!H5": ("merged-cells", "H5:H6", "Unmerge"),
        "lines!H3": ("formula", "without a value", "paste it as a value"),
        "lines!G4": ("formula", "#REF!", "Correct the formula"),
        "rules": ("hidden-sheet", "hidden", "Unhide"),
        "Bodys": ("unknown-sheet", "no sheet `Bodys`", "`bodies`"),
        "bodies!Q1": ("duplicate-column", "first in bodies!P1", "Keep one"),
    }

    def change(book):
        book["bodies"].merge_cells("H5:H6")
        book["lines"]["H3"] = '="a group of "&A3'
        book["lines"]["G4"] = "#REF!"
        book["rules"].sheet_state = "hidden"
        book.create_sheet("Bodys").append(["name"])
        book["bodies"]["Q1"] = "Notes"

    return change


def compare(problems, told):
    """See that each cell is told what is expected, nothing twice, and no two the same."""
    found = {}
    for problem in problems:
        cell = problem["cell"] if problem["row"] else problem["sheet"]
        assert cell not in found, f"two are told of {cell}: {problem['told']}"
        found[cell] = problem
    assert sorted(found) == sorted(told), "\n".join(p["told"] for p in problems)
    for cell, (rule, message, mend) in told.items():
        problem = found[cell]
        fits = (problem["rule"], message in problem["message"], mend in problem["mend"])
        assert fits == (rule, True, True), problem["told"]
    assert len({p["message"] for p in problems}) == len(problems), "each is told in its own words"


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    made, told = with_mistakes()
    folder = tmp_path_factory.mktemp("mistaken")
    return workbook(made, folder / "boards.xlsx", in_the_workbook(told)), told


def test_every_mistake_of_a_workbook_is_told_at_once_by_its_cell(mistaken, tmp_path):
    path, told = mistaken
    assert len(told) >= 30
    done = CliRunner().invoke(app, ["import", str(path), "--out", str(tmp_path / "made"), "--json"])
    assert done.exit_code == 1
    problems = json.loads(done.stdout)["problems"]
    compare(problems, told)
    one = next(p for p in problems if p["cell"] == "sources!G2")
    at = {k: one[k] for k in ("file", "line", "sheet", "row", "column", "header")}
    assert at == {
        "file": "boards.xlsx",
        "line": 2,
        "sheet": "sources",
        "row": 2,
        "column": "G",
        "header": "speaks from",
    }


def test_every_mistake_of_csv_files_is_told_at_once_by_its_cell(tmp_path):
    made, told = with_mistakes(csv=True)
    assert len(told) >= 25
    compare(bring([csv_folder(made, tmp_path / "boards")], tmp_path / "made")["problems"], told)


def test_the_command_tells_each_on_a_line_and_leaves_nothing_behind(mistaken, tmp_path):
    path, told = mistaken
    before = sorted(p.name for p in path.parent.iterdir())
    done = CliRunner().invoke(app, ["import", str(path), "--out", str(tmp_path / "made")])
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert lines[-1] == f"{len(told)} problems found; nothing was written"
    cells = [re.match(r"[\w]+(?:![A-Z]+[0-9]+)?", line)[0] for line in lines[:-1]]
    assert sorted(cells) == sorted(told)
    assert list(tmp_path.iterdir()) == []
    assert sorted(p.name for p in path.parent.iterdir()) == before

"""A right workbook becomes a folder of data files, whole or not at all; what would change is told before."""

import hashlib
import json
import signal
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from graphmodel import beside
from graphmodel.cli.app import app
from graphmodel.errors import BadQuestionError, DataError
from graphmodel.graph import Graph
from graphmodel.imports import folder as place
from graphmodel.imports.reader import read
from graphmodel.imports.writing import bring
from graphmodel.model.model import Model
from tests.imports.thornmere import csv_folder, put, sheets, workbook

_FILE = "thornmere-arrangements-2024.yaml"


@pytest.fixture
def boards(tmp_path):
    return workbook(sheets(), tmp_path / "boards.xlsx")


@pytest.fixture
def imported(boards, tmp_path, small):
    """A folder with a former import."""
    out = tmp_path / "data"
    bring([boards], out, base=small)
    return out


def changed(boards, out, small, change, **more):
    made = sheets()
    change(made)
    workbook(made, boards)
    return bring([boards], out, base=small, **more)


# ---------------------------------------------------------------------- what it becomes
def test_a_right_workbook_becomes_a_chart_and_a_check(boards):
    graph = Graph.load(boards)
    nodes = graph.structure("thornmere", date="2024-06-01")["nodes"]
    assert {n["label"] for n in nodes} >= {"Thornmere Council", "Executive Group", "Independent Chair"}
    found = graph.compliance("thornmere-safeguarding-partnership", norm="type/safeguarding-partner", date="2024-06-01")
    held = {limb["class"]["id"]: limb["held"] for limb in found["limbs"]}
    assert held["type/local-authority-children-act-2004"] == "seat"
    assert held["type/chief-officer-of-police"] == "seat"
    assert held["type/integrated-care-board"] == "none"


def test_the_files_load_without_the_workbook(imported, small):
    model = Model.load(*small, imported, shipped=False)
    board = "body/thornmere-safeguarding-partnership"
    quorum = next(r for r in model.rules.values() if r.topic == "quorum")
    assert (quorum.about, quorum.value.numerator, quorum.value.denominator) == (board, 2, 3)
    chair = next(r for r in model.rules.values() if r.topic == "chair")
    assert chair.value.post == "post/thornmere-independent-chair"
    seats = {s.key: s for s in model.seats.values()}
    assert (seats["a-lay-member"].number.least, seats["a-lay-member"].number.most) == (1, 2)
    assert {s.list_ for s in seats.values()} == set(model.lists)
    assert next(iter(model.lists.values())).declared_total == 4
    line = next(x for x in model.lines.values() if x.from_ == "body/thornmere-executive-group")
    assert (line.to, line.strength, line.kinds, line.cite[0].paragraph) == (
        board,
        "accountable",
        ("partnership",),
        "2.2",
    )
    assert model.areas["area/thornmere"].within == ("area/england",)
    assert str(model.bodies[board].exists.period.from_) == "2019"


def test_csv_files_become_the_same_as_the_workbook(imported, tmp_path, small):
    out = tmp_path / "from-csv"
    bring([csv_folder(sheets(), tmp_path / "boards")], out, base=small)
    first, *rest = (out / _FILE).read_text().splitlines()
    assert rest == (imported / _FILE).read_text().splitlines()[1:]
    assert first.endswith("from boards: correct it there and import it again.")


def test_the_same_workbook_gives_the_same_bytes(boards, tmp_path, small):
    for name in ("one", "two"):
        bring([boards], tmp_path / name, base=small)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two


def test_an_import_can_be_loaded_without_being_written(read_small, boards, small, tmp_path):
    found = read_small(boards)
    assert "body/thornmere-council" in Model.load(*small, *found.sources, shipped=False).bodies
    assert [p.name for p in tmp_path.iterdir()] == ["boards.xlsx"]


def test_what_is_wrong_keeps_an_import_from_being_loaded(read_small, tmp_path):
    made = sheets()
    put(made, "lines", 2, "to", "Nobody At All")
    found = read_small(workbook(made, tmp_path / "boards.xlsx"))
    with pytest.raises(DataError, match=r"boards\.xlsx, lines!C2 \(to\).*'Nobody At All'"):
        _ = found.sources


# ---------------------------------------------------------------------- names
def test_a_body_that_the_graph_has_keeps_its_id_and_gets_only_what_is_new(tmp_path):
    made = sheets()
    put(made, "sources", 2, "area", "Medway")
    put(made, "sources", 2, "area kind", None)
    put(made, "sources", 2, "lies within", None)
    made["bodies"] = [made["bodies"][0], [None] * 16, [None] * 16]
    for heading, value in (
        ("name", "Medway Council"),
        ("also called", "the Unitary"),
        ("paragraph", "1.1"),
        ("words", "x"),
    ):
        put(made, "bodies", 2, heading, value)
    for heading, value in (("name", "Trust Executive"), ("kind", "group"), ("paragraph", "1.2"), ("words", "x")):
        put(made, "bodies", 3, heading, value)
    made["lines"] = [made["lines"][0], ["trust executive", "reports", "the unitary", None, None, None, "2", "x"]]
    made["lines"].append(["Trust Executive", "informs", "Kent Police", None, None, None, "2", "x"])
    del made["seats"], made["rules"]
    boards = workbook(made, tmp_path / "boards.xlsx")
    found = bring([boards], tmp_path / "data", dry_run=True)
    assert not found["problems"], found["problems"]
    rows = {r["id"]: r["change"] for r in found["changes"]}
    assert rows["body/medway-council"] == "adds"
    assert rows["body/medway-trust-executive"] == "new"
    assert ("Kent Police", "body/kent-police-force") in {(u["name"], u["id"]) for u in found["understood"]}
    record = read([boards]).model.bodies["body/medway-council"]
    assert (record.label, "the Unitary" in record.aliases) == ("Medway Council", True)


def test_a_name_that_the_graph_knows_as_another_name_here_is_asked_about(tmp_path):
    made = sheets()
    put(made, "sources", 2, "area", "Medway")
    put(made, "sources", 2, "area kind", None)
    put(made, "sources", 2, "lies within", None)
    cell = put(made, "bodies", 6, "name", "JCG")
    put(made, "lines", 2, "from", "JCG")
    put(made, "lines", 3, "from", "JCG")
    put(made, "lines", 5, "to", "JCG")
    boards = workbook(made, tmp_path / "boards.xlsx")
    (problem,) = [p for p in read([boards]).problems if p.rule == "ambiguous-name"]
    assert problem.place.short == cell
    assert "Write in the column `id` body/medway-joint-commissioning-group if it is meant" in problem.mend
    put(made, "bodies", 6, "id", "new")
    found = read([workbook(made, boards)])
    assert not [p for p in found.problems if p.place.short.endswith("6")], found.problems


def test_names_are_found_whatever_their_case_and_alias(read_small, boards):
    found = read_small(boards)
    assert not found.problems
    assert found.model.relations[
        "relation/thornmere-executive-group-part-of-thornmere-safeguarding-partnership-thornmere-arrangements-2024-2-1"
    ]


def test_two_bodies_of_one_name_are_ambiguous(told):
    def change(made):
        made["bodies"][5][3] = "the Partnership"  # the other names of the Executive Group

    found = told(change)
    assert found["lines!C2"].rule == "ambiguous-name"
    assert "body/thornmere-executive-group (Executive Group)" in found["lines!C2"].mend


def test_what_took_over_from_what_is_told_on_both_sides(read_small, tmp_path):
    made = sheets()
    made["bodies"][0] += ["took over from", "took over on"]
    made["bodies"][4] += ["Scrutiny Forum", "2019-09-29"]
    found = read_small(workbook(made, tmp_path / "boards.xlsx"))
    assert not found.problems, found.problems
    (after,) = found.model.bodies["body/thornmere-scrutiny-forum"].successor
    assert (after.body, str(after.date)) == ("body/thornmere-safeguarding-partnership", "2019-09-29")


def test_a_line_to_itself_is_pointed_out(read_small, tmp_path):
    made = sheets()
    cell = put(made, "lines", 2, "to", "executive group")
    found = read_small(workbook(made, tmp_path / "boards.xlsx"))
    assert [(w.place.short, w.rule) for w in found.warnings] == [(cell, "to-itself")]
    assert not found.problems


# ---------------------------------------------------------------------- what changes
def test_a_preview_tells_what_is_new_changed_and_gone_and_writes_nothing(boards, imported, small):
    before = (imported / _FILE).read_bytes()

    def change(made):
        made["bodies"][5][4] = "yes"
        made["lines"].pop()
        made["seats"].append(["the Partnership", None, "the Board", None, "member", "yes", 1, "3.5", "the care board"])
        put(made, "rules", 2, "number", 1)

    told = changed(boards, imported, small, change, dry_run=True)
    rows = {(r["sheet"], r["change"], r["label"], tuple(r["differs"])) for r in told["changes"]}
    board = "Thornmere Safeguarding Partnership"
    assert rows == {
        ("bodies", "changed", "Executive Group", ("legal_personality",)),
        ("lines", "gone", "Scrutiny Forum: scrutinises Executive Group", ()),
        ("seats", "new", f"{board}: NHS Thornmere ICB", ()),
        ("rules", "changed", f"{board}: quorum", ("value",)),
    }
    assert told["counts"] == {"new": 1, "adds": 0, "changed": 2, "gone": 1}
    assert (told["written"], (imported / _FILE).read_bytes()) == (False, before)


def test_the_command_tells_the_same_in_words(boards, imported):
    made = sheets()
    made["lines"].pop()
    workbook(made, boards)
    done = CliRunner().invoke(app, ["import", str(boards), "--out", str(imported), "--dry-run"])
    assert done.exit_code == 0, done.output
    assert "  gone: Scrutiny Forum: scrutinises Executive Group\n" in done.stdout
    assert done.stdout.endswith(f"without --dry-run it would be {imported}\n")


def test_the_same_again_changes_nothing(boards, imported, small):
    assert bring([boards], imported, base=small, dry_run=True)["changes"] == []


def test_a_former_import_is_replaced_whole(boards, imported, small):
    def change(made):
        made["sources"][1][0] = "Terms 2025"
        for row in made["lines"][1:]:
            row[5] = None

    changed(boards, imported, small, change)
    assert sorted(p.name for p in imported.iterdir()) == ["import.json", "thornmere-terms-2025.yaml"]
    assert sorted(p.name for p in imported.parent.iterdir()) == ["boards.xlsx", "data"]


# ---------------------------------------------------------------------- the folder
def test_what_was_changed_by_hand_is_not_lost(boards, imported, small):
    (imported / _FILE).write_text((imported / _FILE).read_text() + "# mine\n")
    with pytest.raises(BadQuestionError, match="changed by hand"):
        bring([boards], imported, base=small)
    assert (imported / _FILE).read_text().endswith("# mine\n")


def test_what_no_import_wrote_is_left_as_it_is(boards, imported, small, tmp_path):
    (imported / "mine.yaml").write_text("# mine\n")
    with pytest.raises(BadQuestionError, match=r"mine\.yaml"):
        bring([boards], imported, base=small)
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine")
    with pytest.raises(BadQuestionError, match="no import wrote"):
        bring([boards], other, base=small)
    with pytest.raises(BadQuestionError, match="make it first"):
        bring([boards], tmp_path / "not" / "there", base=small)
    with pytest.raises(BadQuestionError, match="is a file"):
        bring([boards], boards, base=small)


def test_the_manifest_tells_where_the_files_come_from(imported):
    told = json.loads((imported / "import.json").read_text())
    digest = hashlib.sha256((imported / _FILE).read_bytes()).hexdigest()
    assert told["from"] == "boards.xlsx"
    assert told["files"] == [{"path": _FILE, "sha256": digest}]


_KILLED_AT = """
import os, signal, sys
from pathlib import Path
from graphmodel.imports import folder
from graphmodel.imports.yaml_file import DataFile
left = int(sys.argv[2])
def stop(event, args):
    global left
    if event in {"os.mkdir", "open", "os.rename", "os.rmdir", "os.remove", "ctypes.dlsym"}:
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
sys.addaudithook(stop)
folder.write([DataFile("a.yaml", "new: 1\\n"), DataFile("b.yaml", "new: 2\\n")], Path(sys.argv[1]), {})
"""


@pytest.mark.parametrize("before", [True, False])
def test_killed_at_any_time_there_is_the_old_or_the_new_and_nothing_between(tmp_path, before):
    from graphmodel.imports.yaml_file import DataFile

    seen = set()
    for step in range(0, 40, 4 if before else 7):
        out = tmp_path / f"{step}" / "data"
        out.parent.mkdir()
        if before:
            place.write([DataFile("a.yaml", "old: 1\n")], out, {})
        done = subprocess.run([sys.executable, "-c", _KILLED_AT, str(out), str(step)], check=False)
        texts = {p.name: p.read_text() for p in out.glob("*.yaml")} if out.exists() else {}
        old = {"a.yaml": "old: 1\n"} if before else {}
        assert texts in (old, {"a.yaml": "new: 1\n", "b.yaml": "new: 2\n"}), f"killed at step {step}"
        if texts != old:
            assert (out / "import.json").exists()
        seen.add((done.returncode == -signal.SIGKILL, texts == old))
        if done.returncode == 0:
            break
    assert {(True, True), (False, False)} <= seen
    left = out.with_name(f".data.{2**22 + 1}-0a.part")  # of a process that no system has
    left.mkdir()
    place.write([DataFile("c.yaml", "later: 1\n")], out, {})
    assert [p.name for p in out.parent.iterdir()] == ["data"]


def test_a_folder_can_be_replaced_where_two_cannot_change_places_at_once(tmp_path, monkeypatch):
    from graphmodel.imports.yaml_file import DataFile

    monkeypatch.setattr(beside, "exchange", lambda *_: False)
    out = tmp_path / "data"
    place.write([DataFile("a.yaml", "old: 1\n")], out, {})
    place.write([DataFile("b.yaml", "new: 1\n")], out, {})
    assert sorted(p.name for p in out.iterdir()) == ["b.yaml", "import.json"]
    assert [p.name for p in tmp_path.iterdir()] == ["data"]

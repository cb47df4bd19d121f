"""Each malformed file gives its own clear message with file and line, and nothing is ever half loaded.

`invalid/expected.csv` says what each file of that folder is told; the files lead to what `invalid/base.yaml` holds.
"""

import csv
import os
import shutil
from pathlib import Path

import pytest
import yaml

from graphmodel.errors import DataError
from graphmodel.load import check as checking
from graphmodel.load.check import check, problems_of
from graphmodel.load.dataset import load, load_all, read_all
from graphmodel.load.files import find_files
from graphmodel.load.integrity import _rule_files
from graphmodel.resources import folder

INVALID = Path(__file__).parent / "invalid"
FILES = sorted(p.name for p in INVALID.iterdir() if p.name not in {"base.yaml", "expected.csv"})
BASE = (folder("data") / "schemes", folder("data") / "dataset.yaml", INVALID / "base.yaml")
GOOD = "areas:\n- {id: area/test-new, label: Test New, start: unknown}\n"


def expected():
    with (INVALID / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def problems_in(*paths):
    """Return what the loader, the shapes and the model have against files beside the base."""
    dataset, problems = load_all(find_files(*BASE, *paths))
    return problems if dataset is None else problems_of(dataset)


def test_the_base_is_right():
    assert problems_in() == []


def test_every_file_is_expected_and_there_are_enough():
    assert sorted(expected()) == FILES
    assert len(FILES) >= 45
    assert len({row["message"] for row in expected().values()}) >= 30


@pytest.mark.parametrize("name", FILES)
def test_exactly_the_expected_problem(name):
    problems = problems_in(INVALID / name)
    assert len(problems) == 1, "\n".join(map(str, problems))
    problem, row = problems[0], expected()[name]
    assert (problem.file, problem.rule, problem.line) == (row["file"], row["rule"], int(row["line"])), str(problem)
    assert row["message"] in problem.message
    assert problem.mend, "every problem says what to do"
    assert problem.rule == Path(name).stem.partition("--")[0], "a file is named after the rule that it breaks"


def test_every_rule_has_a_file_that_breaks_it():
    broken = {row["rule"] for row in expected().values()}
    assert {name for name, _, _ in _rule_files()} <= broken


def test_a_folder_with_one_bad_file_loads_nothing(tmp_path):
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    assert load(*BASE, tmp_path, shipped=False)
    shutil.copy(INVALID / "unknown-key.yaml", tmp_path)
    loading = read_all(find_files(*BASE, tmp_path))
    assert loading.dataset is None
    assert [p.file for p in loading.own] == ["unknown-key.yaml"]
    with pytest.raises(DataError, match="unknown-key"):
        load(*BASE, tmp_path, shipped=False)


def test_what_an_unreadable_file_would_have_described_is_not_missed(tmp_path):
    shutil.copytree(folder("data") / "schemes", tmp_path / "schemes")
    (tmp_path / "schemes" / "codelists.yaml").write_text("codelists: [", encoding="utf-8")
    problems = load_all(find_files(tmp_path / "schemes", BASE[1], BASE[2]))[1]
    assert [(p.file, p.rule) for p in problems] == [("codelists.yaml", "yaml-syntax")]


# ------------------------------------------------------------------ files and folders
def told(*paths):
    """Return the rules that paths break by themselves."""
    return [(p.rule, p.message) for p in read_all(find_files(*paths)).own]


def test_a_path_that_is_not_there(tmp_path):
    assert told(tmp_path / "nowhere") == [("no-file", "this cannot be read: there is no such file or folder.")]


def test_a_folder_without_data(tmp_path):
    (tmp_path / "notes.md").write_text("words", encoding="utf-8")
    [(rule, message)] = told(tmp_path)
    assert rule == "no-file"
    assert ".yaml, .yml, .ttl" in message


def test_a_file_of_another_kind(tmp_path):
    (tmp_path / "notes.txt").write_text(GOOD, encoding="utf-8")
    [(rule, message)] = told(tmp_path / "notes.txt")
    assert rule == "no-file"
    assert "ends in one of" in message


def test_an_ending_in_capitals_is_read(tmp_path):
    (tmp_path / "NEW.YAML").write_text(GOOD + "nonsense: 1\n", encoding="utf-8")
    assert [rule for rule, _ in told(tmp_path)] == ["unknown-section"]


def test_a_file_that_is_too_large(tmp_path):
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(20 * 2**20)
    assert told(tmp_path) == [("no-file", "this cannot be read: it is larger than 4 MB.")]


def test_a_link_that_leads_round(tmp_path):
    (tmp_path / "round.yaml").symlink_to(tmp_path / "round.yaml")
    (tmp_path / "inner").symlink_to(tmp_path, target_is_directory=True)
    assert sorted(rule for rule, _ in told(tmp_path)) == ["no-file", "no-file"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert told(tmp_path) == [("no-file", "this cannot be read: it is no file.")]


def test_a_file_and_a_folder_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "shut.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "inner").mkdir()
    look = os.scandir

    def shut(path):
        if Path(path).name == "inner":
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    def refuse(self):
        raise PermissionError(13, "Permission denied", self)

    monkeypatch.setattr(os, "scandir", shut)  # the tests may run as root, who may read everything
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert told(tmp_path) == [("no-file", "this cannot be read: Permission denied.")] * 2


def test_a_name_that_is_no_utf8(tmp_path):
    (tmp_path / os.fsdecode(b"t\xe9st.yaml")).write_text("nonsense: 1\n", encoding="utf-8")
    [problem] = read_all(find_files(tmp_path)).own
    assert str(problem).encode("utf-8")
    assert problem.rule == "unknown-section"


def test_windows_line_ends_and_a_byte_order_mark(tmp_path):
    (tmp_path / "new.yaml").write_bytes(b"\xef\xbb\xbf" + (GOOD + "nonsense: 1\n").replace("\n", "\r\n").encode())
    [problem] = read_all(find_files(tmp_path)).own
    assert (problem.rule, problem.line) == ("unknown-section", 3)


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "new.yaml").write_text(GOOD, encoding="utf-8")
    assert problems_in(tmp_path, tmp_path / "new.yaml", tmp_path / "." / "new.yaml") == []


def test_no_file_is_too_deep_or_too_repetitive(tmp_path):
    texts = {"a.yaml": "a: " + "[" * 200_000, "b.yaml": "- " * 100_000, "c.jsonld": "[" * 200_000}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert {rule for rule, _ in told(tmp_path)} == {"yaml-syntax", "rdf-syntax"}


# ------------------------------------------------------------------ every syntax, and the shapes
@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
def test_the_same_in_every_syntax(ending, tmp_path):
    import pyoxigraph as ox

    from graphmodel.load.rdf_reader import FORMATS

    store = load(*BASE, shipped=False).store
    graph = next(g for g in store.named_graphs() if g.value.endswith("/base"))
    contains = "https://w3id.org/graphmodel/ontology#contains"
    quads = list(store.quads_for_pattern(None, None, None, graph))
    plain = [ox.Quad(q.subject, q.predicate, q.object) for q in quads]
    text = ox.serialize(plain if ending in {"nq", "trig"} else (q.triple for q in quads), format=FORMATS["." + ending])
    (tmp_path / f"base.{ending}").write_bytes(text)
    again = load(*BASE[:2], tmp_path, shipped=False)
    want = {(q.subject, q.predicate, q.object) for q in quads if q.predicate.value != contains}
    files = {q.subject for q in quads if q.predicate.value == contains}
    assert {(q.subject, q.predicate, q.object) for q in again.store} >= {t for t in want if t[0] not in files}
    assert problems_of(again) == []


def test_the_shapes_find_what_the_loader_cannot_see():
    import pyoxigraph as ox

    from graphmodel.ids import NAMESPACE, ONTOLOGY

    dataset = load(*BASE, shipped=False)
    board, graph = ox.NamedNode(NAMESPACE + "body/test-board"), next(iter(dataset.store.named_graphs()))
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    for prop, value in (
        (ONTOLOGY + "count", ox.Literal("many")),
        (ONTOLOGY + "nickname", ox.Literal("TB")),
        (ONTOLOGY + "legalHolder", ox.NamedNode(NAMESPACE + "norm/test-s1")),
        (label, ox.Literal("The Board")),
    ):
        dataset.store.add(ox.Quad(board, ox.NamedNode(prop), value, graph))
    coverage = ox.NamedNode(NAMESPACE + "body/test-council/covers/test-town-1974-04-01")
    dataset.store.add(ox.Quad(coverage, ox.NamedNode(ONTOLOGY + "until"), ox.Literal("the war"), graph))
    found = problems_of(dataset)
    assert [p.message for p in found if p.id != "body/test-board"] == ["`until` cannot be 'the war'."]
    found = [p for p in found if p.id == "body/test-board"]
    assert [p.message for p in found] == [
        "`count` cannot be 'many'.",
        "`label` takes one value and not 2.",
        "`legal_holder` cannot be 'norm/test-s1'.",
        "a body has no property `nickname`.",
    ]
    assert {(p.file, p.rule, p.line) for p in found} == {("base.yaml", "shape", 21)}
    assert all(p.mend for p in found)


# ------------------------------------------------------------------ check: which files, which problems
@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A small folder in the place of the shipped data."""
    data = tmp_path / "data"
    shutil.copytree(folder("data") / "schemes", data / "schemes")
    shutil.copy(folder("data") / "dataset.yaml", data)
    (data / "areas").mkdir()
    shutil.copy(INVALID / "base.yaml", data / "areas")
    monkeypatch.setattr(checking, "folder", lambda _name: data)
    return data


def test_check_of_the_shipped_data_and_of_a_part_of_it(shipped):
    assert check([]) == check([shipped / "areas"]) == check([shipped]) == []


def test_check_of_a_file_beside_the_shipped_data(shipped):
    assert [p.rule for p in check([INVALID / "dangling-reference.yaml"])] == ["dangling-reference"]
    assert [p.rule for p in check([shipped / "areas", INVALID / "unknown-key.yaml"])] == ["unknown-key"]
    assert [p.rule for p in check([shipped / "nowhere"])] == ["no-file"]


def test_check_leaves_out_what_other_files_have_wrong_by_themselves(shipped):
    shutil.copy(INVALID / "unknown-key.yaml", shipped / "areas")
    shutil.copy(INVALID / "unknown-code.yaml", shipped / "schemes")
    assert {p.rule for p in check([])} == {"unknown-key", "unknown-code", "duplicate-id"}
    assert "unknown-key" not in {p.rule for p in check([shipped / "schemes"])}


def test_check_says_what_a_file_causes_elsewhere(shipped):
    text = (shipped / "areas" / "base.yaml").read_text(encoding="utf-8")
    (shipped / "areas" / "base.yaml").write_text(
        text.replace("posts:\n", "").replace("- {id: post/test-director", "#"), encoding="utf-8"
    )
    (shipped / "more.yaml").write_text(
        "document: {id: document/test-terms}\nlines:\n- {from: body/test-board, to: post/test-director, strength: reports,"
        ' cite: [{paragraph: "9", anchor: it says so}]}\n',
        encoding="utf-8",
    )
    assert [(p.file, p.rule) for p in check([shipped / "areas"])] == [("more.yaml", "dangling-reference")]


def test_check_is_not_silent_where_only_other_files_keep_the_data_from_loading(shipped):
    shutil.copy(INVALID / "empty-file.yaml", shipped)
    assert [p.file for p in check([shipped / "areas"])] == ["empty-file.yaml"]


# ------------------------------------------ the documentation
GUIDE = (Path(__file__).parent.parent / "docs" / "adding-a-section-of-law.md").read_text(encoding="utf-8")
EXAMPLE, CASES = (part.partition("```")[0] for part in GUIDE.split("```yaml\n")[1:])


def test_the_worked_example_of_adding_a_section_of_law_passes(tmp_path):
    (tmp_path / "my-act.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert check([tmp_path / "my-act.yaml"]) == []


def test_its_slip_is_told_as_printed(tmp_path):
    (tmp_path / "my-act.yaml").write_text(EXAMPLE.replace("  recipient:", "  recipent:"), encoding="utf-8")
    told = [str(p) for p in check([tmp_path / "my-act.yaml"]) if p.rule == "unknown-key"]
    assert told == [line for line in GUIDE.splitlines() if line.startswith("my-act.yaml:")]


def test_its_test_cases_hold(tmp_path):
    from graphmodel.graph import Graph
    from graphmodel.legal_basis.question import Asked

    (tmp_path / "my-act.yaml").write_text(EXAMPLE, encoding="utf-8")
    graph = Graph.load(tmp_path / "my-act.yaml")
    for row in yaml.safe_load(CASES):
        a, expect = row["ask"], row["expect"]
        parties = [a["from"]], [a["to"]]
        answer = graph.ask(Asked(*parties, a["purpose"], a["about"], a["information"], a["date"]))
        bases = {b["norm"]["id"].removeprefix("norm/") for b in answer["bases"]}
        assert answer["outcome"] == expect.get("outcome", answer["outcome"]), row["name"]
        assert set(expect.get("bases", [])) <= bases, row["name"]
        assert not set(expect.get("not_bases", [])) & bases, row["name"]
        assert set(expect.get("flags", [])) <= set(answer["flags"]), row["name"]
        misses = {n["norm"]["id"].removeprefix("norm/"): n["failures"] for n in answer["near_misses"]}
        for norm, tests in expect.get("near_misses", {}).items():
            assert set(tests) <= set(misses.get(norm, [])), row["name"]

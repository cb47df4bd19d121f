"""A folder of CSV files, as spreadsheet programs of several countries and ages write them."""

import pytest
from typer.testing import CliRunner

from graphmodel.cli.app import app
from graphmodel.errors import BadQuestionError
from tests.imports.thornmere import csv_folder, put, sheets


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_delimiter_and_unicode_is_read(read_small, tmp_path, encoding, delimiter):
    made = sheets()
    put(made, "bodies", 6, "note", "café; and more, too")
    found = read_small(csv_folder(made, tmp_path / "boards", encoding=encoding, delimiter=delimiter))
    assert not found.problems, found.problems
    assert found.model.bodies["body/thornmere-executive-group"].note == ("café; and more, too",)


def test_a_windows_encoding_is_refused_with_what_to_choose(read_small, tmp_path):
    made = sheets()
    put(made, "bodies", 6, "note", "the Group\u2019s own")
    found = read_small(csv_folder(made, tmp_path / "boards", encoding="cp1252"))
    (problem,) = found.problems
    assert (problem.place.row, problem.rule) == (6, "not-utf8")
    assert "Group\u2019s" in problem.message
    assert "CSV UTF-8" in problem.mend


def test_a_row_is_counted_as_a_spreadsheet_shows_it_whatever_lines_are_in_its_cells(read_small, tmp_path):
    made = sheets()
    put(made, "bodies", 2, "note", "two\nlines")
    cell = put(made, "bodies", 6, "kind", "bord")
    (problem,) = read_small(csv_folder(made, tmp_path / "boards")).problems
    assert (problem.place.short, problem.place.file) == (cell, "bodies.csv")


def test_a_comma_without_quotation_marks_is_told(read_small, tmp_path):
    folder = csv_folder(sheets(), tmp_path / "boards")
    rules = folder / "rules.csv"
    rules.write_text(rules.read_text().replace("two of every three", "two, of every three"))
    (problem,) = read_small(folder).problems
    assert (problem.place.short, problem.rule) == ("rules!L2", "no-heading")
    assert "quotation marks" in problem.mend


def test_a_quotation_mark_that_is_not_closed_is_told(read_small, tmp_path):
    folder = csv_folder(sheets(), tmp_path / "boards")
    (folder / "rules.csv").write_text('about,topic\n"the Partnership,quorum\n')
    (problem,) = read_small(folder).problems
    assert (problem.place.file, problem.rule) == ("rules.csv", "csv-syntax")


def test_a_file_of_another_name_is_told_and_others_are_left(read_small, tmp_path):
    folder = csv_folder(sheets(), tmp_path / "boards")
    (folder / "seets.csv").write_text("board\n")
    (folder / "notes.txt").write_text("not read")
    (problem,) = read_small(folder).problems
    assert (problem.rule, "`seats`" in problem.mend) == ("unknown-sheet", True)


def test_the_files_may_be_named_one_by_one(read_small, tmp_path):
    folder = csv_folder(sheets(), tmp_path / "boards")
    found = read_small(*sorted(folder.glob("*.csv")))
    assert not found.problems
    assert found.name == "boards"


@pytest.mark.parametrize("names", [["boards.docx"], ["boards.xlsx", "more.xlsx"], ["boards.xlsx", "more.ttl"]])
def test_files_that_do_not_go_together_are_refused(read_small, tmp_path, names):
    with pytest.raises(BadQuestionError, match="give one workbook"):
        read_small(*(tmp_path / n for n in names))


def test_what_is_not_there_is_told(read_small, tmp_path):
    (problem,) = read_small(tmp_path / "boards.xlsx").problems
    assert problem.message == "there is no such file."


def test_the_templates_are_files_of_this_kind_and_say_that_they_are_empty(read_small, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["new-area", "Thornmere", "--format", "csv"])
    assert done.stdout.splitlines() == [f"thornmere/{n}.csv" for n in ("sources", "bodies", "lines", "seats", "rules")]
    found = read_small(tmp_path / "thornmere")
    assert [(p.place.sheet, p.rule) for p in found.problems] == [("sources", "empty-sheet"), ("bodies", "empty-sheet")]

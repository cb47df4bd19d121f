"""The templates of a new area: right as they are, explained, with drop-downs, and never written over what is there."""

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from graphmodel.cli.app import app
from graphmodel.errors import BadQuestionError
from graphmodel.imports.forms import field_of, forms
from graphmodel.imports.new_area import new_area
from graphmodel.imports.reader import read
from graphmodel.load.dataset import load_all
from graphmodel.load.files import find_files
from graphmodel.load.schema import schema


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("new")
    return {p.suffix: p for p in new_area("Thornmere Vale", out)}


@pytest.fixture(scope="module")
def book(made):
    return load_workbook(made[".xlsx"])


def test_a_workbook_and_a_data_file_are_made(made):
    assert sorted(p.name for p in made.values()) == ["thornmere-vale.xlsx", "thornmere-vale.yaml"]


def test_the_workbook_has_every_sheet_and_column_with_what_it_takes(book):
    assert book.sheetnames == ["read me", "sources", "bodies", "lines", "seats", "rules", "words"]
    for form in forms().sheets.values():
        rows = [[c.value for c in row] for row in book[form.name].iter_rows(max_row=3)]
        assert rows[0] == list(form.columns)
        assert all(rows[1])
        assert rows[2][0].startswith("# Example: ")
        assert book[form.name].max_row == 3


def test_every_column_of_a_codelist_has_a_drop_down_with_its_words(book, model):
    for form in forms().sheets.values():
        page = book[form.name]
        lists = {str(v.sqref).partition("4:")[0]: v.formula1 for v in page.data_validations.dataValidation if v.type}
        for cell in page[1]:
            column = form.columns[cell.value]
            field = field_of(form.cls, column.path) if column.path else None
            if field and field.codelist and not column.many:
                sheet, _, cells = lists[cell.column_letter].partition("!")
                words = [c.value for (c,) in book[sheet][cells.replace("$", "")]]
                codes = {c.name for c in model.codelists[f"codelist/{field.codelist}"].codes}
                assert codes <= set(words), f"{form.name}: {column.name}"


def test_the_workbook_keeps_what_is_typed_as_text(book):
    page = book["rules"]
    letters = {c.value: c.column_letter for c in page[1]}
    assert page.column_dimensions[letters["paragraph"]].number_format == "@"
    assert page.column_dimensions[letters["since"]].number_format == "General"


def test_the_empty_workbook_says_that_it_is_empty(made, small):
    found = read([made[".xlsx"]], base=small)
    assert [(p.place.sheet, p.rule) for p in found.problems] == [("sources", "empty-sheet"), ("bodies", "empty-sheet")]


def test_the_data_file_is_right_as_it_is(made, small):
    dataset, problems = load_all(find_files(*small, made[".yaml"]))
    assert dataset is not None, problems


def test_the_examples_of_the_data_file_are_right_too(made, small, tmp_path):
    text = made[".yaml"].read_text(encoding="utf-8")
    head, _, rest = text.partition("\n\n")
    in_order, keep = [], False
    for line in rest.splitlines():
        if line.startswith("# ") and line.rstrip(":")[2:] in schema().sections:
            keep = True
        elif line.startswith("# -----") or not line:
            keep = False
        if keep:
            in_order.append(line[2:])
    assert len(in_order) > 40
    path = tmp_path / "example.yaml"
    council = "  - {id: body/thornmere-vale-council, label: Council, kind: organisation, sources: [made for a test]}"
    filled = "\n".join(in_order).replace("bodies:\n", f"bodies:\n{council}\n", 1)
    path.write_text(f"{head}\n{filled}\n", encoding="utf-8")
    dataset, problems = load_all(find_files(*small, path))
    assert dataset is not None, "\n".join(map(str, problems))


def test_nothing_is_written_over(made):
    folder = made[".xlsx"].parent
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    with pytest.raises(BadQuestionError, match="is there already"):
        new_area("Thornmere  vale", folder.parent)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_every_fault_is_told_at_once(tmp_path):
    with pytest.raises(BadQuestionError, match=r"docx is not made here.*no letter or digit.*is not there"):
        new_area("???", tmp_path / "nowhere", ["docx"])


def test_an_area_that_the_graph_has_is_not_described_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["new-area", "Medway", "--format", "yaml"])
    assert done.stdout == "medway/medway.yaml\n"
    assert "\nareas:" not in (tmp_path / "medway" / "medway.yaml").read_text(encoding="utf-8")


# ---------------------------------------------------------------------- sheets.yaml
COLUMNS = [(f, c) for f in forms().sheets.values() for c in f.columns.values()]


@pytest.mark.parametrize(("form", "column"), COLUMNS, ids=[f"{f.name}-{c.name}" for f, c in COLUMNS])
def test_every_column_leads_to_a_key_or_to_words_and_kinds_that_are_there(form, column, model):
    posts = schema().classes["Post"]
    assert not column.path or field_of(form.cls, column.path) or field_of(posts, column.path)
    assert all(f"codelist/{w}" in model.codelists or w in {"post", "yes", "no"} for w in column.words)
    assert all(schema().class_of(kind) for kind in column.names)
    assert len({form.find(n) for n in (column.name, *column.also)}) == 1
    assert len(column.told) <= 255, "a spreadsheet shows no longer prompt"


def test_what_is_said_of_columns_and_values_is_said_of_some_that_are_there(model):
    names = {c.name for _, c in COLUMNS}
    assert {n for columns in forms().shown_at.values() for n in columns} <= names
    assert set(forms().values) == {c.name for c in model.codelists["codelist/value-kind"].codes}
    assert {n for v in forms().values.values() for n in v} <= names

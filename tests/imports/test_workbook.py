"""What a spreadsheet program does to what is typed: dates, numbers, formulas, merged and hidden things; and files that are no workbooks."""

import datetime
import io
import zipfile

import pytest

from graphmodel.imports.workbook import read_workbook
from tests.imports.thornmere import put, sheets, workbook


def attested(found):
    return str(found.model.documents["document/thornmere-arrangements-2024"].attested.not_before)


def dated(read_small, tmp_path, value, shape="General"):
    """Read Thornmere with a value in the cell of a date."""

    def change(book):
        book["sources"]["G2"] = value
        book["sources"]["G2"].number_format = shape

    return read_small(workbook(sheets(), tmp_path / "boards.xlsx", change))


@pytest.mark.parametrize(
    ("value", "shape", "meant"),
    [
        (datetime.date(2024, 4, 1), "yyyy-mm-dd", "2024-04-01"),
        (
            datetime.datetime(2024, 4, 1, 0, 0),  # noqa: DTZ001  a spreadsheet knows no time zones
            "dd/mm/yyyy",
            "2024-04-01",
        ),
        (datetime.date(2024, 4, 1), '[$-809]d" "mmmm" "yyyy', "2024-04-01"),
        (datetime.date(2024, 4, 1), "mmm-yy", "2024-04"),
        (datetime.date(2024, 1, 1), "yyyy", "2024"),
        (2024, "General", "2024"),
        ("April 2024", "@", "2024-04"),
        ("1st Apr 2024", "@", "2024-04-01"),
        (" 2024-04 ", "@", "2024-04"),
    ],
)
def test_a_date_is_as_sure_as_it_is_shown(read_small, tmp_path, value, shape, meant):
    assert attested(dated(read_small, tmp_path, value, shape)) == meant


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (45383, "is a number and no date"),
        ("1/4/24", "two ways"),
        ("spring 2024", "is no date"),
        ("32 May 2024", "does not exist"),
    ],
)
def test_what_is_no_date_is_refused_with_how_to_write_one(told, value, message):
    def change(book):
        book["sources"]["G2"] = value

    (problem,) = told(change_book=change).values()
    assert (problem.place.short, problem.rule) == ("sources!G2", "bad-date")
    assert message in problem.message
    assert "2024-04-01" in problem.mend


def test_a_number_that_may_have_lost_a_nought_is_refused(told):
    (problem,) = told(lambda made: put(made, "rules", 2, "paragraph", 4.1)).values()
    assert (problem.place.short, problem.rule) == ("rules!J2", "made-a-number")


def test_a_fraction_that_became_a_date_is_refused(told):
    (problem,) = told(lambda made: put(made, "rules", 2, "paragraph", datetime.date(2024, 3, 1))).values()
    assert (problem.place.short, problem.rule) == ("rules!J2", "made-a-date")


def test_a_whole_number_in_a_text_is_as_it_was_typed(read_small, tmp_path):
    made = sheets()
    put(made, "rules", 2, "paragraph", 4)
    found = read_small(workbook(made, tmp_path / "boards.xlsx"))
    assert {r.cite[0].paragraph for r in found.model.rules.values()} == {"4", "4.2", "4.3"}


def test_headings_are_known_whatever_their_case_and_spacing(read_small, tmp_path):
    made = sheets()
    made["bodies"][0] = [f" {h.upper().replace(' ', '_')} *" for h in made["bodies"][0]]
    made["bodies"].insert(0, [])
    made["bodies"].insert(2, ["# a remark", "that is not read"])
    made = {name.title(): rows for name, rows in made.items()}
    assert not read_small(workbook(made, tmp_path / "boards.xlsx")).problems


def test_trailing_blanks_and_far_away_formats_say_nothing(read_small, tmp_path):
    def change(book):
        sheet = book["bodies"]
        for row in range(20, 60):
            sheet.cell(row, 1).value = "   "
        sheet.cell(1_048_576, 16_384).number_format = "0.00"

    assert not read_small(workbook(sheets(), tmp_path / "boards.xlsx", change)).problems


def test_a_value_far_outside_is_told(told):
    def change(book):
        book["bodies"].cell(3, 400).value = "lost"

    (problem,) = told(change_book=change).values()
    assert problem.rule == "too-many-columns"


def with_value(path, cell, value):
    """Give a formula the value that a spreadsheet program would have worked out; openpyxl writes none."""
    held = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text = data.decode()
                at = text.find(f'<c r="{cell}"><f>')
                if at >= 0:
                    end = text.index("</c>", at)
                    inner = text[at:end].replace("<v></v>", "").replace("<v />", "").replace("<v/>", "")
                    typed = inner.replace(f'<c r="{cell}">', f'<c r="{cell}" t="str">')
                    data = (text[:at] + typed + f"<v>{value}</v>" + text[end:]).encode()
            new.writestr(part, data)
    path.write_bytes(held.getvalue())
    return path


def test_a_formula_counts_by_the_value_that_the_file_holds(read_small, tmp_path):
    def change(book):
        book["lines"]["C2"] = '="the "&"Partnership"'

    path = workbook(sheets(), tmp_path / "boards.xlsx", change)
    assert [p.place.short for p in read_small(path).problems] == ["lines!C2"]
    found = read_small(with_value(path, "C2", "the Partnership"))
    assert not found.problems, found.problems


def test_external_links_are_not_followed(read_small, tmp_path):
    def change(book):
        book["lines"]["C2"] = "=[1]Sheet1!$A$1"
        book["bodies"]["A2"].hyperlink = "http://127.0.0.1:9/never"

    (problem,) = read_small(workbook(sheets(), tmp_path / "boards.xlsx", change)).problems
    assert (problem.place.short, problem.rule) == ("lines!C2", "formula")


def test_merged_remarks_are_no_problem(read_small, tmp_path):
    made = sheets()
    made["bodies"].insert(1, ["# told over several cells"])

    def change(book):
        book["bodies"].merge_cells("A2:H2")

    assert not read_small(workbook(made, tmp_path / "boards.xlsx", change)).problems


def test_a_name_of_a_person_is_pointed_out_and_read(read_small, tmp_path):
    made = sheets()
    put(made, "seats", 5, "holder in words", "Cllr A Smith")
    put(made, "bodies", 6, "note", "Told by Doctors at Mrs Mill Lane")
    found = read_small(workbook(made, tmp_path / "boards.xlsx"))
    assert not found.problems
    assert [(w.place.short, w.rule) for w in found.warnings] == [("bodies!P6", "person"), ("seats!D5", "person")]


@pytest.mark.parametrize("text", ["07700 900123", "+44 (0)1632 960 001", "(01632) 960001"])
def test_telephone_numbers_are_refused(told, text):
    (problem,) = told(lambda made: put(made, "bodies", 6, "note", f"ring {text}")).values()
    assert problem.rule == "personal-data"


@pytest.mark.parametrize(
    "text", ["2024-04-01 to 2025-03-31", "paragraphs 0.1 to 0.12", "document 00123", "SI 2018/789"]
)
def test_numbers_that_are_no_telephone_numbers_are_read(read_small, tmp_path, text):
    made = sheets()
    put(made, "bodies", 6, "note", text)
    assert not read_small(workbook(made, tmp_path / "boards.xlsx")).problems


def test_a_character_that_nobody_sees_is_told_and_hides_no_other_mistake(told):
    def change(made):
        put(made, "bodies", 6, "note", "zero\u200bwidth")
        put(made, "lines", 2, "to", "Nobody At All")

    found = told(change)
    assert {k: p.rule for k, p in found.items()} == {"bodies!P6": "control-character", "lines!C2": "unknown-name"}


def test_a_cell_of_endless_text_is_told(told):
    (problem,) = told(lambda made: put(made, "bodies", 6, "note", "x" * 4001)).values()
    assert (problem.place.short, problem.rule) == ("bodies!P6", "too-long")


def test_a_hidden_row_is_read_with_a_warning(read_small, tmp_path):
    def change(book):
        book["lines"].row_dimensions[3].hidden = True

    found = read_small(workbook(sheets(), tmp_path / "boards.xlsx", change))
    assert [(w.place.short, w.rule) for w in found.warnings] == [("lines!3", "hidden-row")]
    assert len(found.model.relations) == 2


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value", "message"),
    [
        ("bodies", 8, "area", "Thornmere", "`area` says nothing of a post"),
        ("lines", 3, "kinds", "partnership", "`kinds` says nothing of a relation"),
        ("rules", 2, "number", 2.5, "`number` cannot be '2.5'"),
        ("rules", 2, "number", -2, "`number` cannot be -2"),
        ("bodies", 6, "name", "\u59d4\u54e1\u6703", "holds no letter or digit"),
        ("sources", 2, "area kind", "realm", "'realm' is none of its words"),
        ("sources", 2, "lies within", "Englnd", "no area called 'Englnd'"),
        ("sources", 2, "area kind", None, "no area called 'Thornmere'"),
        ("bodies", 6, "id", "type/council", "no id of a body or post"),
    ],
)
def test_a_problem_speaks_of_columns_and_not_of_keys(told, sheet, row, heading, value, message):
    cells = []
    found = told(lambda made: cells.append(put(made, sheet, row, heading, value)))
    first = next(p for p in found.values() if p.place.sheet == sheet)
    assert first.place.short == (cells[0] if value is not None else "sources!C2")
    assert message in first.message


# ---------------------------------------------------------------------- files
def zipped(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no Excel workbook"),
        (b"name,kind\n", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old or protected"),
        (b"PK\x03\x04 broken", "cannot be unpacked"),
        (zipped(word__document_xml="<w/>"), "no Excel workbook"),
        (zipped(xl__workbook_xml="x" * 22_000_000), "unpack to more than 20 MB"),
        (zipped(xl__workbook_xml='<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'), "declares entities"),
        (zipped(xl__workbook_xml="<workbook"), "cannot be read"),
    ],
)
def test_what_is_no_workbook_is_refused_before_it_is_opened(tmp_path, data, message):
    path = tmp_path / "boards.xlsx"
    path.write_bytes(data)
    (problem,) = read_workbook(path).problems
    assert message in problem.message
    assert problem.mend


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "boards.xlsx"
    with path.open("wb") as file:
        file.truncate(11 * 2**20)
    (problem,) = read_workbook(path).problems
    assert problem.message == "it is larger than 10 MB."


def test_too_many_rows_are_refused(tmp_path):
    made = sheets()
    made["bodies"] += [[f"Group {n}", None, "group"] for n in range(5001)]
    (problem,) = read_workbook(workbook(made, tmp_path / "boards.xlsx")).problems
    assert (problem.place.sheet, problem.rule) == ("bodies", "too-many-rows")


def test_a_column_without_a_heading_is_told_once(told):
    def change(made):
        for row in made["lines"][1:]:
            row.append("x")

    (problem,) = told(change).values()
    assert (problem.place.short, problem.rule) == ("lines!I2", "no-heading")


def test_more_problems_than_anybody_reads_are_counted(told):
    def change(made):
        made["lines"] += [
            ["the Partnership", "reports", f"Nobody {n}", None, None, None, f"{n}", "x"] for n in range(1002)
        ]

    found = list(told(change).values())
    assert len(found) == 1001
    assert (found[-1].rule, found[-1].message) == ("more-problems", "there are 2 more problems than these.")


def test_a_workbook_without_rows_says_so(told):
    def change(made):
        del made["bodies"][1:], made["sources"]
        made["lines"] = [["from", "to"], *[[None, None]]]

    found = told(change)
    assert {k: p.rule for k, p in found.items()} == {
        "bodies": "empty-sheet",
        "sources": "missing-sheet",
        "lines!1": "missing-column",
    }

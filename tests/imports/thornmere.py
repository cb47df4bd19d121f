"""Thornmere, a district that does not exist, as the sheets of a workbook; and ways to write them down."""

import copy
import csv

from openpyxl import Workbook

SHEETS = {
    "sources": [
        ["source", "title", "area", "area kind", "lies within", "publisher", "speaks from", "dated by"],
        [
            "Arrangements 2024",
            "Thornmere safeguarding arrangements",
            "Thornmere",
            "unitary district",
            "England",
            "Thornmere Council",
            "1 April 2024",
            "printed on the first page",
        ],
    ],
    "bodies": [
        [
            "name",
            "id",
            "kind",
            "also called",
            "legal person",
            "kind in law",
            "kind from",
            "area",
            "area from",
            "from",
            "until",
            "certainty",
            "reason",
            "paragraph",
            "words",
            "note",
        ],
        ["Thornmere Council", None, "organisation", "the Council", "yes", "unitary council"]
        + ["2020-04-01", "Thornmere", "2020-04-01", "2020-04-01", None, None, None, "1.1", "Thornmere Council", None],
        ["Thornmere Constabulary", None, "organisation", "Thornmere Police", "no", "police force"]
        + ["1974-04", "Thornmere", "1974-04", "1974-04", None, None, None, "1.2", "the chief constable", None],
        ["NHS Thornmere Integrated Care Board", None, "organisation", "the Board", "yes", "Integrated care board"]
        + ["2022-07-01", "Thornmere", "2022-07-01", "2022-07-01", None, None, None, "1.3", "the care board", None],
        [
            "Thornmere Safeguarding Partnership",
            None,
            "partnership",
            "the Partnership",
            "no",
            "type/safeguarding-partners",
        ]
        + ["2019-09-29", "Thornmere", "2019-09-29", "2019-09-29", None, None, None, "1.4", "act together", None],
        ["Executive Group", None, "group", None, "no"] + [None] * 8 + ["2.1", "an Executive Group", None],
        ["Scrutiny Forum", None, "forum", None, "not known"] + [None] * 8 + ["2.4", "a Scrutiny Forum", None],
        ["Independent Chair", None, "post"] + [None] * 10 + ["3.1", "an independent chair", None],
    ],
    "lines": [
        ["from", "how", "to", "kinds", "for", "source", "paragraph", "words"],
        ["Executive Group", "accountable", "the Partnership", "partnership", "the plan", "Arrangements 2024", "2.2"]
        + ["accountable to the Partnership"],
        ["executive group", "Part of", "the Partnership", None, None, None, "2.1", "a group of the Partnership"],
        [
            "the Partnership",
            "reports",
            "Thornmere Council",
            "democratic",
            "each year",
            None,
            "2.3",
            "report to Council",
        ],
        ["Scrutiny Forum", "scrutinises", "Executive Group", None, None, None, "2.4", "shall question the Group"],
    ],
    "seats": [
        ["board", "list total", "holder", "holder in words", "role", "votes", "places", "paragraph", "words"],
        ["the Partnership", 4, "Independent Chair", None, "chair", "no", 1, "3.1", "an independent chair"],
        ["the Partnership", None, "Thornmere Council", None, "member", "yes", "1", "3.2", "one from the Council"],
        ["the Partnership", None, "Thornmere Police", None, "member", "yes", "1", "3.3", "one from the police"],
        ["the Partnership", None, None, "a lay member", "member", "not known", "1 to 2", "3.4", "lay people"],
    ],
    "rules": [
        ["about", "topic", "text", "value", "number", "out of", "unit", "of", "who", "paragraph", "words"],
        [
            "the Partnership",
            "quorum",
            "two in three",
            "share",
            2,
            3,
            None,
            "membership",
            None,
            "4.1",
            "two of every three",
        ],
        [
            "the Partnership",
            "frequency",
            "quarterly",
            "interval",
            3,
            None,
            "month",
            None,
            None,
            "4.2",
            "every three months",
        ],
        ["the Partnership", "chair", "an independent chair", "post", None, None, None, None, "Independent Chair"]
        + ["4.3", "shall be independent"],
    ],
}


def sheets():
    """Return the right sheets, to be changed."""
    return copy.deepcopy(SHEETS)


def column(made, sheet, heading):
    """Return the number of a column, counted from nought."""
    return made[sheet][0].index(heading)


def put(made, sheet, row, heading, value):
    """Put a value into a row as a spreadsheet counts it; return the cell."""
    at = column(made, sheet, heading)
    made[sheet][row - 1][at] = value
    return f"{sheet}!{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}{row}"


def workbook(made, path, change=None):
    """Write the sheets as a workbook; `change` may do more to it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in made.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    book.save(path)
    return path


def csv_folder(made, folder, *, encoding="utf-8", delimiter=","):
    """Write the sheets as a folder of CSV files."""
    folder.mkdir()
    for name, rows in made.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
    return folder

"""Thornmere, a district that does not exist, as the sheets of a workbook; and ways to write them down."""

import csv

from openpyxl import Workbook

_SHEETS = {
    "sources": """
source | title | area | area kind | lies within | publisher | speaks from | dated by
Arrangements 2024 | Thornmere safeguarding arrangements | Thornmere | unitary district | England | Thornmere Council | 1 April 2024 | printed on page 1
""",
    "bodies": """
name | id | kind | also called | legal person | kind in law | kind from | area | area from | from | until | certainty | reason | paragraph | words | note
Thornmere Council | | organisation | the Council | yes | unitary council | 2020-04-01 | Thornmere | 2020-04-01 | 2020-04-01 | | | | 1.1 | the Council |
Thornmere Constabulary | | organisation | Thornmere Police | no | police force | 1974-04 | Thornmere | 1974-04 | 1974-04 | | | | 1.2 | the chief constable |
NHS Thornmere ICB | | organisation | the Board | yes | Integrated care board | 2022-07-01 | Thornmere | 2022-07-01 | 2022-07-01 | | | | 1.3 | the care board |
Thornmere Safeguarding Partnership||partnership|the Partnership|no|type/safeguarding-partners | 2019 | Thornmere | 2019 | 2019 | | | | 1.4 | act together |
Executive Group | | group | | no | | | | | | | | | 2.1 | an Executive Group |
Scrutiny Forum | | forum | | not known | | | | | | | | | 2.4 | a Scrutiny Forum |
Independent Chair | | post | | | | | | | | | | | 3.1 | an independent chair |
""",
    "lines": """
from | how | to | kinds | for | source | paragraph | words
Executive Group | accountable | the Partnership | partnership | the plan | Arrangements 2024 | 2.2 | accountable to the Partnership
executive group | Part of | the Partnership | | | | 2.1 | a group of the Partnership
the Partnership | reports | Thornmere Council | democratic | each year | | 2.3 | report to Council
Scrutiny Forum | scrutinises | Executive Group | | | | 2.4 | shall question the Group
""",
    "seats": """
board | list total | holder | holder in words | role | votes | places | paragraph | words
the Partnership | 4 | Independent Chair | | chair | no | 1 | 3.1 | an independent chair
the Partnership | | Thornmere Council | | member | yes | 1 | 3.2 | one from the Council
the Partnership | | Thornmere Police | | member | yes | 1 | 3.3 | one from the police
the Partnership | | | a lay member | member | not known | 1 to 2 | 3.4 | lay people
""",
    "rules": """
about | topic | text | value | number | out of | unit | of | who | paragraph | words
the Partnership | quorum | two in three | share | 2 | 3 | | membership | | 4.1 | two of every three
the Partnership | frequency | quarterly | interval | 3 | | month | | | 4.2 | every three months
the Partnership | chair | an independent chair | post | | | | | Independent Chair | 4.3 | shall be independent
""",
}
_NUMBERS = {"list total", "places", "number", "out of"}


def _read(text):
    rows = [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]
    numbers = {n for n, heading in enumerate(rows[0]) if heading in _NUMBERS}
    return [[int(c) if c and at in numbers and c.isdigit() else c for at, c in enumerate(row)] for row in rows]


def sheets():
    """Return the right sheets, to be changed."""
    return {name: _read(text) for name, text in _SHEETS.items()}


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

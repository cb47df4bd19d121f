"""The tutorial as steps: its tables go into the workbook, its corrections too, and its commands are run."""

import re

from openpyxl import load_workbook

_STEP = re.compile(
    r"```console\n\$ (?P<command>[^\n]+)\n(?P<printed>.*?)```"
    r"|Sheet `(?P<sheet>\w+)`:\n\n(?P<table>(?:\|[^\n]*\n)+)"
    r"|Cell `(?P<cell>\w+![A-Z]+[0-9]+)`: (?P<value>[^\n]+)",
    re.DOTALL,
)


def steps(text):
    """Yield the steps in order: ("command", (words, what it prints)), ("table", (sheet, rows)), ("cell", (cell, value))."""
    for found in _STEP.finditer(text):
        if found["command"]:
            yield "command", (found["command"], found["printed"])
        elif found["sheet"]:
            rows = [[c.strip() for c in line.strip("|\n").split("|")] for line in found["table"].splitlines()]
            yield "table", (found["sheet"], [rows[0], *rows[2:]])
        else:
            yield "cell", (found["cell"], found["value"])


def fill(path, sheet, rows):
    """Type the rows of a table below what stands in a sheet, each value under its heading; a whole number becomes one, as in Excel."""
    book = load_workbook(path)
    page = book[sheet]
    headings = {c.value: c.column for c in page[1]}
    first = max(3, *(c.row for c in page["A"] if c.value)) + 1
    for number, row in enumerate(rows[1:], first):
        for heading, value in zip(rows[0], row, strict=True):
            cell = page.cell(number, headings[heading])
            as_text = page.column_dimensions[cell.column_letter].number_format == "@"
            cell.value = (value if as_text or not value.isdigit() else int(value)) or None
    book.save(path)


def correct(path, cell, value):
    """Type a value into a cell."""
    book = load_workbook(path)
    sheet, _, at = cell.partition("!")
    book[sheet][at] = value
    book.save(path)

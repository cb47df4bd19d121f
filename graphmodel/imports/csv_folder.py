"""A folder of CSV files as tables: sources.csv, bodies.csv and so on, with commas, semicolons or tabs between the values."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from graphmodel.imports import grid
from graphmodel.imports.archive import bytes_of
from graphmodel.imports.forms import forms
from graphmodel.imports.tables import Place, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graphmodel.imports.forms import Form
    from graphmodel.imports.grid import Filled

_DELIMITERS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv_files(paths: Sequence[Path]) -> Tables:
    """Read a folder of CSV files, or such files; problems are collected, never raised."""
    found = [p for path in paths for p in (sorted(path.iterdir()) if path.is_dir() else (path,))]
    found = [p for p in found if p.suffix.lower() == ".csv" and not p.name.startswith(".")]
    tables = Tables(paths[0].resolve().name if paths[0].is_dir() else paths[0].resolve().parent.name)
    for path in found:
        form = grid.known(path.stem, path.name, tables, "file")
        text = _text(path, tables) if form else None
        if form and text is not None:
            _read(form, text, path.name, tables)
        elif form:
            grid.unread(form, path.name, tables)
    grid.missing(tables, tables.name)
    return tables


def _text(path: Path, tables: Tables) -> str | None:
    data = bytes_of(path, tables)
    if data is None:
        return None
    if data.startswith(_UTF_16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            pass
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = data[max(0, error.start - 12) : error.start + 12].decode("cp1252", "replace")
        shown = " ".join(shown.split())
        what = f"this is not UTF-8 text: it looks like a Windows encoding, near {shown!r} on line {line}."
        mend = "In Excel choose Save as, CSV UTF-8 (Comma delimited); in LibreOffice the character set Unicode (UTF-8)."
        tables.report(Place(path.name, path.stem, line), "not-utf8", what, mend)
        return None


def _read(form: Form, text: str, file: str, tables: Tables) -> None:
    delimiter = _delimiter(form, text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        mend = "Look for a quotation mark that is not closed; save the file from a spreadsheet program."
        tables.report(Place(file, form.name), "csv-syntax", f"this cannot be read as CSV: {error}.", mend)
        grid.unread(form, file, tables)
        return
    grid.take(form, _filled(rows), file, form.name, tables)


def _delimiter(form: Form, text: str) -> str:
    """Return what separates the values: that by which the first line has most of the headings."""
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip('"').startswith(forms().remark))
    first = next(lines, "")

    def headings(delimiter: str) -> int:
        return sum(form.find(h.strip(' "')) is not None for h in first.split(delimiter))

    return max(_DELIMITERS, key=headings)


def _filled(rows: list[list[str]]) -> Iterator[Filled]:
    for number, row in enumerate(rows, 1):
        yield number, {at: (value, "@") for at, value in enumerate(row, 1)}

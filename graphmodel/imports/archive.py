"""Whether a file may be opened at all: how large it is, what it would unpack to, and whether it is a workbook."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from graphmodel.imports.forms import forms
from graphmodel.imports.tables import Place
from graphmodel.load.markup_parts import cells_over, declares_entities, is_markup

if TYPE_CHECKING:
    from pathlib import Path

    from graphmodel.imports.tables import Tables

_MEGABYTE = 2**20
_ZIP, _OLD_OFFICE, _ODS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"application/vnd.oasis.opendocument"
#: The most cells that a sheet may merge or link by ranges: each of them is made when the workbook is opened.
_MOST_CELLS = 100_000
_BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, zlib.error)
_SAVE = "In Excel or LibreOffice choose Save as, Excel workbook (.xlsx), without a password; or copy the rows into a new one."


def bytes_of(path: Path, tables: Tables) -> bytes | None:
    """Return the bytes of a file; None where it cannot be read or is too large, which is reported."""
    most = forms().limits["megabytes"]
    try:
        if path.is_file() and path.stat().st_size <= most * _MEGABYTE:
            return path.read_bytes()
        what = f"it is larger than {most} MB." if path.is_file() else "there is no such file."
    except OSError as error:
        what = f"it cannot be read: {error.strerror or error}."
    tables.report(Place(path.name), "no-file", what, "Look at the path, the size and the permissions.")
    return None


def is_workbook(data: bytes, name: str, tables: Tables) -> bool:
    """Tell whether bytes are a workbook that can be opened safely; what is wrong is reported.

    The directory of the archive is looked at before anything is unpacked, and no part may declare entities.
    """
    what = _looks_otherwise(data)
    if not what:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                what = _inside(archive)
        except _BROKEN as error:
            what = f"it is broken and cannot be unpacked ({type(error).__name__})."
    if what:
        tables.report(Place(name), "no-workbook", what, _SAVE)
    return not what


def _looks_otherwise(data: bytes) -> str:
    """Say what a file is by its first bytes, where that is no workbook."""
    if data.startswith(_OLD_OFFICE):
        return "this is an old or protected Office file."
    if _ODS in data[:200]:
        return "this is an OpenDocument spreadsheet."
    return "" if data.startswith(_ZIP) else "this is no Excel workbook, whatever its name says."


def _inside(archive: zipfile.ZipFile) -> str:
    """Say what keeps an archive from being opened as a workbook."""
    parts, limits = archive.infolist(), forms().limits
    if len(parts) > limits["parts"] or sum(p.file_size for p in parts) > limits["unpacked_megabytes"] * _MEGABYTE:
        return f"it would unpack to more than {limits['unpacked_megabytes']} MB, or to too many parts."
    if any(p.flag_bits & 1 for p in parts):
        return "it is protected with a password."
    if not any(p.filename.lower() == "xl/workbook.xml" for p in parts):
        return "this is an archive and no Excel workbook."
    for part in parts:
        if not is_markup(part.filename):
            continue
        text = archive.read(part)
        if declares_entities(text):
            return "it declares entities, or is no UTF-8, which no spreadsheet program writes; it is not opened."
        if cells_over(text) > _MOST_CELLS:
            return f"more than {_MOST_CELLS} cells are merged or linked in it; it is not opened."
    return ""

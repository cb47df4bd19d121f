"""A folder with the templates of a new area; what is there already is never written over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel import beside
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import slug
from graphmodel.imports.base import base_of
from graphmodel.imports.forms import forms
from graphmodel.resources import folder as shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("xlsx", "yaml", "csv")
DEFAULT = ("xlsx", "yaml")


def new_area(name: str, out: Path | None = None, formats: Sequence[str] = ()) -> list[Path]:
    """Write the templates of an area into a new folder that is called after it.

    Args:
        name: the name of the area, as people write it.
        out: the folder in which the new one is made; the working folder where it is not given.
        formats: `xlsx`, `yaml`, `csv`; a workbook and a data file where none is given.

    Returns:
        the files.

    Raises:
        BadQuestionError: the name says nothing, a format is not made, or the folder is there already.
    """
    short = slug(name)
    unknown = [f for f in formats if f not in FORMATS]
    faults = [Fault("format", f"{f} is not made here; choose from {', '.join(FORMATS)}", FORMATS) for f in unknown]
    if not short:
        faults.append(Fault("name", f"{name!r} holds no letter or digit that an id could be made of"))
    place = (out or Path()) / (short or "area")
    if place.exists() or place.is_symlink():
        faults.append(Fault("out", f"{place} is there already, and nothing is written over: name another folder"))
    elif not place.parent.is_dir():
        faults.append(Fault("out", f"the folder {place.parent} is not there: make it first"))
    if faults:
        raise BadQuestionError(tuple(faults))
    made = beside.name(place)
    try:
        beside.sweep(place)
        made.mkdir()
        names = _write(" ".join(name.split()), short, made, formats or DEFAULT)
        made.rename(place)
    except OSError as error:
        raise beside.refused(place, error) from error
    finally:
        beside.remove(made)
    return [place / n for n in names]


def _write(name: str, short: str, folder: Path, formats: Sequence[str]) -> list[str]:
    from graphmodel.imports.template import csv_text, yaml_text  # noqa: PLC0415  the command checks its words before it loads

    model, written = base_of([shipped("data")]).model, list[str]()

    def put(file: str, data: bytes) -> None:
        (folder / file).write_bytes(data)
        written.append(file)

    if "xlsx" in formats:
        from graphmodel.imports.template_workbook import template_workbook  # noqa: PLC0415  only this format needs it

        put(f"{short}.xlsx", template_workbook(name, model))
    if "yaml" in formats:
        put(f"{short}.yaml", yaml_text(name, model).encode())
    if "csv" in formats:
        for form in forms().sheets.values():
            put(f"{form.name}.csv", csv_text(form, name).encode())
    return written

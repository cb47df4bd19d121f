"""A matrix as a file: CSV, a workbook, JSON or a page, by the ending of the name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graphmodel import whole_file
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graphmodel.matrix.table import Matrix
    from graphmodel.model.model import Model

ENDINGS = (".csv", ".xlsx", ".json", ".html")


def ending_of(out: Path) -> str:
    """Return the ending of a name, in small letters.

    Raises:
        BadQuestionError: nothing is made here that ends so.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        told = f"{ending or 'a name without an ending'} is not made here: give a name that ends in {', '.join(ENDINGS)}"
        raise BadQuestionError((Fault("out", told, ENDINGS),))
    return ending


def base_of(address: str | None) -> str | None:
    """Return the address of a service as links begin with it.

    Raises:
        BadQuestionError: it is no address of the web.
    """
    if address and not address.startswith(("http://", "https://")):
        told = f"{address!r} is no address of a service; give one that begins with https:// or http://"
        raise BadQuestionError((Fault("base", told),))
    return address.rstrip("/") if address else None


def write(model: Model, matrix: Matrix, answer: dict[str, Any], out: Path, base: str | None = None) -> None:
    """Write a matrix.

    Args:
        model: the model that was asked.
        matrix: the matrix.
        answer: the same as the call `matrix` gives it.
        out: the file to write.
        base: the address of a service where the links lead; without it there are none, because the file has no service beside it.

    Raises:
        BadQuestionError: nothing is made here that ends as the name does, or the file cannot be written.
    """
    ending = ending_of(out)
    whole_file.put(out, _made(model, matrix, answer, ending, base))


def _made(
    model: Model, matrix: Matrix, answer: dict[str, Any], ending: str, base: str | None
) -> bytes | Iterable[bytes]:
    if ending == ".csv":
        from graphmodel.matrix.csv_file import csv_text  # noqa: PLC0415  each kind of file loads only what it needs

        return (piece.encode() for piece in csv_text(model, matrix, base))
    if ending == ".xlsx":
        from graphmodel.matrix.xlsx import workbook  # noqa: PLC0415

        return workbook(model, matrix, answer, base)
    if ending == ".html":
        from graphmodel.matrix.html import page  # noqa: PLC0415

        return page(answer, base).encode()
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()

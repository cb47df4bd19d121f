"""The option `--batch` of `ask`: many questions from a file, each answered in a line of JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from msgspec import structs

from graphmodel.cli import output
from graphmodel.cli.options import graph
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.legal_basis.question import Asked

File = Annotated[
    str | None,
    typer.Option(
        "--batch",
        metavar="FILE.ndjson|-",
        help="A file of questions as JSON, one a line or one array; `-` reads standard input. Prints a line of JSON for each.",
    ),
]
#: Status of a line → exit status; where lines differ in it, the first of these counts.
_STATUS = {422: output.USAGE, 404: output.NOT_IN_GRAPH}


def run(file: str, asked: Asked, more: Sequence[str] | None, data: list[Path] | None) -> NoReturn:
    """Answer every question of a file, each as soon as it is reached, in lines that are those of the HTTP call.

    Leaves with exit status 0 where every question has an answer, whatever its outcome; with 2 where one is malformed; with
    3 where one names what is not in the graph.

    Args:
        file: the path, or `-` for standard input.
        asked: the options of `ask`, which have to be empty.
        more: what else was given that belongs to one question: words, days.
        data: folders and files of data beside the shipped data.

    Raises:
        BadQuestionError: the file cannot be read, or a question is given in options beside it.
    """
    from graphmodel.calls.batch import encoded, questions  # noqa: PLC0415  `--help` must not load the library

    if any(structs.astuple(asked)) or more is not None:
        told = "the questions stand in the file; give no other part of a question beside --batch"
        raise BadQuestionError((Fault("--batch", told),))
    given = questions(_read(file), most=None)
    batch, seen = graph(data).batch(), set()
    for index, question in enumerate(given):
        line = batch.line(index, question)
        seen.add(line["status"])
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded(line))
        sys.stdout.buffer.flush()
    sys.exit(next((code for status, code in _STATUS.items() if status in seen), output.ANSWERED))


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise BadQuestionError((Fault("--batch", f"{file} cannot be read: {error.strerror or error}"),)) from None

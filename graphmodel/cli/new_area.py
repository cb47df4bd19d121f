"""The command `new-area`: templates for the boards of an area."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import Annotated

import typer

from graphmodel.cli.options import app


@app.command(name="new-area")
def new_area(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the area, such as Medway.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="The folder in which a new one is made; the working folder if left out.", metavar="DIR"
        ),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", help="`xlsx`, `yaml` or `csv` (may be repeated); xlsx and yaml if left out."),
    ] = None,
) -> None:
    """A commented template for the boards of an area: a workbook, a data file, or CSV files; nothing is written over."""
    from graphmodel.imports.new_area import new_area as write  # noqa: PLC0415  `--help` must not load the library

    for path in write(name, out, format_ or ()):
        typer.echo(str(path))

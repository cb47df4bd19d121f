"""The command `publish`: an area's pages and charts as files for a web site."""

from __future__ import annotations

import signal
import sys
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import Annotated, NoReturn

import typer

from graphmodel.cli.options import Data, Date, app, graph


@app.command()
def publish(
    area: Annotated[str, typer.Argument(metavar="AREA", help="The area whose pages are published.")],
    out: Annotated[
        Path, typer.Option("--out", help="The folder to write; a former publication in it is replaced.", metavar="DIR")
    ],
    date: Date = None,
    theme: Annotated[
        Path | None,
        typer.Option("--theme", envvar="GRAPHMODEL_THEME", help="A file with the name, logo and colours of the pages."),
    ] = None,
    data: Data = None,
) -> None:
    """An area's pages, charts and data as a static site: it opens from a file system, or lies on any web server."""
    signal.signal(signal.SIGTERM, _leave)
    from api.publish.publication import publish as write  # noqa: PLC0415  the library knows no HTTP, and `--help` loads nothing
    from api.theme import Theme  # noqa: PLC0415  the same

    looks = Theme.read(theme) if theme else Theme()
    made = write(graph(data), area, out, date=date, theme=looks)
    typer.echo(
        f"{out}: {made.pages} pages, {made.files} files, {made.size / 1_000_000:.1f} MB; open {out / 'index.html'}"
    )


def _leave(number: int, _frame: object) -> NoReturn:
    """Leave when told to stop, in order: what is half written goes."""
    sys.exit(128 + number)

"""The command `identifiers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel.cli import output
from graphmodel.cli.options import Data, Date, Json, app, graph

if TYPE_CHECKING:
    from graphmodel.cli.text import Page


@app.command()
def identifiers(
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The code: E08000035, QWO, 383 ...")],
    scheme: Annotated[
        str | None, typer.Option("--scheme", help="The register it is of: a word of codelist/identifier-scheme.")
    ] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Which body or area has a code of a public register (GSS, ODS, company number), and whether it had it on the day."""
    output.answer(graph(data).identifiers(value, scheme=scheme, date=date), as_json, render)


def render(found: dict[str, Any], page: Page) -> None:
    """Print each thing with the code."""
    for row in found["results"]:
        page.item(f"{row['id']}: {row['told']}")

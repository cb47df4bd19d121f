"""The command `list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel.cli import output
from graphmodel.cli.options import Data, Date, Json, app, graph

if TYPE_CHECKING:
    from graphmodel.cli.text import Page


@app.command(name="list")
def list_(
    things: Annotated[
        str, typer.Argument(metavar="THINGS", help="What to list: norms, instruments, bodies, purposes ...")
    ],
    words: Annotated[str | None, typer.Option("--words", help="Only those whose names these words fit.")] = None,
    area: Annotated[
        str | None, typer.Option("--area", help="Only bodies that serve this area, and its documents.")
    ] = None,
    page: Annotated[int, typer.Option("--page", help="Which page of the list.", min=1)] = 1,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """All things of one kind, under headings: norms, instruments, bars, purposes, types, bodies, boards, documents ..."""
    output.answer(graph(data).things(things, words=words, area=area, page=page, date=date), as_json, render)


def render(found: dict[str, Any], page: Page) -> None:
    """Print a list of things."""
    page.line(f"{found['title']}: {found['total']}")
    heading = None
    for row in found["results"]:
        if row["group"] != heading:
            heading = row["group"]
            page.heading(str(heading))
        page.item(": ".join(filter(None, (f"{row['label']} ({row['id']})", row["told"]))))
    if found["pages"] > 1:
        page.line(f"Page {found['question']['page']} of {found['pages']}")

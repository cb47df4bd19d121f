"""The command `diagram`: the structure of an area, or around a body, all or a part, as a chart in one file."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import Annotated

import typer

from graphmodel.cli import output
from graphmodel.cli.options import Data, Date, Json, app, graph


@app.command()
def diagram(
    ident: Annotated[str, typer.Argument(metavar="AREA|BODY")],
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write; .html is interactive, .svg and .png are pictures.")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", help="For a body: how many steps around it.", min=1, max=10)] = 2,
    focus: Annotated[
        list[str] | None, typer.Option("--focus", help="Only what is around this body (may be repeated).")
    ] = None,
    steps: Annotated[
        str | None, typer.Option("--steps", help="With --focus: how many steps around it, or `all`; 1 if left out.")
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kinds", help="Only lines of this sort (`accountable`, `seat`) or kind (`statutory`); may be repeated."
        ),
    ] = None,
    body_kinds: Annotated[
        list[str] | None,
        typer.Option("--body-kinds", help="Only boxes of this kind, such as `board`; may be repeated."),
    ] = None,
    hide: Annotated[list[str] | None, typer.Option("--hide", help="Leave this body out (may be repeated).")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="Mark a path that begins at this body.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="With --from: the body that the path ends at.")] = None,
    way: Annotated[
        str | None, typer.Option("--way", help="With --from: which of several paths; 1 if left out.")
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option("--compare", help="A second day: what is gone, new or changed is marked.", metavar="YYYY-MM-DD"),
    ] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The structure of an area, or around a body, as a chart in one file that opens offline; with --json its nodes and lines."""
    from graphmodel.diagram import draw  # noqa: PLC0415  `--help` must not load the library
    from graphmodel.explorer.asked import AskedView  # noqa: PLC0415

    if out is None and not as_json:
        raise typer.BadParameter("name a file to write, or ask for --json", param_hint="--out")
    view = AskedView(focus or (), steps, kinds or (), body_kinds or (), hide or (), from_, to, way, compare)
    structure = graph(data).structure(ident, date=date, depth=depth, view=view)
    if structure["state"] == "answered" and out is not None:
        draw(structure, out)
        if not as_json:
            typer.echo(f"{out}: {len(structure['nodes'])} nodes, {len(structure['lines'])} lines")
            return
    output.answer(structure, as_json, output.told)

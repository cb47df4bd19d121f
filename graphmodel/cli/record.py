"""The command `record`: the answer to one question as a document to keep on file."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel import whole_file
from graphmodel.cli import output
from graphmodel.cli.options import (
    About,
    CapacityFrom,
    CapacityTo,
    Data,
    Date,
    Fact,
    From,
    Information,
    Json,
    Nation,
    Purpose,
    To,
    Within,
    app,
    graph,
)

if TYPE_CHECKING:
    from graphmodel.cli.text import Page


@app.command()
def record(
    from_: From = None,
    to: To = None,
    purpose: Purpose = "",
    about: About = "",
    information: Information = None,
    fact: Fact = None,
    within: Within = None,
    capacity_from: CapacityFrom = None,
    capacity_to: CapacityTo = None,
    nation: Nation = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file to write; its name ends in .html, .pdf, .docx, .md, .json or .jsonld."),
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", help="The address of a service, where the link of the record leads.")
    ] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The answer to one question as the record of a decision, with blanks for what only the officer can write. It holds no personal data."""
    from graphmodel.calls.legal_basis import facts_of  # noqa: PLC0415  `--help` must not load the library
    from graphmodel.legal_basis.question import Asked  # noqa: PLC0415
    from graphmodel.record.files import content, format_of  # noqa: PLC0415

    form = format_of(out) if out is not None else "md"
    asked = Asked(
        from_ or (),
        to or (),
        purpose,
        about,
        information or (),
        date or "",
        facts_of(fact or ()),
        within,
        capacity_from,
        capacity_to,
        nation,
    )
    found = graph(data).record(asked)
    address = base.rstrip("/") if base else None

    def render(made: dict[str, Any], page: Page) -> None:
        if out is None:
            page.lines += content(made, form, address).decode().splitlines()
        else:
            page.line(f"{out}: {made['title']}" + ("" if made["ready"] else " (not ready to act on)"))

    if out is not None:
        whole_file.put(out, content(found, form, address))
    output.answer(found, as_json, render)

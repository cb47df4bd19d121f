"""The commands of CONTRACT.md."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import Annotated

import typer

import graphmodel.cli.audit
import graphmodel.cli.diagram
import graphmodel.cli.export
import graphmodel.cli.identifiers
import graphmodel.cli.imports
import graphmodel.cli.matrix
import graphmodel.cli.mcp
import graphmodel.cli.new_area
import graphmodel.cli.publish
import graphmodel.cli.record
import graphmodel.cli.replay
import graphmodel.cli.serve
import graphmodel.cli.store
import graphmodel.cli.things
import graphmodel.cli.timeline  # noqa: F401  importing these registers their commands
from graphmodel import __version__
from graphmodel.cli import batch as many
from graphmodel.cli import between as over_time
from graphmodel.cli import output
from graphmodel.cli import understood as own_words
from graphmodel.cli.legal_basis import legal_basis
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
    Words,
    app,
    graph,
)
from graphmodel.cli.outlet import flushed
from graphmodel.errors import DataError, GraphmodelError


@app.command()
def ask(
    words: Words = None,
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
    date: Date = None,
    between: over_time.Between = None,
    batch: many.File = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """May this body share this information with that one: by which law, duty or power, on what conditions.

    Asked in everyday WORDS, each part is shown as it was understood; an option counts, whatever the words say.
    """
    from graphmodel.calls.legal_basis import facts_of  # noqa: PLC0415
    from graphmodel.legal_basis.question import Asked  # noqa: PLC0415

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
    if batch is not None:
        many.run(batch, asked, words or between, data)
    if words:
        own_words.answer(graph(data).understood(own_words.written(words, between), asked), as_json)
    if between is not None:
        output.answer(graph(data).between(asked, between), as_json, over_time.render)
    output.answer(graph(data).ask(asked), as_json, legal_basis)


@app.command()
def path(
    from_: Annotated[str, typer.Argument(metavar="FROM", help="The body or post to begin at.")],
    to: Annotated[str | None, typer.Option("--to", help="The body to reach.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Only lines of this kind (may be repeated).")] = None,
    strength: Annotated[str | None, typer.Option("--strength", help="Only lines of this strength.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Only what this document says.")] = None,
    depth: Annotated[int, typer.Option("--depth", help="The largest number of steps.", min=1, max=30)] = 8,
    identity: Annotated[
        str, typer.Option("--identity", help="`stated`, or `probable` to go over probable identities of names too.")
    ] = "stated",
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Who a body answers to: every path, how each ends, and where the documents say no more."""
    found = graph(data).path(
        from_, to=to, kinds=kind or (), strength=strength, source=source, depth=depth, identity=identity, date=date
    )
    output.answer(found, as_json, output.paths)


@app.command()
def show(
    ident: Annotated[str, typer.Argument(metavar="ID")], date: Date = None, data: Data = None, as_json: Json = False
) -> None:
    """A thing and all that is stated of it: a body, norm, document, type, area, purpose, codelist ..."""
    output.answer(graph(data).show(ident, date=date), as_json, output.entity)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS")],
    kind: Annotated[str | None, typer.Option("--kind", help="Only things of this kind.")] = None,
    area: Annotated[str | None, typer.Option("--area", help="Only bodies and documents of this area.")] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Things by words: labels, other and former names, identifiers; slips are forgiven."""
    output.answer(graph(data).search(" ".join(words), kind=kind, area=area, date=date), as_json, output.results)


@app.command()
def members(
    board: Annotated[str, typer.Argument(metavar="BOARD")],
    list_: Annotated[str | None, typer.Option("--list", help="Only this list of seats.")] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The seats of a board, list by list as printed."""
    output.answer(graph(data).members(board, list_=list_, date=date), as_json, output.seats)


@app.command()
def rules(
    body: Annotated[str, typer.Argument(metavar="BODY")],
    topic: Annotated[str | None, typer.Option("--topic", help="Only this topic.")] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The rules of procedure of a body, and what is left unfinished or unstated."""
    output.answer(graph(data).rules(body, topic=topic, date=date), as_json, output.rules)


@app.command()
def quorum(
    board: Annotated[str, typer.Argument(metavar="BOARD")],
    present: Annotated[int, typer.Option("--present", help="How many are present.")],
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Whether a number present is quorate, or why that cannot be computed."""
    output.answer(graph(data).quorum(board, present=present, date=date), as_json, output.quorum)


@app.command()
def duties(
    body: Annotated[str | None, typer.Argument(metavar="[BODY]")] = None,
    norm: Annotated[
        str | None, typer.Option("--norm", help="The norm whose bearers are wanted, instead of a body.")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", help="With --norm: only bodies that serve this area.")] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The norms that a body bears or is owed; or, with --norm, the bodies that bear it."""
    if (body is None) == (norm is None):
        raise typer.BadParameter("give a BODY, or --norm NORM, and not both")
    if norm is not None:
        output.answer(graph(data).holders(norm, area=area, date=date), as_json, output.duties)
    else:
        output.answer(graph(data).duties(str(body), date=date), as_json, output.duties)


@app.command()
def readings(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT")],
    paragraph: Annotated[str | None, typer.Option("--paragraph", help="Only this paragraph.")] = None,
    norm: Annotated[str | None, typer.Option("--norm", help="Only readings of this norm.")] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """What a document says the law is, compared with the law of its day."""
    output.answer(graph(data).readings(document, paragraph=paragraph, norm=norm, date=date), as_json, output.readings)


@app.command()
def findings(
    ident: Annotated[str | None, typer.Argument(metavar="[ID]")] = None,
    area: Annotated[str | None, typer.Option("--area", help="Only findings of this area's documents.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only findings of this kind.")] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """What a reader should know of the documents: contradictions, lines that stop, loops, dangling references ..."""
    output.answer(graph(data).findings(ident, area=area, kind=kind, date=date), as_json, output.findings)


@app.command()
def compliance(
    board: Annotated[str, typer.Argument(metavar="BOARD")],
    norm: Annotated[str, typer.Option("--norm", help="The norm that says who has to sit.")],
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Whether a board has a seat for each body or post that a provision of its day wants on it."""
    output.answer(graph(data).compliance(board, norm=norm, date=date), as_json, output.compliance)


@app.command()
def compare(
    left: Annotated[str, typer.Argument(metavar="A", help="An area, board, list or document.")],
    right: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Another one; left out to compare A between two days.")
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", help="The first day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="The second day, YYYY-MM-DD.")] = None,
    norm: Annotated[
        str | None, typer.Option("--norm", help="For two documents: the norm whose readings are compared.")
    ] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """What is gone, new or changed between two days, or how two areas, boards, lists or documents differ."""
    found = graph(data).compare(left, right, norm=norm, from_=from_ or date, until=until or date)
    output.answer(found, as_json, output.comparison)


@app.command()
def coverage(date: Date = None, data: Data = None, as_json: Json = False) -> None:
    """What of the law is in the graph, how it was read, up to when, and what is not confirmed."""
    output.answer(graph(data).coverage(date=date), as_json, output.coverage)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None, as_json: Json = False
) -> None:
    """Look for mistakes in data files: each with file, line, rule, what is wrong and what to do. Exit status 1 if there are any."""
    from graphmodel.load.check import check as run_check  # noqa: PLC0415

    output.problems(run_check(paths or []), as_json)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"graphmodel {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the options that stand before a command."""


def run() -> None:
    """Run a command; an error is told on standard error and decides the exit status."""
    with flushed():
        try:
            app()
        except DataError as error:
            output.problems(error.problems, "--json" in sys.argv, err=True)
        except GraphmodelError as error:
            output.error(error, "--json" in sys.argv)

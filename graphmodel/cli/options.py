"""The application of the command line, and the options that several commands share."""

from __future__ import annotations

import gc
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from graphmodel.errors import BadQuestionError, Fault

_store: ContextVar[str | None] = ContextVar("store", default=None)


class Commands(TyperGroup):
    """A group of commands in which each that reads the graph, and so takes `--data`, takes `--store` as well."""

    def get_command(self, *given: Any) -> Any:
        """Return a command by its name, with the option."""
        command: Any = super().get_command(*given)
        if {p.name for p in getattr(command, "params", ())} & {"data", "store"} == {"data"}:
            command.params.append(_option())
        return command


app = typer.Typer(
    name="graphmodel",
    cls=Commands,
    help="Who answers to whom, and which law lets which body share what with whom. It shows reasons and sources; the officer decides.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print exactly what the HTTP call returns.")]
Date = Annotated[
    str | None,
    typer.Option("--date", help="The day asked about, YYYY-MM-DD; today in London if left out.", metavar="YYYY-MM-DD"),
]
Data = Annotated[
    list[Path] | None, typer.Option("--data", help="A folder or file of data beside the shipped data; may be repeated.")
]

# ---------------------------------------------------------------------- the parts of a question on the legal basis
# The first five are needed, but the question itself says so: then every fault is told at once.
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]", help="The question in everyday words, in quotes; then no option is needed."),
]
From = Annotated[
    list[str] | None,
    typer.Option("--from", help="Needed. Who holds the information: a body or type (may be repeated)."),
]
To = Annotated[list[str] | None, typer.Option("--to", help="Needed. Who would receive it (may be repeated).")]
Purpose = Annotated[str, typer.Option("--purpose", help="Needed. What for.")]
About = Annotated[str, typer.Option("--about", help="Needed. Whom the information is about.")]
Information = Annotated[
    list[str] | None, typer.Option("--information", help="Needed. Which kinds of information (may be repeated).")
]
Fact = Annotated[
    list[str] | None, typer.Option("--fact", help="A fact of the case, NAME=true or NAME=false (may be repeated).")
]
Within = Annotated[str | None, typer.Option("--within", help="The area that a kind of body is asked about.")]
CapacityFrom = Annotated[str | None, typer.Option("--capacity-from", help="The capacity in which the discloser acts.")]
CapacityTo = Annotated[str | None, typer.Option("--capacity-to", help="The capacity in which the recipient acts.")]
Nation = Annotated[str | None, typer.Option("--nation", help="The nation; England if left out.")]


def graph(data: list[Path] | None = None) -> Any:
    """Load the graph, or open the store where it is kept; late, because `--help` must not load the data."""
    from graphmodel.graph import Graph  # noqa: PLC0415

    where = chosen_store(data)
    found = Graph.open(where) if where else Graph.load(*(data or ()))
    gc.freeze()  # it stays until the process ends, so nobody needs to look through it for garbage
    return found


def chosen_store(data: list[Path] | None = None) -> str | None:
    """Return the store that was named for the command that runs.

    Raises:
        BadQuestionError: files of data are named as well.
    """
    where = _store.get()
    if where and data:
        told = "a store holds all of its data: name it alone, or build one with `graphmodel store build DIR --data ...`"
        raise BadQuestionError((Fault("--store", told),))
    return where


def _remember(where: str | None) -> None:
    _store.set(where)


def _option() -> Any:
    """Return the option `--store`, made by typer like any other."""
    only = typer.Typer()

    @only.command()
    def _holder(
        store: Annotated[
            str | None,
            typer.Option(
                "--store",
                envvar="GRAPHMODEL_STORE",
                metavar="DIR|URL",
                expose_value=False,
                callback=_remember,
                help="Read the graph from a database on disk or a SPARQL endpoint, instead of the shipped data.",
            ),
        ] = None,
    ) -> None:
        """Hold the option."""

    return next(p for p in get_command(only).params if p.name == "store")

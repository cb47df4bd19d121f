"""The command `replay`: filed questions asked again, as text for a terminal."""

from __future__ import annotations

from functools import partial
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel.cli import output
from graphmodel.cli.options import Data, Json, app, chosen_store
from graphmodel.errors import BadQuestionError, DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.cli.text import Page
    from graphmodel.graph import Graph

#: State of a record → exit status; where records differ in it, the first of these counts.
_STATUS = {
    "unreadable": output.USAGE,
    "cannot-be-asked": output.NOT_IN_GRAPH,
    "changed": output.NONE,
    "same": output.ANSWERED,
}
_SAID = {
    "What made the difference": "cause",
    "What followed": "consequences",
    "Changed in the data, no difference to this answer": "no_difference",
}
_MOST_PROBLEMS = 20


@app.command()
def replay(
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORD.json...", help="Records as `record --out FILE.json` writes them.")
    ],
    data: Data = None,
    instead: Annotated[
        Path | None,
        typer.Option(
            "--instead", help="A folder of data in the place of the shipped data, such as a changed copy of it."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask filed questions again of today's data: which outcomes changed, and which norm made the difference.

    Exit status 0: nothing changed; 1: something changed; 2: a file cannot be read; 3: a question cannot be asked any more.
    """
    from graphmodel.replay.filed import read  # noqa: PLC0415  `--help` must not load the library

    given = [_read_or_why(read, path) for path in records]
    found = _graph(data or [], instead).replay(given)
    code = next(code for state, code in _STATUS.items() if any(r["state"] == state for r in found["replayed"]))
    output.answer(found, as_json, partial(render, files=records), code)


def _read_or_why(read: Any, path: Path) -> Any:
    """Return a record, or why it cannot be read: the others are replayed all the same."""
    try:
        return read(path)
    except BadQuestionError as error:
        return error


def _graph(data: Sequence[Path], instead: Path | None) -> Graph:
    """Load the data. Data that cannot be loaded is told as a fault of the command: exit status 1 means something else here."""
    from graphmodel.graph import Graph  # noqa: PLC0415

    where = chosen_store([*data, *([instead] if instead else [])])
    if where:
        return Graph.open(where)
    try:
        return Graph.load(*([instead] if instead else []), *data, shipped=instead is None)
    except DataError as error:
        told = [str(p) for p in error.problems]
        more = (
            [f"and {len(told) - _MOST_PROBLEMS} more: `graphmodel check` tells them all"]
            if len(told) > _MOST_PROBLEMS
            else []
        )
        faults = tuple(Fault("data", line) for line in [*told[:_MOST_PROBLEMS], *more])
        raise BadQuestionError(faults) from None


def render(found: dict[str, Any], page: Page, files: Sequence[Path]) -> None:
    """Print what became of each record, in the order of the files."""
    page.line(found["told"])
    for file, row in zip(files, found["replayed"], strict=True):
        page.heading(_shown(f"{file}: {row['state'].upper()}"))
        page.line(_shown(row["title"] or ""))
        page.line(_shown(row["told"]))
        said = row["in_words"]
        page.line(said["data"] or "")
        for title, name in _SAID.items():
            page.items(title, map(_shown, said[name]))


def _shown(words: str) -> str:
    """Return words without what a terminal would act on: a record comes from a file that anybody may have written."""
    return "".join(char if char.isprintable() else "\ufffd" for char in words)

"""The command `export`: the whole dataset as a release in a folder, or what the data state of one thing."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from graphmodel import whole_file
from graphmodel.cli.options import Data, Date, Json, app, graph
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from graphmodel.graph import Graph

#: The forms of one thing.
_FORMS = ("ttl", "nt", "jsonld", "csv", "json")


@app.command()
def export(
    ident: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One thing; left out, the whole dataset is exported.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="The folder of the release; a former release in it is replaced. For one thing, a file.",
            metavar="DIR",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help="Of the dataset: nq, trig, jsonld, csv (may be repeated; all if left out). Of one thing: ttl, nt, jsonld, csv, json.",
        ),
    ] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The dataset as files for other programs: N-Quads, TriG, JSON-LD and CSV, with their sums and a DCAT description; or one thing."""
    signal.signal(signal.SIGTERM, _leave)
    if ident is None and out is None:
        raise typer.BadParameter("name the folder to write, or an ID for one thing", param_hint="--out")
    if ident is None and out is not None:
        _release(graph(data), out, formats or [], as_json=as_json)
    elif ident is not None:
        _thing(graph(data), ident, out, ["json"] if as_json and not formats else formats or [], date)


def _release(loaded: Graph, out: Path, formats: list[str], *, as_json: bool) -> None:
    from graphmodel.release import release, write  # noqa: PLC0415  `--help` must not load the library

    made = release(loaded.model, formats)
    write(made, out)
    if as_json:
        typer.echo(json.dumps(made.told, ensure_ascii=False, indent=2))
        return
    size = sum(map(len, made.files.values())) / 1_000_000
    typer.echo(
        f"{out}: release {made.version}, {len(made.files)} files, {size:.1f} MB; {made.triples} triples in {made.graphs} graphs"
    )
    typer.echo(f"RDFC-1.0 SHA-256 {made.identity}")


def _thing(loaded: Graph, ident: str, out: Path | None, formats: list[str], date: str | None) -> None:
    ending = out.suffix.removeprefix(".").lower() if out else ""
    form = formats[0] if formats else ending or _FORMS[0]
    if len(formats) > 1:
        raise BadQuestionError((Fault("format", "one thing is exported in one format: give --format once"),))
    if form not in _FORMS:
        raise BadQuestionError(
            (Fault("format", f"one thing is not made as {form!r}: choose from {', '.join(_FORMS)}", _FORMS),)
        )
    text = _made(loaded, ident, form, date).encode("utf-8", "backslashreplace")
    if out is None:
        sys.stdout.buffer.write(text if text.endswith(b"\n") else text + b"\n")
        return
    whole_file.put(out, text)
    typer.echo(f"{out}: {len(text)} bytes")


def _made(loaded: Graph, ident: str, form: str, date: str | None) -> str:
    from graphmodel.formats import csv_text, json_ld, n_triples, turtle  # noqa: PLC0415  the same

    answer = loaded.show(ident, date=date)
    if form == "json":
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return csv_text("entities", answer)
    return {"ttl": turtle, "nt": n_triples, "jsonld": json_ld}[form](loaded.model, "entities", answer)


def _leave(number: int, _frame: object) -> NoReturn:
    """Leave when told to stop, in order: what is half written goes."""
    sys.exit(128 + number)

"""The command `import`: a workbook, CSV files or linked data as a folder of our own data; nothing is written unless all is right."""

from __future__ import annotations

import json
import sys
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import Annotated, Any, NoReturn

import typer

from graphmodel.cli.options import Json, app

_WORDS = {"new": "new", "adds": "known already, gets more", "changed": "changed", "gone": "gone"}
#: The sheets whose things a curator asks for by id; the ids of what is said of them are long, and in the JSON.
_WITH_IDS = {"sources", "bodies"}


@app.command(name="import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", help="A workbook (.xlsx), a folder of CSV files, or linked data (.ttl, .jsonld ...)."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="The folder to write; left out, the name of the file with -data behind it.", metavar="DIR"
        ),
    ] = None,
    area: Annotated[
        str, typer.Option("--area", help="For linked data that does not say it: the area it is about, by name or id.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    as_json: Json = False,
) -> None:
    """Your own boards from a spreadsheet or from W3C ORG data: every mistake by its cell, and nothing written unless all is right."""
    from graphmodel.imports.writing import bring  # noqa: PLC0415  `--help` must not load the library

    told = bring(files, out, dry_run=dry_run, area=area)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
        sys.exit(1 if told["problems"] else 0)
    _text(told)


def _text(told: dict[str, Any]) -> NoReturn:
    for row in told["warnings"]:
        print(f"warning: {row['told']}", file=sys.stderr)
    if told["problems"]:
        for row in told["problems"]:
            print(row["told"], file=sys.stderr)
        count = len(told["problems"])
        print(f"{count} problem{'' if count == 1 else 's'} found; nothing was written", file=sys.stderr)
        sys.exit(1)
    for row in told["understood"]:
        print(f"{row['name']!r} is {row['id']} ({row['label']}), first in {row['cell']}")
    sheet = ""
    for row in told["changes"]:
        if row["sheet"] != sheet:
            sheet = row["sheet"]
            print(f"\n{sheet}")
        differs = f" ({', '.join(row['differs'])})" if row["differs"] else ""
        ident = f"  [{row['id']}]" if sheet in _WITH_IDS else ""
        print(f"  {_WORDS[row['change']]}: {row['label']}{differs}{ident}")
    if not told["changes"]:
        print("nothing changes")
    counts = [f"{n} {_WORDS[what]}" for what, n in told["counts"].items() if n or what != "adds"]
    print(f"\n{'; '.join(counts)}")
    if told["written"]:
        print(f"{told['out']}: {', '.join(told['files'])}")
    else:
        print(f"nothing was written; without --dry-run it would be {told['out']}")
    sys.exit(0)

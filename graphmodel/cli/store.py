"""The commands `store build`, `store push` and `store show`: the release as a database on disk, or in another store."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from graphmodel.cli.options import Commands, Data, Json, app, graph

if TYPE_CHECKING:
    from graphmodel.store.manifest import Manifest

store = typer.Typer(name="store", cls=Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(store, help="The release as a database on disk that processes share, or in a store of your own.")


@store.command()
def build(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; a release in it is replaced in one step.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write the data as a read-only database on disk, for `--store DIR`: it opens without reading the files again."""
    from graphmodel.store.database import build as write  # noqa: PLC0415

    _tell(write(graph(data).model, out), f"written to {out}; use it with: graphmodel serve --store {out}", as_json)


@store.command()
def push(
    address: Annotated[str, typer.Argument(metavar="URL", help="Its Graph Store Protocol, as http://host/store.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Load the data into a store by the SPARQL 1.1 Graph Store Protocol, in place of a former release.

    A name and password are taken from GRAPHMODEL_STORE_USER and GRAPHMODEL_STORE_PASSWORD.
    """
    from graphmodel.store.push import push as load  # noqa: PLC0415

    told = f"loaded into {address}; use it with: graphmodel serve --store, and the address for queries"
    _tell(load(graph(data).model, address), told, as_json)


@store.command()
def show(
    where: Annotated[str, typer.Argument(metavar="DIR|URL", help="A database on disk, or an endpoint for queries.")],
    as_json: Json = False,
) -> None:
    """What a store holds; all of it is read and compared with what its manifest says."""
    from graphmodel.store.opened import open_store  # noqa: PLC0415

    with closing(open_store(where)) as opened:
        opened.manifest.whole(opened.quads(), where)
    _tell(opened.manifest, f"whole in {where}", as_json)


def _tell(manifest: Manifest, told: str, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"quads": manifest.quads, **vars(manifest)}, indent=2))
        return
    typer.echo(
        f"release {manifest.version} ({manifest.digest}), law seen up to {manifest.law_checked_to}: "
        f"{manifest.quads} quads in {len(manifest.graphs)} graphs, {told}"
    )

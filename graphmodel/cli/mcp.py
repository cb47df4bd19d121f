"""The command `mcp`: the graph as tools for an assistant."""

from __future__ import annotations

from typing import Annotated

import typer

from graphmodel.cli.options import Data, app, graph


@app.command()
def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Over streamable HTTP at /mcp, in place of standard input and output.")
    ] = False,
    host: Annotated[str, typer.Option("--host", help="With --http: the address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", help="With --http: the port; 0 takes a free one.", min=0, max=65535)
    ] = 8001,
    data: Data = None,
) -> None:
    """Serve an assistant that speaks the Model Context Protocol: read-only tools that answer from the graph and from nothing else."""
    try:
        from api.mcp.server import run_http, run_stdio  # noqa: PLC0415  half a second to import
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("mcp"):
            raise
        typer.echo("graphmodel: `mcp` needs the package mcp: pip install 'graphmodel[mcp]'", err=True)
        raise typer.Exit(2) from None
    if http:
        run_http(graph(data), host=host, port=port)
    else:
        run_stdio(graph(data))

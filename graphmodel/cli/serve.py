"""The command `serve`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import Annotated, Literal

import typer

from graphmodel.cli.options import Data, app, chosen_store

_MOST_SECONDS = 3600
_MOST_KEPT = 16 * 1024


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", envvar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", envvar="PORT", help="The port; 0 takes a free one and prints it.", min=0, max=65535)
    ] = 8000,
    theme: Annotated[
        Path | None,
        typer.Option("--theme", envvar="GRAPHMODEL_THEME", help="A file with the name, logo and colours of the pages."),
    ] = None,
    log: Annotated[
        Literal["json", "off"],
        typer.Option(
            "--log",
            envvar="GRAPHMODEL_LOG",
            help="`json` writes a line for each request on standard error, without addresses, query strings or bodies.",
        ),
    ] = "off",
    metrics: Annotated[
        bool,
        typer.Option(
            "--metrics/--no-metrics", envvar="GRAPHMODEL_METRICS", help="Measurements for Prometheus at /metrics."
        ),
    ] = True,
    rate_limit: Annotated[
        int,
        typer.Option(
            "--rate-limit",
            envvar="GRAPHMODEL_RATE_LIMIT",
            min=0,
            help="Requests a minute for each client; 0 for no limit.",
        ),
    ] = 0,
    trusted_proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--trusted-proxy",
            envvar="GRAPHMODEL_TRUSTED_PROXIES",
            help="Address or network of a proxy whose X-Forwarded-For is believed; 127.0.0.1 if left out (may be repeated).",
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", help="How many processes answer; about one for each core.", min=1, max=64)
    ] = 1,
    grace: Annotated[
        int,
        typer.Option(
            "--grace",
            envvar="GRAPHMODEL_GRACE",
            min=0,
            max=_MOST_SECONDS,
            help="Seconds that requests under way are given when the service is told to stop.",
        ),
    ] = 30,
    kept_answers: Annotated[
        int,
        typer.Option(
            "--kept-answers",
            envvar="GRAPHMODEL_KEPT_ANSWERS",
            min=0,
            max=_MOST_KEPT,
            help="How many MiB of answers given before each process keeps in memory, for who asks the same; 0 for none.",
        ),
    ] = 64,
    data: Data = None,
) -> None:
    """Start the web service: pages for officers and the API."""
    from api.operation.settings import Settings  # noqa: PLC0415  `--help` must not load the service
    from api.server import serve as run_server  # noqa: PLC0415

    store = chosen_store(data)
    named = tuple(p for given in trusted_proxy or () for p in given.replace(",", " ").split())
    proxies = named or Settings.trusted_proxies
    settings = Settings(log, metrics, rate_limit, proxies, grace, kept_answers)
    run_server(host=host, port=port, data=data or [], theme=theme, store=store, workers=workers, settings=settings)

"""Servers for the tests of stores: the Oxigraph server and Virtuoso, each started on a free port and stopped at the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Seconds that a server is given to start on a busy machine.
START = 60
VIRTUOSO = """
[Database]
DatabaseFile = {at}/virtuoso.db
ErrorLogFile = {at}/virtuoso.log
LockFile = {at}/virtuoso.lck
TransactionFile = {at}/virtuoso.trx
xa_persistent_file = {at}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {at}/temp.db
TransactionFile = {at}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 0
DirsAllowed = {at}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {at}
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True)
class Server:
    """A running server: where queries go, and where graphs are put."""

    query: str
    graphs: str


def needed(name, binary, package):
    """Skip where a server is not there, or fail where GRAPHMODEL_REQUIRE names it."""
    if binary and Path(binary).exists():
        return
    missing = f"{name} is not there ({package})"
    if name in os.environ.get("GRAPHMODEL_REQUIRE", "").split(","):
        pytest.fail(f"GRAPHMODEL_REQUIRE names {name}, but {missing}")
    pytest.skip(missing)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def running(command, port, log):
    """Start a server, wait until it takes connections, and stop it at the end."""
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            until = time.monotonic() + START
            while True:
                assert process.poll() is None, log.read_text(errors="replace")
                assert time.monotonic() < until, f"{command[0]} did not start in {START} seconds"
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="session")
def small():
    """A release of a few files: how a store is written and read does not hang on its size."""
    from graphmodel.load.dataset import load
    from graphmodel.model.model import Model
    from graphmodel.resources import folder

    return Model(load(folder("data") / "schemes", folder("data") / "dataset.yaml", shipped=False))


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory):
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    needed("oxigraph-server", binary, "pip install oxigraph")
    port, log = free_port(), tmp_path_factory.mktemp("oxigraph") / "log"
    with running([binary, "serve", "--bind", f"127.0.0.1:{port}"], port, log):
        yield Server(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/store")


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory):
    binary = shutil.which("virtuoso-t")
    needed("virtuoso", binary, "Debian package virtuoso-opensource-7-bin")
    at, sql, http = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    settings = at / "virtuoso.ini"
    settings.write_text(VIRTUOSO.format(at=at, sql=sql, http=http), encoding="utf-8")
    given = {"GRAPHMODEL_STORE_USER": "dba", "GRAPHMODEL_STORE_PASSWORD": "dba"}  # as it is installed
    with (
        running([binary, "+configfile", str(settings), "+foreground"], http, at / "out"),
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in given.items():
            patch.setenv(name, value)
        yield Server(f"http://127.0.0.1:{http}/sparql", f"http://127.0.0.1:{http}/sparql-graph-crud-auth")

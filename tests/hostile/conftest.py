"""What hostile tests share: one service over the shipped data, and how long they go on."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from starlette.testclient import TestClient

from tests.hostile import tally
from tests.hostile.form import LONG


@pytest.fixture(scope="session")
def graph(model):
    """The shipped data, with everything made that the first question would wait for."""
    from graphmodel.graph import Graph

    made = Graph(model)
    _ = made.engine, made.index, made.auditor, made.understanding
    return made


@pytest.fixture(scope="session")
def client(graph):
    """A program that calls the service, and sees a failure as a client sees it."""
    from api.app import create_app

    with TestClient(create_app(graph), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """The host and port of a service in a process of its own, with its log of requests: (host, port, process id, file of the log)."""
    log = tmp_path_factory.mktemp("served") / "log"
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--log", "json"]
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        line = process.stdout.readline()
        assert line.startswith("graphmodel is at http://127.0.0.1:"), f"it said {line!r}"
        yield "127.0.0.1", int(line.rpartition(":")[2]), process.pid, log
        process.send_signal(signal.SIGTERM)
        assert process.wait(180) == 0


@pytest.fixture(scope="module", autouse=True)
def told_at_the_end(request):
    """Tell, at the end of a module, how much it tried."""
    yield
    if words := tally.told():
        print(f"\n{request.module.__name__.rpartition('.')[2]}: {words}")


def pytest_report_header():
    return f"hostile input: the {'long' if LONG else 'short'} form (GRAPHMODEL_LONG={int(LONG)})"

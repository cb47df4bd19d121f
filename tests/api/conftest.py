"""One service over the shipped data for all tests here, and one with a hostile area, apart."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="session")
def graph():
    from graphmodel.graph import Graph

    return Graph.load()


@pytest.fixture(scope="session")
def client(graph):
    """A program that calls the API."""
    from api.app import create_app

    with TestClient(create_app(graph)) as made:
        yield made


@pytest.fixture(scope="session")
def described(client):
    """The OpenAPI description of the service."""
    from tests.api.described import Description

    return Description(client.get("/openapi.json").json())


@pytest.fixture(scope="session")
def pages(client):
    """A browser without scripts, on the same service."""
    made = TestClient(client.app, headers=BROWSER)
    yield made
    made.close()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A browser without scripts on a service with an area whose every name would be a script, if it were not text."""
    from api.app import create_app
    from graphmodel.graph import Graph

    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(Path(__file__).with_name("hostile.yaml"), folder)
    with TestClient(create_app(Graph.load(folder)), headers=BROWSER) as made:
        yield made


@pytest.fixture(scope="session")
def address():
    """The address of a service in a process of its own, started as people start it."""
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("graphmodel is at http://127.0.0.1:"), f"it said {line!r}"
        yield line.split()[-1]
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        assert process.stdout.read() == ""


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Medway on a day as a static site, written by the command; several test processes share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site, turn = shared / "medway-site", shared / "medway-site.turn"
    try:
        turn.mkdir()
    except FileExistsError:
        until = time.monotonic() + 900
        while not site.exists() and time.monotonic() < until:  # it is there whole or not at all
            time.sleep(0.5)
    else:
        command = [sys.executable, "-m", "graphmodel", "publish", "medway", "--date", "2008-12-01", "--out", str(site)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "1"}, check=True, capture_output=True, timeout=900)
    assert site.is_dir()
    return site

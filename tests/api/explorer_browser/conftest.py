"""A service with large areas that do not exist, and visits to it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.api.explorer_browser.visit import Visit
from tests.api.invented_area import write


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a service over the shipped data and areas of 60, 100 and 150 bodies that do not exist."""
    folder = tmp_path_factory.mktemp("invented")
    for count in (60, 100, 150):
        write(folder, count)
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("graphmodel is at http://127.0.0.1:"), f"it said {line!r}"
        yield line.split()[-1]
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0


@pytest.fixture
def visit(chromium, address):
    made = Visit(chromium, address)
    yield made
    made.context.close()
    assert made.outside == []
    assert made.wrong == []


@pytest.fixture
def plain(chromium, address):
    made = Visit(chromium, address, scripts=False)
    yield made
    made.context.close()
    assert made.outside == []

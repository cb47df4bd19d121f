"""Told to stop with requests under way, the service ends them, takes no new ones, and leaves with exit status 0."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys

import httpx2
import pytest

from tests.api.test_batch import FIRST

MANY = 60


@pytest.fixture
def process():
    """The service as people start it; it is ended whatever happens."""
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--log", "json", "--grace", "300"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


def test_a_batch_under_way_is_ended_and_nothing_new_is_taken(process):
    address = process.stdout.readline().split()[-1]
    port = int(address.rpartition(":")[2])
    body = "\n".join([json.dumps(FIRST)] * MANY)
    headers = {"accept-encoding": "identity", "x-request-id": "the-batch"}
    with (
        httpx2.Client(base_url=address, timeout=120) as web,
        web.stream("POST", "/api/v1/legal-basis/batch", content=body, headers=headers) as response,
    ):
        lines = response.iter_lines()
        indexes = [json.loads(next(lines))["index"]]
        process.send_signal(signal.SIGTERM)
        # The batch is far from its end when no new connection is taken any more.
        while _takes_connections(port):
            indexes.append(json.loads(next(lines))["index"])
        assert len(indexes) < MANY
        indexes += [json.loads(line)["index"] for line in lines]
    out, err = process.communicate(timeout=60)
    assert indexes == list(range(MANY))
    assert process.returncode == 0
    assert out == ""
    (line,) = map(json.loads, err.splitlines())
    assert (line["route"], line["status"], line["request_id"]) == ("/api/v1/legal-basis/batch", 200, "the-batch")
    assert "medway" not in err


def _takes_connections(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.mark.parametrize("words", [["--log", "xml"], ["--rate-limit", "-1"], ["--grace", "x"]])
def test_a_setting_that_cannot_be_is_told(words):
    from typer.testing import CliRunner

    from graphmodel.cli.app import app

    done = CliRunner().invoke(app, ["serve", *words])
    assert done.exit_code == 2
    assert words[0] in done.stderr

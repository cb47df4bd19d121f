"""Several processes on one port: one address, one digest, one replaced when it dies, none left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.faults.service import workers


def children(pid):
    """Return the processes that serve under one that supervises."""
    return set(workers(pid))


@pytest.fixture(scope="module")
def store(model, tmp_path_factory):
    from graphmodel.store.database import build

    folder = tmp_path_factory.mktemp("workers") / "store"
    build(model, folder)
    return folder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked up in /proc")
def test_two_processes_serve_are_replaced_and_stop(store, model):
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--workers", "2", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().removeprefix("graphmodel is at ").strip()
        first = children(process.pid)
        assert len(first) == 2
        # Each request is a connection of its own: the system deals them out to both.
        digests = {httpx.get(f"{address}/api/v1/health").json()["dataset"]["digest"] for _ in range(8)}
        assert digests == {model.digest}
        killed = min(first)
        os.kill(killed, signal.SIGKILL)
        assert f"process {killed} ended by signal 9; another takes its place" in process.stderr.readline()
        # Connections that the dead one would have taken wait for the one in its place; none fails.
        replies = [httpx.get(f"{address}/api/v1/health", timeout=60).status_code for _ in range(12)]
        assert set(replies) == {200}
        second = children(process.pid)
        assert len(second) == 2
        assert second - first
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stdout.read() == "", "the address is said once"
    assert not [pid for pid in first | second if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("more", [("--store", "nowhere"), ("--data", "nowhere")])
def test_what_cannot_be_read_is_told_once_and_before_any_process_starts(more):
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--workers", "2", *more]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode in {1, 2}
    assert done.stdout == ""
    assert done.stderr.count("nowhere") >= 1
    assert "Traceback" not in done.stderr

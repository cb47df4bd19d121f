"""The service as a process: it says where it is, stops cleanly, and tells of a port that is taken."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

SERVE = [sys.executable, "-m", "graphmodel", "serve"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_and_stops_cleanly(number):
    with subprocess.Popen(
        [*SERVE, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        line = process.stdout.readline()
        address = re.fullmatch(r"graphmodel is at (http://127\.0\.0\.1:\d+)\n", line).group(1)
        with urllib.request.urlopen(f"{address}/api/v1/health", timeout=60) as response:
            assert response.status == 200
            assert "server" not in {name.lower() for name in response.headers}
        with urllib.request.urlopen(
            f"{address}/ask?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=youth-justice&subject=child&information=personal",
            timeout=60,
        ) as response:
            assert response.status == 200
        process.send_signal(number)
        out, told = process.communicate(timeout=60)
        assert process.returncode == 0
        assert out == ""
        assert "medway" not in told
        assert told == ""


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run([*SERVE, "--port", str(port)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert f"cannot listen at 127.0.0.1, port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_host_and_port_may_come_from_the_environment():
    with subprocess.Popen(
        SERVE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PORT": "0", "HOST": "127.0.0.1"}
    ) as process:
        assert process.stdout.readline().startswith("graphmodel is at http://127.0.0.1:")
        process.terminate()
        assert process.wait(20) == 0

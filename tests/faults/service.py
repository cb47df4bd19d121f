"""The service as people start it, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

GRAPHMODEL = [sys.executable, "-m", "graphmodel"]


@contextmanager
def serving(*words, env=None, grace=60):
    """Start it; gives its process and its address, and ends it."""
    command = [*GRAPHMODEL, "serve", "--port", "0", "--grace", str(grace), *map(str, words)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(env or {})}
    ) as process:
        try:
            yield process, process.stdout.readline().split()[-1]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.communicate(timeout=30)
                except subprocess.TimeoutExpired:
                    process.kill()


def workers(pid):
    """Return the processes that serve under one that supervises."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            status, command = (place / "status").read_text(), (place / "cmdline").read_bytes()
        except OSError:
            continue
        if f"PPid:\t{pid}\n" in status and b"spawn_main" in command:
            found.append(int(place.name))
    return found

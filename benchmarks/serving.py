"""Services that run while something is measured, and `wrk` that asks them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
GRAPHMODEL = [sys.executable, "-m", "graphmodel"]
CONNECTIONS = 16


@dataclass(frozen=True)
class Seen:
    """What `wrk` saw: requests a second, and within how many seconds 50, 95 and 99 of 100 were answered."""

    rate: float
    p50: float
    p95: float
    p99: float


@contextmanager
def serving(*options: str) -> Iterator[tuple[str, subprocess.Popen[str], float]]:
    """Start the service as people start it; give its address, its process and the seconds until it listened."""
    begin = time.perf_counter()
    command = [*GRAPHMODEL, "serve", "--port", "0", *options]
    # wrk goes away with requests under way; what the service says of those at its end is of no interest here.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        address = process.stdout.readline().split()[-1]
        try:
            yield address, process, time.perf_counter() - begin
        finally:
            process.send_signal(signal.SIGTERM)


@contextmanager
def bare(folder: Path, processes: int) -> Iterator[str]:
    """Start the bare service on the same server with the same number of processes; give its address."""
    command = [sys.executable, "-m", "benchmarks.bare", str(folder), str(processes)]
    with subprocess.Popen(
        command, cwd=HERE.parent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        address = process.stdout.readline().split()[-1]
        try:
            yield address
        finally:
            process.send_signal(signal.SIGTERM)


def ask(address: str, paths: Sequence[str], seconds: int, accept: str = "*/*", connections: int = CONNECTIONS) -> Seen:
    """Ask for paths over and over, from several connections that are kept."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(paths))
        file.flush()
        command = [
            "wrk",
            "-t",
            "1",
            "-c",
            str(connections),
            "-d",
            f"{seconds}s",
            "--timeout",
            "30s",
            "-s",
            str(HERE / "ask.lua"),
            address,
        ]
        env = {**os.environ, "PATHS": file.name, "ACCEPT": accept}
        told = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    seen = json.loads(told.splitlines()[-1])
    if seen["errors"] or not seen["requests"]:
        sys.exit(f"{told}\n{address}{paths[0]}: not every request was answered well")
    return Seen(seen["requests"] / seen["seconds"], seen["p50"], seen["p95"], seen["p99"])


def memory(process: subprocess.Popen[str]) -> float:
    """Return the megabytes that a process and all beneath it take, what they share counted once."""
    above = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            above[int(place.name)] = int(re.search(r"PPid:\s+(\d+)", (place / "status").read_text())[1])
        except OSError:  # it ended meanwhile
            continue
    family, size = {process.pid}, 0
    while size < len(family):
        size = len(family)
        family |= {child for child, parent in above.items() if parent in family}
    total = 0
    for pid in family:
        try:
            rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int((re.search(r"^Pss:\s+(\d+)", rolled, re.MULTILINE) or [0, 0])[1])
    return total / 1024


def need_wrk() -> None:
    """Stop where `wrk` is not there."""
    if not shutil.which("wrk"):
        sys.exit("wrk is not there: apt-get install wrk")

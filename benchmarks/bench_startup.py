"""The command line as whole processes, beside the import of the two libraries that everybody would begin with; and the model ready-made or not.

Run: python -m benchmarks startup
"""

from __future__ import annotations

import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import graphmodel
from benchmarks.tables import Aim, Table, spread, times

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
OTHER = "import rdflib, networkx"
WORDS = "On 2009-03-01 can Medway Primary Care Trust tell Kent Police about a child's personal information for youth justice?"
TO = ["--from", "body/medway-pct", "--to", "body/kent-police-force"]
ASK = [
    "ask",
    *TO,
    "--purpose",
    "youth-justice",
    "--about",
    "child",
    "--information",
    "personal",
    "--date",
    "2009-03-01",
]
PROGRAM = [sys.executable, "-m", "graphmodel"]
WAYS = {
    OTHER: [sys.executable, "-c", OTHER],
    "graphmodel ask": [*PROGRAM, *ASK],
    "graphmodel ask, in everyday words": [*PROGRAM, "ask", WORDS],
    "graphmodel path": [*PROGRAM, "path", "body/medway-yot-board", "--date", "2008-12-01"],
    "graphmodel --help": [*PROGRAM, "--help"],
    "graphmodel --version": [*PROGRAM, "--version"],
}
FIRST = "graphmodel ask, data just changed"


def run(command: list[str], cache: str) -> tuple[float, float]:
    """Run a process to its end; return its seconds on the processor, and on the clock."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, env={**os.environ, "GRAPHMODEL_CACHE": cache}, check=False
    )
    taken, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, taken


def tables() -> Iterator[Table]:
    # As it is after an installation; where a machine forbids processes to write what they compile, each would compile what was edited since.
    compileall.compile_dir(Path(graphmodel.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as cache:
        cpu: dict[str, list[float]] = {name: [] for name in (*WAYS, FIRST)}
        wall: dict[str, list[float]] = {name: [] for name in cpu}
        for command in WAYS.values():
            run(command, cache)  # bytecode and the model are kept from the first time on
        for number in range(ROUNDS):
            ways = dict(WAYS)
            if number % 5 == 0:  # seconds each, and only there for comparison
                ways[FIRST] = WAYS["graphmodel ask"]
            for name, command in ways.items():
                with tempfile.TemporaryDirectory() as empty:
                    taken = run(command, empty if name == FIRST else cache)
                cpu[name].append(taken[0])
                wall[name].append(taken[1])
    one, other = statistics.median(cpu[OTHER]), statistics.median(wall[OTHER])
    ratio = {name: statistics.median(values) / one for name, values in cpu.items()}
    yield Table(
        "Starting: whole processes",
        ("process", "processor", "to the import", "clock", "to the import"),
        [
            (f"`{n}`", spread(cpu[n]), times(ratio[n]), spread(wall[n]), times(statistics.median(wall[n]) / other))
            for n in cpu
        ],
        about="Each as a process of its own, from start to end, in turn. *Data just changed* finds no ready-made model: it reads, checks and keeps all files.",
        aims=(
            Aim("`ask` to the import", ratio["graphmodel ask"], at_most=1.5),
            Aim("`--help` to the import", ratio["graphmodel --help"], at_most=0.75),
        ),
    )


if __name__ == "__main__":
    from benchmarks.tables import show

    show(tables())

"""Run all benchmarks, each in a process of its own, print their tables, and write them into a document.

Run: python -m benchmarks [--write docs/performance.md] [name ...]

A benchmark is a module `bench_NAME.py` with a function `tables()` that yields tables. Names choose some of them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.running import run

HERE = Path(__file__).parent
#: In the order in which a reader wants them.
NAMES = ("matching", "paths", "startup", "loading", "stores", "service", "pages", "matrix", "slow_line")
INTRODUCTION = """# How fast, how large

Written by `make bench`, not by hand. Every figure is of one run in which all that is compared took its turn; what matters are the ratios.
What the figures mean for a plan is in [scale.md](scale.md).
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"some of: {', '.join(NAMES)}")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables into this document")
    given = parser.parse_args()
    unknown = set(given.names) - set(NAMES)
    if unknown:
        parser.error(f"no benchmark of the name {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    begin, about = time.perf_counter(), machine()
    print("\n".join([*about, ""]), flush=True)
    parts, missed = [], []
    # A process for each, so that none inherits what another has made or holds.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        for name in given.names or NAMES:
            tables = pool.submit(run, name).result()
            parts += [table.markdown() for table in tables]
            missed += [str(aim) for table in tables for aim in table.aims if not aim.reached]
            last = f"{name} done after {(time.perf_counter() - begin) / 60:.1f} minutes"
            print(last, flush=True)
            if given.write:  # what is measured is kept, whatever comes of the rest
                given.write.write_text(document([*about, last], missed, parts), encoding="utf-8")
    print("\n".join(missed or ["every aim is reached"]))


def document(about: list[str], missed: list[str], parts: list[str]) -> str:
    """Return the document: what it ran on, which aims are missed, the tables."""
    aims = ["Every aim is reached."] if not missed else ["Aims that are missed:", "", *(f"- {aim}" for aim in missed)]
    return "\n".join([INTRODUCTION, *(f"- {line}" for line in about), "", *aims, "", *parts])


if __name__ == "__main__":
    main()

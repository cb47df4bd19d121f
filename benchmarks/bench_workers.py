"""One, two and four processes beside each other: answers a second, how long one waits, memory, and how long each store takes to open.

Run: python benchmarks/bench_workers.py [rounds] [seconds]

The service is started as people start it, on a database on disk; `wrk` (Debian package wrk) asks over connections that are kept. In each
round all numbers of processes take their turn, so that a busy machine is unfair to none; shown are medians of the rounds, with the least
and the most. The ratio is to one process of the same run. What asks runs on the same machine and takes its share of the cores.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx

ROUNDS, SECONDS = 3, 4
WORKERS = (1, 2, 4)
CONNECTIONS = 16
ASK = (
    "discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child"
    "&information=information/personal&date=2009-03-01"
)
ASKED = {"answer as JSON": f"/api/v1/legal-basis?{ASK}", "answer as a page": f"/ask?{ASK}"}
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
GRAPHMODEL = [sys.executable, "-m", "graphmodel"]


@contextmanager
def serving(store, workers):
    """Start the service; give its address, its process and the seconds until it listened."""
    begin = time.perf_counter()
    command = [*GRAPHMODEL, "serve", "--port", "0", "--workers", str(workers), "--store", store]
    # wrk goes away with requests under way; what the service says of those at its end is of no interest here.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        address = process.stdout.readline().split()[-1]
        try:
            yield address, process, time.perf_counter() - begin
        finally:
            process.send_signal(signal.SIGTERM)


def load(address, path, seconds):
    """Return answers a second, and the median and the 99th percentile of the wait in milliseconds."""
    command = ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--latency", address + path]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or re.search(r"Requests/sec:\s+0\.00", told):
        sys.exit(f"{told}\nAsk for longer: the seconds are the second argument.")
    waits = {p: float(n) * _UNITS[u] for p, n, u in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)\b", told)}
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]), waits["50"], waits["99"]


def memory(process):
    """Return the megabytes that a process and its children take, what they share counted once."""
    family, total = {process.pid}, 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if int(re.search(r"PPid:\s+(\d+)", (place / "status").read_text())[1]) == process.pid:
                family.add(int(place.name))
        except OSError:
            continue
    for pid in family:
        total += int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)[1])
    return total / 1024


def of(values, digits=0):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def opening(store, rounds):
    """Tell how long a model takes to be there: from the files, from the database, and from an endpoint if one can be started."""
    from graphmodel.model.model import Model

    ways = {"the files": Model.load, "the database on disk": lambda: Model.open(store)}
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    command = [binary, "serve", "--bind", "127.0.0.1:17878"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        from graphmodel.errors import StoreError
        from graphmodel.store.push import push

        for _ in range(100):
            try:
                push(Model.open(store), "http://127.0.0.1:17878/store")
                break
            except StoreError:
                time.sleep(0.1)
        ways["the Oxigraph server"] = lambda: Model.open("http://127.0.0.1:17878/query")
        taken = {name: [] for name in ways}
        for _ in range(rounds):
            for name, way in ways.items():
                begin = time.perf_counter()
                made = way()
                taken[name].append(time.perf_counter() - begin)
                made.dataset.close()
        server.terminate()
    first = statistics.median(taken["the files"])
    for name, values in taken.items():
        print(f"a model from {name:24}{of(values, 2):>24} s{statistics.median(values) / first:8.2f}")


def main():
    if not shutil.which("wrk"):
        sys.exit("wrk is not there: apt-get install wrk")
    given = [int(v) for v in sys.argv[1:3]]
    rounds, seconds = given + [ROUNDS, SECONDS][len(given) :]
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores ({platform.machine()}), load {os.getloadavg()[0]:.1f} at the start, "
        f"{rounds} rounds of {seconds} s, {CONNECTIONS} connections"
    )
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store"
        subprocess.run([*GRAPHMODEL, "store", "build", store], check=True, stdout=subprocess.DEVNULL)
        opening(store, rounds)
        rates = {(w, name): [] for w in WORKERS for name in ASKED}
        middle, late = ({key: [] for key in rates} for _ in range(2))
        started, taken = ({w: [] for w in WORKERS} for _ in range(2))
        for _ in range(rounds):
            for workers in WORKERS:
                with serving(store, workers) as (address, process, begun):
                    started[workers].append(begun)
                    for name, path in ASKED.items():
                        for _ in range(4 * workers):  # the first ones make what all others use
                            httpx.get(address + path, timeout=120).raise_for_status()
                        for kept, value in zip((rates, middle, late), load(address, path, seconds), strict=True):
                            kept[workers, name].append(value)
                    taken[workers].append(memory(process))
        for name in ASKED:
            print(
                f"{name}:\n{'processes':>10}{'answers a second':>26}{'ratio':>8}{'median wait, ms':>26}{'99 of 100 within, ms':>26}"
            )
            one = statistics.median(rates[WORKERS[0], name])
            for workers in WORKERS:
                key = workers, name
                ratio = statistics.median(rates[key]) / one
                print(f"{workers:10}{of(rates[key]):>26}{ratio:8.2f}{of(middle[key], 1):>26}{of(late[key], 1):>26}")
        print(f"{'processes':>10}{'memory, MB':>26}{'listening after, s':>26}")
        for workers in WORKERS:
            print(f"{workers:10}{of(taken[workers]):>26}{of(started[workers], 1):>26}")
        print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()

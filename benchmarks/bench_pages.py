"""Pages beside the same answers as JSON, and a record as PDF beside it as HTML: one service, in turn, in one run.

Run: python benchmarks/bench_pages.py [rounds]

Everything runs inside this process, without a network, so that the ratio is of the work alone. Medians of the rounds, with the fastest and
the slowest; the ratio is of the medians.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time

from starlette.testclient import TestClient

from api.app import create_app
from graphmodel.graph import Graph

ROUNDS = 15
AIM = 5.0
ASK = "discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child&information={kind}&date=2009-03-01"
#: What is compared: a name, the page, the call that gives the same as JSON (or, for a file, the plainer file), and the aim for the ratio.
PAIRS = (
    ("answer, personal", f"/ask?{ASK}", f"/api/v1/legal-basis?{ASK}", "information/personal", AIM),
    ("answer, health", f"/ask?{ASK}", f"/api/v1/legal-basis?{ASK}", "information/health", AIM),
    ("area", "/areas/medway?date=2008-12-01", "/api/v1/areas/medway/structure?date=2008-12-01", "", None),
    (
        "area, all of it",
        "/areas/medway?date=2008-12-01&steps=all",
        "/api/v1/areas/medway/structure?date=2008-12-01",
        "",
        None,
    ),
    (
        "record as PDF, beside HTML",
        f"/api/v1/record?{ASK}&format=pdf",
        f"/api/v1/record?{ASK}&format=html",
        "information/health",
        None,
    ),
)


def timed(client, path):
    """Return how many milliseconds a request takes."""
    begin = time.perf_counter()
    response = client.get(path, headers={"accept": "text/html" if "/api/" not in path else "*/*"})
    if response.status_code != 200:
        sys.exit(f"{path}: {response.status_code}")
    return (time.perf_counter() - begin) * 1000


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    graph = Graph.load()
    print(
        f"Python {platform.python_version()}, data {graph.model.release.version} ({graph.model.digest}), {rounds} rounds"
    )
    print(f"{'':28}{'page, ms':>24}{'the other, ms':>24}{'ratio':>8}")
    with TestClient(create_app(graph)) as client:
        for name, page, other, kind, aim in PAIRS:
            paths = page.format(kind=kind), other.format(kind=kind)
            taken = {path: [] for path in paths}
            for path in paths:
                timed(client, path)  # the first visit makes what all others use
            for _ in range(rounds):
                for path in paths:
                    taken[path].append(timed(client, path))
            middle = [statistics.median(taken[p]) for p in paths]
            shown = [
                f"{m:.1f} ({min(taken[p]):.1f} to {max(taken[p]):.1f})" for m, p in zip(middle, paths, strict=True)
            ]
            ratio = middle[0] / middle[1]
            told = "" if aim is None else f"  (aim: at most {aim:.0f}) {'reached' if ratio <= aim else 'MISSED'}"
            print(f"{name:28}{shown[0]:>24}{shown[1]:>24}{ratio:8.1f}{told}")


if __name__ == "__main__":
    main()

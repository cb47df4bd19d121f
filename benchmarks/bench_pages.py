"""Pages beside the same answers as JSON, and a record as PDF beside it as HTML: one service, in turn, in one run.

Run: python -m benchmarks pages

Everything runs inside this process, without a network, so that the ratio is of the work alone; nothing is kept ready between two requests.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.tables import Aim, Table, spread, times

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
AIM = 5.0
ASK = "discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child&information={}&date=2009-03-01"
PERSONAL, HEALTH = ASK.format("information/personal"), ASK.format("information/health")
AREA = "/api/v1/areas/medway/structure?date=2008-12-01"
#: What is compared: a name, the page, the call that gives the same as JSON (or, for a file, the plainer file), and the aim for the ratio.
PAIRS = (
    ("answer, personal information", f"/ask?{PERSONAL}", f"/api/v1/legal-basis?{PERSONAL}", AIM),
    ("answer, health", f"/ask?{HEALTH}", f"/api/v1/legal-basis?{HEALTH}", AIM),
    ("area", "/areas/medway?date=2008-12-01", AREA, None),
    ("area, all of it", "/areas/medway?date=2008-12-01&steps=all", AREA, None),
    ("record: PDF, beside HTML", f"/api/v1/record?{HEALTH}&format=pdf", f"/api/v1/record?{HEALTH}&format=html", None),
)


def timed(client, path: str) -> float:
    """Return how many seconds a request takes."""
    begin = time.perf_counter()
    response = client.get(path, headers={"accept": "text/html" if "/api/" not in path else "*/*"})
    if response.status_code != 200:
        sys.exit(f"{path}: {response.status_code}")
    return time.perf_counter() - begin


def tables() -> Iterator[Table]:
    from starlette.testclient import TestClient

    from api.app import create_app
    from graphmodel.graph import Graph

    rows, aims = [], []
    with TestClient(create_app(Graph.load(), kept=0)) as client:
        for name, *paths, aim in PAIRS:
            for path in paths:
                timed(client, path)  # the first visit makes what all others use
            taken = {path: [] for path in paths}
            for _ in range(ROUNDS):
                for path in paths:
                    taken[path].append(timed(client, path))
            page, other = (taken[path] for path in paths)
            ratio = statistics.median(page) / statistics.median(other)
            rows.append((name, spread(page), spread(other), times(ratio)))
            if aim:
                aims.append(Aim(f"{name}: the page to its JSON", ratio, at_most=aim))
    yield Table("Pages beside their JSON", ("what", "page", "the other", "ratio"), rows, aims=aims)


if __name__ == "__main__":
    from benchmarks.tables import show

    show(tables())

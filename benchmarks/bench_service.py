"""The service beside a bare FastAPI route that returns the same bytes: same server, same number of processes, same run.

Run: python -m benchmarks service

`wrk` asks over 16 connections that are kept. Each kind of call is asked for in two ways: the same address again and again, as when many look at
one answer, and one address after the other out of many, which are more than the service keeps ready; then every answer is worked out anew.
What asks runs on the same machine and takes its share of the cores.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx2 as httpx

from benchmarks.serving import CONNECTIONS, ask, bare, memory, need_wrk, serving
from benchmarks.tables import Aim, Table, in_words, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model

ROUNDS, SECONDS = 2, 3
WORKERS = (1, 2, 4)
MANY = 4000
AIM = 0.6
LEGAL_BASIS = (
    "/api/v1/legal-basis?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice"
    "&subject=subject/child&information=information/personal&date=2009-03-01"
)
PAGE = LEGAL_BASIS.replace("/api/v1/legal-basis", "/ask")
PATH = "/api/v1/accountability/body/medway-yot-board?date=2008-12-01"
BODY = "/api/v1/entities/body/medway-council?date=2008-12-01"
SPARQL = "/sparql?query=" + quote("SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 100")
#: Name → the address, the answer that is liked, and how many ask at a time: queries in SPARQL are refused beyond as many as there are processes for them.
CALLS = {
    "legal basis": (LEGAL_BASIS, "application/json", CONNECTIONS),
    "path": (PATH, "application/json", CONNECTIONS),
    "body": (BODY, "application/json", CONNECTIONS),
    "answer page": (PAGE, "text/html", CONNECTIONS),
    "SPARQL": (SPARQL, "application/sparql-results+json", 2),
}
NEW = "legal basis, always another"


def others(model: Model) -> list[str]:
    """Return addresses of questions, each another, over all bodies, purposes, kinds and years."""
    draw = random.Random(7)
    bodies, purposes = sorted(model.bodies), sorted(i for i, p in model.purposes.items() if p.selectable is not False)
    subjects, kinds = sorted(model.subjects), sorted(model.information)
    return [
        f"/api/v1/legal-basis?discloser={draw.choice(bodies)}&recipient={draw.choice(bodies)}&purpose={draw.choice(purposes)}"
        f"&subject={draw.choice(subjects)}&information={draw.choice(kinds)}&date={draw.randint(2005, 2026)}-{draw.randint(1, 12):02}-01"
        for _ in range(MANY)
    ]


def recorded(address: str, folder: Path, new: list[str]) -> None:
    """Write the bytes that the service gives, for the bare service to give."""
    routes = {}
    for number, (path, accept, _) in enumerate(CALLS.values()):
        found = httpx.get(address + path, headers={"accept": accept}, timeout=60).raise_for_status()
        (folder / f"{number}").write_bytes(found.content)
        routes[f"/{number}"] = [f"{number}", found.headers["content-type"]]
    # A bare route with as many bytes as half of the others have.
    sizes = sorted(len(httpx.get(address + path, timeout=60).content) for path in new[:60])
    (folder / "new").write_bytes(b" " * sizes[len(sizes) // 2])
    routes["/new"] = ["new", "application/json"]
    (folder / "routes.json").write_text(json.dumps(routes))


def tables() -> Iterator[Table]:
    need_wrk()
    from graphmodel.model.model import Model

    new = others(Model.load())
    names = [*CALLS, NEW]
    ours = {(w, n): [] for w in WORKERS for n in names}
    theirs = {key: [] for key in ours}
    taken = {w: [] for w in WORKERS}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with serving("--kept-answers", "0") as (address, _, _):
            recorded(address, folder, new)
        for _ in range(ROUNDS):
            for workers in WORKERS:
                with serving("--workers", str(workers)) as (address, process, _):
                    httpx.get(
                        address + "/openapi.json", timeout=60
                    )  # made after the start, while the first are answered
                    for name, (path, accept, several) in CALLS.items():
                        for _ in range(4 * workers):  # the first ones make what all others use
                            httpx.get(address + path, headers={"accept": accept}, timeout=60).raise_for_status()
                        ours[workers, name].append(ask(address, [path], SECONDS, accept, several))
                    ours[workers, NEW].append(ask(address, new, SECONDS, "application/json"))
                    taken[workers].append(memory(process))
                with bare(folder, workers) as address:
                    for at, (name, (*_, several)) in enumerate(CALLS.items()):
                        theirs[workers, name].append(ask(address, [f"/{at}"], SECONDS, connections=several))
                    theirs[workers, NEW].append(ask(address, ["/new"], SECONDS))
    for workers in WORKERS:
        yield of_workers(workers, ours, theirs, statistics.median(taken[workers]))


def of_workers(workers: int, ours: dict, theirs: dict, megabytes: float) -> Table:
    rows, aims = [], []
    for name in [*CALLS, NEW]:
        mine, its = ours[workers, name], theirs[workers, name]
        rate = statistics.median(s.rate for s in mine)
        other = statistics.median(s.rate for s in its)
        waits = [in_words(statistics.median(getattr(s, p) for s in mine)) for p in ("p50", "p95", "p99")]
        span = f"{rate:,.0f} ({min(s.rate for s in mine):,.0f} to {max(s.rate for s in mine):,.0f})"
        rows.append((name, span, f"{other:,.0f}", times(rate / other), *waits))
        if name in {"legal basis", NEW}:
            aims.append(Aim(f"{name}, to the bare route", rate / other, at_least=AIM))
    many = "one process" if workers == 1 else f"{workers} processes"
    return Table(
        f"The service: {many}",
        ("call", "requests a second", "bare route", "ratio", "50 of 100 within", "95", "99"),
        rows,
        about="" if workers > 1 else "The bare route is FastAPI's own, returning the same bytes, on the same server.",
        aims=aims,
        notes=(f"Memory of all processes, what they share counted once: {megabytes:.0f} MB.",),
    )


if __name__ == "__main__":
    from benchmarks.tables import show

    show(tables())

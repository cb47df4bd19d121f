"""Loading a made-up England, what it takes in memory, and its matrix by types of body.

Takes about four minutes. The triples are those of the shipped data and of the made-up bodies, as N-Quads; who loads what is told in each table.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from benchmarks.england.england import ALL, England
from benchmarks.memory import WAYS, peak
from benchmarks.tables import Aim, Table, in_words, spread, times
from benchmarks.turns import in_turn, timed
from graphmodel.cache import ready_made
from graphmodel.cache.entry import Entry, write
from graphmodel.errors import BadQuestionError
from graphmodel.graph import Graph
from graphmodel.legal_basis.reached import Reached
from graphmodel.load.dataset import FilesRead, judged
from graphmodel.load.files import find_files
from graphmodel.load.pause import no_collection
from graphmodel.matrix.question import AskedMatrix
from graphmodel.model.model import Model
from graphmodel.store.database import build, open_database
from graphmodel.store.in_process import InProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graphmodel.store.store import Store

#: A tenth of England, for what takes long or much.
TENTH = ALL // 10
ROUNDS = 2
OXIGRAPH, OURS, MODEL, READY = (
    "Oxigraph: bulk load in memory",
    "ours: the triples, as kept ready-made",
    "ours: the model from triples that are there",
    "ours: the model, as kept ready-made",
)
PLACES, ON_DISK, BUILT, OPENED, CHECKED = (
    "Oxigraph: bulk load in memory of the made-up files alone",
    "Oxigraph: bulk load on disk",
    "ours: a database on disk with its manifest",
    "ours: a model from that database",
    "ours: those files read and checked in full",
)
PURPOSE, DAY = "purpose/safeguarding-children", "2024-01-01"


def tables() -> Iterator[Table]:
    """Yield the tables."""
    base = Model.load()
    with tempfile.TemporaryDirectory() as folder:
        yield _whole(base, Path(folder))
        gc.collect()
        yield _tenth(base, Path(folder))
        yield _memory(Path(folder))
    yield _by_type(Graph(base))


def _bulk(quads: bytes, at: str | None = None) -> ox.Store:
    store = ox.Store(at)
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    return store


def _quads(base: Model, england: England) -> bytes:
    shipped = ox.serialize(base.dataset.quads(), format=ox.RdfFormat.N_QUADS) or b""
    return b"".join((shipped, *england.quads()))


def _keep(path: Path, dataset: Store, records: Mapping[str, Any]) -> Entry:
    write(path, ready_made.parts(dataset, records))
    return Entry.open(path)


def _never() -> InProcess:
    sys.exit("what was kept ready-made cannot be read")


def _ready(entry: Entry) -> Model:
    return Model(ready_made.ReadyMade(entry, "", _never), ready_made.records(entry))


def _same(made: Model, loaded: Model) -> None:
    if made.records != loaded.records:
        sys.exit("the model that was made and the one that was loaded differ")


def _whole(base: Model, folder: Path) -> Table:
    """Measure all of England: the store, and the model."""
    england = England(base, ALL)
    quads = _quads(base, england)
    dataset = InProcess(_bulk(quads), "england")
    made = england.model()
    _same(made, Model(dataset))
    entry = _keep(folder / "whole.ready", dataset, made._by_class)  # noqa: SLF001  what a cache keeps
    del made
    ways: dict[str, Callable[[], Any]] = {
        OXIGRAPH: lambda: _bulk(quads),
        OURS: lambda: ready_made.ReadyMade(entry, "", _never).store,
        MODEL: lambda: Model(dataset),
        READY: lambda: _ready(entry),
    }
    return _table(
        f"Loading England: {ALL:,} bodies, {len(dataset.store) / 1e6:.2f} million quads",
        in_turn(ways, ROUNDS),
        OXIGRAPH,
        "The model is all records with their dates and citations, which answers questions; the triples are read when a query or a page asks for them.",
        aims={f"{OURS}, to Oxigraph's bulk load": OURS, "a start (the model ready-made), to the same": READY},
        notes=[
            "The first load, when nothing is ready-made: reading and checking of the next table, and the model from triples."
        ],
    )


def _tenth(base: Model, folder: Path) -> Table:
    """Measure a tenth of it: what is done once for each release, or on disk."""
    england = England(base, TENTH)
    quads = _quads(base, england)
    (folder / "tenth.nq").write_bytes(quads)
    made = england.model()
    dataset = InProcess(_bulk(quads), "tenth")
    model = Model(dataset, made._by_class)  # noqa: SLF001  the same records over triples that are there
    _keep(folder / "tenth.ready", dataset, made._by_class)  # noqa: SLF001
    alone = b"".join(england.quads())
    places = folder / "places"
    places.mkdir()
    for number, place in enumerate(england.quads()):
        (places / f"p{number:05}.nq").write_bytes(place)
    sources, shipped = find_files(places), FilesRead().with_(find_files(_shipped()))
    count = iter(range(10**6))

    def checked() -> None:
        with no_collection():
            loading = judged(shipped.with_(sources))
        if loading.dataset is None:
            sys.exit("\n".join(map(str, (*loading.own, *loading.across)[:9])))

    def opened() -> None:
        _same(made, Model(open_database(folder / "database")))

    build(model, folder / "database")
    ways: dict[str, Callable[[], Any]] = {
        PLACES: lambda: _bulk(alone),
        CHECKED: checked,
        OXIGRAPH: lambda: _bulk(quads),
        ON_DISK: lambda: _bulk(quads, str(folder / f"oxigraph-{next(count)}")),
        BUILT: lambda: build(model, folder / "database"),
        OPENED: opened,
    }
    return _table(
        f"A tenth of it: {TENTH:,} bodies, {len(dataset.store) / 1e6:.2f} million quads",
        in_turn(ways, ROUNDS),
        OXIGRAPH,
        "What is done once for each release. Checked is every file by itself, all together, and by every rule of the ontology.",
        notes=["A database on disk is written with a manifest that has a checksum over all its quads."],
        others={CHECKED: PLACES, PLACES: PLACES},
    )


def _shipped() -> Path:
    from graphmodel.resources import folder

    return folder("data")


def _table(
    title: str,
    taken: dict[str, list[float]],
    to: str,
    about: str,
    aims: Mapping[str, str] | None = None,
    notes: list[str] | None = None,
    others: Mapping[str, str] | None = None,
) -> Table:
    def ratio(name: str) -> float:
        beside = (others or {}).get(name, to)
        return statistics.median(t / o for t, o in zip(taken[name], taken[beside], strict=True))

    return Table(
        title,
        ("", "time", "to Oxigraph's bulk load"),
        [[name, spread(values), times(ratio(name))] for name, values in taken.items()],
        about,
        [Aim(what, ratio(name), at_most=1.5) for what, name in (aims or {}).items()],
        notes or [],
    )


def _memory(folder: Path) -> Table:
    path = folder / "tenth.nq"
    million = path.read_bytes().count(b"\n") / 1e6
    taken = {name: peak(name, path) / million / 2**20 for name in WAYS}
    rows = [
        [name, f"{mebibytes:,.0f} MiB", times(mebibytes / taken["Oxigraph in memory"])]
        for name, mebibytes in taken.items()
    ]
    return Table(
        "Memory for a million quads",
        ("", "peak of a process", "to Oxigraph in memory"),
        rows,
        f"Each in a process of its own: the peak while {million:.2f} million quads are loaded, less what it took before, for a million.",
    )


def _by_type(graph: Graph) -> Table:
    """Measure every type of body to every other, through the library; a matrix of England by bodies is refused."""
    parties = sorted(t.id for t in graph.model.types.values() if t.sort in {"body", "role", "capacity"})
    refused = ""
    try:
        graph.matrix_table(AskedMatrix("area/england", [PURPOSE], date=DAY))
    except BadQuestionError as error:
        refused = str(error)
    pattern = AskedMatrix("area/england", [PURPOSE], date=DAY).resolve(graph.model).pattern
    _, cold = timed(lambda: graph.engine.outcomes(pattern, [PURPOSE]))
    quick = graph.engine.outcomes(pattern, [PURPOSE])
    found, seconds = timed(lambda: {p: quick.reached(*p)[0] for p in product(parties, parties) if p[0] != p[1]})
    asked = list(found)[:: max(1, len(found) // 500)]
    each = _full(graph, pattern, found, asked)
    rows = [[g, t, r.outcome, r.ready, r.norms, r.bars, r.flags] for (g, t), r in found.items()]
    size = len(json.dumps(rows).encode())
    return Table(
        "All of England by type of body, for one purpose",
        ("types", "answers", "time", "an answer", "as JSON", "full answers would take", "full to this"),
        [
            [f"{len(parties)}", f"{len(found):,}", in_words(seconds + cold), in_words(seconds / len(found)), f"{size / 1e6:.1f} MB",
             in_words(each * len(found)), times(each * len(found) / seconds)]
        ],
        f"Every type of body, role and capacity to every other, {PURPOSE.partition('/')[2]}, on {DAY}: what each comes to, with norms, bars and flags.",
        notes=[
            f"{len(asked)} of them were asked in full too, and came to the same. A matrix of England by bodies is refused: {refused}."
        ],
    )  # fmt: skip


def _full(graph: Graph, pattern: Any, found: Mapping[tuple[str, str], Reached], asked: list[tuple[str, str]]) -> float:
    """Ask some in full; stop where one comes to something else. Return the seconds that each takes."""
    from msgspec.structs import replace

    taken = 0.0
    for giver, taker in asked:
        question = replace(pattern, discloser=giver, recipient=taker, purpose=PURPOSE)
        verdict, seconds = timed(graph.engine.answer, question)
        taken += seconds
        if Reached.of(verdict) != found[giver, taker]:
            sys.exit(f"the full answer differs on {question}")
    return taken / len(asked)

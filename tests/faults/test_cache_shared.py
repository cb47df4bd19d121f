"""One cache for many: writers at once, two services, an entry of another version, and a spoiled one, whichever byte it is."""

from __future__ import annotations

import multiprocessing
import os
import random
import warnings

import httpx2 as httpx
import pytest

from graphmodel.cache.entry import Entry
from graphmodel.model.model import Model
from tests.faults import phases
from tests.faults.service import serving


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """An empty cache."""
    monkeypatch.setenv("GRAPHMODEL_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def same(made):
    wanted = phases.store_build.small
    assert made.digest == wanted.digest
    assert set(made.dataset.quads()) == set(wanted.dataset.quads())
    assert made.records == wanted.records


def load():
    return Model.load(*phases.SMALL, shipped=False)


def test_many_writers_and_readers_at_once(kept, times):
    """Each finds or makes a right model, whatever the others do; some take the entries away meanwhile."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.phases"])
    running = [
        context.Process(target=phases.load_often, args=(str(kept), seed, times(10, 200))) for seed in range(times(4, 8))
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        for process in running:
            process.start()
    for process in running:
        process.join(300)
    assert [p.exitcode for p in running] == [0] * len(running)
    assert [p.name for p in kept.iterdir() if not p.name.endswith(".graph")] == []


def test_two_services_on_one_cache(kept):
    """Both begin at once with nothing kept, and the second lives on when what is kept goes with the first."""
    asked = "/api/v1/entities/area/medway?date=2008-12-01"
    with serving() as (_, second):
        with serving() as (_, first):
            told = {httpx.get(address + asked, timeout=60).content for address in (first, second)}
            assert len(told) == 1
        for entry in kept.glob("*.graph"):
            entry.unlink()
        query = {"query": "ASK { GRAPH ?g { ?s ?p ?o } }"}
        rows = httpx.get(f"{second}/sparql", params=query, headers={"accept": "application/json"}, timeout=60)
        assert rows.json()["boolean"] is True
        assert httpx.get(second + asked, timeout=60).content in told


def test_an_entry_of_another_version_is_not_taken(kept):
    """It lies under a name of its own; and where one has the right name and another form, it is made anew."""
    load()
    (entry,) = kept.glob("*.graph")
    digest, _, program = entry.stem.partition("-")
    old = entry.with_name(f"{digest}-{'0' * len(program)}.graph")
    old.write_bytes(entry.read_bytes().replace(b"ready-made 1", b"ready-made 0", 1))
    same(load())
    before = old.read_bytes()
    entry.write_bytes(before)
    same(load())
    assert entry.read_bytes() != before
    assert old.read_bytes() == before


def test_a_byte_that_was_changed_anywhere_is_noticed(kept, times):
    load()
    (entry,) = kept.glob("*.graph")
    whole = entry.read_bytes()
    parts = Entry.open(entry).parts
    chance = random.Random(5)
    # The first and last byte of each part and of the head, and any others.
    edges = [at for begin, long, _ in parts.values() for at in (begin - 1, begin, begin + long - 1)]
    places = [0, 30, *edges, *(chance.randrange(len(whole)) for _ in range(times(12, 400)))]
    for at in places:
        entry.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        os.utime(entry, (1e9, 1e9))
        same(load())
    for length in (0, 1, 24, *(chance.randrange(len(whole)) for _ in range(times(4, 60)))):
        entry.write_bytes(whole[:length])
        same(load())

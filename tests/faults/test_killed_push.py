"""Killed while it loads a release into a store: whoever reads gets the old whole, the new whole, or is told that there is none."""

from __future__ import annotations

import io
import itertools
import multiprocessing
import os
import random
import signal
import threading
import warnings
from collections import Counter

import pytest

from graphmodel.errors import StoreError
from graphmodel.store.endpoint import open_endpoint
from graphmodel.store.manifest_graph import MANIFEST_GRAPH
from graphmodel.store.push import push
from tests.faults import phases
from tests.faults.dying import Moment, run
from tests.faults.graph_store import GraphStore, serving

#: What a reader is told; all but the first where a store took a part of a manifest.
TOLD = ("no whole release", "its manifest is damaged", "its manifest has the format None", "its data are not those")


def held(query):
    """Return the release that whoever reads gets, compared with its checksum; None where they are told that there is none."""
    try:
        opened = open_endpoint(query)
    except StoreError as error:
        return None if any(told in str(error) for told in TOLD) else f"something else: {error}"
    opened.close()
    return opened.digest


def killed_at(address, store, number, how, share):
    """Push in a process that is killed at a request: before it is carried out, when this share of its body is there, or before it is answered."""
    started = threading.Event()

    def strike(handler, count, moment):
        if count == number and (how == "done") == (moment == "done"):
            started.wait(30)
            if how == "midst":
                wanted = int(handler.headers["content-length"])
                handler.rfile = io.BytesIO(handler.rfile.read(int(share * wanted)))
            os.kill(process.pid, signal.SIGKILL)

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.phases"])
    store.expect(lambda *at: strike(*at, "before"), lambda *at: strike(*at, "done"))
    process = context.Process(target=phases.push_to, args=(address,))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    started.set()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def moments(asked, seconds):
    """Yield (kind, number or seconds) for ever: each request in turn in each way that it can break off, and any time that it takes."""
    chance = random.Random(seconds > 0)
    ends = [1, len(asked) - 1]  # nothing is changed; all is there
    numbers = ends + chance.sample(sorted(set(range(1, len(asked) + 1)) - set(ends)), len(asked) - len(ends))
    for number in itertools.cycle(numbers):
        yield "before", number
        yield "done", number
        if asked[number - 1] == "PUT":
            yield "midst", number
            yield "careless", number
        yield "time", chance.random() * seconds


@pytest.mark.parametrize("before", [True, False], ids=["a release before", "nothing before"])
def test_killed_at_any_moment(before, times):
    releases = {r.digest: r for r in (phases.loaded.old, phases.loaded.new)}
    old, new = releases
    chance, killed, seen, store = random.Random(before), Counter(), Counter(), GraphStore()
    with serving(store) as (address, query):
        if before:
            push(releases[old], address)
        stood, there = held(query), list(store.store)
        store.expect()
        seconds = run("loaded", address).seconds
        for kind, at in moments(store.asked, seconds):
            if killed.total() >= times(14, 100):
                break
            store.wait()
            store.store.clear()
            store.store.extend(there)
            store.careless = kind == "careless"
            if kind == "time":
                store.expect()
                death = run("loaded", address, Moment(seconds=at)).killed
            else:
                killed_at(address, store, at, "midst" if kind == "careless" else kind, chance.random())
                death = True
            killed[kind] += death
            store.wait()
            store.expect()
            found = held(query)
            seen[found] += 1
            assert found in ({None, stood, new} if death else {new}), f"{kind} {at}"
            # Whichever release is loaded next is there alone; a store that takes a part may have lost the names of the graphs before.
            wanted = chance.choice((old, new))
            push(releases[wanted], address)
            assert held(query) == wanted
            graphs = {q.graph_name.value for q in releases[wanted].dataset.quads()} | {MANIFEST_GRAPH}
            left = {g.value for g in store.store.named_graphs()} - graphs
            assert kind == "careless" or not left, f"{kind} {at}"
    print(f"push, {'a release' if before else 'nothing'} before: {dict(killed)}; then there was {dict(seen)}")
    assert min(killed[kind] for kind in ("before", "done", "midst", "careless", "time")) > 0
    assert {None, new, stood} <= set(seen)

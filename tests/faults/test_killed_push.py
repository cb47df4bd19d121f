"""Killed while it loads a release into a store: whoever reads gets the old whole, the new whole, or is told that there is none."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import warnings

import pytest

from graphmodel.errors import StoreError
from graphmodel.model.model import Model
from graphmodel.store.endpoint import open_endpoint
from graphmodel.store.push import push
from tests.faults import phases
from tests.faults.graph_store import GraphStore, serving


def held(query):
    """Return the release that whoever reads gets, compared with its checksum; None where they are told that there is none."""
    try:
        opened = open_endpoint(query)
    except StoreError as error:
        return None if "no whole release" in str(error) else f"something else: {error}"
    opened.close()
    return opened.digest


def killed_at(address, store, number, how):
    """Push in a process that is killed at a request: before it is carried out, in the midst of its body, or after it. Return whether it was."""
    started, done = threading.Event(), threading.Event()

    def strike(handler, count):
        if count == number + (how == "after"):
            started.wait(30)
            if how == "midst" and handler.command == "PUT":
                handler.rfile.read(1)
            os.kill(process.pid, signal.SIGKILL)
            done.set()

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.phases"])
    store.requests, store.at_request = 0, strike
    process = context.Process(target=phases.push_to, args=(address,))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    started.set()
    process.join(60)
    store.at_request = lambda *_: None
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


@pytest.mark.parametrize("before", [True, False], ids=["a release before", "nothing before"])
def test_killed_at_any_request(before, times):
    old, new = Model.load(*phases.SMALLER, shipped=False), phases.store_build.small
    killed, seen = 0, set()
    for how in ("before", "midst", "after"):
        number = 1
        while number:
            store = GraphStore()
            with serving(store) as (address, query):
                if before:
                    push(old, address)
                stood = held(query)
                died = killed_at(address, store, number, how)
                killed += died
                found = held(query)
                seen.add(found)
                assert found in ({None, stood, new.digest} if died else {new.digest}), f"{how} request {number}"
                push(new, address)
                assert held(query) == new.digest
            number = number + times(3, 1) if died else 0
    print(f"push: killed {killed} times")
    assert killed >= times(5, 20)
    assert {None, new.digest} <= seen
    assert not before or old.digest in seen

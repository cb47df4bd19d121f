"""Told to stop under load, the service gives a whole answer to every request that was sent before it closed, on new and on kept connections."""

from __future__ import annotations

import http.client
import json
import signal
import threading
from collections import Counter

import pytest

from tests.faults.service import serving

ASKED = (
    "/api/v1/legal-basis?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice"
    "&subject=subject/child&information=information/personal&date=2009-03-01"
)
CLIENTS = 12
#: Answers before it is told to stop.
AFTER = 24


class Load:
    """Clients that ask one question after another, until nobody takes their connection; every other one keeps its connection."""

    def __init__(self, address):
        self.host = address.removeprefix("http://")
        self.said = Counter()
        self.lost = []
        self.bodies = set()
        self.enough = threading.Event()
        self.threads = [threading.Thread(target=self.ask, args=(n % 2 == 0,)) for n in range(CLIENTS)]
        self.lock = threading.Lock()

    def ask(self, keeps):
        connection = None
        while True:
            if connection is None:
                connection = http.client.HTTPConnection(self.host, timeout=120)
                try:
                    connection.connect()
                except ConnectionRefusedError:  # it is closed, and said so: nothing was sent
                    return
            try:
                connection.request("GET", ASKED, headers={} if keeps else {"connection": "close"})
                reply = connection.getresponse()
                body = reply.read()
            except (OSError, http.client.HTTPException) as error:
                with self.lock:
                    self.lost.append(repr(error))
                return
            with self.lock:
                self.said[reply.status] += 1
                self.bodies.add(body)
                if self.said.total() >= AFTER:
                    self.enough.set()
            if reply.headers.get("connection") == "close":
                connection.close()
                connection = None


@pytest.mark.parametrize("words", [(), ("--workers", "2")], ids=["one process", "two processes"])
def test_no_request_under_way_is_lost(words, times):
    answered = 0
    for _ in range(times(1, 20)):
        with serving(*words) as (process, address):
            load = Load(address)
            for thread in load.threads:
                thread.start()
            assert load.enough.wait(300)
            process.send_signal(signal.SIGTERM)
            for thread in load.threads:
                thread.join(120)
            assert process.wait(120) == 0
            assert process.stderr.read() == ""
        assert load.lost == []
        assert set(load.said) == {200}
        assert len(load.bodies) == 1, "all answers are the same, byte for byte"
        assert json.loads(load.bodies.pop())["outcome"]
        answered += load.said.total()
    print(f"{words or 'one process'}: {answered} answered")

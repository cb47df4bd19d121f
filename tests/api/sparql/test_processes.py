"""Queries run in processes of their own: one without end is killed, and none is left behind."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.api.sparql.protocol import COUNT, PRODUCT, QUERY

#: An answer, a page, a file, and whether the service is up.
QUICK = (
    "/api/v1/legal-basis?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=youth-justice&subject=child&information=personal",
    "/entities/purpose/youth-justice",
    "/static/icon.svg",
    "/api/v1/health",
)


def test_a_query_without_end_is_killed_while_a_thousand_requests_are_answered(address):
    """On a service in a process of its own: two such queries run at any time, and none of the other requests fails."""
    host = address.removeprefix("http://")

    def slow():
        with_end = []
        while not enough.done():
            call = http.client.HTTPConnection(host, timeout=60)
            call.request("POST", "/sparql?timeout=1", PRODUCT, {"Content-Type": QUERY})
            answer = call.getresponse()
            with_end.append((answer.status, json.loads(answer.read())["type"]))
            call.close()
        return with_end

    def quick():
        call = http.client.HTTPConnection(host, timeout=60)
        statuses = []
        for number in range(1000):
            call.request("GET", QUICK[number % len(QUICK)])
            answer = call.getresponse()
            answer.read()
            statuses.append(answer.status)
        call.close()
        return statuses

    enough: concurrent.futures.Future = concurrent.futures.Future()
    with concurrent.futures.ThreadPoolExecutor() as threads:
        killed = [threads.submit(slow) for _ in range(2)]
        answered = quick()
        enough.set_result(True)
        outcomes = [o for k in killed for o in k.result(60)]
    assert answered == [200] * 1000
    assert set(outcomes) == {(422, "/problems/over-limit")}
    assert len(outcomes) >= 2


def test_a_service_that_is_told_to_stop_leaves_no_worker_and_no_copy_behind(tmp_path):
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0"]
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as process:
        host = process.stdout.readline().split()[-1].removeprefix("http://")
        assert not _children(process.pid)
        assert not list(tmp_path.iterdir())
        calls = [http.client.HTTPConnection(host, timeout=60) for _ in range(2)]
        calls[0].request("POST", "/sparql", COUNT, {"Content-Type": QUERY})
        assert calls[0].getresponse().status == 200
        (worker,) = _children(process.pid)
        calls[1].request("POST", "/sparql?timeout=2", PRODUCT, {"Content-Type": QUERY})
        assert list(tmp_path.iterdir())
        process.send_signal(signal.SIGTERM)
        out, told = process.communicate(timeout=60)
        for call in calls:
            call.close()
    assert (process.returncode, out, told) == (0, "", "")
    assert not Path(f"/proc/{worker}").exists()
    assert not list(tmp_path.iterdir())


def _children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split() + [
        child
        for thread in Path(f"/proc/{pid}/task").iterdir()
        if thread.name != str(pid)
        for child in (thread / "children").read_text().split()
    ]

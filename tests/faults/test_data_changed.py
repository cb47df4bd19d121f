"""Data that change under a running service: it goes on with what it has loaded, or says so; never is an answer made of both."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import httpx2 as httpx
import pytest

from graphmodel.model.model import Model
from graphmodel.store.database import build
from tests.faults import phases
from tests.faults.service import serving, workers

HOSTILE = Path(__file__).parent.parent / "api" / "hostile.yaml"
#: A thing of the small release and of the smaller one.
THING = "codelist/area-kind"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def seen(address, thing):
    """Return what a service says of its data: the digest of health and of an answer, a thing's triples, and how many a query finds."""
    with httpx.Client(base_url=address, timeout=120) as web:
        health = web.get("/api/v1/health")
        answer = web.get(f"/api/v1/entities/{thing}", params={"date": "2008-12-01"})
        triples = web.get(f"/api/v1/entities/{thing}", headers={"accept": "application/n-triples"})
        rows = web.get("/sparql", params={"query": COUNT}, headers={"accept": "application/sparql-results+json"})
    assert [r.status_code for r in (health, answer, triples)] == [200] * 3
    told = rows.json()
    return {
        "digests": {r.json()["dataset"]["digest"] for r in (health, answer)},
        "triples": triples.text,
        "quads": int(told["results"]["bindings"][0]["n"]["value"]) if "results" in told else told["detail"],
    }


def test_files_that_are_edited_and_removed_while_it_serves(tmp_path, monkeypatch):
    """What is kept ready-made of them goes too, before any triple was asked for."""
    monkeypatch.setenv("GRAPHMODEL_CACHE", str(tmp_path / "kept"))
    area = tmp_path / "area"
    area.mkdir()
    shutil.copy(HOSTILE, area)
    expected = Model.load(area)
    with serving("--data", area) as (_, address):
        (area / "hostile.yaml").write_text("areas: []\n")
        (area / "another.yaml").write_text("areas: []\n")
        shutil.rmtree(tmp_path / "kept")
        first = seen(address, "area/hostile")
        shutil.rmtree(area)
        assert seen(address, "area/hostile") == first
    assert first["digests"] == {expected.digest}
    assert first["quads"] == sum(1 for _ in expected.dataset.quads())
    assert "hostile" in first["triples"]


@pytest.fixture
def releases(tmp_path):
    """A store that holds a release, that release, and another of fewer files."""
    more, less = (Model.load(*files, shipped=False) for files in (phases.SMALL, phases.SMALLER))
    build(more, tmp_path / "store")
    return tmp_path / "store", more, less


def test_a_store_that_is_written_again_and_again_while_two_processes_serve(releases):
    """One address never answers from two releases, not even by a process that took the place of one that died."""
    store, more, less = releases
    with serving("--workers", "2", "--store", store) as (process, address):
        first = seen(address, THING)
        assert first["digests"] == {more.digest}
        for _ in range(3):  # by the third the files that it has opened are gone
            build(less, store)
        for _ in range(4):
            now = seen(address, THING)
            if isinstance(now["quads"], str):  # what runs queries opens the files anew, and says that it cannot
                assert "restart the service" in now.pop("quads")
            assert first | now == first
        os.kill(min(workers(process.pid)), signal.SIGKILL)
        assert "ended by signal 9; another takes its place" in process.stderr.readline()
        told = process.stderr.readline()
        assert f"it now holds the release {less.digest}, and this service answers from {more.digest}" in told
        assert "Restart the service" in told
        assert "ended with status 75" in process.stderr.readline()
        assert {httpx.get(f"{address}/api/v1/health").json()["dataset"]["digest"] for _ in range(6)} == {more.digest}
        # The last one: whoever started the service is to start it again, on the new release.
        (last,) = workers(process.pid)
        os.kill(last, signal.SIGKILL)
        assert process.wait(60) == 75

"""A place that cannot be written to: a sentence that names it, and answers, pages and records all the same."""

from __future__ import annotations

import os
import subprocess

import httpx2 as httpx
import pytest

from graphmodel.errors import GraphmodelError
from graphmodel.model.model import Model
from tests.faults import phases
from tests.faults.disks import sealed
from tests.faults.service import GRAPHMODEL, serving
from tests.faults.test_full_disk import ASKED, WRITTEN

QUESTION = {
    "discloser": "body/medway-pct",
    "recipient": "body/kent-police-force",
    "purpose": "purpose/youth-justice",
    "subject": "subject/child",
    "information": "information/personal",
    "date": "2009-03-01",
}


@pytest.mark.parametrize("phase", WRITTEN)
def test_what_stands_there_stands(phase, tmp_path):
    action = getattr(phases, phase)
    action.before(tmp_path)
    with sealed(tmp_path), pytest.raises(GraphmodelError, match=f"{tmp_path}/{action.name}") as told:
        action.do(tmp_path)
    assert any(words in str(told.value) for words in ("Read-only file system", "Permission denied"))
    assert any(words in str(told.value) for words in ("Name a place that you may write to", "look at the place"))
    assert action.state(tmp_path) == phases.OLD
    assert [p.name for p in tmp_path.iterdir()] == [action.name]


def test_nothing_can_be_kept_and_answers_are_the_same(tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    kept.mkdir(mode=0o700)
    monkeypatch.setenv("GRAPHMODEL_CACHE", str(kept))
    with sealed(kept):
        made = Model.load(*phases.SMALL, shipped=False)
    assert list(kept.iterdir()) == []
    assert made.digest == phases.store_build.small.digest
    Model.load(*phases.SMALL, shipped=False)
    with sealed(kept):  # what was kept before may be read, though not even the time of its use can be noted
        assert set(Model.load(*phases.SMALL, shipped=False).dataset.quads()) == set(made.dataset.quads())


def test_commands_and_the_service_in_a_folder_and_home_that_cannot_be_written_to(tmp_path):
    """No cache, no home, no place for temporary files but one that is sealed."""
    for name in ("home", "cache"):
        (tmp_path / name).mkdir()
    env = {"GRAPHMODEL_CACHE": str(tmp_path / "cache" / "new"), "HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    with sealed(tmp_path):
        made = subprocess.run(
            [*GRAPHMODEL, "record", *ASKED[1:], "--out", str(tmp_path / "record.pdf")],
            env={**os.environ, **env},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 2
        assert made.stdout == ""
        assert made.stderr.startswith(f"graphmodel: out: {tmp_path}/record.pdf cannot be written: ")
        assert made.stderr.endswith("Name a place that you may write to.\n")
        with serving(env=env) as (_, address), httpx.Client(base_url=address, timeout=120) as web:
            assert web.get("/api/v1/legal-basis", params=QUESTION).json()["outcome"]
            assert web.get("/ask", params=QUESTION, headers={"accept": "text/html"}).status_code == 200
            record = web.get("/api/v1/record", params={**QUESTION, "format": "pdf"})
            assert record.content.startswith(b"%PDF")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache", "home"]

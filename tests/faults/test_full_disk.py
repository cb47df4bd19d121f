"""A full disk: a sentence that names the place and what to do, nothing half written, what stood there stands; and answers need no disk."""

from __future__ import annotations

import re
import subprocess

import pytest

from graphmodel.errors import GraphmodelError
from graphmodel.model.model import Model
from tests.faults import phases
from tests.faults.disks import fill, small_disk
from tests.faults.dying import attempt
from tests.faults.service import GRAPHMODEL

WRITTEN = ("export", "publication", "imported", "file", "store_build")
#: Bytes that are left on the disk.
LEFT = (0, 4096, 12_288)
ASK = ["ask", "--from", "nhs-medway", "--to", "kent-police-force", "--purpose", "youth-justice", "--about", "child"]
ASKED = [*ASK, "--information", "personal", "--date", "2009-03-01"]


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("phase", WRITTEN)
def test_what_stands_there_stands(phase, left, tmp_path):
    action = getattr(phases, phase)
    with small_disk(tmp_path / "disk", "32m") as disk:
        action.before(disk)
        filler = fill(disk, left)
        names = sorted(p.name for p in disk.iterdir())
        with pytest.raises(GraphmodelError, match=f"{disk}/{action.name}.*No space left on device") as told:
            action.do(disk)
        assert re.search(r"Make room|look at the place", str(told.value))
        assert sorted(p.name for p in disk.iterdir()) == names
        assert action.state(disk) == phases.OLD
        filler.unlink()
        action.do(disk)
        assert action.state(disk) == phases.NEW


@pytest.mark.parametrize("size", [0, 1000])
@pytest.mark.parametrize("phase", WRITTEN)
def test_a_limit_on_files_is_told_as_a_full_disk_is(phase, size, tmp_path):
    action = getattr(phases, phase)
    action.before(tmp_path)
    told = attempt(phase, tmp_path, size)
    assert str(tmp_path / action.name) in told
    assert "annot be written" in told
    assert action.state(tmp_path) == phases.OLD
    assert [p.name for p in tmp_path.iterdir()] == [action.name]


@pytest.mark.parametrize("left", LEFT)
def test_a_model_is_loaded_though_nothing_can_be_kept(left, tmp_path, monkeypatch):
    with small_disk(tmp_path / "disk", "1m") as disk:
        fill(disk, left)
        monkeypatch.setenv("GRAPHMODEL_CACHE", str(disk))
        assert Model.load(*phases.SMALL, shipped=False).digest == phases.store_build.small.digest
        assert [p.name for p in disk.iterdir()] == [".filler"]


@pytest.mark.parametrize("words", [ASKED, [*ASKED, "--json"], ["export", "area/medway"]], ids=["text", "json", "bytes"])
def test_an_answer_that_cannot_be_printed_is_no_answer(words):
    with open("/dev/full", "w") as full:  # noqa: PTH123  a device
        done = subprocess.run([*GRAPHMODEL, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "graphmodel: not all could be read or written: No space left on device\n"


def test_a_reader_that_goes_away_is_no_fault():
    with subprocess.Popen([*GRAPHMODEL, *ASKED], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        assert process.stderr.read() == ""

"""The folder of a publication is written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from graphmodel import beside
from graphmodel.errors import BadQuestionError, NotInGraphError
from tests.api.publish.publishing import DAY, command, files_of, publish, run


def test_a_former_publication_is_replaced(small, hostile_site, tmp_path):
    out = tmp_path / "site"
    shutil.copytree(hostile_site, out)
    (out / "index.html").write_text("old", encoding="utf-8")
    publish(small, "area/hostile", out)
    assert files_of(out) == files_of(hostile_site)
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(small, hostile_site, tmp_path):
    (tmp_path / "site").mkdir()
    publish(small, "area/hostile", tmp_path / "site")
    assert files_of(tmp_path / "site") == files_of(hostile_site)


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"photo.jpg": b"mine"}, "no publication and not empty"),
        ({"publication.json": b"{}"}, "no publication and not empty"),
        ({"publication.json": b'{"made_by": "somebody", "files": []}'}, "no publication and not empty"),
        (
            {"publication.json": b'{"made_by": "graphmodel publish", "files": []}', "notes/mine.txt": b"mine"},
            "notes/mine.txt",
        ),
        ({".hidden": b"mine"}, "no publication and not empty"),
    ],
)
def test_a_folder_with_anything_else_in_it_is_left_as_it_is(small, tmp_path, there, told):
    out = tmp_path / "site"
    for name, data in there.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    with pytest.raises(BadQuestionError, match=re.escape(told)):
        publish(small, "area/hostile", out)
    assert files_of(out) == there
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_place_that_is_no_folder_is_refused(small, tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(BadQuestionError, match="is a file; name a folder"):
        publish(small, "area/hostile", tmp_path / "file")
    with pytest.raises(BadQuestionError, match="make it first"):
        publish(small, "area/hostile", tmp_path / "no" / "where")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("former", [False, True], ids=["nothing there", "a former publication"])
@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_full_disk_leaves_nothing_half_written(small, hostile_site, tmp_path, monkeypatch, former, after):
    out = tmp_path / "site"
    if former:
        shutil.copytree(hostile_site, out)
    before = files_of(tmp_path)
    write, left = Path.write_bytes, [after]

    def full(self, data):
        if not left[0]:
            write(self, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left[0] -= 1
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BadQuestionError, match=r"cannot be written: No space left on device\. Nothing was changed\."):
        publish(small, "area/hostile", out)
    assert files_of(tmp_path) == before
    assert [p.name for p in tmp_path.iterdir()] == (["site"] if former else [])


def test_a_move_that_fails_puts_the_former_publication_back(small, hostile_site, tmp_path, monkeypatch):
    out = tmp_path / "site"
    shutil.copytree(hostile_site, out)
    rename = Path.rename

    def fails(self, target):
        if self.name.endswith(".part"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    monkeypatch.setattr(beside, "exchange", lambda *_: False)  # as on a disk that cannot change two folders in one step
    with pytest.raises(BadQuestionError, match="Permission denied"):
        publish(small, "area/hostile", out)
    assert files_of(out) == files_of(hostile_site)
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_told_to_stop_it_leaves_nothing(tmp_path):
    told, env = command("medway", "--date", DAY, "--out", str(tmp_path / "site"))
    with subprocess.Popen(told, env=env) as process:
        until = time.monotonic() + 120
        while not any(tmp_path.rglob("*.json")) and time.monotonic() < until:
            time.sleep(0.1)
        assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".site.")] == []
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_faults_are_told_and_nothing_is_written(graph, tmp_path):
    with pytest.raises(BadQuestionError, match=r"No document in the graph speaks of Medway on 1999-01-01"):
        publish(graph, "medway", tmp_path / "site", date="1999-01-01")
    with pytest.raises(NotInGraphError, match="medwey"):
        publish(graph, "medwey", tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_the_command_tells_what_it_did_and_what_is_wrong(tmp_path):
    theme = tmp_path / "theme.yaml"
    theme.write_text("name: [1]\ncolours: {band: red}\n", encoding="utf-8")
    done = run("medway", "--date", DAY, "--out", str(tmp_path / "site"), "--theme", str(theme))
    assert (done.returncode, done.stdout) == (2, "")
    assert "`name` has to be text" in done.stderr
    assert "no colour `band`" in done.stderr
    assert "Traceback" not in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["theme.yaml"]

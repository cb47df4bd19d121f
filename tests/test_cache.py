"""Ready-made models: found where the same files were loaded before by the same program, made anew in every other case, and never a wrong one."""

import hashlib
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time

import pyoxigraph as ox
import pytest

from graphmodel.cache import models, place
from graphmodel.cache.entry import BrokenEntryError, Entry, write
from graphmodel.errors import StoreError
from graphmodel.load.files import find_files
from graphmodel.store.in_process import InProcess

A = ox.NamedNode("https://example.org/a")
QUAD = ox.Quad(A, A, ox.Literal("naïve\n\u2028"), A)


class Making:
    """Stands for the loader, and counts how often it is asked."""

    def __init__(self, folder):
        self.folder = folder
        self.times = 0
        self.more = []

    def load(self):
        self.times += 1
        digest = hashlib.sha256()
        for source in self.sources:
            digest.update(os.fsencode(source.path) + b"\0" + source.read() + b"\0")
        store = ox.Store()
        store.add(QUAD)
        store.extend(self.more)
        return InProcess(store, digest.hexdigest()[:16], {"body/a": ("a.yaml", 1)})

    @property
    def sources(self):
        return find_files(self.folder)

    def kept(self):
        return models.kept(self.sources, self.load, lambda dataset: {"Body": {"body/a": dataset.digest}})


@pytest.fixture
def making(tmp_path, monkeypatch):
    monkeypatch.setenv("GRAPHMODEL_CACHE", str(tmp_path / "kept"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text("areas: []\n")
    return Making(tmp_path / "data")


def entries(tmp_path):
    return sorted((tmp_path / "kept").glob("*.graph*"))


def test_the_same_files_are_loaded_once(making):
    first, found = making.kept()
    again, found_again = making.kept()
    assert making.times == 1
    assert found_again == found
    assert again.digest == first.digest
    assert list(again.quads()) == [QUAD]
    assert list(again.quads_about(A.value)) == [QUAD]
    assert again.query("ASK { ?s ?p ?o }") is True
    assert len(again.as_rdflib()) == len(first.as_rdflib()) == 1
    assert dict(again.places) == {"body/a": ("a.yaml", 1)}
    assert making.times == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data / "a.yaml").write_text("areas: [] # changed\n"),
        lambda data: (data / "b.yaml").write_text("areas: []\n"),
        lambda data: (data / "a.yaml").rename(data / "b.yaml"),
    ],
    ids=["changed", "added", "renamed"],
)
def test_other_files_are_loaded(making, change):
    before, _ = making.kept()
    change(making.folder)
    after, _ = making.kept()
    assert making.times == 2
    assert after.digest != before.digest


def test_another_program_makes_its_own(making, monkeypatch):
    making.kept()
    monkeypatch.setattr(models, "_program", lambda: "f" * 64)
    making.kept()
    assert making.times == 2


def test_whatever_is_left_of_an_entry_is_never_taken_for_the_whole(making, tmp_path):
    """Cut off and changed at every 29th place (at each with GRAPHMODEL_LONG=1), the entry gives the same records and triples, or is made anew."""
    _, found = making.kept()
    (path,) = entries(tmp_path)
    whole = path.read_bytes()
    for i in range(0, len(whole), 1 if os.environ.get("GRAPHMODEL_LONG") == "1" else 29):
        for bad in (whole[:i], whole[:i] + bytes([whole[i] ^ 0x55]) + whole[i + 1 :]):
            path.write_bytes(bad)
            dataset, again = making.kept()
            assert again == found
            assert list(dataset.quads()) == [QUAD]
            assert dict(dataset.places) == {"body/a": ("a.yaml", 1)}


def test_an_entry_that_is_lost_while_it_is_used_is_read_on(making, tmp_path):
    making.kept()
    dataset, _ = making.kept()
    entries(tmp_path)[0].unlink()
    assert list(dataset.quads()) == [QUAD]
    assert making.times == 1


@pytest.fixture
def spoiled(making, tmp_path):
    """A dataset from an entry that is larger than what is read of it at once, and is spoiled since."""
    chance = random.Random(1)
    making.more = [ox.Quad(A, A, ox.Literal(chance.randbytes(50_000).hex()), A)]
    making.kept()
    dataset, _ = making.kept()
    entries(tmp_path)[0].write_bytes(b"")
    return dataset


def test_an_entry_that_is_spoiled_while_it_is_used_is_made_again(making, spoiled):
    assert set(spoiled.quads()) == {QUAD, *making.more}
    assert making.times == 2


@pytest.mark.parametrize(
    "change", [lambda p: p.write_text("areas: [] # changed"), lambda p: p.rename(p.with_name("b.yaml"))]
)
def test_other_files_never_stand_in_for_a_spoiled_entry(making, spoiled, change):
    change(making.folder / "a.yaml")
    with pytest.raises(StoreError, match="changed since this process has loaded them"):
        list(spoiled.quads())


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_is_not_ones_own_alone_is_left(making, tmp_path, mode):
    (tmp_path / "kept").mkdir(mode=0o700)
    (tmp_path / "kept").chmod(mode)
    making.kept()
    making.kept()
    (tmp_path / "kept").chmod(0o700)
    assert making.times == 2
    assert entries(tmp_path) == []


def test_nothing_is_kept_where_it_is_turned_off(making, tmp_path, monkeypatch):
    monkeypatch.setenv("GRAPHMODEL_CACHE", "off")
    making.kept()
    assert making.kept()[1]
    assert making.times == 2
    assert not (tmp_path / "kept").exists()


def test_a_full_disk_costs_time_and_nothing_else(making, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(models, "write", full)
    assert making.kept()[1] == making.kept()[1]
    assert making.times == 2
    assert entries(tmp_path) == []


def test_files_that_change_while_they_are_read_are_not_kept(making, tmp_path):
    real = making.load

    def slow():
        (making.folder / "a.yaml").write_text("areas: [] # meanwhile\n")
        return real()

    making.load = slow
    making.kept()
    assert entries(tmp_path) == []


def test_only_the_newest_are_kept(making, tmp_path):
    for number in range(place.MOST + 3):
        (making.folder / "a.yaml").write_text(f"areas: [] # {number}\n")
        making.kept()
        newest = max(entries(tmp_path), key=lambda p: p.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(entries(tmp_path)) == place.MOST
    making.kept()
    assert making.times == place.MOST + 3


def test_a_writer_that_is_killed_leaves_no_entry(tmp_path):
    """Killed at thirty moments of writing; what has the name of an entry is whole."""
    path = tmp_path / "a.graph"
    for number in range(30):
        process = multiprocessing.get_context("fork").Process(target=_write_for_ever, args=(path,))
        process.start()
        time.sleep(0.002 * number)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        if path.exists():
            entry = Entry.open(path)
            assert len({entry.part("one")[:1], entry.part("two")[:1]}) == 1


def _write_for_ever(path):
    for number in range(1_000_000):
        write(path, {name: bytes([number % 256]) * 100_000 for name in ("one", "two")})


def test_writers_at_once_leave_one_whole_entry(tmp_path):
    path = tmp_path / "a.graph"
    writers = [multiprocessing.get_context("fork").Process(target=_write_some, args=(path, n)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    entry = Entry.open(path)
    assert entry.part("one") == entry.part("two")
    assert list(tmp_path.iterdir()) == [path]


def _write_some(path, number):
    for _ in range(50):
        write(path, {"one": bytes([number]) * 10_000, "two": bytes([number]) * 10_000})


def test_a_part_that_is_not_there_is_told(tmp_path):
    write(tmp_path / "a.graph", {"one": b"1"})
    with pytest.raises(BrokenEntryError):
        Entry.open(tmp_path / "a.graph").part("two")


def test_the_command_line_answers_the_same_from_both(tmp_path):
    command = [sys.executable, "-m", "graphmodel", "show", "norm/cda1998-s115", "--date", "2009-03-01", "--json"]
    told = [
        subprocess.run(command, env=os.environ | {"GRAPHMODEL_CACHE": where}, capture_output=True, check=True).stdout
        for where in (str(tmp_path / "kept"), str(tmp_path / "kept"), "off")
    ]
    assert len(set(told)) == 1
    assert len(entries(tmp_path)) == 1

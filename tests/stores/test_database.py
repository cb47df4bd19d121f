"""The database on disk: written whole or not at all, shared by processes, and refused where it is not what it says."""

import fcntl
import json
import subprocess
import sys

import pyoxigraph as ox
import pytest

from graphmodel.errors import StoreError
from graphmodel.model.model import Model
from graphmodel.store import database
from graphmodel.store.database import MANIFEST, build, open_database


@pytest.fixture(scope="module")
def built(small, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "store"
    build(small, folder)
    return folder


@pytest.fixture
def copied(built, tmp_path):
    """A copy that a test may spoil."""
    import shutil

    return shutil.copytree(built, tmp_path / "copy")


def spoil(folder, **changed):
    told = json.loads((folder / MANIFEST).read_text()) | changed
    (folder / MANIFEST).write_text(json.dumps(told))


def files_of(folder):
    return folder / json.loads((folder / MANIFEST).read_text())["database"]


def test_manifest_tells_release_and_size(built, small):
    manifest = open_database(built).manifest
    assert (manifest.digest, manifest.version) == (small.digest, small.release.version)
    assert manifest.law_checked_to == str(small.release.law_checked_to)
    assert manifest.quads == sum(1 for _ in small.dataset.quads())


def test_two_processes_read_it_at_once(built):
    opened = open_database(built)
    code = f"import pyoxigraph as ox; print(len(ox.Store.read_only({str(opened.path)!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == opened.manifest.quads == len(list(opened.quads()))


def test_it_cannot_be_written_through(built):
    quad = next(open_database(built).quads())
    with pytest.raises(RuntimeError, match="only possible on read-write"):
        open_database(built).store.remove(quad)


def test_a_reader_keeps_the_release_that_it_opened(small, tmp_path):
    build(small, tmp_path / "store")
    opened = open_database(tmp_path / "store")
    build(small, tmp_path / "store")
    assert open_database(tmp_path / "store").path != opened.path
    assert len(list(opened.quads())) == opened.manifest.quads


def test_the_release_before_the_last_is_taken_away(small, tmp_path):
    for _ in range(3):
        build(small, tmp_path / "store")
    assert len(list((tmp_path / "store").glob("release-*"))) == 2


def test_a_build_that_fails_leaves_the_former_release(copied, small, monkeypatch):
    def fail(_quads, files):
        files.mkdir()
        raise OSError(28, "No space left on device")

    before = sorted(p.name for p in copied.iterdir())
    monkeypatch.setattr(database, "write_files", fail)
    with pytest.raises(StoreError, match="No space left on device"):
        build(small, copied)
    assert sorted(p.name for p in copied.iterdir()) == before
    assert open_database(copied).digest == small.digest


def test_a_half_written_folder_is_refused_and_can_be_written_again(copied, small):
    (copied / MANIFEST).unlink()
    with pytest.raises(StoreError, match=r"half written.*graphmodel store build"):
        open_database(copied)
    build(small, copied)
    assert open_database(copied).digest == small.digest


def test_a_folder_with_something_else_is_left_alone(small, tmp_path):
    (tmp_path / "letter.odt").write_text("dear")
    with pytest.raises(StoreError, match="something else"):
        build(small, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.odt"]


def test_two_builds_at_once_are_one_too_many(copied, small):
    with (copied / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="another process is writing"):
            build(small, copied)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"format": 2}, "format 2, and this version reads 1"),
        ({"engine": "oxigraph 0.4"}, "those of oxigraph 0.4"),
        ({"vocabulary": "0"}, "another version of the vocabulary"),
        ({"digest": 7}, "damaged: look at digest"),
        ({"graphs": {}}, "damaged: look at graphs"),
        ({"made_by": "somebody"}, "not one that"),
        ({"database": "elsewhere"}, "the files of its database are not there"),
        ({"database": "../x"}, "the files of its database are not there"),
    ],
)
def test_another_version_is_refused(copied, changed, told):
    spoil(copied, **changed)
    with pytest.raises(StoreError, match=told) as refused:
        open_database(copied)
    assert refused.value.mend, "it says what to do"


def test_a_manifest_that_is_no_json_is_refused(copied):
    (copied / MANIFEST).write_text("{")
    with pytest.raises(StoreError, match="not one that"):
        open_database(copied)


def test_missing_quads_are_noticed(copied):
    store = ox.Store(str(files_of(copied)))
    store.remove(next(iter(store)))
    store.flush()
    del store
    with pytest.raises(StoreError, match="not whole: it holds"):
        open_database(copied)


def test_changed_quads_are_noticed_when_all_is_compared(copied):
    store = ox.Store(str(files_of(copied)))
    quad = next(q for q in store if isinstance(q.object, ox.Literal) and not q.object.language)
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("something else"), quad.graph_name))
    store.flush()
    del store
    opened = open_database(copied)
    with pytest.raises(StoreError, match="the numbers are right, the values differ"):
        opened.manifest.whole(opened.quads(), "here")


def test_files_that_are_no_database_are_refused(copied):
    for file in files_of(copied).glob("*.sst"):
        file.write_bytes(b"not a table")
    with pytest.raises(StoreError, match=r"cannot be opened|not whole"):
        open_database(copied)


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_no_folder_is_refused(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"no such folder.*graphmodel store build"):
        Model.open(str(tmp_path / name))

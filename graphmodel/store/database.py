"""A read-only Oxigraph database on disk, which several processes share.

The folder holds `manifest.json` and one folder with the files of the engine. A release is written into a new folder of
its own; then the manifest is replaced in one step. So a reader sees the former release or the new one, and never a
part. The folder of the release before is kept, because processes that opened it may still read from it.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.errors import StoreError
from graphmodel.store.in_process import InProcess
from graphmodel.store.manifest import Manifest, engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graphmodel.model.model import Model

MANIFEST = "manifest.json"
MAKER = "graphmodel store build"
_LOCK = ".lock"
_PREFIX = "release-"


@dataclass(frozen=True)
class Database(InProcess):
    """A database that is open to read.

    Attributes:
        manifest: what it says it holds.
        folder: the folder that was opened.
        files: the folder of the engine's files inside it.
    """

    manifest: Manifest = field(kw_only=True)
    folder: Path = field(kw_only=True)
    files: Path = field(kw_only=True)

    @property
    def where(self) -> str:
        """The folder, for messages."""
        return str(self.folder)

    @property
    def path(self) -> Path:
        """The folder of the engine's files; other processes may open it to read."""
        return self.files


def open_database(folder: Path) -> Database:
    """Open the database that `build` wrote.

    Raises:
        StoreError: there is none, it is half written, or of a form that this version does not read.
    """
    where = str(folder)
    told = _told(folder)
    manifest = Manifest.read(told, where)
    again = f"Write it again: graphmodel store build {folder}"
    if manifest.engine != engine():
        raise StoreError(where, f"its files are those of {manifest.engine}, and this is {engine()}", again)
    files = folder / str(told.get("database"))
    try:
        if files.parent != folder or not files.is_dir():
            raise StoreError(where, f"the files of its database are not there ({files})", again)
        store = ox.Store.read_only(str(files))
        counted = len(store)
    except (OSError, RuntimeError) as error:
        raise StoreError(where, f"its database cannot be opened: {error}", again) from error
    if counted != manifest.quads:
        what = f"it is not whole: it holds {counted} quads and should hold {manifest.quads}"
        raise StoreError(where, what, again)
    return Database(store, manifest.digest, manifest=manifest, folder=folder, files=files)


def build(model: Model, folder: Path) -> Manifest:
    """Write the data of a model as a database; a former one in the folder is replaced in one step.

    Raises:
        StoreError: the folder holds something else, another process writes there, or it cannot be written; what stood
            there stands as before.
    """
    where = str(folder)
    manifest = Manifest.of(model)
    try:
        former = _may_be_taken(folder)
        folder.mkdir(exist_ok=True)
        with _locked(folder):
            made = folder / f"{_PREFIX}{manifest.digest}-{secrets.token_hex(4)}"
            try:
                write_files(model.dataset.quads(), made)
                _replace_manifest(folder, {"made_by": MAKER, "database": made.name, **asdict(manifest)})
            except BaseException:
                shutil.rmtree(made, ignore_errors=True)
                raise
            for other in folder.glob(f"{_PREFIX}*"):
                if other.name not in {made.name, former}:
                    shutil.rmtree(other, ignore_errors=True)
    except (OSError, RuntimeError) as error:
        what = f"it cannot be written: {getattr(error, 'strerror', None) or error}"
        raise StoreError(where, what, "Nothing was changed; look at the place and its permissions.") from error
    return manifest


def write_files(quads: Iterable[ox.Quad], files: Path) -> None:
    """Write quads as the files of an Oxigraph database into a new folder, for processes that open it to read.

    Raises:
        OSError: the folder cannot be written.
    """
    store = ox.Store(str(files))
    store.bulk_extend(quads)
    store.flush()


def _told(folder: Path) -> dict[str, Any]:
    """Return the fields of the manifest of a folder."""
    where, write = str(folder), f"Write one: graphmodel store build {folder}"
    if not folder.is_dir():
        raise StoreError(where, "there is no such folder", write)
    try:
        text = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        half = any(folder.glob(f"{_PREFIX}*"))
        what = (
            "it is half written: it has no manifest" if half else "it is no database of graphmodel: it has no manifest"
        )
        raise StoreError(where, what, write) from None
    except OSError as error:
        raise StoreError(where, f"its manifest cannot be read: {error.strerror}", "Look at its permissions.") from error
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    if not isinstance(told, dict) or told.get("made_by") != MAKER:
        raise StoreError(where, f"{MANIFEST} is not one that `{MAKER}` wrote", write)
    return told


def _may_be_taken(folder: Path) -> str | None:
    """Return the name of the former release's folder; raise where something else stands there."""
    where, other = str(folder), "Name another folder."
    if folder.exists() and not folder.is_dir():
        raise StoreError(where, "this is a file", other)
    if not folder.exists():
        if not folder.resolve().parent.is_dir():
            raise StoreError(where, "the folder in which it would stand is not there", "Make that one first.")
        return None
    own = {MANIFEST, f"{MANIFEST}.part", _LOCK}
    foreign = sorted(p.name for p in folder.iterdir() if p.name not in own and not p.name.startswith(_PREFIX))
    if foreign:
        raise StoreError(where, f"it holds something else ({foreign[0]}), so it is left as it is", other)
    return str(_told(folder).get("database")) if (folder / MANIFEST).exists() else None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder against another process that would write there."""
    with (folder / _LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(str(folder), "another process is writing there", "Wait until it is done.") from None
        yield


def _replace_manifest(folder: Path, told: dict[str, Any]) -> None:
    part = folder / f"{MANIFEST}.part"
    with part.open("w", encoding="utf-8") as file:
        json.dump(told, file, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / MANIFEST)

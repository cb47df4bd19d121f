"""Models by the content of their files: found ready-made, or made and kept."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.cache import ready_made
from graphmodel.cache.entry import BrokenEntryError, Entry, write
from graphmodel.cache.place import ENDING, place, prune
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graphmodel.load.files import Source
    from graphmodel.store.in_process import InProcess
    from graphmodel.store.store import Store

_PACKAGE = Path(__file__).resolve().parent.parent
#: The code that decides what a model is made of. A change in it makes models anew.
_CODE = ("load", "model", "cache", "store/in_process.py", "dates.py", "ids.py", "values.py")


def kept(
    sources: Iterable[Source],
    load: Callable[[], InProcess],
    hydrate: Callable[[Store], dict[str, dict[str, Any]]],
) -> tuple[Store, dict[str, dict[str, Any]]]:
    """Return the dataset and records of some files: ready-made where the same files were loaded before by the same program.

    What cannot be read, or was not written whole, is made again; what cannot be written is not kept. Neither is told: it
    costs time and nothing else.

    Args:
        sources: the files.
        load: reads and checks them.
        hydrate: makes records from a dataset.

    Raises:
        DataError: anything is wrong in any file.
    """
    at = place()
    digest = _digest(sources) if at else None
    if at is None or digest is None:
        dataset = load()
        return dataset, hydrate(dataset)
    path = at / f"{digest[:16]}-{_program()[:16]}{ENDING}"
    try:
        entry = Entry.open(path)
        found = ready_made.records(entry)
        os.utime(path)
    except (OSError, BrokenEntryError):
        dataset = load()
        found = hydrate(dataset)
        _keep(path, dataset, found)
        return dataset, found
    return ready_made.ReadyMade(entry, digest[:16], load), found


def _keep(path: Path, dataset: InProcess, records: dict[str, dict[str, Any]]) -> None:
    if dataset.digest != path.name[: len(dataset.digest)]:
        return  # the files were changed while they were read
    try:
        write(path, ready_made.parts(dataset, records))
        prune(path.parent)
    except OSError:  # no room, or nowhere to write: then the next start takes its time too
        pass


def _digest(sources: Iterable[Source]) -> str | None:
    """Return the digest of the files as the loader has it; None where one cannot be read, which the loader then tells."""
    found = hashlib.sha256()
    for source in sources:
        try:
            raw = source.read()
        except OSError:
            return None
        found.update(os.fsencode(source.path) + b"\0" + raw + b"\0")
    return found.hexdigest()


@cache
def _program() -> str:
    """Return the digest of what makes models: the code, the vocabulary, and the versions beneath it."""
    found = hashlib.sha256(f"{sys.implementation.cache_tag} {ox.__version__}".encode())
    code = [
        path
        for name in _CODE
        for path in ([_PACKAGE / name] if name.endswith(".py") else (_PACKAGE / name).glob("*.py"))
    ]
    for path in (*sorted(code), *sorted(p for p in folder("ontology").rglob("*") if p.is_file())):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()

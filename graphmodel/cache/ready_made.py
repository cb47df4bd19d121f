"""The dataset of a model that is kept ready-made: its triples are read when they are first asked for."""

from __future__ import annotations

import pickle
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.cache.entry import BrokenEntryError, Entry
from graphmodel.errors import DataError, StoreError
from graphmodel.load.pause import no_collection
from graphmodel.store.in_process import InProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import rdflib

    from graphmodel.store.store import Result, Store

RECORDS, PLACES, QUADS = "records", "places", "quads"


def parts(dataset: Store, records: Mapping[str, Any]) -> dict[str, bytes]:
    """Return what is kept of a model, by name."""
    quads = ox.serialize(dataset.quads(), format=ox.RdfFormat.N_QUADS) or b""
    return {
        RECORDS: pickle.dumps(records, pickle.HIGHEST_PROTOCOL),
        PLACES: pickle.dumps(dict(dataset.places), pickle.HIGHEST_PROTOCOL),
        QUADS: zlib.compress(quads, 1),
    }


def records(entry: Entry) -> dict[str, dict[str, Any]]:
    """Return the records of a model.

    Raises:
        BrokenEntryError: they are not there whole.
        OSError: the file cannot be read.
    """
    with no_collection():
        found: dict[str, dict[str, Any]] = _unpickled(entry, RECORDS)
    return found


class ReadyMade:
    """A dataset in this process whose triples and places are read when they are needed; a `graphmodel.store.store.Store`."""

    def __init__(self, entry: Entry, digest: str, again: Callable[[], InProcess]) -> None:
        """Keep where it is.

        Args:
            entry: what was kept.
            digest: the digest of the release.
            again: loads the files, for the case that the entry is lost or broken meanwhile.
        """
        self.digest = digest
        self._entry = entry
        self._again = again

    @cached_property
    def whole(self) -> InProcess:
        """The dataset with its triples in memory."""
        try:
            quads = zlib.decompress(self._entry.part(QUADS))
            store = ox.Store()
            store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        except (OSError, BrokenEntryError, zlib.error, SyntaxError):
            return self._same()
        return InProcess(store, self.digest)

    @cached_property
    def places(self) -> Mapping[str, tuple[str, int]]:
        """Id → (file, line) of what the files describe."""
        try:
            found: Mapping[str, tuple[str, int]] = _unpickled(self._entry, PLACES)
        except (OSError, BrokenEntryError):
            return self._same().places
        return found

    def _same(self) -> InProcess:
        """Load the files again.

        Raises:
            StoreError: they are others by now: what they say would not go with what this process has loaded.
        """
        mend = "Start this process again, so that it reads what is there."
        try:
            found = self._again()
        except DataError as error:
            what = f"its ready-made form is broken, and the data files cannot be read any more: {error}"
            raise StoreError(str(self._entry.path), what, mend) from error
        if found.digest != self.digest:
            what = "its ready-made form is broken, and the data files were changed since this process has loaded them"
            raise StoreError(str(self._entry.path), what, mend)
        return found

    @property
    def where(self) -> str:
        """Where it is kept, for messages."""
        return "memory"

    @property
    def path(self) -> Path | None:
        """There is no folder that other processes may open."""
        return None

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store, a named graph a file."""
        return self.whole.store

    def as_rdflib(self) -> rdflib.Dataset:
        """Return the same dataset through rdflib's interface, without copying it."""
        return self.whole.as_rdflib()

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad."""
        return self.whole.quads()

    def quads_about(self, thing: str) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is the full address of a thing."""
        return self.whole.quads_about(thing)

    def query(self, text: str) -> Result:
        """Return the whole result of a SPARQL query; see `graphmodel.store.store.Store.query`."""
        return self.whole.query(text)

    def close(self) -> None:
        """Nothing is open."""


def _unpickled(entry: Entry, name: str) -> Any:
    data = entry.part(name)
    try:
        return pickle.loads(data)  # noqa: S301  written by this program, in a folder that nobody else may write in (cache.place)
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError) as error:
        raise BrokenEntryError(entry.path) from error

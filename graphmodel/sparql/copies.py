"""The dataset as the workers open it: a database folder of Oxigraph, or a file of N-Quads that each worker reads into its memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.store.database import write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graphmodel.store.store import Store

#: Up to so many quads each worker holds its own copy in memory. At 78,000 quads that opens in 0.25 s, takes 60 MB and answers five times
#: faster than a database on disk, which opens in 0.12 s and takes 32 MB; and the file is written in 0.1 s where a database takes 0.7 s.
MOST_IN_MEMORY = 400_000


def write(dataset: Store, folder: Path) -> Path:
    """Write a dataset into an empty folder and return what the workers are to open.

    Args:
        dataset: the dataset.
        folder: where the copy is written.
    """
    if sum(1 for _ in dataset.quads()) > MOST_IN_MEMORY:
        place = folder / "database"
        write_files(dataset.quads(), place)
        return place
    place = folder / "dataset.nq"
    ox.serialize(dataset.quads(), str(place), format=ox.RdfFormat.N_QUADS)
    return place


def writer(dataset: Store) -> Callable[[Path], Path]:
    """Return what writes a copy of a dataset once a folder for it is there: a pool's source."""
    return lambda folder: write(dataset, folder)


def open_copy(place: Path) -> ox.Store:
    """Open what was written: a folder is a database, and is only read; anything else is N-Quads."""
    if place.is_dir():
        return ox.Store.read_only(str(place))
    store = ox.Store()
    store.bulk_load(path=str(place), format=ox.RdfFormat.N_QUADS)
    return store

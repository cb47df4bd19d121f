"""How much memory a process takes at most to hold a file of N-Quads one way: run as a process of its own, since a peak never goes down.

The peak is `VmHWM` of Linux: what `getrusage` calls `ru_maxrss` a process inherits from the one that started it.

Run: python -m benchmarks.memory WAY FILE; prints the KiB at the peak after everything is imported, and after the file is held.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def oxigraph_in_memory(path: Path) -> Any:
    import pyoxigraph as ox

    store = ox.Store()
    _begin()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return store


def oxigraph_on_disk(path: Path) -> Any:
    import pyoxigraph as ox

    with tempfile.TemporaryDirectory() as folder:
        store = ox.Store(f"{folder}/store")
        _begin()
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        return len(store)


def rdflib(path: Path) -> Any:
    import rdflib

    dataset = rdflib.Dataset()
    _begin()
    dataset.parse(path, format="nquads")
    return dataset


def our_model(path: Path) -> Any:
    """What answers questions, as a start has it: the records, ready-made."""
    from graphmodel.cache import ready_made
    from graphmodel.cache.entry import Entry
    from graphmodel.model.model import Model

    entry = Entry.open(path.with_suffix(".ready"))
    _begin()
    return Model(ready_made.ReadyMade(entry, "", _never), ready_made.records(entry))


def our_model_and_triples(path: Path) -> Any:
    """The same after the triples were asked for: by a SPARQL query, or to show them."""
    model = our_model(path)
    return model, model.dataset.store


def _never() -> Any:
    raise RuntimeError("what was kept ready-made cannot be read")


WAYS: dict[str, Callable[[Path], Any]] = {
    "ours: the model": our_model,
    "ours: the model and the triples": our_model_and_triples,
    "Oxigraph in memory": oxigraph_in_memory,
    "Oxigraph on disk": oxigraph_on_disk,
    "rdflib": rdflib,
}


def _begin() -> None:
    print(_peak())


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def peak(way: str, path: Path) -> int:
    """Return how many bytes a process of its own takes at most to hold a file, beyond what it took before.

    Raises:
        subprocess.CalledProcessError: the process failed.
    """
    command = [sys.executable, "-m", "benchmarks.memory", way, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    before, after = map(int, told.split())
    return (after - before) * 1024


if __name__ == "__main__":
    held = WAYS[sys.argv[1]](Path(sys.argv[2]))
    print(_peak())

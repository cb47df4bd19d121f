"""How long it takes until a model is there: from the files, ready-made, from a database on disk, and from an endpoint.

Run: python -m benchmarks stores
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.tables import Table, spread, times
from benchmarks.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 3
PORT = 17878
TRIES = 100


@contextmanager
def endpoint(store: str) -> Iterator[str | None]:
    """Start an Oxigraph server with the data of a database; give the address of its queries, or None where there is no server."""
    from graphmodel.errors import StoreError
    from graphmodel.model.model import Model
    from graphmodel.store.push import push

    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if binary is None:
        yield None
        return
    command = [binary, "serve", "--bind", f"127.0.0.1:{PORT}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for _ in range(TRIES):
            try:
                push(Model.open(store), f"http://127.0.0.1:{PORT}/store")
                break
            except StoreError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{PORT}/query"
        server.terminate()


def opened(where: str) -> None:
    """Open a model and close it."""
    from graphmodel.model.model import Model

    Model.open(where).dataset.close()


def loaded(cache: str) -> None:
    """Load the shipped files with what is kept in a folder."""
    from graphmodel.model.model import Model

    os.environ["GRAPHMODEL_CACHE"] = cache
    Model.load()


def tables() -> Iterator[Table]:
    with tempfile.TemporaryDirectory() as folder:
        store, cache = f"{folder}/store", f"{folder}/cache"
        build = [sys.executable, "-m", "graphmodel", "store", "build", store]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        ways = {
            "files": lambda: loaded("off"),
            "files, ready-made": lambda: loaded(cache),
            "database on disk": lambda: opened(store),
        }
        loaded(cache)
        with endpoint(store) as address:
            if address:
                ways["Oxigraph server"] = lambda: opened(address)
            taken = in_turn(ways, ROUNDS)
    first = statistics.median(taken["files"])
    yield Table(
        "Where the data are kept",
        ("a model from", "there after", "to the files"),
        [(name, spread(values), times(statistics.median(values) / first)) for name, values in taken.items()],
        about="Until every record of the shipped data can be asked about. Ready-made is what a start does when no file has changed.",
    )


if __name__ == "__main__":
    from benchmarks.tables import show

    show(tables())

"""One benchmark, by its name."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from benchmarks.tables import show

if TYPE_CHECKING:
    from benchmarks.tables import Table


def run(name: str) -> list[Table]:
    """Run one benchmark in this process, and print its tables as they come."""
    made = []
    for table in importlib.import_module(f"benchmarks.bench_{name}").tables():
        show([table])
        made.append(table)
    return made

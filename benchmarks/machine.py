"""What it all ran on: processor, system, versions, day."""

from __future__ import annotations

import datetime
import os
import platform
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("graphmodel", "pyoxigraph", "rdflib", "networkx", "fastapi", "uvicorn")


def machine() -> list[str]:
    """Return lines that say what a run took place on, and when."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.platform()}",
        f"load {os.getloadavg()[0]:.1f} at the start, {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()}, " + ", ".join(f"{p} {version(p)}" for p in _PACKAGES),
    ]

"""How long the tests of faults take: short as they are, long with GRAPHMODEL_LONG=1 (docs/faults.md)."""

from __future__ import annotations

import os

import pytest

LONG = os.environ.get("GRAPHMODEL_LONG") == "1"


@pytest.fixture(scope="session")
def times():
    """Return how often something is tried: the first number, or the second in the long form."""
    return lambda short, long: long if LONG else short


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """A folder for ready-made models: no test of faults reads or spoils what is kept for others."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True)
def _own_cache(kept, monkeypatch):
    monkeypatch.setenv("GRAPHMODEL_CACHE", str(kept))

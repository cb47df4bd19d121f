"""Fixtures. `model` and `graph` are the shipped data, loaded once; a test that changes data copies a folder to `tmp_path` first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path(os.environ.get("GRAPHMODEL_SOURCES", ROOT.parent / "shared" / "sources"))
REQUIRED = set(filter(None, os.environ.get("GRAPHMODEL_REQUIRE", "").split(",")))


@pytest.fixture(scope="session")
def model():
    from graphmodel.model.model import Model

    return Model.load()


@pytest.fixture(scope="session")
def engine(model):
    from graphmodel.legal_basis.engine import Engine

    return Engine(model)


@pytest.fixture(scope="session")
def sources():
    """The folder of source texts; skipped where it is not there, unless GRAPHMODEL_REQUIRE names `sources`."""
    if not SOURCES.is_dir():
        if "sources" in REQUIRED:
            pytest.fail(f"GRAPHMODEL_REQUIRE names sources, but {SOURCES} is not there")
        pytest.skip(f"the source texts are not at {SOURCES} (set GRAPHMODEL_SOURCES)")
    return SOURCES

"""Medway as a static site, and a small area whose every name would be a script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.api.publish.publishing import publish
from tests.api.static_site import read


@pytest.fixture(scope="session")
def medway(published):
    return published, read(published)


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A graph whose area has a few bodies and a document, every name of them a script if it were not text."""
    from graphmodel.graph import Graph

    folder = tmp_path_factory.mktemp("small")
    shutil.copy(Path(__file__).parents[1] / "hostile.yaml", folder)
    return Graph.load(folder)


@pytest.fixture(scope="session")
def hostile_site(small, tmp_path_factory):
    out = tmp_path_factory.mktemp("site") / "hostile"
    publish(small, "area/hostile", out)
    return out

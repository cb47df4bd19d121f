"""A record that is not ready to act on, and one that is."""

from __future__ import annotations

import pytest

from graphmodel.calls.record import record
from tests.record.asked import QUESTION, READY


@pytest.fixture(scope="session")
def made(model, engine):
    """The record of a question whose answer is not ready."""
    return record(model, engine, QUESTION)


@pytest.fixture(scope="session")
def ready(model, engine):
    """The record of a question whose answer no flag stops."""
    found = record(model, engine, READY)
    assert found["ready"]
    return found

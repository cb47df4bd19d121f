"""Two filed records."""

from __future__ import annotations

import pytest

from tests.replay.asked import HOSPITAL, TRUST, of


@pytest.fixture(scope="session")
def hospital(model, engine):
    return of(HOSPITAL, model, engine)


@pytest.fixture(scope="session")
def trust(model, engine):
    return of(TRUST, model, engine)

"""The structure of Medway on a day, and parts of it."""

from __future__ import annotations

import pytest

from graphmodel.calls.structure import structure
from graphmodel.explorer.asked import AskedView
from tests.explorer.charts import DAY


@pytest.fixture(scope="session")
def whole(model):
    return structure(model, "medway", date=DAY)


@pytest.fixture(scope="session")
def part(model):
    def made_of(about="medway", date=DAY, **asked):
        return structure(model, about, date=date, view=AskedView(**asked))

    return made_of

"""A reader who goes through the journey."""

from __future__ import annotations

import pytest

from tests.api.check.walk import Walk


@pytest.fixture
def walk(pages):
    return Walk(pages)

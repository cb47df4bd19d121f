"""The short form, which runs with all tests, or the long one, which is run before a release: GRAPHMODEL_LONG=1."""

from __future__ import annotations

import os

LONG = os.environ.get("GRAPHMODEL_LONG", "") not in {"", "0"}


def of(short, long):
    """Return how much is tried in the form that was asked for."""
    return long if LONG else short

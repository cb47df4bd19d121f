"""The short form, which runs with all tests, or the long one, which is run before a release: GRAPHMODEL_LONG=1."""

from __future__ import annotations

import os

LONG = os.environ.get("GRAPHMODEL_LONG", "") not in {"", "0"}


def some(things, turn, share):
    """Return, in the short form, one in so many things, another one each turn; in the long form all of them."""
    return things if LONG else things[turn % share :: share]


def of(short, long):
    """Return how much is tried in the form that was asked for."""
    return long if LONG else short

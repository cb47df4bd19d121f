"""How much was tried: each module tells it at its end, where `pytest -s` shows it."""

from __future__ import annotations

from collections import Counter

COUNTS: Counter[str] = Counter()


def tried(what, times=1):
    """Count something that was tried."""
    COUNTS[what] += times


def most(what, value):
    """Keep the greatest of some values."""
    COUNTS[what] = max(COUNTS[what], value)


def told():
    """Return all that was counted since it was last told, in words; nothing where nothing was."""
    words = ", ".join(
        f"{count:,.6g} {what}" if isinstance(count, float) else f"{count:,} {what}"
        for what, count in sorted(COUNTS.items())
    )
    COUNTS.clear()
    return words

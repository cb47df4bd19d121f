"""Ways of doing the same, timed in turn: machines drift, and what drifts is then unfair to none."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def timed(call: Callable[..., Any], *arguments: Any, repeat: int = 1) -> tuple[Any, float]:
    """Return what a call gives and how many seconds it takes, the mean of so many calls."""
    begin = time.perf_counter()
    for _ in range(repeat):
        result = call(*arguments)
    return result, (time.perf_counter() - begin) / repeat


def in_turn(ways: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Return name of each way → its seconds, one for each round; in a round every way has its turn.

    >>> sorted(in_turn({"sum": lambda: sum(range(9)), "max": lambda: max(range(9))}, 3))
    ['max', 'sum']
    """
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            taken[name].append(timed(way)[1])
    return taken

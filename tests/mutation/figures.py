"""Figures of a run: the share that is noticed, how sure it is, and the survivors."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Any

NOBODY = "nobody"


def share(noticed: int, of: int) -> tuple[float, float, float]:
    """Return the share and Wilson's interval of 95 %, in per cent.

    >>> [round(x, 1) for x in share(90, 100)]
    [90.0, 82.6, 94.5]
    """
    if not of:
        return 0.0, 0.0, 100.0
    z, p = 1.96, noticed / of
    middle, half = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return 100 * p, 100 * (middle - half) / (1 + z * z / of), 100 * (middle + half) / (1 + z * z / of)


def table(rows: list[dict[str, Any]], planned: int) -> str:
    """Return a table by group, the judges, and the survivors, as text."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        groups[row["group"]][row["by"]] += 1
    lines = [f"{len(rows)} of {planned} changes tried", "", "| change | tried | noticed | share |", "|---|---|---|---|"]
    for name, by in sorted(groups.items(), key=lambda item: (-item[1].total(), item[0])):
        lines.append(_line(name, by))
    everything = sum(groups.values(), Counter())
    lines += [_line("all", everything), "", ", ".join(f"{who} {n}" for who, n in everything.most_common()), ""]
    lines += [f"- {row['name']}" for row in sorted(rows, key=lambda r: r["name"]) if row["by"] == NOBODY]
    return "\n".join(lines)


def _line(name: str, by: Counter[str]) -> str:
    noticed = by.total() - by[NOBODY]
    per_cent, low, high = share(noticed, by.total())
    return f"| {name} | {by.total()} | {noticed} | {per_cent:.1f} % ({low:.1f} to {high:.1f}) |"

"""A comparison in a few sentences: what a reader should see first."""

from __future__ import annotations

from typing import Any


def in_short(found: dict[str, list[dict[str, Any]]], *, across: bool) -> list[str]:
    """Return what a reader should see first: what ended and what followed, what began, what is only proposed, and how much is merely silent."""
    if across:
        return []
    ended = [
        r
        for g in ("only_left", "changed")
        for r in found[g]
        if r["what"] == "body" and "no longer there" in r["reason"]
    ]
    begun = [r for r in found["only_right"] if r["what"] == "body" and "not yet there" in r["reason"]]
    proposed = [r for r in found["only_right"] if r["what"] == "body" and r["reason"].startswith("proposed only")]
    silent = [r for r in found["only_left"] if r["what"] == "body" and r not in ended]
    said = []
    if ended:
        said.append("Ended: " + "; ".join(f"{r['label']}{_followed(r['reason'])}" for r in ended) + ".")
    if begun:
        said.append("Begun: " + "; ".join(r["label"] for r in begun) + ".")
    if proposed:
        said.append("Proposed, not adopted: " + "; ".join(r["label"] for r in proposed) + ".")
    if silent:
        said.append(
            f"{len(silent)} bodies and posts of the first day are not named later, without a word that they ended."
        )
    counts = {
        g: sum(1 for r in found[g] if r["what"] in {"line", "seat", "rule"})
        for g in ("only_left", "only_right", "changed", "both")
    }
    if any(counts.values()):
        said.append(
            f"Of lines, seats and rules, {counts['only_left']} are told of the first day only, {counts['only_right']} of the second only, "
            f"{counts['changed']} are told otherwise and {counts['both']} are the same."
        )
    return said


def _followed(reason: str) -> str:
    """Return in brackets when a body ended and what came after it, as its reason says."""
    _, _, ended = reason.partition("(it ended ")
    day = ended.partition(")")[0] if ended else ""
    _, _, after = reason.partition("after it came ")
    parts = [p for p in (day, f"then {after}" if after else "") if p]
    return f" ({', '.join(parts)})" if parts else ""

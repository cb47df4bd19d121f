"""Whether something is law on a day, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.dates import Start, Truth

if TYPE_CHECKING:
    import datetime

    from graphmodel.dates import Period
    from graphmodel.model.law import InForce


@dataclass(frozen=True, slots=True)
class Force:
    """How something stands on a day.

    Attributes:
        result: holds, fails or unknown.
        when: word of codelist/audit-force: in-force, ended, not-begun, not-commenced or not-known.
        words: the same for a reader.
    """

    result: str
    when: str
    words: str


def force(period: Period, on: datetime.date, in_force: InForce | None = None) -> Force:
    """Return how a stretch of time, and what is known of commencement, stand to a day."""
    if period.start is Start.NOT_COMMENCED:
        return _not_commenced(on, in_force)
    truth = period.covers(on)
    span = period.in_words()
    if truth is Truth.HOLDS:
        return Force("holds", "in-force", f"In force on {on} ({span}).")
    if truth is Truth.UNKNOWN:
        return Force("unknown", "not-known", f"Whether it was in force on {on} is not known ({span}).")
    if period.until and period.until.reached(on) is Truth.HOLDS:
        return Force("fails", "ended", f"No longer law on {on}: it ended on {period.until}.")
    return Force("fails", "not-begun", f"Not yet law on {on}: it begins on {period.from_}.")


def _not_commenced(on: datetime.date, in_force: InForce | None) -> Force:
    enacted = in_force.enacted if in_force else None
    announced = in_force.announced if in_force else None
    if enacted and enacted.reached(on) is Truth.FAILS:
        return Force("fails", "not-commenced", f"Not law on {on}: it was enacted on {enacted} only.")
    words = f"Not known to be law on {on}: it is enacted, and no commencement was found."
    if announced:
        when = "on or before that day" if announced.reached(on) is not Truth.FAILS else "later"
        words += f" An official source announced {announced} ({when}); check whether it began."
    return Force("fails", "not-commenced", words)


def best(forces: list[Force]) -> Force | None:
    """Return the one that stands best; of those that ended or did not begin, the first."""
    order = ("holds", "unknown", "fails")
    return min(forces, key=lambda f: order.index(f.result), default=None)

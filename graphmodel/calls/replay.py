"""The call `replay`: filed questions asked again of today's data, which outcomes changed, and which norm made the difference."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import common
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.replay.causes import Budget
from graphmodel.replay.filed import MOST_RECORDS, Filed
from graphmodel.replay.report import CANNOT_BE_ASKED, CHANGED, SAME, UNREADABLE, report, unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model


def replay(model: Model, engine: Engine, records: Sequence[Filed | BadQuestionError]) -> dict[str, Any]:
    """Ask filed questions again and say what differs.

    Args:
        model: what is asked.
        engine: what answers.
        records: the records as read, in the order in which they are told; in the place of one that cannot be read, why.

    Returns:
        `replayed`, a report of each record. `permalink` is null: no link can hold a record. `date` is the latest day that any of them asks about.

    Raises:
        BadQuestionError: there is no record, there are too many, or none of them can be read.
    """
    if not records:
        raise BadQuestionError((Fault("record", "there is no record: `graphmodel record --json` makes one"),))
    if len(records) > MOST_RECORDS:
        raise BadQuestionError(
            (Fault("record", f"these are {len(records)} records: replay {MOST_RECORDS} at most at once"),)
        )
    read = [r for r in records if isinstance(r, Filed)]
    if not read:
        raise BadQuestionError(tuple(f for r in records if isinstance(r, BadQuestionError) for f in r.faults))
    day = max(r.question["date"] for r in read)
    around = common(model, {"records": len(records)}, "answered", day, "")
    budget = Budget()
    rows = [
        report(engine, r, around["dataset"], budget)
        if isinstance(r, Filed)
        else unreadable("; ".join(f.message for f in r.faults))
        for r in records
    ]
    replayed = [{"number": number, **row} for number, row in enumerate(rows, 1)]
    return {**around, "permalink": None, "told": _told(replayed), "replayed": replayed}


def _told(rows: list[dict[str, Any]]) -> str:
    """Say how many answers differ, and in how many of them the outcome."""
    counts = Counter(row["state"] for row in rows)
    outcomes = sum(row["state"] == CHANGED and row["outcome"]["before"] != row["outcome"]["after"] for row in rows)
    said = {
        CHANGED: f"{counts[CHANGED]} answered otherwise today, {outcomes} of them with another outcome",
        SAME: f"{counts[SAME]} answered as before",
        CANNOT_BE_ASKED: f"{counts[CANNOT_BE_ASKED]} that cannot be asked today",
        UNREADABLE: f"{counts[UNREADABLE]} that cannot be read",
    }
    found = "; ".join(words for state, words in said.items() if counts[state])
    return f"{len(rows)} record{'' if len(rows) == 1 else 's'}: {found}."

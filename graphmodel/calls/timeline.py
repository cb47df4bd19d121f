"""The call `timeline/{id}` (command `timeline`): the law over time of one norm, body or kind of body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.ids import kind_of
from graphmodel.structure.statements import Describe
from graphmodel.timeline.events import Events
from graphmodel.timeline.of_body import body_events, body_stretches
from graphmodel.timeline.of_norm import norm_events, norm_stretches
from graphmodel.timeline.of_type import type_events, type_stretches
from graphmodel.timeline.standings import Standings

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model


def timeline(model: Model, engine: Engine, given: str, *, date: str | None = None) -> dict[str, Any]:
    """Return what happened to a norm, body or kind of body, by date, and the stretches of time in which it stays the same.

    Args:
        model: what is asked.
        engine: for how bodies stand in law.
        given: the norm, body or kind of body.
        date: the day whose stretch is marked.

    Raises:
        NotInGraphError, BadQuestionError: the id or the day cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(given, "body", "type", "norm")
    events = Events(model)
    if kind_of(ident) == "norm":
        norm = model.norms[ident]
        norm_events(events, norm)
        stretches = norm_stretches(model, norm)
    elif kind_of(ident) == "body":
        standings, body = Standings(engine, ident), model.bodies[ident]
        body_events(events, body, standings)
        stretches = body_stretches(body, standings)
    else:
        standings, kind = Standings(engine, ident), model.types[ident]
        type_events(events, kind, standings)
        stretches = type_stretches(kind, standings)
    shown = events.shown()
    told = any(shown.values()) or bool(stretches)
    return {
        **common(
            model,
            {"id": Describe(model).ref(ident)},
            "answered" if told else "not-in-graph",
            on.isoformat(),
            link(f"/timeline/{ident}", [("date", on.isoformat())]),
        ),
        "told": _told(model, shown),
        **shown,
        "stretches": _stretches(stretches, on),
    }


def _stretches(rows: list[dict[str, Any]], on: datetime.date) -> list[dict[str, Any]]:
    """Return the stretches, each with what is new in it and what is gone against the one before."""
    found = []
    before: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in rows:
        run = row["run"]
        more = {k: v for k, v in row.items() if k not in {"run", "known"}}
        now = _named(more)
        found.append(
            {
                "from": run.from_,
                "until": run.until,
                "in_words": run.in_words(known=row["known"])
                + ("" if row["known"] else ", not known for which days of it"),
                "on_the_day": run.holds(on),
                "new": [now[k] for k in sorted(now.keys() - before.keys())],
                "gone": [before[k] for k in sorted(before.keys() - now.keys())],
                **more,
            }
        )
        before = now
    return found


def _named(stretch: dict[str, Any]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return what a stretch names, by what it is named as, its id, and how well that holds."""
    groups = {k: v for k, v in stretch.items() if isinstance(v, list)} | stretch.get("parties", {})
    return {
        (name, ref["id"], ref.get("result", "")): {**ref, "as": name} for name, refs in groups.items() for ref in refs
    }


def _told(model: Model, shown: dict[str, list[dict[str, Any]]]) -> str:
    count = len(shown["events"])
    release = model.release
    dated = f"{count} dated event{'' if count == 1 else 's'}" if count else "No dated event"
    return (
        f"{dated} in the graph. Its law begins on {release.window_from} and was seen up to {release.law_checked_to}; "
        "what is not listed may have happened all the same."
    )

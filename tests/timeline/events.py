"""What a timeline tells, read out of it."""

from __future__ import annotations

from graphmodel.calls.timeline import timeline


def events_of(model, engine, ident):
    return timeline(model, engine, ident)["events"]


def told(events, kind=None, date=None):
    return [e["what"] for e in events if kind in {None, e["kind"]} and date in {None, e["date"]}]

"""The stretches of time in which the answer to one question stays the same."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from msgspec import structs

from graphmodel.timeline.essence import Essence, essence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.answer import Verdict
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.timeline.span import Span

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """A stretch of time in which an answer stays the same.

    Attributes:
        first: its first day.
        until: the first day after it; None where the calendar has none.
        question: the question on its first day.
        verdict: the answer on its first day.
        essence: what of that answer counts.
    """

    first: datetime.date
    until: datetime.date | None
    question: Question
    verdict: Verdict
    essence: Essence


def stretches(engine: Engine, question: Question, span: Span) -> list[Stretch]:
    """Return the stretches of a span of time, first to last; each piece between two borders is asked about once.

    The day of the question does not matter.
    """
    starts = span.cut(borders(engine))
    found: list[Stretch] = []
    for first, until in zip(starts, [*starts[1:], span.after()], strict=True):
        asked = structs.replace(question, on=first)
        verdict = answer(engine, asked)
        counts = essence(verdict)
        if found and found[-1].essence == counts:
            found[-1] = replace(found[-1], until=until)
        else:
            found.append(Stretch(first, until, asked, verdict, counts))
    return found


def borders(engine: Engine) -> Iterator[datetime.date]:
    """Yield the days on which an answer may change: what begins or ends in the law, and what an answer looks at beside it."""
    model, slices = engine.model, engine.matcher.slices
    yield from (slices.day(n) for n in range(1, len(slices)))
    yield model.release.window_from.first
    if model.release.law_checked_to.last < datetime.date.max:
        yield model.release.law_checked_to.last + _DAY
    yield from (n.in_force.announced.first for n in model.norms.values() if n.in_force.announced)


def answer(engine: Engine, question: Question) -> Verdict:
    """Return the answer of a day; where a partnership is answered for its members, what to ask instead."""
    verdict = engine.answer(question)
    for side in ("discloser", "recipient"):
        members = engine.partnerships.members(question, side)
        if members:
            label = engine.model.label(getattr(question, side))
            refs = tuple(engine.model.ref(m) for m in members)
            reason = f"in this stretch of time {label} is answered for each of its members: ask about one of them"
            headline = engine.headline.ambiguous(reason, [r.label for r in refs])
            nothing: dict[str, Any] = dict.fromkeys(("flags", "bases", "near_misses", "successors"), ())
            return structs.replace(verdict, state="ambiguous", outcome=None, headline=headline, choices=refs, **nothing)
    return verdict

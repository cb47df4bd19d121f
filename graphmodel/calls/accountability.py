"""The call `accountability` (command `path`): who a body answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, code, common, link
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.findings.find import about
from graphmodel.model.documents import Silence
from graphmodel.structure.lines import Filter, target
from graphmodel.structure.paths import MOST_PATHS, paths_on
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.model.model import Model
    from graphmodel.structure.attested import Attested

DEPTH = 8


def path(
    model: Model,
    ident: str,
    *,
    to: str | None = None,
    kinds: Sequence[str] = (),
    strength: str | None = None,
    source: str | None = None,
    depth: int = DEPTH,
    identity: str = "stated",
    date: str | None = None,
) -> dict[str, Any]:
    """Return every path of accountability from a body, or between two.

    Args:
        model: the model that is asked.
        ident: the body, post or kind of body to begin at.
        to: the one to reach.
        kinds: only lines of one of these kinds.
        strength: only lines of this strength.
        source: only what this document says.
        depth: the largest number of steps.
        identity: `probable` also goes over identities that are only probable.
        date: the day, as YYYY-MM-DD.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    if depth < 1:
        raise BadQuestionError((Fault("depth", f"{depth} is no number of steps; give one from 1"),))
    start = model.resolve(ident, "body", "post", "type")
    goal = model.resolve(to, "body", "post", "type", field="to") if to else None
    document = model.resolve(source, "document", field="source") if source else None
    wanted = Filter(
        tuple(k for kind in kinds if (k := code(model, "line-kind", kind, "kind"))),
        code(model, "strength", strength, "strength"),
    )
    finder = paths_on(model, on, document, wanted, code(model, "identity", identity, "identity") or "stated")
    lines, attested = finder.lines, finder.lines.attested
    describe = Describe(model)
    found = finder.find(start, goal, depth)
    denied = [line for line in lines.denied(start) if goal is None or target(line) == goal]
    silences = [
        s
        for s in model.statements_about.get(start, ())
        if isinstance(s, Silence) and s.about == start and s.topic == "accountability" and attested.holds(s)
    ]
    question = {
        "from": describe.ref(start),
        "to": describe.ref(goal),
        "kind": list(kinds),
        "strength": strength,
        "source": document,
        "depth": depth,
        "identity": identity,
    }
    parameters = [
        ("to", goal),
        *(("kind", k) for k in kinds),
        ("strength", strength),
        ("source", document),
        ("depth", depth if depth != DEPTH else None),
    ]
    parameters += [("identity", identity if identity != "stated" else None), ("date", on.isoformat())]
    state, told = _state(
        model,
        attested,
        start,
        [p.status for p in found],
        denied=bool(denied),
        silences=silences,
        source=document,
    )
    if len(found) == MOST_PATHS:
        told = f"{told} Only {MOST_PATHS} paths are shown and there are more: narrow the question by kind, strength or source.".strip()
    return {
        **common(model, question, state, on.isoformat(), link(f"/path/{start}", parameters), about(model, on, start)),
        "paths": finder.describe(found, describe),
        "denied": [describe.statement(line) for line in denied],
        "gaps": finder.gaps(start, found) if not found or goal is None else [],
        "silences": [describe.statement(s) for s in silences],
        "told": told,
    }


def _state(
    model: Model,
    attested: Attested,
    start: str,
    statuses: list[str],
    *,
    denied: bool,
    silences: list[Silence],
    source: str | None,
) -> tuple[str, str]:
    """Return the state of the answer and a sentence that explains it where there is no path."""
    if statuses:
        return (
            ("proposed", "Only proposed, not adopted.") if all(s == "proposed" for s in statuses) else ("answered", "")
        )
    if denied:
        return "denied", "A document says that there is no such line."
    looked = (source,) if source else attested.looked_in(start)
    left = {s.how for s in silences}
    if left & {"unfinished", "unreadable"} and looked:
        how = min(left & {"unfinished", "unreadable"})
        return how, f"{how.capitalize()} in " + " or ".join(model.label(d) for d in looked) + "."
    if looked:
        return "not-stated", "Not stated in " + " or ".join(model.label(d) for d in looked) + "."
    span = attested.span(start)
    return (
        "not-in-graph",
        f"No document in the graph speaks of it on that day; documents that name it speak of {span}."
        if span
        else "No document in the graph speaks of it.",
    )

"""The calls on a board: its seats (`members`), its rules, and whether a number present is quorate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, code, common, link
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.findings.find import about
from graphmodel.structure.attested import Attested
from graphmodel.structure.quorum import quorate
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from graphmodel.model.documents import Rule, Silence
    from graphmodel.model.model import Model


def members(model: Model, board: str, *, list_: str | None = None, date: str | None = None) -> dict[str, Any]:
    """Return the seats of a board as its lists have them on a day.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(board, "body")
    only = model.resolve(list_, "list", field="list") if list_ else None
    attested, describe = Attested(model, on), Describe(model)
    lists = [x for x in attested.among(model.lists.values()) if x.board == ident and only in {None, x.id}]
    names = {x.id for x in lists}
    seats = [s for s in attested.among(model.seats.values()) if s.list_ in names]
    counted = {x.id: _count([s.number for s in seats if s.list_ == x.id]) for x in lists}
    statuses = {s.status for s in seats}
    state = (
        _missing_state(model, attested, ident, "membership")
        if not lists
        else "proposed"
        if statuses == {"proposed"}
        else "answered"
    )
    question = {"board": describe.ref(ident), "list": only}
    return {
        **common(
            model,
            question,
            state,
            on.isoformat(),
            link(f"/boards/{ident}/seats", [("list", only), ("date", on.isoformat())]),
            about(model, on, ident),
        ),
        "lists": [{**describe.statement(x), **counted[x.id]} for x in lists],
        "seats": [describe.statement(s) for s in seats],
        "silences": [describe.statement(s) for s in _silences(model, attested, ident, "membership")],
        "told": _not_told(model, attested, ident, "seats") if not seats else "",
    }


def _count(numbers: list[Any]) -> dict[str, int | None]:
    """Return what the rows of a list come to: the rows, the least places and the most (None where a row has no upper bound)."""
    least = sum(1 if n is None else (n.least if n.least is not None else 1) for n in numbers)
    uppers = [1 if n is None else n.most for n in numbers]
    return {"rows": len(numbers), "counted": least, "counted_most": None if None in uppers else sum(uppers)}


def rules(model: Model, body: str, *, topic: str | None = None, date: str | None = None) -> dict[str, Any]:
    """Return the rules of procedure of a body, its own and those of a class that it belongs to.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(body, "body", "post")
    wanted = code(model, "rule-topic", topic, "topic")
    attested, describe = Attested(model, on), Describe(model)
    found = rules_of(model, attested, ident, wanted)
    silences = _silences(model, attested, ident, wanted)
    rows = [
        {**describe.statement(r), "inherited_from": describe.ref(r.about) if r.about != ident else None} for r in found
    ]
    return {
        **common(
            model,
            {"body": describe.ref(ident), "topic": wanted},
            _rules_state(attested, ident, found, silences),
            on.isoformat(),
            link(f"/bodies/{ident}/rules", [("topic", wanted), ("date", on.isoformat())]),
            about(model, on, ident),
        ),
        "rules": rows,
        "silences": [describe.statement(s) for s in silences],
        "looked_in": list(attested.looked_in(ident)),
        "told": _not_told(model, attested, ident, wanted or "rules") if not rows else "",
    }


def rules_of(model: Model, attested: Attested, ident: str, topic: str | None) -> list[Rule]:
    """Return the rules about a body or a class of which it is a member."""
    owners = {ident, *model.classes_of.get(ident, ())}
    return [r for r in attested.among(model.rules.values()) if r.about in owners and topic in {None, r.topic}]


def _silences(model: Model, attested: Attested, ident: str, topic: str | None) -> list[Silence]:
    owners = {ident, *model.classes_of.get(ident, ())}
    return [s for s in attested.among(model.silences.values()) if s.about in owners and topic in {None, s.topic}]


def _rules_state(attested: Attested, ident: str, found: list[Rule], silences: list[Silence]) -> str:
    standing = [r for r in found if r.polarity != "denies"]
    if any(r.state == "conflicting" for r in standing):
        return "conflicting"
    stated = [r for r in standing if r.state == "stated"]
    if stated:
        return "proposed" if all(r.status == "proposed" for r in stated) else "answered"
    if any(r.state == "unfinished" for r in standing):
        return "unfinished"
    if found and not standing:
        return "denied"
    if silences:
        return {"unfinished": "unfinished", "unreadable": "unreadable"}.get(silences[0].how, "not-stated")
    return "not-stated" if attested.looked_in(ident) else "not-in-graph"


def _not_told(model: Model, attested: Attested, ident: str, what: str) -> str:
    """Say in which documents nothing was found, or of which days the documents speak that name the body."""
    what = what.replace("-", " ").capitalize()
    looked = attested.looked_in(ident)
    if looked:
        return f"{what}: not stated in {' or '.join(model.label(d) for d in looked)}."
    span = attested.span(ident)
    return f"{what}: no document in the graph speaks of it on that day" + (
        f"; documents that name it speak of {span}." if span else "."
    )


def _missing_state(model: Model, attested: Attested, ident: str, topic: str) -> str:
    silences = _silences(model, attested, ident, topic)
    unfinished = [r for r in rules_of(model, attested, ident, topic) if r.state == "unfinished"]
    if unfinished or any(s.how == "unfinished" for s in silences):
        return "unfinished"
    if any(s.how == "unreadable" for s in silences):
        return "unreadable"
    return "not-stated" if silences or attested.looked_in(ident) else "not-in-graph"


def quorum(model: Model, board: str, *, present: int, date: str | None = None) -> dict[str, Any]:
    """Tell whether a number present is quorate, or why that cannot be computed.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    if present < 0:
        raise BadQuestionError((Fault("present", f"{present} people cannot be present; give a number from 0"),))
    ident = model.resolve(board, "body")
    attested, describe = Attested(model, on), Describe(model)
    found = [r for r in rules_of(model, attested, ident, "quorum") if r.polarity != "denies"]
    state = _rules_state(attested, ident, found, _silences(model, attested, ident, "quorum"))
    total = _members_total(model, attested, ident)
    answer, why = (
        quorate(found, present, total, model) if found else (None, _not_told(model, attested, ident, "quorum"))
    )
    question = {"board": describe.ref(ident), "present": present}
    return {
        **common(
            model,
            question,
            state,
            on.isoformat(),
            link(f"/boards/{ident}/quorum", [("present", present), ("date", on.isoformat())]),
            about(model, on, ident),
        ),
        "quorate": answer,
        "why": why,
        "rules": [describe.statement(r) for r in found],
        "membership": {"least": total[0], "most": total[1]},
    }


def _members_total(model: Model, attested: Attested, ident: str) -> tuple[int | None, int | None]:
    """Return the least and the most members that the lists of a board allow; None where a list leaves it open."""
    bounds: list[tuple[int, int | None]] = []
    for one in (x for x in attested.among(model.lists.values()) if x.board == ident):
        if one.declared_total is not None:
            bounds.append((one.declared_total, one.declared_total))
            continue
        counted = _count([s.number for s in attested.among(model.seats.values()) if s.list_ == one.id])
        bounds.append((counted["counted"] or 0, counted["counted_most"]))
    if not bounds:
        return None, None
    uppers = [u for _, u in bounds]
    return min(b[0] for b in bounds), None if None in uppers else max(u for u in uppers if u is not None)

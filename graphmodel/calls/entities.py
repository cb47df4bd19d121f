"""The call `entities/{id}` (command `show`): a thing, all that is stated of it, its periods, what came after it, its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.calls.related import related
from graphmodel.dates import Period, Truth
from graphmodel.errors import NotInGraphError
from graphmodel.findings.find import about, by_id
from graphmodel.ids import KINDS, LAYERS, kind_of, natural
from graphmodel.model.documents import Statement
from graphmodel.structure.statements import Describe
from graphmodel.values import keys, plain

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.law import Norm
    from graphmodel.model.model import Model

_KINDS = (*KINDS, *LAYERS, "list", "codelist", "outcome", "flag")


def show(model: Model, engine: Engine, given: str, *, date: str | None = None) -> dict[str, Any]:
    """Return a thing with all its statements, its state on a day, its successors and findings.

    Raises:
        NotInGraphError, BadQuestionError: the id or the day cannot be read.
    """
    on = asked_day(date)
    listed = _scheme_as_codelist(model, given.strip(), on)
    if listed is not None:
        return listed
    if kind_of(given.strip()) == "finding":
        return _finding(model, given.strip(), on)
    ident = given.strip() if given.strip() in model.records else model.resolve(given, *_KINDS)
    record = model.records[ident]
    describe = Describe(model)
    if isinstance(record, Statement) and kind_of(ident) not in {"plan", "list"}:
        entity = describe.statement(record)
        state = (
            "unreadable" if record.status == "unreadable" else "proposed" if record.status == "proposed" else "answered"
        )
    else:
        entity = {"id": ident, "kind_of_thing": kind_of(ident), **_fields(model, describe, record)}
        state = "proposed" if getattr(record, "status", None) == "proposed" else "answered"
    stated = [describe.statement(s) for s in model.statements_about.get(ident, ()) if s.id != ident]
    if kind_of(ident) == "document":
        stated.sort(key=lambda s: _place_in(ident, s))
    return {
        **common(
            model,
            {"id": describe.ref(ident)},
            state,
            on.isoformat(),
            link(f"/entities/{ident}", [("date", on.isoformat())]),
            about(model, on, ident),
        ),
        "id": ident,
        "label": model.label(ident),
        "kind": kind_of(ident),
        "entity": entity,
        "periods": _periods(record, on),
        "on_the_day": on_the_day(model, engine, ident, on),
        "successors": [plain(s) | {"label": model.label(s.id)} for s in engine.matcher.parties.successors(ident, on)]
        if kind_of(ident) in {"body", "type"}
        else [],
        "statements": stated,
        **related(model, describe, ident),
    }


#: Schemes whose plural is not that of their name.
_SCHEMES = {"subject": "Kinds of person", "information": "Kinds of information"}


def _scheme_as_codelist(model: Model, given: str, on: datetime.date) -> dict[str, Any] | None:
    """Return what a question may be made of, or an answer, as a codelist; they are things with ids of their own, and closed lists too."""
    schemes: dict[str, Any] = {
        "fact": model.facts,
        "flag": model.flags,
        "outcome": model.outcomes,
        "purpose": {i: p for i, p in model.purposes.items() if p.selectable is not False},
        "subject": model.subjects,
        "information": model.information,
    }
    name = given.removeprefix("codelist/").removesuffix("s")
    if not given.startswith("codelist/") or name not in schemes:
        return None
    ident, label = f"codelist/{name}", _SCHEMES.get(name, name.capitalize() + "s")
    codes = [
        {"name": i.partition("/")[2], "label": r.label, "definition": getattr(r, "definition", None)}
        for i, r in schemes[name].items()
    ]
    question = {"id": {"id": ident, "label": label, "kind": "codelist"}}
    entity = {"id": ident, "kind_of_thing": "codelist", "label": label, "codes": codes}
    empty: dict[str, Any] = {"periods": [], "on_the_day": {}, "successors": [], "statements": []}
    return {
        **common(model, question, "answered", on.isoformat(), link(f"/entities/{ident}", [])),
        "id": ident,
        "label": label,
        "kind": "codelist",
        "entity": entity,
        **empty,
    }


def _finding(model: Model, ident: str, on: datetime.date) -> dict[str, Any]:
    """Return a finding with the statements that it rests on; where it is none of the day, on a day of which documents speak."""
    found = by_id(model, ident, on)
    if found is None:
        raise NotInGraphError(ident, (), "id")
    finding, days = found
    describe = Describe(model)
    told = finding.describe(model)
    label = model.code_label("finding-kind", finding.kind)
    empty: dict[str, Any] = {"periods": [], "successors": []}
    return {
        **common(
            model,
            {"id": {"id": ident, "label": label, "kind": "finding"}},
            "answered" if on in days else "not-applicable",
            on.isoformat(),
            link(f"/entities/{ident}", [("date", on.isoformat())]),
        ),
        "id": ident,
        "label": label,
        "kind": "finding",
        "entity": {**told, "kind_of_thing": "finding"},
        "on_the_day": {"found": on in days, "found_on": days[0].isoformat()},
        "statements": [describe.statement(s) for s in finding.statements],
        **empty,
    }


def _place_in(document: str, statement: dict[str, Any]) -> tuple[Any, ...]:
    """Sort key of a statement by where a document says it: the main text first, then its parts, by number."""
    place = next((c for c in statement["citations"] if c["document"] == document), None)
    if place is None:
        return (1, (), (), statement["id"])
    return (0, natural(place["part"] or ""), natural(place["paragraph"]), statement["id"])


def _fields(model: Model, describe: Describe, record: Any) -> dict[str, Any]:
    """Return the fields of a record, ids of other things with their labels."""
    made: dict[str, Any] = {}
    for field, name in keys(type(record)).items():
        value = getattr(record, field)
        if name == "cite":
            made["citations"] = describe.citations(value)
        elif name not in {"id", "key", "polarity", "certainty"} or value:
            made[name] = labelled(model, plain(value))
    made.pop("id", None)
    return made


def labelled(model: Model, value: Any) -> Any:
    """Put id, label and kind in the place of every id of the graph."""
    if isinstance(value, str) and value in model.records and kind_of(value) in _KINDS:
        return plain(model.ref(value))
    if isinstance(value, list):
        return [labelled(model, v) for v in value]
    if isinstance(value, dict):
        return {k: v if k in {"id", "document"} else labelled(model, v) for k, v in value.items()}
    return value


def _periods(record: Any, on: datetime.date) -> list[dict[str, Any]]:
    """Return the stretches of time of a thing: its own, and of each of its types, holders and places."""
    found = []
    for name in ("exists", "in_force", "period", "holds"):
        value = getattr(record, name, None)
        period = value if isinstance(value, Period) else getattr(value, "period", None)
        if period is not None:
            found.append(
                {"what": name, **plain(period), "in_words": period.in_words(), "on_the_day": period.covers(on).value}
            )
    return found


def on_the_day(model: Model, engine: Engine, ident: str, on: datetime.date) -> dict[str, Any]:
    """Say how a thing stood on a day: a body by its types and areas, a norm by nation and by what took its place."""
    if kind_of(ident) in {"body", "type"}:
        party = engine.matcher.party(ident, None, engine.matcher.slices.index(on))
        return {
            "exists": party.exists.word,
            "types": [plain(model.ref(t)) for t in party.own_types],
            "stands_for": [plain(model.ref(h)) for h in party.holders],
            "areas": [plain(model.ref(a)) for a, _ in party.areas or ()],
            "needs_power": party.needs_power,
        }
    if kind_of(ident) == "norm":
        return _norm_on(model, model.norms[ident], on)
    return {}


def _norm_on(model: Model, norm: Norm, on: datetime.date) -> dict[str, Any]:
    """Say whether a norm is in force on a day, and for which classes: a row may end before the norm does."""
    sides = (norm.bearer, norm.discloser, norm.recipient, norm.for_whom, norm.counterpart)
    rows = {r.id: r for side in sides for r in side}
    ended = [r for r in rows.values() if r.period.covers(on) is Truth.FAILS]
    living = [r for r in rows.values() if r.period.covers(on) is not Truth.FAILS]
    in_force = norm.in_force.period.covers(on)
    told = {
        Truth.HOLDS: f"in force on {on}",
        Truth.FAILS: f"not in force on {on}",
        Truth.UNKNOWN: f"whether it was in force on {on} is not confirmed",
    }[in_force]
    here = sorted({model.label(r.class_) for r in norm.bearer if r.period.covers(on) is not Truth.FAILS})
    gone = sorted(
        {f"{model.label(r.class_)} ({r.period.in_words()})" for r in norm.bearer if r.period.covers(on) is Truth.FAILS}
    )
    return {
        "in_force": in_force.value,
        "told": told
        + (f"; borne by {', '.join(here)}" if here else "; borne by nobody on that day")
        + (f"; no longer or not yet by {', '.join(gone)}" if gone else ""),
        "rows_in_force": [plain(r) for r in living],
        "rows_not_in_force": [plain(r) for r in ended],
        "replaced_by": [plain(model.ref(r)) for r in norm.replaced_by],
    }

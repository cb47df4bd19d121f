"""The calls on who bears what: the norms of a body (`duties BODY`), and the bodies of a norm (`duties --norm NORM`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.calls.paging import ALL, Part
from graphmodel.ids import kind_of
from graphmodel.legal_basis.standing import Rank, rank_on
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.party import Party
    from graphmodel.model.law import Norm, PartyRow
    from graphmodel.model.model import Model


def duties(model: Model, engine: Engine, body: str, *, date: str | None = None, part: Part = ALL) -> dict[str, Any]:
    """Return every norm that a body bears, or is owed, on a day, with the chain that makes it so.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(body, "body", "type")
    describe = Describe(model)
    party = engine.matcher.party(ident, None, engine.matcher.slices.index(on))
    rows = (
        []
        if party.exists is Rank.FAILS
        else [r for n in engine.matcher.norms for r in _of_norm(model, describe, n, party, on)]
    )
    state = "answered" if rows else "not-applicable" if party.exists is Rank.FAILS else "not-in-graph"
    path = f"/bodies/{ident}/duties"
    again = link(path, [("date", on.isoformat())])
    some, more = part.of(model, rows, again, path)
    return {
        **common(model, {"body": describe.ref(ident)}, state, on.isoformat(), again),
        "exists": party.exists.word,
        "duties": some,
        "total": len(rows),
        "next": more,
    }


def holders(
    model: Model, engine: Engine, norm: str, *, area: str | None = None, date: str | None = None, part: Part = ALL
) -> dict[str, Any]:
    """Return the bodies that bear a norm on a day, in an area or anywhere; what only stands for such a body is left to it.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(norm, "norm")
    place = model.resolve(area, "area", field="area") if area else None
    describe = Describe(model)
    matcher = engine.matcher
    piece = matcher.slices.index(on)
    rows = []
    for body in sorted(model.bodies):
        party = matcher.party(body, None, piece)
        if (
            party.exists < Rank.FAILS
            and party.standings
            and (place is None or any(matcher.places.overlap(a, place) for a, _ in party.areas or ()))
        ):
            rows += [
                r
                for r in _of_norm(model, describe, model.norms[ident], party, on)
                if r["side"] == "bearer" and not any(t["kind"] == "body" for t in r["through"])
            ]
    question = {"norm": describe.ref(ident), "area": describe.ref(place)}
    path = f"/norms/{ident}/holders"
    again = link(path, [("area", place), ("date", on.isoformat())])
    some, more = part.of(model, rows, again, path)
    return {
        **common(model, question, "answered" if rows else "not-in-graph", on.isoformat(), again),
        "duties": some,
        "total": len(rows),
        "next": more,
    }


def _of_norm(model: Model, describe: Describe, norm: Norm, party: Party, on: datetime.date) -> list[dict[str, Any]]:
    """Return a row for each side of a norm on which a party stands; the surest chain speaks for the side."""
    in_force = rank_on(norm.in_force.period, on)
    if in_force is Rank.FAILS:
        return []
    found = []
    for side, rows in (("bearer", norm.bearer), ("counterpart", norm.counterpart)):
        chains = [
            (max(s.condition, s.date, rank_on(r.period, on)), len(s.steps), r, s)
            for r in rows
            for s in party.standings.get(r.class_, ())
            if max(s.condition, s.date, rank_on(r.period, on)) < Rank.FAILS
        ]
        if not chains:
            continue
        rank, _, row, standing = min(chains, key=lambda c: (c[0], c[1], c[2].id))
        found.append(
            {
                "side": side,
                "norm": describe.ref(norm.id),
                "provision": norm.provision,
                "modality": norm.modality,
                "basis": norm.basis,
                "bearer": describe.ref(party.id),
                "through": describe.refs(
                    s.to
                    for s in standing.steps
                    if kind_of(s.to) in {"type", "body"} and not (s.to in model.types and model.types[s.to].everyone)
                ),
                "owed_to": [
                    describe.ref(r.class_) for r in _living(norm.counterpart if side == "bearer" else norm.bearer, on)
                ],
                "purposes": describe.refs(norm.purposes),
                "result": max(rank, in_force).word,
                "in_force": norm.in_force.period.in_words(),
                "commencement": norm.commencement,
                "confidence": norm.confidence,
                "conditions": [s.condition for s in standing.steps if s.condition],
                "citations": [
                    {"norm": norm.id, "provision": norm.provision, "pinpoint": row.pinpoint, "url": norm.url}
                ],
            }
        )
    return found


def _living(rows: tuple[PartyRow, ...], on: datetime.date) -> list[PartyRow]:
    return [r for r in rows if rank_on(r.period, on) < Rank.FAILS]

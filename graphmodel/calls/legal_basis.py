"""The call `legal-basis` (command `ask`): from a question as typed to the answer as other programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from graphmodel.calls.envelope import common
from graphmodel.ids import kind_of
from graphmodel.legal_basis.standing import Rank
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Asked, Question
    from graphmodel.model.model import Model

_MOST_PAIRS = 400


def ask(model: Model, engine: Engine, asked: Asked) -> dict[str, Any]:
    """Answer a question as typed: one answer for one pair of parties, `answers` for several.

    Raises:
        BadQuestionError: with every fault of the question.
        NotInGraphError: where an id is nowhere in the graph.
    """
    questions = asked.resolve(model)
    pairs = [q for question in questions for q in _members(model, engine, question)][:_MOST_PAIRS]
    if len(pairs) == 1:
        return one(model, engine, pairs[0])
    answers = [one(model, engine, q) for q in pairs]
    found = sorted((a["outcome"] for a in answers if a["outcome"]), key=lambda o: model.outcomes["outcome/" + o].order)
    first = questions[0]
    told = (
        f"Answered pair by pair, {len(answers)} answers; the furthest-reaching outcome among them is {found[0]!r}."
        if found
        else "Answered pair by pair."
    )
    if len(questions) == 1:
        told = f"A partnership that no provision in the graph names is answered for its members: {told}"
    return {
        **common(
            model,
            asked_words(model, first)
            | {
                "discloser": [plain(model.ref(d)) for d in dict.fromkeys(q.discloser for q in questions)],
                "recipient": [plain(model.ref(r)) for r in dict.fromkeys(q.recipient for q in questions)],
            },
            "answered",
            first.on.isoformat(),
            _link(questions),
        ),
        "outcome": found[0] if found else None,
        "headline": told,
        "answers": answers,
    }


def one(model: Model, engine: Engine, question: Question) -> dict[str, Any]:
    """Return the answer for one pair of parties."""
    verdict = plain(engine.answer(question))
    state = verdict.pop("state")
    return {**common(model, asked_words(model, question), state, question.on.isoformat(), _link([question])), **verdict}


def asked_words(model: Model, question: Question) -> dict[str, Any]:
    """Return the question as it was understood, with labels."""

    def ref(ident: str | None) -> Any:
        return plain(model.ref(ident)) if ident else None

    return {
        "discloser": ref(question.discloser),
        "recipient": ref(question.recipient),
        "purpose": ref(question.purpose),
        "subject": ref(question.subject),
        "information": [ref(i) for i in question.information],
        "date": question.on.isoformat(),
        "within": ref(question.within),
        "capacity_from": ref(question.capacity_from),
        "capacity_to": ref(question.capacity_to),
        "nation": question.nation,
        "facts": {f.removeprefix("fact/"): v for f, v in question.facts},
    }


def _link(questions: list[Question]) -> str:
    """Return the link that asks again."""
    q = questions[0]
    pairs: list[tuple[str, str]] = [("discloser", d) for d in dict.fromkeys(x.discloser for x in questions)]
    pairs += [("recipient", r) for r in dict.fromkeys(x.recipient for x in questions)]
    pairs += [
        ("purpose", q.purpose),
        ("subject", q.subject),
        *(("information", i) for i in q.information),
        ("date", q.on.isoformat()),
    ]
    pairs += [
        (n, v)
        for n, v in (("within", q.within), ("capacity_from", q.capacity_from), ("capacity_to", q.capacity_to))
        if v
    ]
    if q.nation != "england":
        pairs.append(("nation", q.nation))
    pairs += [("fact", f"{f.removeprefix('fact/')}={str(v).lower()}") for f, v in q.facts]
    return "/ask?" + urlencode(pairs, safe="/=")


def _members(model: Model, engine: Engine, question: Question) -> list[Question]:
    """Return the question, or one for each member where a side is a partnership that no provision names."""
    from dataclasses import replace  # noqa: PLC0415  used for partnerships only

    found = [question]
    if givers := _members_of(model, engine, question, "discloser"):
        found = [replace(q, discloser=m) for q in found for m in givers]
    if takers := _members_of(model, engine, question, "recipient"):
        found = [replace(q, recipient=m) for q in found for m in takers]
    return found


def _members_of(model: Model, engine: Engine, question: Question, side: str) -> list[str]:
    """Return the members of an unincorporated partnership that stands on no side of any norm; none where it is answered for itself."""
    ident = getattr(question, side)
    piece = engine.matcher.slices.index(question.on)
    party = engine.matcher.party(ident, None, piece)
    if party.exists is Rank.FAILS or any(model.types[c].everyone for c in party.standings):
        return []
    body = model.bodies.get(ident)
    if body is None and model.types[ident].sort in {"group", "person"}:
        return []
    if body is not None and body.legal_personality == "true":
        return []
    if engine.matcher.named(ident, side, piece):
        return []
    seats = [s for s in model.seats.values() if model.lists[s.list_].board == ident]
    holders = [
        h for s in seats for h in (s.holder, *s.represents) if h and kind_of(h) == "body" and model.bodies[h].types
    ]
    if holders:
        return sorted(dict.fromkeys(holders))
    return sorted({r for t in party.own_types for r in model.types[t].members_role})


def facts_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return facts given as `name=true`; a name alone is taken as `name=` and refused later with its name.

    >>> facts_of(["request-made=true"])
    {'request-made': 'true'}
    """
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}

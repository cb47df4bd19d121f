"""The call `legal-basis` (command `ask`): from a question as typed to the answer as other programs read it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import common, query
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.findings.find import about_norms
from graphmodel.legal_basis.question import MOST_PAIRS
from graphmodel.matrix.marks import mark
from graphmodel.values import plain, plain_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Asked, Question
    from graphmodel.model.model import Model


def ask(model: Model, engine: Engine, asked: Asked) -> dict[str, Any]:
    """Answer a question as typed: one answer for one pair of parties; `answers` for several, and where the members of a partnership stand for it.

    Raises:
        BadQuestionError: with every fault of the question.
        NotInGraphError: where an id is nowhere in the graph.
    """
    questions = asked.resolve(model)
    pairs = [q for question in questions for q in engine.partnerships.questions(question)]
    if len(pairs) > MOST_PAIRS:
        told = f"this asks about {len(pairs)} pairs of parties; ask about {MOST_PAIRS} at most in one question"
        raise BadQuestionError((Fault("recipient", told),))
    if len(pairs) == 1 and pairs == questions:
        return one(model, engine, pairs[0])
    answers = [one(model, engine, q) for q in pairs]
    first = questions[0]
    counts = Counter(a["outcome"] or a["state"] for a in answers)
    order = sorted(
        counts, key=lambda o: model.outcomes["outcome/" + o].order if "outcome/" + o in model.outcomes else 0
    )
    many = "1 answer, for" if len(answers) == 1 else f"{len(answers)} answers, each for"
    told = f"{many} one pair only: {', '.join(f'{counts[o]} {mark(o).words}' for o in order)}."
    if len(questions) == 1:
        told = f"A partnership that is not known to be a person in law, and that no provision in the graph names, is answered for its members. {told}"
    parties = {
        "discloser": [plain(model.ref(d)) for d in dict.fromkeys(q.discloser for q in questions)],
        "recipient": [plain(model.ref(r)) for r in dict.fromkeys(q.recipient for q in questions)],
    }
    return {
        **common(model, asked_words(model, first) | parties, "answered", first.on.isoformat(), permalink(questions)),
        "outcome": None,
        "headline": told,
        "answers": answers,
    }


def one(model: Model, engine: Engine, question: Question) -> dict[str, Any]:
    """Return the answer for one pair of parties."""
    verdict = plain_answer(engine.answer(question))
    state = verdict.pop("state")
    served = engine.served(question)
    norms = [b["norm"]["id"] for b in verdict["bases"]]
    findings = about_norms(
        model, question.on, norms, lambda area: any(engine.matcher.places.overlap(area, s) for s in served)
    )
    return {
        **common(model, asked_words(model, question), state, question.on.isoformat(), permalink([question]), findings),
        **verdict,
    }


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


def permalink(questions: list[Question]) -> str:
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
    return "/ask?" + query(pairs)


def facts_of(pairs: Iterable[str]) -> list[tuple[str, str]]:
    """Return facts given as `name=true`; a name alone is taken as `name=` and refused later with its name.

    >>> facts_of(["request-made=true"])
    [('request-made', 'true')]
    """
    return [(name, value) for name, _, value in (pair.partition("=") for pair in pairs)]

"""A fact of the case as a question: why it is asked is what it can change, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.pages.check_view import Option, View
from api.pages.check_words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.pages.check_flow import Flow
    from graphmodel.legal_basis.deciding_facts import Branch, DecidingFact
    from graphmodel.model.model import Model

ANSWERS = {"true": "Yes", "false": "No", "unknown": "I'm not sure"}
_MISSING = "Choose yes, no, or I'm not sure"
_LAST = "What is not known is never taken as true, and the answer then says what hangs on it."
_MOST_NORMS = 3


def view(flow: Flow, name: str, error: str = "") -> View:
    """Return the page of a fact."""
    ident = f"fact/{name}"
    told = flow.state.told(name)
    state = flow.state.with_(facts=tuple(f for f in flow.state.facts if f[0] != name))
    untold = type(flow)(flow.graph, state) if told else flow
    deciding = next((f for f in untold.facts if f.id == ident), None)
    options = [
        Option(f"{name}={value}", label, checked=told == value)
        for value, label in ANSWERS.items()
        if value != "unknown"
    ]
    return View(
        page=ident,
        name="fact",
        control="radios",
        words=Words(flow.model.label(ident), "", _LAST, flow.model.label(ident), _MISSING),
        hidden=state.pairs(),
        hint=_hint(flow.model, deciding) if deciding else "",
        options=(("", tuple(options)),),
        sure=Option(f"{name}=unknown", ANSWERS["unknown"], checked=told == "unknown"),
        error=error and _MISSING,
        links=[("Skip the remaining questions", flow.skipped().link("answers"))],
        why=_why(flow.model, deciding) if deciding else (),
    )


def _hint(model: Model, fact: DecidingFact) -> str:
    """Return the norms that a yes brings in, so that it is known what is asked for."""
    new = [n for n in fact.if_true.reached.norms if n not in fact.unknown.norms]
    return " ".join(f"{model.label(n)}: {model.norms[n].summary}" for n in new[:_MOST_NORMS])


def _why(model: Model, fact: DecidingFact) -> tuple[str, ...]:
    told = (("If yes", fact.if_true), ("If no", fact.if_false))
    return tuple(f"{when}: {what}." for when, branch in told if (what := "; ".join(_changes(model, fact, branch))))


def _changes(model: Model, fact: DecidingFact, branch: Branch) -> Iterable[str]:
    if "short-form" in branch.changes:
        yield "the answer begins with what has to be done first"
    if "outcome" in branch.changes:
        yield f"the answer becomes \u201c{model.label(f'outcome/{branch.reached.outcome}')}\u201d"
    elif "norms" in branch.changes:
        norms = [model.label(n) for n in branch.reached.norms if n not in fact.unknown.norms]
        gone = [model.label(n) for n in fact.unknown.norms if n not in branch.reached.norms]
        yield (
            f"it rests on {', '.join(norms[:_MOST_NORMS])}"
            if norms
            else f"it no longer rests on {', '.join(gone[:_MOST_NORMS])}"
        )
    yield from (f"this warning goes: {model.label(f'flag/{f}')}" for f in branch.lost)
    yield from (f"this warning comes: {model.label(f'flag/{f}')}" for f in branch.raised)

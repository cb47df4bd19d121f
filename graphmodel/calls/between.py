"""The call `legal-basis/between` (command `ask --between`): from when to when the answer to one question stays the same, and what changed it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from msgspec.structs import replace

from graphmodel.calls.envelope import common, query
from graphmodel.calls.legal_basis import asked_words, permalink
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError
from graphmodel.findings.find import about_norms
from graphmodel.layers.layer_facts import LAYERS
from graphmodel.timeline.change_words import ChangeWords
from graphmodel.timeline.changes import Changes
from graphmodel.timeline.span import Span
from graphmodel.timeline.stretches import stretches
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Asked, Question
    from graphmodel.model.model import Model
    from graphmodel.timeline.stretches import Stretch


def between(model: Model, engine: Engine, asked: Asked, days: Sequence[str]) -> dict[str, Any]:
    """Answer a question for every day from a first to a last one, both included.

    Args:
        model: what is asked.
        engine: what answers.
        asked: the question as typed, without a date.
        days: the two days as typed.

    Returns:
        `stretches` of time, half-open, without gap or overlap, in each of which the answer stays the same, and `borders`: what changed between each
        and the next. Two answers are the same if their state, outcome, warnings, bases with role and what they wait for, near misses with what fails,
        and what each layer names are the same.

    Raises:
        BadQuestionError: with every fault of the question and of the days, or where it asks about several pairs.
        NotInGraphError: where an id is nowhere in the graph and nothing else is wrong.
    """
    question, span = _read(model, asked, days)
    found = stretches(engine, question, span)
    changes, words = Changes(engine), ChangeWords(model)
    borders = [changes.between(before, after) for before, after in pairwise(found)]
    resolved = {k: v for k, v in asked_words(model, question).items() if k != "date"}
    resolved["between"] = [span.first.isoformat(), span.last.isoformat()]
    outcomes = {s.verdict.outcome for s in found}
    return {
        **common(model, resolved, "answered", span.last.isoformat(), _link(question, span), _findings(engine, found)),
        "outcome": outcomes.pop() if len(outcomes) == 1 else None,
        "told": _told(model, span, borders),
        "stretches": [_stretch(model, s, span) for s in found],
        "borders": [{**border, "in_words": words.write(border)} for border in borders],
    }


def _read(model: Model, asked: Asked, days: Sequence[str]) -> tuple[Question, Span]:
    """Return the one question and the days; every fault of both is told at once."""
    faults: list[Fault] = []
    span, questions = None, []
    try:
        span = Span.read(days, asked.date)
    except BadQuestionError as error:
        faults += error.faults
    try:
        questions = replace(asked, date=span.first.isoformat() if span else "").resolve(model)
    except BadQuestionError as error:
        faults += error.faults
    except NotInGraphError as error:
        if not faults:
            raise
        faults += error.faults
    if len(questions) > 1:
        told = f"`between` asks about one pair of parties; this asks about {len(questions)} pairs: ask about each by itself"
        faults.append(Fault("between", told))
    if faults or span is None:
        raise BadQuestionError(tuple(faults))
    return questions[0], span


def _link(question: Question, span: Span) -> str:
    """Return the link that asks again."""
    _, _, rest = permalink([question]).partition("?")
    pairs = [(n, v) for n, v in parse_qsl(rest) if n != "date"]
    pairs += [("between", day.isoformat()) for day in (span.first, span.last)]
    return "/ask/between?" + query(pairs)


def _stretch(model: Model, stretch: Stretch, span: Span) -> dict[str, Any]:
    """Return one stretch: the answer of its first day in short, and the link to all of it."""
    verdict, counts = stretch.verdict, stretch.essence
    return {
        "from": stretch.first.isoformat(),
        "until": stretch.until.isoformat() if stretch.until else None,
        "in_words": _in_words(stretch, span),
        "state": verdict.state,
        "outcome": verdict.outcome,
        "flags": list(verdict.flags),
        "headline": verdict.headline,
        "bases": [
            {
                "norm": plain(b.norm),
                "role": b.role,
                "required_if": list(b.required_if),
                "permitted_if": list(b.permitted_if),
            }
            for b in verdict.bases
        ],
        "near_misses": [{"norm": plain(m.norm), "failures": list(m.failures)} for m in verdict.near_misses],
        "layers": {
            layer: {
                "result": getattr(getattr(verdict, layer), "result", None),
                **_named(model, stretch, layer),
            }
            for layer in LAYERS
            if hasattr(getattr(verdict, layer), "result")
        },
        "successors": plain(verdict.successors),
        "choices": [plain(model.ref(c)) for c in counts.choices],
        "permalink": permalink([stretch.question]),
    }


def _named(model: Model, stretch: Stretch, layer: str) -> dict[str, list[dict[str, str]]]:
    """Return the things that a layer names, by field."""
    found: dict[str, list[dict[str, str]]] = {}
    for fact in sorted(stretch.essence.layers):
        if fact.layer == layer and not fact.about and fact.value in model.records:
            found.setdefault(fact.what, []).append(plain(model.ref(fact.value)))
    return found


def _in_words(stretch: Stretch, span: Span) -> str:
    if stretch.until is None or stretch.until > span.last:
        return f"from {stretch.first} to {span.last}, that day included"
    return f"from {stretch.first} until {stretch.until}"


def _findings(engine: Engine, found: list[Stretch]) -> list[dict[str, Any]]:
    """Return the findings that touch the answer of any stretch, as its own answer has them."""

    def of(stretch: Stretch) -> list[dict[str, Any]]:
        served = engine.served(stretch.question)
        overlap = engine.matcher.places.overlap
        norms = [b.norm.id for b in stretch.verdict.bases]
        return about_norms(engine.model, stretch.first, norms, lambda area: any(overlap(area, s) for s in served))

    rows = {row["id"]: row for stretch in found for row in of(stretch)}
    return [rows[i] for i in sorted(rows)]


def _told(model: Model, span: Span, borders: list[dict[str, Any]]) -> str:
    """Say how often the answer changes, and in what."""

    def times(count: int) -> str:
        return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")

    lighter = sum(
        not (b["outcome"] or b["state"] or b["unanswered"] or any(b["flags"].values()) or any(b["bases"].values()))
        for b in borders
    )
    said = f"From {span.first} to {span.last} the answer changes {times(len(borders))}"
    if borders:
        said += f", its outcome {times(sum(bool(b['outcome']) for b in borders))}"
    if lighter:
        said += f"; {times(lighter)} only in what comes near or in what the layers name"
    return f"{said}. The law in the graph was seen up to {model.release.law_checked_to}."

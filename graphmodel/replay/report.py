"""What a replay reports of one record."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graphmodel.calls.legal_basis import asked_words, permalink
from graphmodel.replay.asked_again import answered, in_words, obstacles, question
from graphmodel.replay.causes import Trials
from graphmodel.replay.changed_law import changed_law
from graphmodel.replay.differences import differences
from graphmodel.replay.essence import LISTS, essence
from graphmodel.replay.law_rows import LawRows
from graphmodel.replay.names import Names
from graphmodel.replay.tests_then_and_now import TestsThenAndNow
from graphmodel.replay.words import Words

if TYPE_CHECKING:
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.replay.asked_again import Obstacle
    from graphmodel.replay.causes import Budget
    from graphmodel.replay.filed import Filed

SAME, CHANGED, CANNOT_BE_ASKED, UNREADABLE = "same", "changed", "cannot-be-asked", "unreadable"


def report(engine: Engine, filed: Filed, dataset: dict[str, Any], budget: Budget) -> dict[str, Any]:
    """Return what a replay says of one record: how its answer differs today, and what made the difference.

    Args:
        engine: what answers today.
        filed: the record.
        dataset: version and digest of today's data.
        budget: how often the question may be asked to find out what made the difference.
    """
    model = engine.model
    data = {"before": filed.dataset, "after": dataset}
    if found := obstacles(model, filed.question):
        return {**_empty(CANNOT_BE_ASKED), **_not_asked(filed, found), "dataset": data}
    asked = question(model, filed.question)
    verdict, answer = answered(engine, asked)
    names, tests = Names(model, filed), TestsThenAndNow(engine, asked, verdict, filed)
    before, after = essence(filed.answer), essence(answer)
    changed = changed_law(model, filed, names)
    causes = Trials(model, asked, after, budget).causes(before, changed)
    rows = LawRows(names, before, after, tests.compared)
    law = [rows.changed(c, causes) for c in changed] + [rows.newcomer(i) for i in causes.newcomers]
    words = asked_words(model, asked)
    found_to_differ = {
        "state": SAME if before == after else CHANGED,
        "title": in_words(words),
        "question": words,
        "dataset": data,
        "answer_state": {"before": before.state, "after": after.state},
        "outcome": {"before": before.outcome, "after": after.outcome},
        "ready": {"before": before.ready, "after": after.ready},
        "headline": {"before": filed.answer["headline"], "after": answer["headline"]},
        "made_the_difference": [r for r in law if r["made_a_difference"]],
        "not_tried": [r for r in law if r["made_a_difference"] is None],
        "no_difference": [r for r in law if r["made_a_difference"] is False],
        "accounted_for": None if before == after else causes.accounted_for,
        **differences(names, before, after, tests.compared),
        "in_other_words": [
            k for k in sorted(answer) if before == after and k != "coverage" and filed.answer.get(k) != answer[k]
        ],
        "permalink": permalink([asked]),
    }
    return {**_empty(SAME), **found_to_differ, **Words(names).write(found_to_differ)}


def unreadable(told: str) -> dict[str, Any]:
    """Return the row of what is no record."""
    return {**_empty(UNREADABLE), "told": told}


def _not_asked(filed: Filed, found: list[Obstacle]) -> dict[str, Any]:
    return {
        "title": in_words(filed.question),
        "question": filed.question,
        "told": f"This cannot be asked today: {'; '.join(o.why for o in found)}.",
        "obstacles": [asdict(o) | {"did_you_mean": list(o.did_you_mean)} for o in found],
        "answer_state": {"before": filed.answer["state"], "after": None},
        "outcome": {"before": filed.answer["outcome"], "after": None},
        "ready": {"before": filed.answer["ready"], "after": None},
        "headline": {"before": filed.answer["headline"], "after": None},
    }


def _empty(state: str) -> dict[str, Any]:
    """Return a report in which nothing is said yet: every field is there, whatever comes of a record."""
    gained: dict[str, Any] = {"gained": [], "lost": []}
    norms = {**gained, "changed": []}
    return {
        "state": state,
        "title": None,
        "told": "",
        "in_words": {"data": None, "cause": [], "consequences": [], "no_difference": []},
        "question": None,
        "obstacles": [],
        "dataset": None,
        **{k: {"before": None, "after": None} for k in ("answer_state", "outcome", "ready", "headline")},
        **{k: [] for k in ("made_the_difference", "not_tried", "no_difference")},
        "accounted_for": None,
        "headline_norms": gained,
        "bases": norms,
        "near_misses": norms,
        "layer_results": [],
        "layers": [],
        **dict.fromkeys(("successors", "choices", *LISTS), gained),
        "in_other_words": [],
        "permalink": None,
    }

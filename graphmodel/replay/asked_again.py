"""A filed question asked again: today's answer, or why it cannot be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Asked
from graphmodel.timeline.stretches import answer
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.legal_basis.answer import Verdict
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model


@dataclass(frozen=True)
class Obstacle:
    """Why a filed question cannot be asked.

    Attributes:
        field: the part of the question.
        id, label: what was filed there.
        now: the id under which the graph knows it today; null where it does not.
        did_you_mean: ids that come near.
        why: the same in a sentence.
    """

    field: str
    id: str
    label: str
    now: str | None
    did_you_mean: tuple[str, ...]
    why: str


def obstacles(model: Model, filed: Mapping[str, Any]) -> list[Obstacle]:
    """Return why a filed question cannot be asked; nothing where it can.

    Args:
        model: what would be asked.
        filed: the question as it was understood when it was filed, with labels.
    """
    found = [o for field, ident, label in _named(filed) if (o := _obstacle(model, field, ident, label)) is not None]
    if not found:
        try:
            question(model, filed)
        except (BadQuestionError, NotInGraphError) as error:
            return [Obstacle(f.field, "", "", None, f.did_you_mean, f.message) for f in error.faults]
    return found


def question(model: Model, filed: Mapping[str, Any]) -> Question:
    """Return a filed question, resolved.

    Raises:
        BadQuestionError: today it is no question; `obstacles` says why.
        NotInGraphError: an id is nowhere in the graph.
    """
    within, capacity_from, capacity_to = (
        filed[k] and filed[k]["id"] for k in ("within", "capacity_from", "capacity_to")
    )
    asked = Asked(
        discloser=[filed["discloser"]["id"]],
        recipient=[filed["recipient"]["id"]],
        purpose=filed["purpose"]["id"],
        subject=filed["subject"]["id"],
        information=[i["id"] for i in filed["information"]],
        date=filed["date"],
        facts=filed["facts"],
        within=within,
        capacity_from=capacity_from,
        capacity_to=capacity_to,
        nation=filed["nation"],
    )
    return asked.resolve(model)[0]


def answered(engine: Engine, asked: Question) -> tuple[Verdict, dict[str, Any]]:
    """Return the verdict on a question, and the same as plain data."""
    verdict = answer(engine, asked)
    return verdict, plain(verdict)


def in_words(filed: Mapping[str, Any]) -> str:
    """Return a question in words."""
    kinds = ", ".join(i["label"] for i in filed["information"])
    said = f"{kinds} (about: {filed['subject']['label']}), from {filed['discloser']['label']} to {filed['recipient']['label']}"
    said += f", for {filed['purpose']['label']}, on {filed['date']}"
    beside = [f"within {filed['within']['label']}"] if filed["within"] else []
    for side, key in (("the discloser", "capacity_from"), ("the recipient", "capacity_to")):
        beside += [f"{side} as {filed[key]['label']}"] if filed[key] else []
    beside += [f"{name}: {'yes' if value else 'no'}" for name, value in sorted(filed["facts"].items())]
    return said + (f" ({'; '.join(beside)})" if beside else "")


def _named(filed: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the field, id and label of everything that a question names."""
    for field in ("discloser", "recipient", "purpose", "subject", "within", "capacity_from", "capacity_to"):
        if filed[field]:
            yield field, filed[field]["id"], filed[field]["label"]
    for kind in filed["information"]:
        yield "information", kind["id"], kind["label"]
    for name in sorted(filed["facts"]):
        yield "fact", f"fact/{name}", name


def _obstacle(model: Model, field: str, ident: str, label: str) -> Obstacle | None:
    if ident in model.records:
        return None
    try:
        now = model.resolve(ident, ident.partition("/")[0], field=field)
    except NotInGraphError as error:
        near = f"; near it: {', '.join(error.did_you_mean)}" if error.did_you_mean else ""
        return Obstacle(
            field, ident, label, None, error.did_you_mean, f"{ident} ({label}) is no longer in the graph{near}"
        )
    told = f"{ident} ({label}) is in the graph as {now} today: ask the question of that"
    return Obstacle(field, ident, label, now, (now,), told)

"""The call `record`: the answer on the legal basis for one pair of parties, as the record of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import common
from graphmodel.calls.legal_basis import one
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.record.fields import agreement_fields, decision_fields
from graphmodel.record.named_law import layers_named, norms_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Asked
    from graphmodel.model.model import Model

#: The version of the shape of a record, for programs that read saved ones.
FORMAT = 1
#: The codelists whose words a record is written in.
_CODELISTS = (
    "basis",
    "commencement",
    "confidence",
    "data-kind",
    "gateway-kind",
    "layer-result",
    "modality",
    "nation",
    "policy-document-needed",
    "prompt-topic",
    "state",
    "test",
    "test-result",
)


def record(model: Model, engine: Engine, asked: Asked) -> dict[str, Any]:
    """Return the record of one question: the whole answer, the headings of a decision with what fills them, and the law as it stood in the graph.

    Raises:
        BadQuestionError: with every fault of the question; or where it is about several pairs of parties, of which each needs a record of its own.
        NotInGraphError: where an id is nowhere in the graph.
    """
    questions = asked.resolve(model)
    pairs = [q for question in questions for q in engine.partnerships.questions(question)]
    if len(pairs) == 1 and pairs != questions:
        ends = [model.label(party) for party in (pairs[0].discloser, pairs[0].recipient)]
        told = f"a partnership that is no person in law is answered for its members: make the record of {ends[0]} to {ends[1]}"
        raise BadQuestionError((Fault("recipient", told),))
    if len(pairs) != 1:
        told = f"a record is about one body that gives and one that receives, and this asks about {len(pairs)} pairs: make one record for each"
        raise BadQuestionError((Fault("recipient", told),))
    answer = one(model, engine, pairs[0])
    path = "/record" + answer["permalink"].removeprefix("/ask")
    return {
        **common(model, answer["question"], answer["state"], answer["date"], path, answer["findings"]),
        "kind": "record",
        "format": FORMAT,
        "title": title(answer["question"]),
        "outcome": answer["outcome"],
        "ready": answer["ready"],
        "not_ready": answer["not_ready"],
        "fields": decision_fields(model, answer),
        "agreement_fields": agreement_fields(model),
        "questions_to_officer": _questions(answer),
        "labels": _labels(model, answer),
        "dpv": _terms(model, answer["question"]),
        "answer": answer,
        "norms": norms_named(model, answer),
        "layers": layers_named(model, answer),
    }


def title(question: Mapping[str, Any]) -> str:
    """Return what would be shared, from whom to whom, in words."""
    what = ", ".join(i["label"] for i in question["information"])
    about, giver, taker = (question[k]["label"] for k in ("subject", "discloser", "recipient"))
    return f"Record of a decision on disclosure: {what} (about: {about}), from {giver} to {taker}"


def _questions(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what the officer answers, each with an empty place for it."""
    rights = answer["human_rights"]
    asked = [("human-rights", p) for p in rights.get("prompts", ())] + [
        ("how-much", p) for p in rights.get("how_much", ())
    ]
    found = [
        {"id": p["id"], "topic": topic, "text": p["text"], "explained_by": p["explained_by"], "answer": ""}
        for topic, p in asked
    ]
    return found + [
        {"id": None, "topic": "for-the-officer", "text": text, "explained_by": [], "answer": ""}
        for text in answer["for_the_officer"]
    ]


def _labels(model: Model, answer: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return what the words of an answer are called, by codelist; of outcomes and flags only those that occur."""
    outcome = answer["outcome"]
    found = {
        "outcome": {outcome: model.label(f"outcome/{outcome}")} if outcome else {},
        "flag": {f: model.label(f"flag/{f}") for f in sorted({*answer["flags"], *answer["not_ready"]})},
        "fact": {f: model.label(f"fact/{f}") for f in sorted(answer["question"]["facts"])},
    }
    return found | {name: {c.name: c.label for c in model.codelists[f"codelist/{name}"].codes} for name in _CODELISTS}


def _terms(model: Model, question: Mapping[str, Any]) -> dict[str, str]:
    """Return the nearest term of the Data Privacy Vocabulary of what was asked, where the data name one."""
    named = {question["purpose"]["id"], question["subject"]["id"], *(i["id"] for i in question["information"])}
    return {i: term for i in sorted(named) if (term := model.records[i].dpv)}

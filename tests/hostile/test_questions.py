"""Questions out of any bytes, with the reference and the oracle as judges: each is refused in words, or its answer is what they find.

`python -m tests.hostile` does the same on as many questions as one has time for.
"""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.question import Asked
from tests import oracle
from tests.hostile.__main__ import part
from tests.hostile.judge import Judge
from tests.reference.outcome import Reference

SEED, COUNT = 7, 800


@pytest.fixture(scope="module")
def reference(model):
    return Reference(model)


@pytest.fixture
def judge(graph, reference):
    """One that judges every question in every way."""
    return Judge(graph, reference, door=1, sparql=1)


@pytest.fixture(scope="module")
def answered(graph, reference):
    """Bytes that make a question with one answer, which rests on some norm."""
    chance, judge = random.Random(SEED), Judge(graph, reference)
    for _ in range(1_000):
        data = chance.randbytes(80)
        judge.bytes(data)
        if judge.counts["one pair"] and "permitted" in " ".join(judge.comparison.outcomes):
            return data
        judge.counts.clear()
        judge.comparison.outcomes.clear()
    raise AssertionError("no question was answered")


def test_questions_out_of_any_bytes_are_refused_or_agree_with_those_who_judge(graph, reference):
    judge = Judge(graph, reference, sparql=20)
    assert not part(judge, SEED, COUNT, alike=5)
    counts = judge.counts
    assert counts["asked"] == COUNT == counts["refused"] + counts["one pair"] + counts["several pairs"]
    assert min(counts["refused"], counts["one pair"], counts["several pairs"]) > COUNT / 50
    assert counts["through the front door"] > COUNT / 20
    assert counts["put to SPARQL"] > 3
    assert len(judge.comparison.outcomes) > 5


def test_what_is_right_is_passed(judge, answered):
    assert not judge.bytes(answered)
    assert judge.counts["put to SPARQL"] == judge.counts["one pair"] == judge.counts["pairs judged"] == 1


def test_another_outcome_of_the_engine_is_told(graph, judge, answered, monkeypatch):
    right = graph.engine.outcome
    monkeypatch.setattr(graph.engine, "outcome", lambda q: replace(right(q), outcome="barred"))
    assert any("outcome: engine barred" in told for told in judge.bytes(answered))


@pytest.mark.parametrize(("field", "value"), [("outcome", "barred"), ("ready", "perhaps"), ("answers", [])])
def test_another_answer_at_the_front_door_is_told(graph, judge, answered, monkeypatch, field, value):
    right = graph.ask
    monkeypatch.setattr(graph, "ask", lambda asked: right(asked) | {field: value})
    assert judge.bytes(answered)


def test_an_answer_to_another_question_is_told(graph, judge, answered, monkeypatch):
    right = graph.ask(judge.questions.of(answered))
    other = right["question"] | {"discloser": right["question"]["recipient"]}
    monkeypatch.setattr(graph, "ask", lambda _: right | {"question": other})
    assert any("another question" in told for told in judge.bytes(answered))


def test_another_law_found_by_sparql_is_told(judge, answered, monkeypatch):
    monkeypatch.setattr(oracle, "on_oxigraph", lambda *_: ["norm/none"])
    assert any("SPARQL ['norm/none']" in told for told in judge.bytes(answered))


@pytest.mark.parametrize("error", [KeyError("x"), AssertionError(), BadQuestionError(())])
def test_an_error_without_words_and_one_for_nobody_are_told(graph, judge, answered, monkeypatch, error):
    def fails(_):
        raise error

    monkeypatch.setattr(graph, "ask", fails)
    assert judge.bytes(answered)


def test_the_last_day_that_there_is_has_an_answer_and_a_judge(judge):
    asked = Asked(
        discloser=["body/medway-council"],
        recipient=["body/kent-police-force"],
        purpose="purpose/youth-justice",
        subject="subject/child",
        information=["information/personal"],
        date="9999-12-31",
    )
    assert not judge.asked(asked)
    assert judge.counts["put to SPARQL"] == 1

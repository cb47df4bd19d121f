"""Answers to hold against what the law says of their questions: on the shipped law and on law that was made up."""

from typing import NamedTuple

import pytest

from graphmodel.errors import GraphmodelError
from graphmodel.legal_basis.engine import Engine
from tests.reference.draw import Drawing
from tests.reference.invented import Invention
from tests.reference.outcome import Reference
from tests.test_legal_cases import asked, rows

#: Of how many worked cases one is taken; how many questions are drawn about the shipped law, and about each of two others.
EACH, DRAWN, ABOUT_OTHERS = 7, 150, 120
OTHERS = (101, 102)


class Answered(NamedTuple):
    """A question with its answer, beside what the decision order stated a second time makes of it."""

    model: object
    engine: Engine
    question: object
    verdict: object
    found: object


def _answered(model, engine, questions):
    reference = Reference(model)
    for question in questions:
        verdict = engine.answer(question)
        if verdict.sides:
            yield Answered(model, engine, question, verdict, reference.answer(question))


def _worked(model, engine):
    for param in list(rows())[::EACH]:
        try:
            resolved = asked(param.values[0]).resolve(model)
        except GraphmodelError:
            continue
        yield from (q for one in resolved for q in engine.partnerships.questions(one)[:3])


@pytest.fixture(scope="session")
def answers(model, engine):
    """Return answers that were reached: none of what cannot be answered."""
    found = list(_answered(model, engine, [*_worked(model, engine), *Drawing(model, 5).questions(DRAWN)]))
    for seed in OTHERS:
        other = Invention(model, seed).model_of_it()
        found += _answered(other, Engine(other), Drawing(other, seed).questions(ABOUT_OTHERS))
    return found

"""Every format of a record holds the whole answer, and says first what is not ready."""

from __future__ import annotations

import copy
import json

import pytest

from graphmodel.calls.record import record
from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.question import Asked
from graphmodel.record.document import NOT_READY, document
from graphmodel.record.files import content
from tests.record.asked import BASE, DRAWN, FIRST, QUESTION, ROWS, asked
from tests.record.content import check_content, check_top
from tests.record.linked_data import check_json_ld
from tests.record.reading import bare, squeezed, words_of


@pytest.mark.parametrize("row", ROWS, ids=[r["name"] for r in ROWS])
def test_each_worked_example_makes_a_record_in_every_format(row, model, engine):
    found = record(model, engine, asked(row))
    drawn = document(found, BASE)
    for form in DRAWN if row in FIRST else ("html", "md"):
        file = content(found, form, BASE)
        check_content(found, drawn, form, file)
        check_top(found, form, file)
    assert json.loads(content(found, "json")) == found
    check_json_ld(found, content(found, "jsonld"))


def test_a_question_that_cannot_be_answered_makes_a_record_too(model, engine):
    found = record(
        model,
        engine,
        Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2020-03-01"),
    )
    assert found["outcome"] == "not-in-model"
    assert not found["ready"]
    for form in DRAWN:
        check_content(found, document(found), form, content(found, form))
        check_top(found, form, content(found, form))


def test_somebody_in_danger_comes_first(model, engine):
    question = copy.copy(QUESTION)
    question.facts = {"emergency": True}
    found = record(model, engine, question)
    assert found["answer"]["short_form"]
    for form in DRAWN:
        words = bare(words_of(form, content(found, form)))
        assert words.index(bare(found["answer"]["short_form"][0])) < words.index(bare("The question Who, what"))


def test_the_ready_one_is_told_as_ready_in_no_more_words_than_that(ready):
    for form in DRAWN:
        file = content(ready, form)
        check_top(ready, form, file)
        assert "Whether anything is disclosed stays the decision of the officer" in squeezed(words_of(form, file))


def test_json_says_first_that_it_is_not_ready(made):
    names = list(json.loads(content(made, "json")))
    assert names.index("not_ready") < names.index("fields") < names.index("answer")
    linked = json.loads(content(made, "jsonld"))
    assert linked["description"].startswith(NOT_READY)
    assert list(linked).index("description") < list(linked).index("hasPart")


def test_the_record_is_the_answer(made, model, engine):
    from graphmodel.calls.legal_basis import ask

    assert made["answer"] == ask(model, engine, QUESTION)
    assert made["kind"] == "record"
    assert made["permalink"] == made["answer"]["permalink"].replace("/ask?", "/record?")
    rows = made["answer"]["bases"] + made["answer"]["near_misses"]
    assert set(made["norms"]) == {r["norm"]["id"] for r in rows}
    assert {b["bar"]["id"] for b in made["answer"]["bars"]["bars"]} <= set(made["layers"])
    assert {r["route"] for r in made["answer"]["data_protection"]["lawful_basis"]} <= set(made["layers"])
    assert any(i.startswith("confidence-effect/") for i in made["layers"])


def test_several_pairs_are_refused_with_what_to_do(model, engine):
    several = Asked(["nhs-medway"], ["kent-police-force", "medway-council"], "youth-justice", "child", ["personal"])
    with pytest.raises(BadQuestionError, match="make one record for each"):
        record(model, engine, several)


def test_a_record_is_never_of_a_member_in_place_of_the_partnership_that_was_named(model, engine):
    team = Asked(["kent-police-force"], ["suffolk-area-action-team"], "crime-prevention", "anyone", ["personal"])
    with pytest.raises(BadQuestionError, match="make the record of Kent Police to Suffolk Community Cluster"):
        record(model, engine, team)

"""An audit for parties and a purpose: the tests of each norm that is cited, and what else matches."""

from __future__ import annotations

import pytest

from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Asked
from tests.audit.answers import PAIR


def test_with_parties_each_norm_has_its_tests(audit, graph):
    text = "Section 115 of the Crime and Disorder Act 1998 and section 117 of the Learning and Skills Act 2000 apply."
    answer = audit(text, "2009-03-01", subject="child", **PAIR)
    results = {r["cited"]: r["found"][0]["reliance"][0] for r in answer["citations"]}
    assert results["Crime and Disorder Act 1998 s.115"]["result"] == "tests-hold"
    assert results["Learning and Skills Act 2000 s.117"]["result"] == "tests-fail"
    assert "discloser" in results["Learning and Skills Act 2000 s.117"]["words"]
    assert len(results["Crime and Disorder Act 1998 s.115"]["tests"]) == 10
    asked = graph.ask(Asked(**PAIR, subject="child", information=["personal"], date="2009-03-01"))
    same = next(b for b in asked["bases"] if b["norm"]["id"] == "norm/cda1998-s115")
    assert results["Crime and Disorder Act 1998 s.115"]["tests"] == same["tests"]
    assert answer["pairs"][0]["headline"] == asked["headline"]
    assert answer["pairs"][0]["permalink"] == asked["permalink"]


def test_what_matches_and_is_not_cited_is_told_and_nothing_that_is_cited(audit):
    nothing = audit("Section 17 of the Children Act 1989.", "2009-03-01", subject="child", **PAIR)
    assert "norm/cda1998-s115" in [n["norm"]["id"] for n in nothing["not_cited"]]
    assert nothing["summary"]["could-also"] == len(nothing["not_cited"])
    with_it = audit("Section 115 of the Crime and Disorder Act 1998.", "2009-03-01", subject="child", **PAIR)
    assert "norm/cda1998-s115" not in [n["norm"]["id"] for n in with_it["not_cited"]]


def test_what_is_left_out_of_the_question_is_taken_broadly_and_said(audit):
    answer = audit("Section 115 of the Crime and Disorder Act 1998.", "2009-03-01", **PAIR)
    assert len(answer["assumed"]) == 2
    assert answer["question"]["subject"]["id"] == "subject/anyone"
    assert audit("Section 115 of the Crime and Disorder Act 1998.")["assumed"] == []


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        ({"discloser": ["nhs-medway"]}, ["purpose", "recipient"]),
        ({"subject": "child"}, ["subject"]),
        ({"facts": [("consent", "true")]}, ["fact"]),
        ({**PAIR, "purpose": "any-purpose"}, ["purpose"]),
    ],
)
def test_every_fault_of_the_question_is_told_at_once(audit, about, fields):
    with pytest.raises(BadQuestionError) as told:
        audit("", date="2008-13-01", written="x", **about)
    assert sorted({f.field for f in told.value.faults}) == sorted([*fields, "date", "file", "written"])


def test_a_party_that_is_nowhere_is_not_in_the_graph(audit):
    with pytest.raises(NotInGraphError):
        audit(
            "Section 1 of the Localism Act 2011",
            discloser=["nowhere"],
            recipient=["kent-police-force"],
            purpose="youth-justice",
        )


def test_a_day_before_the_law_of_the_graph_is_refused(audit):
    with pytest.raises(BadQuestionError, match="begins on 2000-03-01"):
        audit("Section 1 of the Localism Act 2011", "1999-12-31")

"""Everyday questions: every way through the journey ends at the answer that was meant."""

from __future__ import annotations

import html

import pytest

from tests.api.check.walk import EVERYDAY, no_to_all, to_the_date


@pytest.mark.parametrize("name", EVERYDAY)
def test_everyday_questions_lead_to_the_answer_that_is_meant(walk, client, name):
    *answers, meant, outcome = EVERYDAY[name]
    to_the_date(walk, *answers)
    assert walk.question == "Is somebody in danger of death or serious harm now?"
    asked = no_to_all(walk)
    assert len(asked) == len(set(asked))
    walk.link("See the answer")
    assert walk.url.startswith("/ask?")
    state = dict(walk.state())
    assert {name: state[name] for name in meant} == meant
    assert state["date"] == "2025-11-26"
    answer = client.get(walk.url.replace("/ask", "/api/v1/legal-basis")).json()
    assert answer["outcome"] == outcome
    assert "What you can rely on" in walk.text


def test_only_what_can_change_the_answer_is_asked(walk, graph):
    from graphmodel.calls.legal_basis import facts_of
    from graphmodel.legal_basis.deciding_facts import deciding_facts
    from graphmodel.legal_basis.question import Asked

    to_the_date(walk, *EVERYDAY["a school to the police about a missing 15-year-old"][:5])
    while walk.question != "Check your answers":
        state = walk.state()
        parts = {n: v for n, v in state if n not in {"fact", "information", "step"}}
        asked = Asked(
            [parts["discloser"]],
            [parts["recipient"]],
            parts["purpose"],
            parts["subject"],
            [v for n, v in state if n == "information"],
            parts["date"],
            facts_of(v for n, v in state if n == "fact"),
        )
        deciding = deciding_facts(graph.engine, asked.resolve(graph.model))
        told = {v.partition("=")[0] for n, v in state if n == "fact"}
        first = next(f for f in deciding if f.id.removeprefix("fact/") not in told)
        assert walk.question == graph.model.label(first.id)
        walk.choose("I'm not sure")


def test_a_risk_to_life_leads_straight_to_the_answer(walk):
    to_the_date(walk, *EVERYDAY["a school to the police about a missing 15-year-old"][:5]).choose("Yes")
    assert walk.question == "Check your answers"
    walk.link("See the answer")
    assert "First, because somebody is in danger now" in walk.text


def test_the_remaining_questions_can_be_skipped_and_answered_later(walk):
    to_the_date(walk, *EVERYDAY["a council to a charity"][:5]).link("Skip the remaining questions")
    assert walk.question == "Check your answers"
    assert "fact=emergency=unknown" in html.unescape(walk.url)
    walk.link("Change was any of it given or obtained in confidence?").choose("No")
    assert walk.question == "Check your answers"
    walk.link("See the answer")
    assert dict(walk.state())["fact"] == "in-confidence=false"


def test_change_returns_to_the_answers_to_check(walk):
    to_the_date(walk, *EVERYDAY["a council to a charity"][:5]).link("Skip the remaining questions")
    for name, words, shown in (
        ("who wants it", "police", "Police force"),
        ("what for", "child protection", "Safeguarding and promoting"),
        ("about whom", "teenager", "Young person of 13 to 19"),
    ):
        walk.link(f"Change {name}")
        assert walk.question.endswith("?")
        walk.write(words)
        while walk.question != "Check your answers":  # what the change has made to matter
            walk.choose("I'm not sure")
        assert shown in walk.text
    walk.link("Change when").write(("1", "mar", "2009"))
    while walk.question != "Check your answers":
        walk.choose("I'm not sure")
    assert "1 March 2009" in walk.text
    walk.link("Change what kind").choose("Health information", "Education record")
    while walk.question != "Check your answers":
        walk.choose("I'm not sure")
    assert {"information/health", "information/education"} <= {v for n, v in walk.state() if n == "information"}

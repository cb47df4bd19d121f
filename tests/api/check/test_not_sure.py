"""Whoever is not sure what to write is helped to choose."""

from __future__ import annotations

from tests.api.check.walk import SO_FAR, TODAY, no_to_all


def test_whoever_is_not_sure_is_helped_to_choose(walk):
    walk.start().link("I'm not sure what to write").choose("NHS body").choose("NHS trust")
    assert walk.question == "Who wants the information?"
    walk.link("I'm not sure what to write").choose("School, college or university body")
    assert "Academy proprietor (academy trust)" in walk.labels
    walk.choose("Academy proprietor (academy trust)").link("I'm not sure: show me purposes").choose(
        "Improving children's well-being"
    )
    assert "For example: Police ask a school for the friends and usual places" in walk.text
    walk.choose("None of these, or I'm not sure: Improving children's well-being").link(
        "I'm not sure: show me kinds of people"
    )
    walk.choose("I'm not sure: anyone")
    assert dict(walk.state())["purpose"] == "purpose/child-well-being"
    assert dict(walk.state())["subject"] == "subject/anyone"


def test_whoever_is_not_sure_which_kind_gets_an_answer_for_each(walk):
    walk.start().write("school").link("I'm not sure which: ask for each of them")
    assert walk.question == "Who wants the information?"
    walk.write("police").write("missing from home").write("missing from home").choose(
        "Contact and identity details"
    ).write(TODAY)
    no_to_all(walk)
    walk.link("See the answer")
    assert "Answered pair by pair" in walk.text
    assert walk.text.count("Reasons and conditions") == 5


def test_a_narrower_kind_of_person_or_purpose_may_be_chosen_step_by_step(walk):
    walk.start().write("police").write("charity").link("I'm not sure: show me purposes").choose(
        "Policing, crime and justice"
    ).choose("Youth justice: preventing offending by children")
    walk.link("I'm not sure: show me kinds of people").choose("Child").choose("Looked after child")
    assert {("purpose", "purpose/youth-justice"), ("subject", "subject/looked-after-child")} <= set(walk.state())


def test_kinds_of_information_may_be_written(walk):
    walk.go(f"/check/information?{SO_FAR}")
    walk.write("medical notes")
    assert dict(walk.state())["information"] == "information/health"
    walk.go(f"/check/information?{SO_FAR}")
    walk.write("sexual health clinic")
    if walk.status == 422:
        assert walk.errors
        walk.choose("Sexual health clinic information")
    assert dict(walk.state())["information"] == "information/sexual-health"


def test_the_kind_that_shares_most_words_with_what_was_written_stands_first(walk):
    walk.start().write("council housing officer")
    assert set(walk.labels[:2]) == {"Local housing authority", "Private registered provider of social housing"}
    assert "Also called: health visitor" in walk.pages.get("/check/discloser?discloser=health+visitor").text


def test_what_was_written_is_told_back_as_it_was_written(walk):
    text = walk.pages.get("/check/recipient?discloser=type/nhs-trust&recipient=social+services").text
    assert "You wrote “social services”." in text

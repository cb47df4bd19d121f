"""Each step says why it is asked, leads back, stands in the address, and is left out where it is not needed."""

from __future__ import annotations

from tests.api.check.walk import TODAY


def test_each_question_says_why_it_is_asked_and_leads_back(walk):
    walk.start().write("police").write("charity").write("early help").write("child").choose("Health information").write(
        TODAY
    )
    while walk.question != "Check your answers":
        assert "Why we ask this" in walk.text
        assert 'class="govuk-back-link"' in walk.text
        walk.choose("I'm not sure")
    for wanted in ("fact/", "date", "information", "subject", "purpose", "recipient", "discloser"):
        while wanted not in walk.url.partition("?")[0]:
            before = walk.url
            walk.link("Back")
            assert walk.url != before
    walk.link("Back")
    assert walk.url == "/check"


def test_the_state_stands_in_the_address_and_nowhere_else(walk):
    walk.start().write("police").write("charity")
    fresh = walk.pages.get(walk.url)
    assert fresh.text.partition("<main")[2] == walk.text.partition("<main")[2]
    assert "set-cookie" not in fresh.headers
    names = {
        "discloser",
        "recipient",
        "purpose",
        "subject",
        "information",
        "date",
        "fact",
        "capacity_from",
        "capacity_to",
        "within",
        "nation",
        "step",
    }
    assert {n for n, _ in walk.state()} <= names
    assert walk.pages.get("/check/discloser?who=x").status_code == 422


def test_the_one_body_on_both_sides_is_asked_for_its_roles(walk):
    walk.start().write("Medway Council").write("Medway Council").write("safeguarding").write("child").choose(
        "Social care record"
    ).write(TODAY)
    assert walk.question == "In which of its roles does Medway Council hold it?"
    assert "As a whole, or I'm not sure" not in walk.labels
    walk.choose(walk.labels[0])
    assert walk.question == "In which of its roles does Medway Council want it?"
    walk.choose(walk.labels[1])
    assert walk.question not in {
        "In which of its roles does Medway Council hold it?",
        "In which of its roles does Medway Council want it?",
    }


def test_a_body_that_is_gone_is_told_with_what_took_its_place(walk):
    walk.start().write("NHS Medway").write("police").write("early help").write("child").choose(
        "Health information"
    ).write(TODAY)
    assert walk.question == "Check your answers"
    assert "did not exist on 26 November 2025" in walk.text
    assert walk.text.count("What took its place:") == 1


def test_a_link_with_parts_goes_to_the_first_part_that_is_missing(walk):
    walk.go("/check?discloser=body/medway-pct&date=2009-03-01")
    walk.start()
    assert walk.question == "Who wants the information?"
    assert dict(walk.state())["date"] == "2009-03-01"
    walk.go("/check/answers?discloser=body/medway-pct")
    assert walk.question == "Who wants the information?"
    walk.go("/check/fact/consent?discloser=body/medway-pct")
    assert walk.question == "Who wants the information?"


def test_the_area_is_asked_for_where_two_kinds_of_body_have_to_serve_the_same(walk):
    walk.start().write("police").write("council housing officer").choose("Local housing authority").write(
        "transition to adult services"
    ).write("child").choose("Health information").write(TODAY)
    assert walk.question == "In which area is this?"
    walk.write("Medway")
    assert walk.question != "In which area is this?"

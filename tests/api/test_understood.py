"""Asking in one's own words on the pages: what is not certain is asked by forms alone, and the way ends at the answer or in the journey."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

OPEN = "Can Kent Police tell Medway's youth offending team about a 15-year-old's arrest?"
NAMED = "Can Kent Police tell Medway YOT about Jamie's arrest, for youth justice?"


def asked(pages, q, **more):
    return pages.get("/understood", params={"q": q, **more})


def links(text):
    return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*)"', text)]


def test_the_first_page_has_one_field_that_leads_there(pages):
    text = pages.get("/").text
    assert re.search(r'<form method="get" action="/understood"', text)
    assert 'name="q"' in text


def test_a_question_is_answered_with_forms_alone(pages):
    form = asked(pages, OPEN).text.partition('<form method="get" action="/understood" class="gm-question">')[2]
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    chosen = re.findall(r'name="([^"]*)" type="radio" value="([^"]*)"', form)
    assert chosen == [("purpose", "purpose/youth-justice")]
    after = pages.get("/understood", params=[*((n, html.unescape(v)) for n, v in hidden), *chosen])
    answer = next(link for link in links(after.text) if link.startswith("/ask?"))
    assert dict(parse_qsl(urlsplit(answer).query))["purpose"] == "purpose/youth-justice"
    assert pages.get(answer).status_code == 200


def test_each_part_has_a_link_into_the_journey_with_the_others_filled_in(pages):
    change = [link for link in links(asked(pages, OPEN).text) if link.endswith("step=change")]
    assert {urlsplit(link).path for link in change} == {
        f"/check/{part}" for part in ("discloser", "recipient", "purpose", "subject", "information", "date")
    }
    recipient = dict(parse_qsl(urlsplit(next(c for c in change if c.startswith("/check/recipient"))).query))
    assert recipient["discloser"] == "body/kent-police-force"
    assert recipient["subject"] == "subject/young-person-13-15"
    assert all(pages.get(link).status_code == 200 for link in change)


def test_what_is_only_hinted_at_is_not_taken_as_certain_in_the_journey(pages):
    steps = [link for link in links(asked(pages, OPEN).text) if link.startswith("/check/") and "step=" not in link]
    assert [urlsplit(link).path for link in steps] == ["/check/purpose"]
    assert "purpose=" not in steps[0]


def test_what_is_not_certain_is_asked_in_the_journey(pages):
    text = asked(pages, "Can we tell the school about a boy's arrest?").text
    steps = [link for link in links(text) if link.startswith("/check/discloser?") and "step=" not in link]
    assert steps
    page = pages.get(steps[0])
    assert "Who holds the information?" in page.text
    assert "Criminal offence data" in page.text  # what was understood stays filled in


def test_a_whole_question_leads_to_its_answer_and_to_the_check_of_its_parts(pages):
    found = links(asked(pages, OPEN, purpose="youth-justice", date="2009-03-01").text)
    assert any(link.startswith("/ask?discloser=body/kent-police-force&recipient=body/medway-yot") for link in found)
    assert any(link.startswith("/check/") and "purpose=purpose/youth-justice" in link for link in found)


def test_what_may_be_a_name_leaves_the_address_at_once(pages):
    page = asked(pages, NAMED)
    assert [r.status_code for r in page.history] == [303]
    assert "Jamie" not in str(page.url)
    assert "Jamie" not in page.text
    assert "may be a name was left out" in page.text


def test_no_link_of_the_page_holds_a_name(client):
    found = client.get("/api/v1/understood", params={"q": NAMED}).json()
    assert "Jamie" not in found["permalink"] + found["question"]["q"]


@pytest.mark.parametrize("q", ["", "   "])
def test_nothing_asked_shows_the_field_alone(pages, q):
    page = asked(pages, q)
    assert page.status_code == 200
    assert "one question at a time" in page.text


def test_too_much_is_told_at_the_field(pages):
    page = asked(pages, "Can Kent Police tell? " * 400)
    assert page.status_code == 422
    assert "1000 are enough" in page.text
    assert len(page.text) < 20_000


def test_hostile_words_are_only_text(pages):
    page = asked(pages, 'Can <script>alert(1)</script> tell \'the "school" & \\ the GP?')
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_a_fault_of_a_parameter_is_a_problem_page(pages, client):
    assert asked(pages, OPEN, purpose="nonsense").status_code == 404
    assert client.get("/api/v1/understood", params={"q": OPEN, "date": "yesterday"}).status_code == 422


def test_one_word_many_times_is_answered(client):
    q = ("police " * 142).strip()
    assert client.get("/api/v1/understood", params={"q": q}).status_code == 200

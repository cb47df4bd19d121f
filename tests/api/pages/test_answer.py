"""The page of an answer and the form of its question."""

from __future__ import annotations

import re

from tests.api.pages.links import ASK, Links


def test_the_answer_stands_in_its_order(pages):
    text = pages.get(ASK).text
    headings = re.findall(r"<h2[^>]*>([^<]+)", text)
    wanted = [
        "What you can rely on", "What must still be true", "What would stop it", "What came near, and what would change the answer",
        "Who answers for it", "How this was worked out", "What the graph covers", "Cite, print, keep",
    ]  # fmt: skip
    assert [h for h in headings if h in wanted] == wanted
    beneath = [h.strip() for h in re.findall(r"<h3[^>]*>([^<]+)", text)]
    layers = [
        "Data protection",
        "Confidentiality",
        "Human rights",
        "What stays for you to judge",
        "Bars",
        "Warnings",
        "Whom to ask",
    ]
    assert [h for h in beneath if h in layers] == layers
    assert "An express power covers it, subject to the listed open conditions" in text
    assert "This is not legal advice" in text
    assert "Law of 1 March 2009" in text


def test_the_answer_keeps_the_words_of_the_library(pages, client):
    import html

    answer = client.get(ASK.replace("/ask", "/api/v1/legal-basis")).json()
    text = html.unescape(pages.get(ASK).text)
    assert answer["headline"] in " ".join("".join(Links(text).text).split())
    for basis in answer["bases"]:
        assert all(t["why"] in text for t in basis["tests"])
        assert all(c["text"] in text for c in basis["conditions"])
        assert basis["unverified"] is None or basis["unverified"] in text
    for asks in answer["for_the_officer"] + answer["who_to_ask"]:
        assert asks in text
    for miss in answer["near_misses"]:
        assert all(w in text for w in miss["what_would_change_it"])


def test_a_duty_that_waits_is_shown_with_what_it_waits_for(pages, client):
    path = "/ask?discloser=primary-care-trust&recipient=medway-council&purpose=child-protection-enquiry&subject=child&information=personal&date=2009-03-01"
    answer = client.get(path.replace("/ask", "/api/v1/legal-basis")).json()
    assert any(b["required_if"] for b in answer["bases"])
    assert "What would be a duty, if" in pages.get(path).text


def test_a_name_that_fits_nothing_is_offered_as_links_that_ask_again(pages):
    response = pages.get(ASK.replace("Kent+Police", "Kent+Polise").replace("2009-03-01", "2009-02-31"))
    assert response.status_code == 422
    assert "<title>Error: " in response.text
    assert "the day 2009-02-31 does not exist" in response.text
    again = [link for link in Links(response.text).links if "recipient=body/kent-police-force" in link]
    assert again
    mended = pages.get(again[0].replace("2009-02-31", "2009-03-01"))
    assert mended.status_code == 200
    assert pages.get(ASK.replace("Kent+Police", "Kent+Polise")).status_code == 404


def test_the_form_keeps_what_was_typed(pages):
    text = pages.get(
        "/ask?discloser=NHS+Medway&purpose=youth-justice&information=health&date=2009-3-1&fact=consent=true"
    ).text
    assert 'data-id="body/medway-pct"' in text
    assert '<option value="purpose/youth-justice" selected>' in text
    assert re.search(r'value="information/health" checked', text)
    assert 'value="2009-3-1"' in text
    assert '<option value="consent=true" selected>' in text


def test_empty_fields_of_the_form_are_as_if_left_out(pages, client):
    empty = "&within=&capacity_from=&capacity_to=&nation=&fact=&fact=&information="
    assert (
        client.get("/api/v1/legal-basis" + ASK[4:] + empty).content
        == client.get("/api/v1/legal-basis" + ASK[4:]).content
    )
    assert pages.get(ASK + empty).status_code == 200


def test_a_permalink_asks_the_same_again(client):
    answer = client.get("/api/v1/legal-basis" + ASK[4:]).json()
    again = client.get("/api/v1/legal-basis" + answer["permalink"].removeprefix("/ask")).json()
    assert again == answer

"""The page of an answer: every word of the JSON, in the order in which an officer needs it, and nearly as quick."""

from __future__ import annotations

import html
import re

import pytest

from api.words import day
from tests.api.pages.links import ASK, Links


def asking(discloser, recipient, purpose, *information, date="2026-01-26", subject="child", more=""):
    kinds = "".join(f"&information={kind}" for kind in information)
    return (
        f"/ask?discloser={discloser}&recipient={recipient}&purpose={purpose}&subject={subject}{kinds}&date={date}{more}"
    )


QUESTIONS = {
    "a power": ASK,
    "a duty that waits, health and offences": asking(
        "type/nhs-foundation-trust", "type/unitary-council", "safeguarding-children", "health", "police-intelligence"
    ),
    "somebody in danger now": asking(
        "type/academy-proprietor",
        "type/police-force",
        "missing-children",
        "contact-and-identity",
        more="&fact=emergency=true",
    ),
    "a bar": asking("dwp", "voluntary-organisation", "early-help", "benefits-and-tax"),
    "nothing found": asking("gp-practice", "type/voluntary-organisation", "children-in-need", "health"),
    "to be narrowed": asking("type/school-proprietor", "type/police-force", "missing-children", "personal"),
    "not covered": asking("NHS+Medway", "Kent+Police", "youth-justice", "personal", date="2014-03-01"),
    "two bodies": asking("body/medway-council", "body/kent-police-force", "missing-children", "social-care"),
}
#: Fields that hold words of codelists, ids, addresses or dates, which a page shows in its own way.
CODES = {
    "id", "kind", "url", "permalink", "state", "outcome", "flags", "not_ready", "best_express", "best_implied", "modality", "basis", "gateway_kind", "role",
    "test", "result", "confidence", "commencement", "judged_by", "failures", "does", "effect", "yields_to", "applies", "route", "data_kind", "opened_by",
    "policy_document_needed", "policy_document", "lifts_confidence", "explains", "arises", "chosen", "data_kinds", "public_authority", "human_rights_authority",
    "headline_depends_on", "sources", "statements", "document", "digest", "version", "nation", "facts", "article", "condition", "fact",
}  # fmt: skip


def prose(value, key=""):
    """Yield the sentences and names of an answer."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in CODES:
                yield from prose(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from prose(inner, key)
    elif isinstance(value, str) and value not in {"-", ""}:
        yield key, value


def plain(text):
    return re.sub(r"\s+", " ", text).strip().lower()


def fact(graph, words):
    """Return the question of a fact that is told by its name."""
    return graph.model.label(f"fact/{words}") if f"fact/{words}" in graph.model.records else words


def shown(text):
    return plain(html.unescape("".join(Links(text).text)))


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_word_of_the_answer_is_on_its_page(pages, client, graph, name):
    path = QUESTIONS[name]
    answer = client.get(path.replace("/ask", "/api/v1/legal-basis")).json()
    text = shown(pages.get(path).text)
    # What is told above the headline because somebody is in danger now is not told in it again.
    answer["headline"] = answer["headline"].removeprefix(" ".join(answer["short_form"]))
    missing = {
        (key, words)
        for key, words in prose(answer)
        if not any(plain(said).rstrip(".") in text for said in (words, day(words), fact(graph, words)))
    }
    assert missing == set()


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_warning_stands_in_words(pages, client, graph, name):
    path = QUESTIONS[name]
    answer = client.get(path.replace("/ask", "/api/v1/legal-basis")).json()
    text = shown(pages.get(path).text)
    for flag in answer["flags"]:
        assert plain(graph.model.label(f"flag/{flag}")) in text
    assert text.count("not ready because of this") == len(answer["not_ready"])
    assert ("not ready to act on" in text.partition("on this page")[0]) == bool(answer["not_ready"])


def test_what_has_to_be_done_first_comes_first(pages):
    main = pages.get(QUESTIONS["somebody in danger now"]).text.partition("<main")[2]
    assert main.index("First, because somebody is in danger now") < main.index("<h1")
    assert "First, because somebody is in danger now" not in pages.get(ASK).text


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_page_of_an_answer_says_what_it_never_may(pages, name):
    main = shown(pages.get(QUESTIONS[name]).text.partition("<main")[2])
    for never in ("you may share", "you must share", "lawful to share", "is proportionate.", "legal advice:"):
        assert never not in main


def test_who_answers_for_it_leads_to_both_bodies(pages):
    links = Links(pages.get(QUESTIONS["two bodies"]).text).links
    for body in ("medway-council", "kent-police-force"):
        path = f"/path/body/{body}?date=2026-01-26"
        assert path in links
        assert pages.get(path).status_code == 200


def test_an_answer_can_be_kept(pages):
    links = Links(pages.get(ASK).text).links
    kept = [link for link in links if link.startswith("/record?") or "/record?" in link]
    assert len(kept) == 7
    assert all(
        pages.get(link).status_code == 200 for link in kept if "format=pdf" not in link and "format=docx" not in link
    )


def test_an_answer_leads_back_to_the_answers_that_made_it(pages):
    link = next(link for link in Links(pages.get(ASK).text).links if link.startswith("/check/answers?"))
    text = pages.get(link).text
    assert "Check your answers" in text
    assert "1 March 2009" in text
    assert next(link for link in Links(text).links if link.startswith("/ask?")) in Links(pages.get(ASK).text).links

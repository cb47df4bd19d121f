"""The page of the vocabulary is made from the Turtle: every word with its meaning, where the address of the word leads."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from graphmodel.resources import folder

SPACE = "https://w3id.org/graphmodel/"
CORE = folder("ontology") / "graphmodel.ttl"
KINDS = {"Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"}


class Page(HTMLParser):
    """Every section by the id of its heading, as its text; every id and every link within the page."""

    def __init__(self, text):
        super().__init__()
        self.sections, self.ids, self.links, self._open = {}, [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and given.get("href", "").startswith("#"):
            self.links.add(given["href"][1:])
        if tag == "section":
            self._open.append(given.get("data-word") or given.get("aria-labelledby", ""))

    def handle_endtag(self, tag):
        if tag == "section":
            self._open.pop()

    def handle_data(self, data):
        for name in self._open:
            self.sections[name] = self.sections.get(name, "") + data


@pytest.fixture(scope="module")
def told():
    """Subject → property → values of the core vocabulary."""
    found = {}
    for quad in ox.parse(path=str(CORE), format=ox.RdfFormat.TURTLE):
        name = quad.predicate.value.replace("/", "#").rpartition("#")[2]
        found.setdefault(str(getattr(quad.subject, "value", "")), {}).setdefault(name, []).append(
            str(getattr(quad.object, "value", ""))
        )
    return found


@pytest.fixture(scope="module")
def text(pages):
    response = pages.get("/ontology")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def test_every_word_stands_under_its_fragment_with_its_meaning(page, told):
    words = {
        s.removeprefix(SPACE + "ontology#"): p
        for s, p in told.items()
        if {t.rpartition("#")[2] for t in p.get("type", ())} & KINDS
    }
    assert len(words) > 300
    for name, said in words.items():
        assert " ".join(said["definition"][0].split()) in " ".join(page.sections[name].split()), name
        assert SPACE + "ontology#" + name in page.sections[name]


def test_no_fragment_stands_twice_and_every_link_on_the_page_has_its_target(page):
    assert len(set(page.ids)) == len(page.ids)
    assert page.links <= set(page.ids) | {"main"}


def test_a_class_tells_its_keys_what_they_take_and_its_ties(page):
    seat = " ".join(page.sections["Seat"].split())
    assert "http://www.w3.org/ns/org#Membership" in seat
    assert "who sits there is never said" in seat
    for words in ("represents", "voting", "a word of a closed list", "exactly one", "seat/"):
        assert words in seat
    assert "On Seat, as holder" in " ".join(page.sections["holder"].split())
    assert "codelist/body-kind/partnership" in page.sections["tied"]
    assert "outcome" in page.sections["answers"]


def test_the_address_of_a_word_leads_to_it(client):
    for ident in ("ontology", "answer", "shapes", "alignments"):
        response = client.get(f"/id/{ident}", follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (303, "/ontology")
    assert client.get("/ns/").url.path == "/ontology"


@pytest.mark.parametrize(
    ("accept", "ending", "media", "syntax"),
    [
        ("text/turtle", "ttl", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ("application/ld+json", "jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", "nt", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    ],
)
def test_the_vocabulary_can_be_had_in_rdf(client, accept, ending, media, syntax):
    def canonical(data, form):
        found = ox.Dataset(ox.parse(data, format=form))
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return set(found)

    response = client.get("/ontology", headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    assert response.headers["content-location"] == f"/ontology.{ending}"
    assert "Accept" in response.headers["vary"]
    assert canonical(response.content, syntax) == canonical(CORE.read_bytes(), ox.RdfFormat.TURTLE)
    assert (
        client.get(f"/ontology.{ending}").content
        == client.get("/ontology", params={"format": ending}).content
        == response.content
    )


def test_the_other_files_are_as_they_are_and_nothing_else_can_be_had(client):
    for name in ("shapes", "alignments", "graphmodel"):
        assert client.get(f"/ontology/{name}.ttl").content == (CORE.parent / f"{name}.ttl").read_bytes()
    for path in ("/ontology/nothing.ttl", "/ontology.docx", "/ontology/..%2fdata.ttl"):
        assert client.get(path).status_code == 404
    assert client.get("/ontology", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/ontology?format=docx").status_code == 422


def test_the_page_needs_no_script_and_nothing_from_elsewhere(text):
    assert "<script" not in text.partition("<main")[2]
    assert not re.findall(r'(?:src|rel="stylesheet" href)="https?://', text)


@pytest.mark.browser
def test_the_address_of_a_term_leads_a_browser_to_its_place_on_the_page(chromium, address):
    """What axe finds on the page, and its width, are looked at in test_every_page_browser.py."""
    page = chromium.new_page()
    try:
        page.goto(f"{address}/id/ontology#Seat")
        assert page.url == f"{address}/ontology#Seat"
        assert page.locator("#Seat").is_visible()
    finally:
        page.close()

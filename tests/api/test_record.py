"""The record over HTTP and as a page: the right kinds of content, safe names, every fault told, and a page that prints on A4."""

from __future__ import annotations

import io
import re

import docx
import pytest
import rdflib
from pypdf import PdfReader

from graphmodel.record.document import NOT_READY
from graphmodel.record.files import FORMATS, MEDIA_TYPES, content

QUESTION = {
    "discloser": "nhs-medway",
    "recipient": "kent-police-force",
    "purpose": "youth-justice",
    "subject": "child",
    "information": "personal",
    "date": "2009-03-01",
}
LINK = (
    "/record?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child"
    "&information=information/personal&date=2009-03-01"
)
READS = {
    "html": lambda b: b.startswith(b"<!DOCTYPE html>"),
    "pdf": lambda b: len(PdfReader(io.BytesIO(b)).pages) > 2,
    "docx": lambda b: len(docx.Document(io.BytesIO(b)).tables) > 2,
    "md": lambda b: b.startswith(b"# Record of a decision"),
    "jsonld": lambda b: len(rdflib.Graph().parse(data=b.decode(), format="json-ld")) > 20,
}


@pytest.mark.parametrize("form", [f for f in FORMATS if f != "json"])
def test_each_format_is_a_file_with_a_safe_name(client, form):
    response = client.get("/api/v1/record", params=QUESTION | {"format": form})
    assert response.status_code == 200
    assert response.headers["content-type"] == MEDIA_TYPES[form]
    name = f"record-medway-pct-to-kent-police-force-2009-03-01.{form}"
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert response.headers["x-content-type-options"] == "nosniff"
    assert READS[form](response.content)
    made = client.get("/api/v1/record", params=QUESTION).json()
    assert response.content == content(made, form, "http://testserver")


def test_json_is_no_file_and_is_what_is_given_without_a_format(client):
    plain, asked = (client.get("/api/v1/record", params=QUESTION | more) for more in ({}, {"format": "json"}))
    assert plain.content == asked.content
    assert "content-disposition" not in plain.headers
    assert plain.json()["permalink"] == LINK


def test_every_fault_is_told_at_once(client):
    response = client.get("/api/v1/record", params={"discloser": "nowhere-at-all", "format": "exe", "date": "soon"})
    assert response.status_code == 422
    assert {"format", "date", "recipient", "purpose", "subject", "information"} <= {
        e["field"] for e in response.json()["errors"]
    }


def test_several_pairs_are_told_to_make_one_each(client, pages):
    several = QUESTION | {"recipient": ["kent-police-force", "medway-council"]}
    response = client.get("/api/v1/record", params=several)
    assert response.status_code == 422
    assert "make one record for each" in response.json()["detail"]
    page = pages.get("/record", params=several)
    assert page.status_code == 422
    assert "make one record for each" in page.text


def test_hostile_names_make_harmless_files(hostile):
    question = QUESTION | {"discloser": "body/hostile-board", "recipient": "body/hostile-council", "date": "2008-12-01"}
    for form in FORMATS:
        response = hostile.get("/api/v1/record", params=question | {"format": form})
        assert response.status_code == 200, form
        if form in {"html", "md"}:
            assert "<script" not in response.text
        if form != "json":
            assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+"', response.headers["content-disposition"])


def test_the_page_says_first_that_it_is_not_ready(pages):
    page = pages.get(LINK)
    assert page.status_code == 200
    assert page.text.index(NOT_READY) < page.text.index("The question</h2>")
    assert page.text.count("<h1") == 1
    for form in FORMATS:
        assert f'href="/api/v1{LINK}&format={form}"' in page.text.replace("&amp;", "&")


def test_the_answer_leads_to_its_record_in_every_format(pages):
    page = pages.get(LINK.replace("/record", "/ask")).text.replace("&amp;", "&")
    assert f'href="{LINK}"' in page
    for form in FORMATS:
        assert f'href="/api/v1{LINK}&format={form}"' in page


@pytest.mark.browser
def test_the_page_prints_on_a4_with_no_row_cut(chromium, address):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1000, "height": 900})
    page = context.new_page()
    page.goto(address + LINK)
    assert page.get_by_role("heading", level=1).count() == 1
    printed = page.pdf(prefer_css_page_size=True, tagged=True)
    page.emulate_media(media="print")
    assert page.locator("nav:visible, form:visible").count() == 0
    assert page.get_by_role("link", name="PDF", exact=True).count() == 0
    styles = "[...document.querySelectorAll('.record WHAT')].map(e => getComputedStyle(e).breakInside)"
    for what in ("tr", ".blank", ".notice", "li"):
        assert set(page.evaluate(styles.replace("WHAT", what))) == {"avoid"}, what
    heads = "[...document.querySelectorAll('.record thead')].map(e => getComputedStyle(e).display)"
    assert set(page.evaluate(heads)) == {"table-header-group"}
    context.close()
    reader = PdfReader(io.BytesIO(printed))
    assert {tuple(map(round, p.mediabox[2:])) for p in reader.pages} == {(595, 842)}
    words = " ".join(re.sub(r"\s+", " ", p.extract_text()) for p in reader.pages)
    assert words.index(NOT_READY) < words.index("As it was understood")
    assert "For the officer to write, in your own system" in words
    starts = [re.sub(r"\s+", " ", p.extract_text()).strip() for p in reader.pages]
    assert any(t.startswith("The decision Under each heading") for t in starts)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_runs_over_the_edge_of_the_screen(chromium, address, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address + LINK)
    over = "[...document.querySelectorAll('.record, .record *')].map(e => e.getBoundingClientRect().right)"
    assert max(page.evaluate(over)) <= width
    context.close()

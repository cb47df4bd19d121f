"""Hostile words in the data are only text in every format."""

from __future__ import annotations

import copy
import io
import json

import docx
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from rdflib.namespace import PROV

from graphmodel.record.blocks import Blank, Document, Heading, Items, Link, Notice, Paragraph, Table, clean, link
from graphmodel.record.files import FORMATS, content
from graphmodel.record.markdown import escaped
from tests.record.asked import DRAWN
from tests.record.reading import Seen, bare, rendered, squeezed, structure, words_of

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></script><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }} {% raw %}",
    '#panic("typst") #read("/etc/passwd") $ sum $ *b* _i_ `c` @ref <label> \\ [x] // c /* d */',
    '#image("x.png") #import "@preview/x:1.0.0": *',
    "[x](javascript:alert(1)) ![y](https://evil.example/z.png) <https://evil.example>",
    "https://evil.example/ www.evil.example mailto:a@evil.example",
    "| a | b |\n| --- | --- |\n# Heading\n\n> quote\n- item\n1. one\n```\ncode\n```\n===\n---",
    "a\x00b\x08c\x1bd\x85e\u2028f\u202eg\ufeffh",
    "漢字 😀 \ue000 שלום ∑",
    "&lt;b&gt; &amp; &#60;",
    "C:\\new\\table ${HOME} $(id) %s {0}",
    "x" * 300,
    "=HYPERLINK(1)",
]


def poisoned(found, words):
    """Return a record in which every text that is shown, and no id, address or code, has hostile words in it."""
    shown = {
        "label",
        "text",
        "why",
        "told",
        "summary",
        "headline",
        "unverified",
        "title",
        "protects",
        "fits_when",
        "not_when",
        "coverage",
        "but",
    }

    def poison(value, key=""):
        if isinstance(value, dict):
            return {k: poison(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [poison(v, key) for v in value]
        lists = {"for_the_officer", "filled", "what_would_change_it", "who_to_ask", "asks", "note", "short_form"}
        return f"{value} {words}" if isinstance(value, str) and key in shown | lists else value

    done = poison({k: v for k, v in found.items() if k not in {"norms", "layers"}})
    return done | {"norms": {}, "layers": {}}


@pytest.fixture(scope="module")
def short(made):
    """A record with a little of everything."""
    found = copy.deepcopy(made)
    answer = found["answer"]
    for rows in (
        answer["bases"],
        answer["near_misses"],
        answer["bars"]["bars"],
        answer["data_protection"]["does_not_fit"],
    ):
        del rows[2:]
    for rows in (answer["explained_by"], found["questions_to_officer"], answer["for_the_officer"]):
        del rows[3:]
    return found


@pytest.fixture(scope="module")
def usual(short):
    """The files of the same record with harmless words."""
    return {form: content(poisoned(short, "harmless"), form) for form in FORMATS}


def links_of(word):
    return {r.target_ref for r in word.part.rels.values() if r.is_external}


@pytest.mark.parametrize("words", HOSTILE, ids=[repr(w[:24]) for w in HOSTILE])
def test_hostile_words_are_only_text_in_every_format(words, short, usual):
    bad = poisoned(short, words)
    files = {form: content(bad, form) for form in FORMATS}
    for form in ("html", "md"):
        seen, other = (Seen(f.decode() if form == "html" else rendered(f)) for f in (files[form], usual[form]))
        assert seen.tags == other.tags, form
        assert seen.links == other.links, form
        assert seen.handlers == [], form
    for form in ("html", "md", "docx"):
        check_words(bad, words_of(form, files[form]))
    word, other = (docx.Document(io.BytesIO(f)) for f in (files["docx"], usual["docx"]))
    assert [p.style.style_id for p in word.paragraphs] == [p.style.style_id for p in other.paragraphs]
    assert links_of(word) == links_of(other)
    reader, plain = (PdfReader(io.BytesIO(f)) for f in (files["pdf"], usual["pdf"]))
    tags, others = (list(structure(r.trailer["/Root"]["/StructTreeRoot"]["/K"])) for r in (reader, plain))
    for tag in ("/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI"):
        assert tags.count(tag) == others.count(tag), tag
    assert b"/JavaScript" not in files["pdf"]
    if words.isascii() and words.isprintable():
        check_words(bad, words_of("pdf", files["pdf"]))
    assert json.loads(files["json"]) == bad
    graph = rdflib.Graph().parse(data=files["jsonld"].decode(), format="json-ld")
    assert [json.loads(str(value)) for value in graph.objects(None, PROV.value)] == [bad]


def check_words(found, seen):
    """Look for the title and the headline, hostile words and all, as they stand in the data."""
    for text in (found["title"], found["answer"]["headline"], found["answer"]["bases"][0]["summary"]):
        assert bare(clean(text)).rstrip(".") in bare(seen), text


def test_a_row_that_is_longer_than_a_page_is_not_lost(short):
    bad = copy.deepcopy(short)
    reasons = [f"Reason{n}" for n in range(2000)]
    bad["answer"]["bases"][0]["tests"][0]["why"] = " ".join(reasons)
    for form in DRAWN:
        seen = set(words_of(form, content(bad, form)).split())
        assert seen.issuperset(reasons[:-1]), form


def test_a_letter_that_the_font_lacks_is_told_by_its_number(made):
    bad = {**made, "title": "漢 Ŵŷ café “x”"}
    words = squeezed(words_of("pdf", content(bad, "pdf")))
    assert "[U+6F22] Ŵŷ café “x”" in words
    assert PdfReader(io.BytesIO(content(bad, "pdf"))).metadata.title.startswith("[U+6F22]")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_be_drawn(one, other):
    from graphmodel.record.docx_file import docx_bytes
    from graphmodel.record.html import page
    from graphmodel.record.markdown import markdown
    from graphmodel.record.pdf import pdf

    one, other = clean(one) or "x", clean(other) or "y"
    blocks = (
        Heading(one),
        Paragraph(link(other, "https://a.example/" + one), one),
        Notice(other, (one, other)),
        Items((one, other), boxes=True),
        Table(one, (one, other), ((one, link(other, "javascript:" + one)),), (3, 7)),
        Blank(other, 1),
    )
    drawn = Document(one, "en-GB", other, blocks)
    assert pdf(drawn).startswith(b"%PDF")
    assert bare(one) in bare(words_of("docx", docx_bytes(drawn)))
    assert bare(one) in bare(words_of("html", page(drawn).encode()))
    seen = Seen(rendered(markdown(drawn).encode()))
    assert bare(one) in bare(" ".join(seen.words))
    assert all(link_.startswith("https://a.example/") for link_ in seen.links)


@pytest.mark.parametrize(
    "text", ["1. x", "2) x", "- x", "+ x", "= x", "# x", "> x", "    x", "~~~", "***", "a_b_c", "a\\", ": x", "[ ] x"]
)
def test_markdown_shows_a_line_as_it_is(text):
    text = clean(text)
    assert bare("".join(Seen(rendered(escaped(text).encode())).words)) == bare(text)
    assert set(Seen(rendered(escaped(text).encode())).tags) == {"p"}


def test_only_addresses_of_the_web_are_links():
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "http:///x",
        "https://a b",
        None,
        "",
        "http://[x",
    ):
        assert link("words", bad) == "words"
    assert link("words", "https://a.example/x") == Link("words", "https://a.example/x")

"""The page at /sparql, which needs no script, and its examples."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from graphmodel.sparql.examples import examples
from tests.api.sparql.protocol import CSV, GRAPH, JSON


@pytest.mark.parametrize("example", examples(), ids=lambda e: e.name)
def test_each_example_runs_and_finds_something(pages, example):
    assert re.fullmatch(r"[A-Z].{15,}", example.title)
    shown = pages.get("/sparql", params={"query": example.text})
    assert shown.status_code == 200
    rows = int(re.search(r'id="count">(\d+) (?:row|statement)s?[;.]', shown.text)[1])
    assert rows > 3
    assert 'href="/entities/' in shown.text or "<pre" in shown.text or "graph/" in shown.text


def test_there_are_examples_of_every_kind_and_the_page_lists_them(pages):
    page = pages.get("/sparql")
    assert page.status_code == 200
    assert len(examples()) >= 8
    for example in examples():
        assert example.title.replace("'", "&#39;") in page.text
        assert quote(example.text.splitlines()[0].split()[0]) in page.text
    assert examples()[0].text.splitlines()[1] in page.text.replace("&lt;", "<").replace("&gt;", ">")


def test_the_page_links_things_of_the_graph_and_files_of_the_result(pages):
    query = "SELECT ?t ?x { BIND(<https://w3id.org/graphmodel/norm/cda1998-s115> AS ?t) BIND('<script>alert(1)</script>'@en AS ?x) }"
    page = pages.get("/sparql", params={"query": query, "default-graph-uri": GRAPH}).text
    assert '<a href="/entities/norm/cda1998-s115">norm/cda1998-s115</a>' in page
    assert "<script>alert" not in page
    for word, kind in (("json", JSON), ("csv", CSV)):
        (link,) = re.findall(rf'href="(/sparql\?[^"]*format={word})"', page)
        assert "default-graph-uri=" in link
        assert pages.get(link.replace("&amp;", "&")).headers["content-type"] == kind


def test_addresses_that_run_a_script_are_shown_as_text(pages):
    page = pages.get("/sparql", params={"query": "SELECT ?x { BIND(<javascript:alert(1)> AS ?x) }"}).text
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


def test_no_rows_and_false_are_not_taken_for_an_answer_about_the_world(pages):
    for query in ("SELECT * { <x:a> ?p ?o }", "ASK { <x:a> ?p ?o }"):
        assert "says nothing of the world outside it" in pages.get("/sparql", params={"query": query}).text


def test_what_is_wrong_is_shown_beside_the_query(pages):
    query = "SELECT * {\n  SERVICE <http://example.org/> { ?s ?p ?o } }"
    page = pages.get("/sparql", params={"query": query})
    assert page.status_code == 403
    assert "SERVICE at line 2, column 3" in page.text
    assert "SERVICE &lt;http://example.org/&gt;" in page.text


def test_a_long_result_is_shown_in_part_and_the_page_says_so(pages):
    page = pages.get("/sparql", params={"query": "SELECT ?s ?p { ?s ?p ?o } LIMIT 700"}).text
    assert "700 rows; the first 500 rows are shown, the files have all" in page
    assert page.count("<tr>") == 501

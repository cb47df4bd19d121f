"""Spans of documents, places where they say no more, and ways that lead nowhere."""

import datetime

import pytest

from graphmodel.graph import Graph
from graphmodel.structure.attested import Attested, span_of

LATER = datetime.date(2021, 1, 1)


@pytest.fixture(scope="module")
def graph(model):
    return Graph(model)


def dated(model):
    return [d for d in model.documents.values() if d.attested and (d.attested.not_before or d.attested.not_after)]


def test_a_document_tells_from_when_to_when_it_speaks(model):
    assert len(dated(model)) > 4
    for document in dated(model):
        assert span_of(document) == f"{document.attested.not_before} to {document.attested.not_after}"
    assert all(span_of(d) == "" for d in model.documents.values() if d.attested is None)


def test_the_span_of_a_thing_is_that_of_the_documents_that_say_something_of_it(model):
    attested = Attested(model, LATER)
    for ident, statements in list(model.statements_about.items())[::9]:
        spans = {
            f"{d.attested.not_before} to {d.attested.not_after}"
            for d in dated(model)
            if d.id in {s.document for s in statements}
        }
        assert attested.span(ident) == " and ".join(sorted(spans))
    assert attested.span("body/that-is-nowhere") == ""


def test_whoever_asks_about_another_day_is_told_of_which_days_the_documents_speak(graph, model):
    told = str(graph.members("body/medway-childrens-trust-board", date="2021-01-01"))
    span = Attested(model, LATER).span("body/medway-childrens-trust-board")
    assert span
    assert f"documents that name it speak of {span}." in told


def test_documents_of_a_day_are_those_that_speak_of_it_and_a_named_one_speaks_always(model):
    named = dated(model)[0].id
    assert Attested(model, LATER, named).documents == (named,)
    for on in (datetime.date(2008, 12, 1), datetime.date(2010, 6, 1), LATER):
        attested = Attested(model, on)
        for document in model.documents.values():
            when = document.attested
            begun = when is None or when.not_before is None or when.not_before.first <= on
            ended = when is not None and when.not_after is not None and on > when.not_after.last
            read = bool(model.statements_about.get(document.id))
            assert attested.speaks(document.id) == (begun and not ended and read), document.id
        assert set(attested.documents) == {d for d in model.documents if attested.speaks(d)}
    assert not Attested(model, LATER).speaks(None)


# ------------------------------------------------------------------ ways
ON = "2008-12-01"


def test_there_is_no_way_from_a_thing_to_itself_nor_to_what_cannot_be_reached(graph):
    assert graph.path("body/medway-yot", to="body/medway-yot", date=ON)["paths"] == []
    assert graph.path("body/medway-council", to="body/medway-yot", date=ON)["paths"] == []


def every_path(graph, model, on):
    for body in [
        b for b in model.bodies if b.startswith(("body/medway", "body/haringey", "body/suffolk", "body/kent"))
    ][::3]:
        yield body, graph.path(body, date=on)


@pytest.mark.parametrize("on", [ON, "2010-09-01"])
def test_where_ways_stop_is_told_with_where_was_looked(graph, model, on):
    seen = 0
    for body, found in every_path(graph, model, on):
        stops = {
            p["steps"][-1]["to"]["id"] for p in found["paths"] if p["ends"] == "sources-stop" and p["steps"][-1]["to"]
        }
        if not found["paths"]:
            stops = {body} if found["gaps"] else set()
        assert {g["below"]["id"] for g in found["gaps"]} == stops, body
        for gap in found["gaps"]:
            assert gap["looked_in"], body
            seen += 1
    assert seen > 3


def test_what_may_be_above_a_stop_is_what_a_document_says_it_probably_is(graph, model):
    """The places told as above a gap are those with which a statement of identity joins what is below."""
    for body, found in every_path(graph, model, "2010-09-01"):
        for gap in found["gaps"]:
            joined = {
                {s.left, s.right}.difference({gap["below"]["id"]}).pop()
                for s in model.same_as.values()
                if gap["below"]["id"] in {s.left, s.right} and s.polarity != "denies"
            }
            assert gap["above"] is None or gap["above"]["id"] in joined, body

"""Every answer that has a main list can be had as CSV and as Turtle; the command line and JSON stay as they are."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest
import rdflib

#: Path and parameters of a call → what its CSV has to have among its columns, and how many rows there are in its JSON.
CALLS = {
    "accountability/medway-yot-board": (
        {"date": "2008-12-01"}, {"paths.ends", "from", "to.label", "citations"}, lambda a: sum(len(p["steps"]) for p in a["paths"])
    ),
    "boards/medway-childrens-trust-board/seats": ({"date": "2008-12-01"}, {"id", "holder", "holder.label", "citations"}, lambda a: len(a["seats"])),
    "bodies/medway-childrens-trust-board/rules": ({"date": "2008-12-01"}, {"list", "topic", "text"}, lambda a: len(a["rules"]) + len(a["silences"])),
    "boards/medway-childrens-trust-board/quorum": ({"present": "3", "date": "2008-12-01"}, {"id", "topic"}, lambda a: len(a["rules"])),
    "boards/medway-childrens-trust-board/compliance": (
        {"norm": "ca2004-s10-1", "date": "2008-12-01"}, {"class", "held", "why", "seat.id"}, lambda a: len(a["limbs"])
    ),
    "bodies/medway-council/duties": ({"date": "2008-12-01"}, {"norm", "norm.label", "through"}, lambda a: len(a["duties"])),
    "norms/cda1998-s38/holders": ({"date": "2008-12-01"}, {"bearer", "in_force"}, lambda a: len(a["duties"])),
    "documents/medway-2008/readings": ({}, {"norm", "agrees", "differences"}, lambda a: len(a["readings"])),
    "findings": ({"date": "2008-12-01"}, {"id", "kind", "text", "why_it_matters"}, lambda a: len(a["findings"])),
    "coverage": ({}, {"instruments.instrument", "norm", "provision", "read"}, lambda a: sum(len(i["provisions"]) for i in a["instruments"])),
    "timeline/norm/ca1989-s47-9": ({}, {"list", "date", "what"}, lambda a: sum(len(a[n]) for n in ("events", "not_commenced", "undated", "before_window"))),
    "compare": (
        {"left": "area/medway", "from": "2008-12-01", "until": "2013-10-01"}, {"list", "label", "reason", "left.citations"},
        lambda a: sum(len(a[n]) for n in ("changed", "only_left", "only_right", "uncertain", "both")),
    ),
    "identifiers/nhs_ods/5L3": ({"date": "2009-03-01"}, {"id", "value", "on_the_day"}, lambda a: len(a["results"])),
    "search": ({"q": "kent police"}, {"id", "label", "why", "score"}, lambda a: len(a["results"])),
    "things/norms": ({}, {"id", "group", "told", "period"}, lambda a: len(a["results"])),
    "areas/medway/structure": ({"date": "2008-12-01"}, {"list", "id", "x", "from"}, lambda a: len(a["nodes"]) + len(a["lines"])),
}  # fmt: skip


def _csv(response):
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["content-disposition"].startswith('attachment; filename="')
    rows = list(csv.reader(io.StringIO(response.text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])
    return rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("path", CALLS)
def test_the_main_list_as_csv(client, path):
    parameters, columns, count = CALLS[path]
    answer = client.get(f"/api/v1/{path}", params=parameters).json()
    names, rows = _csv(client.get(f"/api/v1/{path}", params={**parameters, "format": "csv"}))
    assert columns <= set(names)
    assert len(rows) == count(answer) > 0
    assert {(r["on"], r["data"], r["digest"]) for r in rows} == {
        (answer["date"], answer["dataset"]["version"], answer["dataset"]["digest"])
    }


@pytest.mark.parametrize("path", CALLS)
def test_what_the_data_state_as_turtle(client, path):
    parameters, _, _ = CALLS[path]
    response = client.get(f"/api/v1/{path}", params={**parameters, "format": "ttl"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert list(ox.parse(response.content, format=ox.RdfFormat.TURTLE))
    assert response.content == client.get(f"/api/v1/{path}", params={**parameters, "format": "ttl"}).content


def test_the_turtle_of_a_thing_is_what_the_store_has_of_it(client, graph):
    response = client.get("/api/v1/entities/body/medway-yot-board", params={"date": "2008-12-01", "format": "ttl"})
    found = rdflib.Graph().parse(data=response.text, format="turtle")
    thing = rdflib.URIRef("https://w3id.org/graphmodel/body/medway-yot-board")
    store = graph.model.dataset.store
    stated = {
        (q.predicate.value, q.object.value) for q in store.quads_for_pattern(ox.NamedNode(str(thing)), None, None, None)
    }
    assert {(str(p), str(o)) for p, o in found.predicate_objects(thing)} == stated
    line = rdflib.URIRef("https://w3id.org/graphmodel/line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15")
    assert (line, rdflib.URIRef("https://w3id.org/graphmodel/ontology#fromParty"), thing) in found
    # What stands inside a thing is told with it: the place of a citation, the period of its existence.
    assert (thing + "/exists", None, None) in found
    assert "@prefix body: <https://w3id.org/graphmodel/body/> ." in response.text


def test_the_facts_of_a_thing_as_csv(client):
    names, rows = _csv(client.get("/api/v1/entities/norm/cda1998-s115", params={"date": "2009-03-01", "format": "csv"}))
    assert names == ["thing", "field", "value", "label", "on", "data", "digest"]
    facts = {(r["thing"], r["field"]): (r["value"], r["label"]) for r in rows}
    assert facts["norm/cda1998-s115", "modality"] == ("power", "")
    assert facts["norm/cda1998-s115", "instrument"] == (
        "instrument/crime-and-disorder-act-1998",
        "Crime and Disorder Act 1998",
    )
    assert facts["norm/cda1998-s115", "recipient.1.class"][0] == "type/cda1998-relevant-authority"


def test_an_empty_list_has_its_line_of_headings(client):
    names, rows = _csv(client.get("/api/v1/findings", params={"date": "1999-01-01", "format": "csv"}))
    assert (names, rows) == (["on", "data", "digest"], [])


def test_another_form_is_refused_with_all_other_faults(client):
    response = client.get("/api/v1/findings", params={"format": "xlsx", "date": "2009-02-31"})
    assert response.status_code == 422
    assert {e["field"] for e in response.json()["errors"]} == {"format", "date"}
    assert client.get("/api/v1/findings", params={"format": "json"}).headers["content-type"] == "application/json"


def test_the_forms_are_in_the_description(client):
    described = client.get("/openapi.json").json()
    for path in ("/api/v1/entities/{id}", "/api/v1/findings", "/api/v1/search", "/api/v1/things/{things}"):
        told = described["paths"][path]["get"]
        assert set(told["responses"]["200"]["content"]) == {
            "application/json",
            "application/ld+json",
            "application/n-triples",
            "text/csv",
            "text/turtle",
        }
        assert "format" in {p["name"] for p in told["parameters"]}


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx"])
def test_no_cell_of_any_list_is_taken_for_a_formula(name):
    from graphmodel.formats import csv_text

    answer = {
        "question": {},
        "date": "2009-03-01",
        "dataset": {"version": "1", "digest": "0"},
        "results": [
            {
                "id": "body/x",
                "label": name,
                "aliases": [name, "b"],
                "score": -1.5,
                "ref": {"id": None, "label": name, "kind": "words"},
            }
        ],
    }
    _, row = list(csv.reader(io.StringIO(csv_text("search", answer), newline="")))
    assert row[:5] == ["body/x", f"'{name}", f"'{name}; b", "-1.5", f"'{name}"]


def test_hostile_words_stay_words_in_turtle(hostile):
    response = hostile.get("/api/v1/entities/body/hostile-council", params={"format": "ttl"})
    found = rdflib.Graph().parse(data=response.text, format="turtle")
    label = found.value(
        rdflib.URIRef("https://w3id.org/graphmodel/body/hostile-council"),
        rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"),
    )
    assert str(label) == '{{ 7 * 7 }} <a href="javascript:alert(2)">href</a>'

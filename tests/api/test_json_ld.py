"""What goes out as JSON is JSON-LD: read by a JSON-LD processor, with our context and no network, it says what the data say."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox
import pytest
from pyld import jsonld

SERVICE = "http://service.test"
SPACE = "https://w3id.org/graphmodel/"
ONTOLOGY, ANSWER = SPACE + "ontology#", SPACE + "answer#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
#: What the vocabulary lets a file leave out, an answer tells: the word that is meant where none is given.
MEANT = {
    ("polarity", "codelist/polarity/asserts"), ("certainty", "codelist/certainty/stated"), ("status", "codelist/statement-status/adopted"),
    ("start", "codelist/start/known"), ("state", "codelist/rule-state/stated"), ("outside", "false"),
    ("valueKind", "codelist/value-kind/post"), ("valueKind", "codelist/value-kind/body"),
}  # fmt: skip
ON = {"date": "2008-12-01"}
THINGS = (
    "body/medway-council", "norm/cda1998-s115", "area/medway", "document/medway-2013", "purpose/youth-justice", "type/primary-care-trust",
    "instrument/children-act-2004", "information/personal", "subject/child", "post/borough-commander", "plan/medway-cypp", "codelist/state",
    "list/medway-trust-board-membership", "bar/aca2002-ss56-65",
)  # fmt: skip
CONTEXT = re.compile(r'<([^>]+)>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld\+json"')


@pytest.fixture(scope="module")
def context(client):
    response = client.get("/ns/context.jsonld")
    assert response.headers["content-type"] == "application/ld+json"
    return response.json()


@pytest.fixture(scope="module")
def read(context):
    """Read a document by the rules of JSON-LD 1.1; the only address that can be opened is that of the context."""

    def load(url, _options):
        assert url == f"{SERVICE}/ns/context.jsonld", f"the document opens {url}"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    def triples(document, at):
        lines = jsonld.to_rdf(document, {"base": SERVICE + at, "format": "application/n-quads", "documentLoader": load})
        return {quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)}

    return triples


@pytest.fixture(scope="module")
def dataset(graph):
    return {quad.triple for quad in graph.model.dataset.store}


def made_by_data(triples):
    """Leave out what only an answer says: its own words, what is meant where a file says nothing, and rows without an address."""
    return {
        t
        for t in triples
        if not t.predicate.value.startswith(ANSWER)
        and t.predicate.value not in {"http://xmlns.com/foaf/0.1/primaryTopic", LABEL}
        and not isinstance(t.subject, ox.BlankNode)
        and not isinstance(t.object, ox.BlankNode)
        and (t.predicate.value.removeprefix(ONTOLOGY), t.object.value.removeprefix(SPACE)) not in MEANT
    }


@pytest.mark.parametrize("thing", THINGS)
def test_a_document_as_json_ld_says_what_it_says_as_turtle(client, read, thing):
    at = f"/entities/{thing}.jsonld"
    turtle = {q.triple for q in ox.parse(client.get(f"/entities/{thing}.ttl").content, format=ox.RdfFormat.TURTLE)}
    assert read(client.get(at).json(), at) == turtle


def test_another_processor_reads_the_same(client, context):
    at = "/entities/norm/cda1998-s115.jsonld"
    document = client.get(at).json()
    document["@context"] = [context["@context"], *document["@context"][1:]]
    turtle = {
        q.triple for q in ox.parse(client.get("/entities/norm/cda1998-s115.ttl").content, format=ox.RdfFormat.TURTLE)
    }
    assert {q.triple for q in ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD)} == turtle


@pytest.mark.parametrize("thing", THINGS)
def test_an_answer_says_of_its_things_what_the_data_say(client, read, dataset, thing):
    response = client.get(f"/api/v1/entities/{thing}", params=ON, headers={"accept": "application/ld+json"})
    assert response.headers["content-type"] == "application/ld+json"
    told = read(response.json(), f"/api/v1/entities/{thing}")
    said = made_by_data(told)
    strange = said - dataset
    assert not strange, sorted(map(str, strange))[:5]
    me = ox.NamedNode(SPACE + thing)
    own = made_by_data(t for t in dataset if t.subject == me)
    left_out = {t.predicate.value.removeprefix(ONTOLOGY) for t in own - said}
    assert left_out <= {"cite", "key", "number"}, left_out
    page = ox.NamedNode(
        f"{SERVICE}/entities/{thing}"
        + ("" if thing.startswith("codelist/") and "?" not in response.json()["permalink"] else "?date=2008-12-01")
    )
    assert ox.Triple(page, ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), me) in told


def test_the_places_in_documents_are_those_of_the_data(client, read, graph):
    thing = "body/medway-council"
    told = read(
        client.get(f"/api/v1/entities/{thing}", params=ON, headers={"accept": "application/ld+json"}).json(),
        f"/api/v1/entities/{thing}",
    )
    cite = ox.NamedNode(ONTOLOGY + "cite")

    def places(triples, subject):
        rows = {t.object for t in triples if t.subject == subject and t.predicate == cite}
        return {
            frozenset(
                (t.predicate.value, t.object.value)
                for t in triples
                if t.subject == row and not t.predicate.value.endswith("#type")
            )
            for row in rows
        }

    data = {q.triple for q in graph.model.dataset.store}
    me = ox.NamedNode(SPACE + thing)
    assert places(told, me) == places(data, me) != set()


@pytest.mark.parametrize("thing", ["body/medway-council", "norm/cda1998-s115", "area/medway"])
def test_plain_json_is_read_by_the_context_that_its_header_names(client, read, dataset, thing):
    response = client.get(f"/api/v1/entities/{thing}", params=ON)
    assert response.headers["content-type"] == "application/json"
    address = CONTEXT.search(response.headers["link"])[1]
    document = response.json()
    assert "@context" not in document
    told = read({"@context": address, **document}, f"/api/v1/entities/{thing}")
    said = made_by_data(told)
    assert said <= dataset
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert ox.Triple(ox.NamedNode(SPACE + thing), label, ox.Literal(document["label"])) in said


def test_json_that_no_processor_would_take_names_no_context(client, read):
    """A seat may be held by words alone; its id is null then, which JSON-LD has no room for."""
    path = "/api/v1/entities/list/medway-trust-board-membership"
    plain = client.get(path, params=ON)
    assert '"id":null' in plain.text
    assert "link" not in plain.headers
    assert read(client.get(path, params={**ON, "format": "jsonld"}).json(), path)


ASK = (
    "discloser=body/medway-council&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child"
    "&information=information/personal&date=2009-03-01"
)


@pytest.mark.parametrize(
    "path",
    [
        f"legal-basis?{ASK}", "accountability/medway-yot-board?date=2008-12-01", "boards/medway-childrens-trust-board/seats?date=2008-12-01",
        "search?q=kent+police", "findings?date=2008-12-01", "coverage", "timeline/norm/ca1989-s47-9", "areas/medway/structure?date=2008-12-01",
        f"record?{ASK}", "compare?left=area/medway&from=2008-12-01&until=2013-10-01", "health",
    ],
)  # fmt: skip
def test_every_answer_can_be_read_as_json_ld_and_what_it_names_is_named_as_in_the_data(client, read, graph, path):
    plain = client.get(f"/api/v1/{path}")
    response = client.get(f"/api/v1/{path}", headers={"accept": "application/ld+json, application/json;q=0.5"})
    assert (response.status_code, response.headers["content-type"]) == (200, "application/ld+json")
    assert "Accept" in plain.headers["vary"].split(", ")
    assert "Accept" in response.headers["vary"].split(", ")
    document = response.json()
    assert document["@context"] == "/ns/context.jsonld"
    assert document.keys() - {"@context"} == {k for k, v in plain.json().items() if v is not None}
    told = read(document, f"/api/v1/{path}")
    assert told
    named = {
        (t.subject.value.removeprefix(SPACE), t.object.value)
        for t in told
        if t.predicate.value == LABEL and isinstance(t.subject, ox.NamedNode)
    }
    told_of = {
        (ident, label)
        for ident, label in named
        if ident.partition("/")[0] in {"body", "norm", "area", "document", "type", "purpose", "instrument"}
    }
    assert told_of <= {(ident, graph.model.label(ident)) for ident, _ in told_of}
    assert told_of or path == "health"


def test_a_problem_is_never_taken_for_json_ld(client):
    response = client.get("/api/v1/entities/body/nowhere-at-all", headers={"accept": "application/ld+json"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert "link" not in response.headers


def test_the_context_of_data_files_is_that_of_the_ontology(client):
    from graphmodel.resources import folder

    own = json.loads((folder("ontology") / "context.jsonld").read_text())
    assert client.get("/ns/files.jsonld").json() == own

"""One table: every kind of thing by every way of asking for a form. The address of a thing leads to its document; the document is what was asked for."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest
import rdflib

ON = {"date": "2008-12-01"}
THINGS = (
    "body/medway-council", "norm/cda1998-s115", "area/medway", "document/medway-2008", "purpose/youth-justice", "type/primary-care-trust",
    "instrument/children-act-2004", "information/personal", "subject/child", "post/borough-commander", "plan/medway-cypp", "codelist/state",
)  # fmt: skip
DRAWN = ("body", "area", "post")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
#: What a request accepts → the ending of the form it gets; None where there is no such form.
ACCEPT = {
    None: "html",
    "*/*": "html",
    BROWSER: "html",
    "text/*": "html",
    "text/html;q=0.1, text/*;q=0.9": "ttl",
    "application/ld+json": "jsonld",
    'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"': "jsonld",
    "application/*": "jsonld",
    "text/turtle": "ttl",
    "TEXT/TURTLE ; Q=1.0": "ttl",
    "text/turtle;q=0.4, application/n-triples;q=0.6": "nt",
    "application/rdf+xml, text/turtle;q=0.9, */*;q=0.1": "ttl",
    "application/n-triples": "nt",
    "application/json": "json",
    "application/json, text/turtle": "ttl",
    "text/csv": "csv",
    "text/html;q=0, text/csv;q=0.2": "csv",
    "*/*;q=0.5, text/html;q=0": "jsonld",
    "rubbish": "html",
    "text/turtle;q=high, text/csv": "csv",
    "image/svg+xml": "svg",
    "application/pdf": None,
    "*/*;q=0": None,
    "text/turtle;q=0.000": None,
}
TYPES = {
    "html": "text/html; charset=utf-8", "jsonld": "application/ld+json", "ttl": "text/turtle; charset=utf-8", "nt": "application/n-triples",
    "json": "application/json", "csv": "text/csv; charset=utf-8; header=present", "svg": "image/svg+xml",
}  # fmt: skip


def forms(thing):
    return [f for f in TYPES if f != "svg" or thing.partition("/")[0] in DRAWN]


def ask(client, path, accept, **more):
    # The test client sends `*/*` where no header is given.
    headers = {} if accept is None else {"accept": accept}
    request = client.build_request("GET", path, headers=headers, params={**ON, **more})
    if accept is None:
        del request.headers["accept"]
    return client.send(request, follow_redirects=False)


@pytest.mark.parametrize("accept", ACCEPT)
@pytest.mark.parametrize("thing", THINGS)
def test_the_address_of_a_thing_leads_to_the_form_that_is_accepted(client, thing, accept):
    response = ask(client, f"/id/{thing}", accept)
    form = ACCEPT[accept]
    assert "Accept" in response.headers["vary"].split(", ")
    if form not in forms(thing):
        assert response.status_code == 406
        assert response.headers["content-type"] == "application/problem+json"
        assert [a["format"] for a in response.json()["available"]] == [
            f for f in ("html", "jsonld", "ttl", "nt", "json", "csv", "svg") if f in forms(thing)
        ]
    else:
        assert response.status_code == 303
        ending = "" if form == "html" else f".{form}"
        assert response.headers["location"] == f"/entities/{thing}{ending}?date=2008-12-01"
        assert not response.content
        linked = {x["url"]: x for x in response.links.values()}
        assert all(x["rel"] == "describedby" for x in linked.values())


@pytest.mark.parametrize("thing", THINGS)
def test_a_document_has_its_forms_by_ending_by_format_and_by_accept(client, thing):
    for form in forms(thing):
        by_ending = ask(client, f"/entities/{thing}.{form}", "application/pdf")
        by_format = ask(client, f"/entities/{thing}", "application/pdf", format=form)
        by_accept = ask(client, f"/entities/{thing}", TYPES[form].partition(";")[0])
        for response in (by_ending, by_format, by_accept):
            assert (response.status_code, response.headers["content-type"]) == (200, TYPES[form])
            assert response.headers["content-location"] == f"/entities/{thing}.{form}?date=2008-12-01"
            assert "Accept" in response.headers["vary"].split(", ")
            links = response.headers["link"]
            for other in forms(thing):
                named = f'</entities/{thing}.{other}?date=2008-12-01>; rel="alternate"; type="{TYPES[other].partition(";")[0]}"'
                assert (named in links) == (other != form)
            assert f'</entities/{thing}?date=2008-12-01>; rel="canonical"' in links
            assert f'<https://w3id.org/graphmodel/{thing}>; rel="describes"' in links
        if form != "html":  # a page names its own address
            assert by_ending.content == by_format.content == by_accept.content


def test_an_ending_wins_over_format_and_format_over_accept(client):
    thing = "/entities/norm/cda1998-s115"
    assert ask(client, f"{thing}.ttl", "text/csv", format="nt").headers["content-type"] == TYPES["ttl"]
    assert ask(client, thing, "text/csv", format="nt").headers["content-type"] == TYPES["nt"]
    led = ask(client, "/id/norm/cda1998-s115", "text/csv", format="nt")
    assert led.headers["location"] == "/entities/norm/cda1998-s115.nt?date=2008-12-01"


@pytest.mark.parametrize("thing", THINGS)
def test_the_forms_say_the_same(client, graph, thing):
    def get(form):
        return ask(client, f"/entities/{thing}.{form}", None).content

    turtle = set(ox.parse(get("ttl"), format=ox.RdfFormat.TURTLE))
    lines = get("nt").splitlines(keepends=True)
    assert lines == sorted(lines)
    assert turtle == set(ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES))
    about = {
        q.triple
        for q in graph.model.dataset.store.quads_for_pattern(
            ox.NamedNode(f"https://w3id.org/graphmodel/{thing}"), None, None
        )
    }
    assert about <= {q.triple for q in turtle}
    assert len(rdflib.Graph().parse(data=get("ttl"), format="turtle")) == len(turtle) > 0
    assert next(csv.reader(io.StringIO(get("csv").decode(), newline="")))[0] == "thing"
    assert get("json") == client.get(f"/api/v1/entities/{thing}", params=ON).content
    assert f"<h1>{graph.model.label(thing)}".replace("'", "&#39;").encode() in get("html")


def test_a_form_that_a_thing_does_not_have_is_refused_with_those_it_has(client):
    for response in (
        ask(client, "/entities/norm/cda1998-s115.svg", None),
        ask(client, "/entities/norm/cda1998-s115", None, format="svg"),
    ):
        assert response.status_code == 406
        assert "/entities/norm/cda1998-s115.ttl?date=2008-12-01" in {a["url"] for a in response.json()["available"]}
    response = ask(client, "/entities/norm/cda1998-s115", None, format="docx", day="1")
    assert response.status_code == 422
    assert {e["field"] for e in response.json()["errors"]} == {"format", "day"}


@pytest.mark.parametrize(
    "path", ["/id/body/medway-counsil", "/entities/body/medway-counsil", "/entities/body/medway-counsil.ttl"]
)
def test_what_is_not_there_is_told_with_what_comes_near_in_the_form_that_is_liked(client, path):
    problem = ask(client, path, "text/turtle")
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    assert "body/medway-council" in problem.json()["did_you_mean"]
    page = ask(client, path, BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (404, TYPES["html"])
    assert 'href="/entities/body/medway-council"' in page.text
    assert "Accept" in page.headers["vary"]
    assert ask(client, path, "text/html;q=0.1, application/json").headers["content-type"] == "application/problem+json"


def test_a_former_id_leads_for_good_to_the_one_of_today(client):
    moved = ask(client, "/id/body/medway-trust-board.ttl", None)
    assert (moved.status_code, moved.headers["location"]) == (
        301,
        "/id/body/medway-childrens-trust-board.ttl?date=2008-12-01",
    )
    there = client.get(moved.headers["location"])
    assert there.status_code == 200
    assert there.url.path == "/entities/body/medway-childrens-trust-board.ttl"
    canonical = ask(client, "/entities/body/medway-trust-board", None)
    assert '</entities/body/medway-childrens-trust-board?date=2008-12-01>; rel="canonical"' in canonical.headers["link"]


def test_a_name_leads_to_what_it_names(client):
    led = ask(client, "/id/body/medway-primary-care-trust-nhs-medway", "text/turtle")
    assert (led.status_code, led.headers["location"]) == (303, "/entities/body/medway-pct.ttl?date=2008-12-01")


def test_what_is_no_thing_of_the_data_leads_to_where_it_is_told_of(client):
    told = {
        "graph/law/children-act-2004": "/data/",
        "dataset/graphmodel/class/gm-Body": "/data/",
        "maintainers": "/data/",
        "": "/data/",
        "ontology": "/ontology",
    }
    for ident, place in told.items():
        response = ask(client, f"/id/{ident}", "text/turtle")
        assert (response.status_code, response.headers["location"]) == (303, place)
    assert ask(client, "/id/graphs/law", "text/turtle").status_code == 404


def test_every_address_under_our_namespace_that_the_data_use_leads_somewhere(client, graph):
    space = "https://w3id.org/graphmodel/"
    used = {
        t.value
        for q in graph.model.dataset.store
        for t in (q.subject, q.predicate, q.object, q.graph_name)
        if isinstance(t, ox.NamedNode)
    }
    ours = sorted({u.partition("#")[0].removeprefix(space) for u in used if u.startswith(space)})
    # One of each form is enough: of each kind of thing, of each key of a row, of each codelist.
    formed = {
        (i.split("/")[0], i.split("/")[2] if i.count("/") > 1 and not i.startswith("graph/") else "", i.count("/")): i
        for i in ours
    }
    assert len(formed) > 100
    for ident in formed.values():
        response = ask(client, f"/id/{ident}", "text/turtle")
        assert response.status_code == 303, ident


@pytest.mark.parametrize(
    "path", ["findings", "search?q=kent", "things/areas", "entities/area/medway", "areas/medway/structure"]
)
def test_the_api_gives_the_form_that_is_accepted_and_json_if_any_will_do(client, path):
    def got(accept):
        response = client.get(f"/api/v1/{path}", headers={"accept": accept})
        assert "Accept" in response.headers["vary"].split(", ")
        return response.status_code, response.headers["content-type"]

    assert got("*/*") == got(BROWSER) == got("application/json") == (200, TYPES["json"])
    assert got("text/turtle") == (200, TYPES["ttl"])
    assert got("application/n-triples") == (200, TYPES["nt"])
    assert got("text/csv") == (200, TYPES["csv"])
    assert got("application/ld+json") == (200, TYPES["jsonld"])
    assert got("application/pdf") == (406, "application/problem+json")

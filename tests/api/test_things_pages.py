"""Pages of things, their lists and the search: words of people, sources, what to copy for a report, and nothing that is more than text."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.words import FIELDS, KINDS, UNTOLD
from graphmodel.values import keys

BROWSER = {"accept": "text/html"}
DAY = "?date=2008-12-01"


def text_of(page):
    """Return what a page says, without its mark-up."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


# ---------------------------------------------------------------------------------------------- what the pages say
def test_a_norm_tells_all_that_it_is(pages, client):
    entity = client.get("/api/v1/entities/norm/cda1998-s115", params={"date": "2009-03-01"}).json()["entity"]
    page = pages.get("/entities/norm/cda1998-s115?date=2009-03-01")
    text = text_of(page)
    for side in ("discloser", "recipient", "bearer", "counterpart"):
        for row in entity[side]:
            assert row["class"]["label"] in text
            assert row["pinpoint"] in text
            assert f'id="{row["id"]}"' in page.text
    for told in (*entity["conditions"], *entity["limits"]):
        assert told["text"] in text
    for change in entity["changes"]:
        assert change["what"] in text
    for words in (
        entity["summary"],
        entity["unverified"],
        entity["note_on_source"],
        "Express power",
        "May disclose",
        "England, Scotland, Wales",
    ):
        assert words in text
    assert entity["url"] in page.text
    assert all(source in page.text for source in entity["sources"])


def test_parties_of_another_time_stand_apart(pages):
    text = text_of(pages.get("/entities/norm/cda1998-s115?date=2009-03-01"))
    before, _, after = text.partition("On the other side, at other times")
    assert "Primary care trust (PCT)" in before.partition("On the other side on 2009-03-01")[2]
    assert "Clinical commissioning group (CCG)" in after


@pytest.mark.parametrize("path", ["purpose/missing-children", "information/health", "subject/child"])
def test_a_concept_tells_the_words_of_officers_and_what_is_broader_and_narrower(pages, client, path):
    answer = client.get(f"/api/v1/entities/{path}").json()
    page = pages.get(f"/entities/{path}")
    text = text_of(page)
    assert answer["entity"]["definition"] in text
    assert all(alias in text for alias in answer["entity"]["aliases"])
    for ref in (*answer["entity"]["broader"], *answer["narrower"], *answer["norms"]):
        assert f'href="/entities/{ref["id"]}?date={answer["date"]}"' in page.text


def test_an_act_lists_all_its_norms_with_their_sources(pages, graph):
    page = pages.get("/entities/instrument/crime-and-disorder-act-1998")
    norms = [n for n in graph.model.norms.values() if n.instrument == "instrument/crime-and-disorder-act-1998"]
    assert len(norms) > 5
    for norm in norms:
        assert norm.id in page.text
        assert norm.url in page.text


def test_a_bar_tells_whom_it_binds_and_its_exceptions(pages, graph):
    for bar in graph.model.bars.values():
        text = text_of(pages.get(f"/entities/{bar.id}"))
        for words in (
            bar.text[1:],
            bar.protects,
            *bar.binds_words,
            *(x.text[1:] for x in bar.exceptions),
            *filter(None, [bar.unverified]),
        ):
            assert " ".join(words.split()) in text, bar.id


def test_no_field_goes_by_its_raw_name(graph):
    """Kinds whose pages list every field have words for every field."""
    model = graph.model
    told = (
        model.lawful_bases, model.processing_conditions, model.routes, model.never_offered, model.confidence_effects, model.confidence_routes,
        model.data_protection_status, model.prompts, model.record_fields, model.gaps, model.facts, model.outcomes, model.flags, model.posts, model.lists,
    )  # fmt: skip
    nameless = (
        {key for records in told for key in keys(type(next(iter(records.values())))).values()} - FIELDS.keys() - UNTOLD
    )
    assert nameless <= {"cite"}
    assert {i.partition("/")[0] for i in model.records} - {"code", "graph"} <= KINDS.keys() | {"dataset"}


def test_no_page_of_a_thing_shows_an_underscore(pages, graph):
    """One of each kind: no name of a field as the data has it, and no word of a closed list without its label."""
    for kind in sorted(KINDS):
        ident = next((i for i in graph.model.records if i.startswith(f"{kind}/")), None)
        if ident is None:
            continue
        page = pages.get(f"/entities/{ident}")
        assert page.status_code == 200, ident
        keys = re.findall(r'summary-list__key">([^<]+)<|<dt>([^<]+)</dt>', page.text)
        assert not [k for pair in keys for k in pair if "_" in k], ident


def test_a_finding_has_a_page_with_what_it_rests_on(pages, client):
    found = client.get("/api/v1/findings", params={"date": "2008-12-01"}).json()["findings"]
    for finding in found[::9]:
        text = text_of(pages.get(f"/entities/{finding['id']}{DAY}"))
        assert " ".join(finding["text"].split()) in text
        assert all(c["paragraph"] in text for c in finding["citations"])
    assert client.get("/api/v1/entities/finding/nothing-of-the-kind").status_code == 404
    elsewhere = client.get(f"/api/v1/entities/{found[0]['id']}", params={"date": "1999-01-01"}).json()
    assert (elsewhere["state"], elsewhere["on_the_day"]["found"]) == ("not-applicable", False)


# ---------------------------------------------------------------------------------------------- reports
STATEMENTS = {
    f"/boards/medway-childrens-trust-board/seats{DAY}": lambda a: [s["id"] for s in (*a["lists"], *a["seats"])],
    f"/bodies/medway-childrens-trust-board/rules{DAY}": lambda a: [r["id"] for r in a["rules"]],
    "/documents/kent-2007/readings": lambda a: [r["id"] for r in a["readings"]],
    f"/findings{DAY}": lambda a: [f["id"] for f in a["findings"]],
    f"/entities/body/medway-childrens-trust-board{DAY}": lambda a: [s["id"] for s in a["statements"]],
    f"/path/body/medway-yot-board{DAY}": lambda a: [s["statement"] for p in a["paths"] for s in p["steps"]],
    f"/bodies/medway-pct/duties{DAY}": lambda a: [d["norm"]["id"] for d in a["duties"]],
    "/coverage": lambda a: [p["norm"] for i in a["instruments"] for p in i["provisions"]],
    "/entities/norm/cda1998-s115": lambda a: [a["id"]],
}


@pytest.mark.parametrize("path", STATEMENTS)
def test_every_statement_can_be_reported_without_anything_being_sent(pages, client, path):
    from api.render import api_link

    answer = client.get(api_link(path)).json()
    page = pages.get(path)
    reports = re.findall(r'<details class="gm-report">(.*?)</details>', page.text, re.DOTALL)
    copied = [html.unescape(re.search(r"<pre[^>]*>(.*?)</pre>", r, re.DOTALL)[1]) for r in reports]
    for ident in STATEMENTS[path](answer):
        assert any(c.startswith(ident) for c in copied), ident
    data = f"Data {answer['dataset']['version']}, digest {answer['dataset']['digest']}"
    assert all(data in c and f"http://testserver{answer['permalink']}" in c for c in copied)
    assert not any("<form" in r or "href" in r for r in reports)
    assert all("Nothing is sent" in r and "the maintainers of the data" in r for r in reports)


def test_a_council_says_whom_to_tell(graph, tmp_path):
    from api.app import create_app
    from api.theme import Theme
    from graphmodel.errors import BadQuestionError

    file = tmp_path / "theme.yaml"
    file.write_text("name: A council\nreport: 'the information governance team <b>'\n", encoding="utf-8")
    with TestClient(create_app(graph, Theme.read(file)), headers=BROWSER) as made:
        page = made.get("/entities/norm/cda1998-s115")
        assert "tell the information governance team &lt;b&gt;:" in page.text
        assert "the information governance team &lt;b&gt;" in made.get("/accessibility").text
    file.write_text("report: [1]\n", encoding="utf-8")
    with pytest.raises(BadQuestionError, match="whom to tell"):
        Theme.read(file)


# ---------------------------------------------------------------------------------------------- lists
@pytest.mark.parametrize(
    "shelf",
    [
        "norms",
        "instruments",
        "bars",
        "regimes",
        "purposes",
        "information",
        "subjects",
        "types",
        "bodies",
        "posts",
        "areas",
        "documents",
        "plans",
    ],
)
def test_a_list_has_every_thing_of_its_kind(client, graph, shelf):
    first = client.get(f"/api/v1/things/{shelf}").json()
    pages_ = [client.get(f"/api/v1/things/{shelf}", params={"page": n + 1}).json() for n in range(first["pages"])]
    found = [r["id"] for p in pages_ for r in p["results"]]
    assert len(found) == first["total"]
    assert sorted(found) == sorted(getattr(graph.model, shelf))
    groups = [r["group"] for p in pages_ for r in p["results"]]
    assert len(set(groups)) == sum(a != b for a, b in zip([object(), *groups], groups, strict=False))


def test_a_list_is_narrowed_without_a_script(pages):
    page = pages.get("/norms?q=section+115")
    assert "Crime and Disorder Act 1998 s.115" in page.text
    assert "Children Act 1989 s.47" not in page.text
    assert 'value="section 115"' in page.text
    assert 'method="get" action="/norms"' in page.text
    nothing = pages.get("/norms?q=zzzzqqq")
    assert nothing.status_code == 200
    assert "Nothing on this list has such a name" in nothing.text


def test_a_long_list_has_pages(pages):
    page = pages.get("/types")
    assert 'rel="next" href="/types?page=2&amp;date=' in page.text
    assert 'rel="prev"' in pages.get("/types?page=2").text
    wrong = pages.get("/types?page=99")
    assert wrong.status_code == 422
    assert "the list has 2" in wrong.text


def test_lists_are_linked_from_the_first_page_and_the_foot_of_every_page(pages):
    from graphmodel.calls.things import SHELVES

    for shelf in SHELVES:
        assert f'href="/{shelf}"' in pages.get("/privacy").text
        assert pages.get("/").text.count(f'href="/{shelf}"') == 2


# ---------------------------------------------------------------------------------------------- search
#: What people type → what has to be first.
WORDS = {
    "s.115 crime and disorder": "norm/cda1998-s115",
    "section 115 of the Crime & Disorder Act 1998": "norm/cda1998-s115",
    "CDA 1998 s115": "norm/cda1998-s115",
    "cda 115": "norm/cda1998-s115",
    "Children Act 1989, section 47(9)": "norm/ca1989-s47-9",
    "article 6(1)(e)": "lawful-basis/art6-1-e",
    "Sch 1 para 18": "processing-condition/sch1-18",
    "childrens act 1989": "instrument/children-act-1989",
    "missing from home": "purpose/missing-children",
    "kent polise": "body/kent-police-force",
    "E06000035": "body/medway-council",
    "gender recognition bar": "bar/gra2004-s22",
    "the police": "type/police-force",
}


@pytest.mark.parametrize("words", WORDS)
def test_what_is_typed_finds_what_is_meant(client, words):
    answer = client.get("/api/v1/search", params={"q": words}).json()
    assert answer["results"], words
    assert WORDS[words] in [r["id"] for r in answer["results"][:2]]
    assert all(
        r["why"] and r["matched"] in {"label", "alias", "former", "identifier", "near"} for r in answer["results"]
    )


def test_a_place_in_an_act_is_never_another_one(client):
    found = client.get("/api/v1/search", params={"q": "section 115", "kind": "norm"}).json()["results"]
    assert [r["id"] for r in found if r["score"] > 50] == ["norm/cda1998-s115"]


def test_results_stand_by_kind_each_with_its_reason(pages, client):
    page = pages.get("/search?q=youth+offending")
    answer = client.get("/api/v1/search", params={"q": "youth offending"}).json()
    headings = re.findall(r'<h2 id="kind-(\w+)">', page.text)
    assert len(headings) == len(set(headings)) > 1
    assert headings[0] == answer["results"][0]["kind"]
    assert html.unescape(page.text).count(answer["results"][0]["why"]) >= 1


def test_an_empty_search_says_what_to_type_and_one_that_finds_nothing_helps(pages):
    assert pages.get("/search").status_code == 200
    empty = pages.get("/search?q=+&kind=")
    assert empty.status_code == 422
    assert "Type a word or two" in empty.text
    nothing = pages.get("/search?q=zzzzqqq&kind=norm")
    assert nothing.status_code == 200
    for words in ("Nothing fits", "Try fewer words", "says nothing of the world outside"):
        assert words in nothing.text
    assert 'href="/search?q=zzzzqqq"' in nothing.text
    wrong = pages.get("/search?q=x&kind=nonsense")
    assert wrong.status_code == 422


# ---------------------------------------------------------------------------------------------- the first page and the small ones
def test_the_first_page_has_two_ways_in(pages):
    page = pages.get("/")
    headings = re.findall(r"<h2[^>]*>([^<]+)", page.text)
    assert headings[:2] == ["Check whether you may share", "See who answers to whom"]
    for link in ("/check", "/ask", "/coverage", "/privacy"):
        assert f'href="{link}"' in page.text
    for area in ("haringey", "kent", "medway", "suffolk"):
        assert f"/areas/area/{area}?date=" in page.text
    assert "/check?discloser=body/medway-pct" in pages.get("/?discloser=body/medway-pct").text


def test_what_the_privacy_page_says_is_so(pages, caplog):
    for path in ("/", "/search?q=secret", "/entities/norm/cda1998-s115", "/norms?q=secret"):
        response = pages.get(path)
        assert "set-cookie" not in response.headers
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", response.text)
    assert "secret" not in caplog.text
    for script in Path(__file__).parents[2].glob("api/static/*.js"):
        assert not re.search(
            r"localStorage|sessionStorage|indexedDB|document\.cookie", script.read_text(encoding="utf-8")
        ), script


def test_the_statement_on_accessibility_is_honest(pages):
    text = text_of(pages.get("/accessibility"))
    for words in ("not yet assessed", "nobody outside has audited it", "Only Chromium"):
        assert words in text


# ---------------------------------------------------------------------------------------------- hostile law, kinds and schemes
@pytest.fixture(scope="module")
def hostile_law(tmp_path_factory):
    """A service with law whose every word would be a script, if it were not text."""
    from api.app import create_app
    from graphmodel.graph import Graph

    folder = tmp_path_factory.mktemp("hostile-law")
    for name in ("hostile.yaml", "hostile-law.yaml"):
        shutil.copy(Path(__file__).with_name(name), folder)
    with TestClient(create_app(Graph.load(folder)), headers=BROWSER) as made:
        yield made


@pytest.mark.parametrize(
    "path",
    [
        "/entities/norm/hostile-norm?date=2008-12-01",
        "/entities/instrument/hostile-act?date=2008-12-01",
        "/entities/type/hostile-kind?date=2008-12-01",
        "/entities/purpose/hostile-purpose",
        "/entities/bar/hostile-bar",
        "/entities/regime/hostile-regime",
        "/entities/body/hostile-board?date=2008-12-01",
        "/norms?q=script",
        "/purposes",
        "/bars",
        "/types?q=alert",
        "/instruments",
        "/bodies?q=<script>alert(9)</script>",
        "/search?q=script&kind=norm",
        "/coverage",
        "/norms/norm/hostile-norm/holders?date=2008-12-01",
        "/bodies/type/hostile-kind/duties?date=2008-12-01",
        "/timeline/norm/hostile-norm",
        "/timeline/type/hostile-kind",
        "/entities/finding/<script>alert(9)</script>",
        "/findings?date=2008-12-01&area=hostile",
    ],
)
def test_hostile_law_is_only_text(hostile_law, path):
    response = hostile_law.get(path)
    assert response.status_code in {200, 404, 422}
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert "<svg onload" not in response.text
    assert not re.search(r'href="\s*(?:javascript|data):', response.text, re.IGNORECASE)
    if response.status_code == 200 and "coverage" not in path:
        assert "alert" in response.text

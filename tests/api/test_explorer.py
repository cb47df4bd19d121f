"""The page of a structure without scripts: its parts are links and forms, the text is in step, and it can be had as a file."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser

import pytest

DAY = "date=2008-12-01"
BOARD = "body/medway-childrens-trust-board"
PAGE = f"/areas/medway?{DAY}"
SMALL = f"{PAGE}&focus={BOARD}&steps=1"
VIEWS = [
    PAGE,
    SMALL,
    f"{PAGE}&steps=all",
    f"{SMALL}&kinds=accountable&kinds=seat&body_kinds=board&body_kinds=organisation",
    f"{PAGE}&hide={BOARD}",
    f"{PAGE}&from=medway-pg-lac&to={BOARD}&way=2",
    f"{PAGE}&from=medway-lsp&to=medway-yot-board",
    f"{PAGE}&compare=2013-10-01",
    f"{SMALL}&compare=2013-10-01&chosen=body/medway-council",
    f"{PAGE}&find=youth",
    f"{PAGE}&find=zzzzzz",
    f"{PAGE}&body_kinds=committee",
    f"/areas/{BOARD}?{DAY}",
    "/areas/suffolk?date=2010-01-15",
    "/areas/haringey?date=2008-05-06",
    "/areas/kent?date=2007-06-01",
    "/areas/medway?date=1999-01-01",
]


class Page(HTMLParser):
    """The elements of a page with their attributes, and its forms with what they would send."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.forms, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag == "form":
            self.forms.append((given, []))
        if tag == "input" and self.forms and given.get("name"):
            sent = given.get("type") != "checkbox" or "checked" in given
            self.forms[-1][1].append((given["name"], given.get("value", ""), sent))

    def handle_data(self, data):
        self.text += data

    def all(self, tag, name):
        return [a[name] for t, a in self.elements if t == tag and name in a]

    def form(self, css):
        """What a form sends as it stands."""
        return next(
            (f, [(n, v) for n, v, sent in given if sent]) for f, given in self.forms if css in f.get("class", "")
        )


def twin(page):
    return set(page.all("tr", "data-node")), set(page.all("tr", "data-line"))


def drawn(page):
    boxes = {a["data-node"] for t, a in page.elements if t == "g" and "data-node" in a}
    return boxes, {a["data-line"] for t, a in page.elements if t == "g" and "data-line" in a}


@pytest.fixture
def shown(pages):
    def made(address):
        response = pages.get(address)
        assert response.status_code == 200, response.text
        return Page(response.text)

    return made


@pytest.mark.parametrize("address", VIEWS)
def test_a_view_is_whole(pages, address):
    response = pages.get(address)
    page = Page(response.text)
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert response.status_code == 200
    assert len(ids) == len(set(ids)), sorted({i for i in ids if ids.count(i) > 1})
    assert {h for h in page.all("a", "href") if h.startswith("#")} <= {f"#{i}" for i in ids}
    assert not [n for _, a in page.elements for n in a if n.startswith("on") or n == "style"]
    scripts = [a for t, a in page.elements if t == "script"]
    assert all(s.get("type") == "application/json" or "defer" in s for s in scripts)
    order = [response.text.find(mark) for mark in ("<h1", 'id="gm-text"', 'id="gm-data"', "defer")]
    assert order == sorted(order) or -1 in order


@pytest.mark.parametrize("address", [v for v in VIEWS if "find" not in v and "1999" not in v])
def test_every_link_of_a_view_leads_somewhere(pages, address):
    found = {unescape(h) for h in re.findall(r'<a href="(/areas/[^"#]*|/api/v1/areas/[^"]*)', pages.get(address).text)}
    for link in sorted(found)[:: max(1, len(found) // 12)]:
        assert pages.get(link).status_code == 200, link


def test_it_opens_on_a_part_and_tells_everything(shown, client):
    page = shown(PAGE)
    whole = client.get(f"/api/v1/areas/medway/structure?{DAY}").json()
    assert twin(page) == ({n["id"] for n in whole["nodes"]}, {row["id"] for row in whole["lines"]})
    boxes, _ = drawn(page)
    assert BOARD in boxes
    assert len(boxes) < 25 < len(whole["nodes"])
    assert "The chart opens on a part of it. The text has everything: 78 boxes and 165 lines." in page.text


@pytest.mark.parametrize(
    "asked",
    [
        {"focus": BOARD, "steps": "2"},
        {"kinds": ["seat", "denied"]},
        {"kinds": "statutory"},
        {"body_kinds": ["board", "post"]},
        {"focus": BOARD, "hide": ["body/medway-council", "role:the-public"]},
        {"focus": "medway-lscb", "from": "medway-yot-board", "to": "medway-council"},
        {"compare": "2013-10-01", "steps": "all"},
    ],
)
def test_chart_text_and_json_are_in_step(pages, client, asked):
    given = {"date": "2008-12-01", **asked}
    page = Page(pages.get("/areas/medway", params=given).text)
    answer = client.get("/api/v1/areas/medway/structure", params=given).json()
    nodes, lines = {n["id"] for n in answer["nodes"]}, {row["id"] for row in answer["lines"]}
    assert twin(page) == (nodes, lines)
    boxes, strokes = drawn(page)
    assert boxes == nodes
    assert strokes == {s["id"] for s in answer["strokes"] if s["shown"]}


def test_the_filter_is_a_form_that_sends_what_is_shown(shown, pages):
    page = shown(SMALL)
    form, sent = page.form("gx-filter")
    assert (form["method"], form["action"]) == ("get", "/areas/area/medway")
    assert ("focus", BOARD) in sent
    assert ("date", "2008-12-01") in sent
    assert {v for n, v in sent if n == "kinds"} == {"accountable", "reports", "may-report", "denied", "belongs"}
    kept = [(n, v) for n, v in sent if (n, v) != ("kinds", "belongs")]
    less = Page(pages.get(form["action"], params=kept).text)
    assert twin(less)[0] < twin(page)[0]
    assert not [a for t, a in less.elements if t == "tr" and a.get("data-sort") == "belongs"]


def test_the_other_forms_keep_the_view(shown):
    page = shown(f"{SMALL}&kinds=accountable&hide=body/medway-lscb&compare=2013-10-01")
    for css, own in (("gx-find", "find"), ("gx-path", "from"), ("gx-compare", "compare"), ("day", "date")):
        _, sent = page.form(css)
        kept = dict(sent)
        assert {"focus", "kinds", "hide"} <= kept.keys()
        assert [n for n, _ in sent].count(own) <= 1
    opens = dict(shown(PAGE).form("day")[1])
    assert opens.keys() == {"date"}


def test_a_name_is_found_whether_or_not_it_is_in_view(shown):
    page = shown(f"{SMALL}&find=yuoth+offending")
    found = [h for h in page.all("a", "href") if "focus=body/medway-yot-board" in h]
    assert found
    assert "medway-yot-board" in {i.split("/")[-1] for i in drawn(shown(found[0]))[0]}
    none = shown(f"{PAGE}&find=zzzzzz")
    assert "No name on this chart is like" in none.text
    assert "/search?q=zzzzzz" in none.all("a", "href")


def test_a_box_leads_to_its_facts_beside_the_chart(shown):
    page = shown(SMALL)
    boxes = [h for h in page.all("a", "href") if "chosen=body/medway-council" in h]
    assert boxes
    page = shown(boxes[0])
    text = pages_part(page, "gm-told")
    for words in ("Medway Council", "What it is", "Is answered to by", "Appendix"):
        assert words in text
    links = page.all("a", "href")
    assert any(h.startswith("/entities/document/medway-2008") for h in links)
    assert f"/path/body/medway-council?{DAY}" in links
    assert any(h.startswith("/areas/") and "hide=body/medway-council" in h for h in links)


def pages_part(page, ident):
    """All text of a page, if an element with an id is on it."""
    assert ident in [a.get("id") for _, a in page.elements]
    return page.text


def test_more_less_all_hidden_and_back(shown):
    page = shown(f"{SMALL}&steps=2&hide=body/medway-lscb".replace("&steps=1", ""))
    links = {"more": "steps=3", "less": "steps=1", "all": "steps=all"}
    hrefs = page.all("a", "href")
    for word in links.values():
        assert any(word in h and h.startswith("/areas/area/medway") for h in hrefs), word
    assert "/areas/area/medway?date=2008-12-01" in hrefs
    assert "Show again: Medway Safeguarding Children Board" in page.text


def test_days_are_links_that_keep_the_view(shown):
    hrefs = shown(f"{SMALL}&kinds=accountable").all("a", "href")
    assert any("date=2013-10-01" in h and "focus=" in h and "kinds=accountable" in h for h in hrefs)
    opening = shown(PAGE).all("a", "href")
    assert "/areas/area/medway?date=2013-10-01" in opening
    empty = shown("/areas/medway?date=1999-01-01")
    assert "/areas/area/medway?date=2008-11-01" in empty.all("a", "href")


def test_a_path_is_told_and_its_ways_are_links(shown):
    page = shown(f"{PAGE}&from=medway-pg-lac&to={BOARD}")
    assert "gm-path" in [a.get("id") for _, a in page.elements]
    assert "The path that is marked" in page.text
    assert any("way=2" in h for h in page.all("a", "href"))
    assert "\u25ba step 1" in page.text
    none = shown(f"{PAGE}&from=medway-lsp&to=medway-yot-board")
    assert "No path from Medway Local Strategic Partnership up to Medway YOT" in none.text


def test_two_days_have_words_signs_and_a_legend(shown):
    page = shown(f"{PAGE}&compare=2013-10-01")
    for words in (
        "What differs between the two days",
        "Told of on the first day only",
        "\u00d7 not told later",
        "told of on the first day only; \u201cended\u201d where the graph knows that it did",
        "1 December 2008 compared with 1 October 2013",
    ):
        assert words in page.text
    assert any(h.startswith("/compare?left=area/medway") for h in page.all("a", "href"))


# ---------------------------------------------------------------------------------------------- as a file
@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("svg", "image/svg+xml", b'<?xml version="1.0"'),
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("png", "image/png", b"\x89PNG"),
    ],
)
def test_what_is_shown_can_be_had_as_a_file(client, shown, form, kind, begins):
    link = next(h for h in shown(SMALL).all("a", "href") if h.endswith(f"format={form}"))
    response = client.get(link)
    if form == "png" and response.status_code == 422:
        assert "no fonts" in response.text
        return
    assert response.status_code == 200
    assert response.headers["content-type"] == kind
    assert response.headers["content-disposition"] == f'attachment; filename="structure-area-medway-2008-12-01.{form}"'
    assert response.content.startswith(begins)
    if form == "svg":
        boxes = [e for e in ET.fromstring(response.content).iter() if e.get("data-node")]
        assert len(boxes) == len(drawn(shown(SMALL))[0])
    if form == "html":
        page = Page(response.text)
        assert not page.all("link", "href")
        assert not page.all("script", "src")
        assert twin(page)[0] == twin(shown(SMALL))[0]


def test_other_forms_are_told_and_wrong_ones_refused(client):
    assert client.get(f"/api/v1{PAGE.replace('?', '/structure?')}&format=csv").text.startswith("list,")
    wrong = client.get(f"/api/v1{PAGE.replace('?', '/structure?')}&format=jpg&kinds=x&steps=x")
    assert wrong.status_code == 422
    assert {e["field"] for e in wrong.json()["errors"]} == {"format", "kinds", "steps"}


def test_what_is_wrong_is_told_on_a_page(pages):
    for wrong in ("kinds=nothing", "steps=0", "to=medway-council", "compare=yesterday", "focus=nobody-at-all"):
        response = pages.get(f"{PAGE}&{wrong}")
        assert response.status_code in {404, 422}
        assert "text/html" in response.headers["content-type"]


# ---------------------------------------------------------------------------------------------- how it goes out
def test_pages_and_scripts_go_out_compressed(pages):
    for address in (PAGE, *Page(pages.get(PAGE).text).all("script", "src")):
        response = pages.get(address, headers={"accept-encoding": "gzip"})
        assert response.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in response.headers["vary"].lower()
        plain = pages.get(address, headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers


def test_what_the_chart_needs_may_be_kept_for_ever(pages):
    page = Page(pages.get(PAGE).text)
    for address in [*page.all("script", "src"), *page.all("link", "href")]:
        response = pages.get(address)
        assert response.status_code == 200, address
        assert "immutable" in response.headers["cache-control"]


HOSTILE = [
    "/areas/hostile?date=2008-12-01&steps=all",
    "/areas/hostile?date=2008-12-01&focus=hostile-board&chosen=body/hostile-board&find=script",
    "/areas/hostile?date=2008-12-01&from=hostile-board&to=hostile-council",
    "/areas/hostile?date=2008-12-01&compare=2009-06-01&hide=hostile-board",
    '/areas/hostile?date=2008-12-01&find="><script>alert(9)</script>&chosen="><script>alert(9)</script>',
    '/areas/hostile?date=2008-12-01&hide=role:"><script>alert(9)</script>&focus=role:"><script>alert(9)</script>',
    "/areas/hostile?date=2008-12-01&kinds=<script>alert(9)</script>&way=<script>",
    "/areas/body/hostile-board/structure?date=2008-12-01&steps=3",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_words_are_only_text(hostile, address):
    response = hostile.get(address)
    assert response.status_code in {200, 422}
    page = Page(response.text)
    assert not [n for _, a in page.elements for n in a if n.startswith("on")]
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert all(s.get("type") == "application/json" or "defer" in s for t, s in page.elements if t == "script")
    assert not [h for h in page.all("a", "href") if h.lower().startswith(("javascript:", "data:"))]


@pytest.mark.parametrize("form", ["svg", "html"])
def test_hostile_words_are_only_text_in_a_file(hostile, form):
    content = hostile.get(f"/api/v1/areas/hostile/structure?date=2008-12-01&compare=2009-06-01&format={form}").text
    assert "<script>alert" not in content
    assert "<img src=x" not in content
    if form == "svg":
        assert ET.fromstring(content.encode()) is not None

"""Every page: it is there, its links lead somewhere, nothing comes from elsewhere, and no name is more than text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest

ASK = "/ask?discloser=NHS+Medway&recipient=Kent+Police&purpose=youth-justice&subject=child&information=personal&date=2009-03-01"
SO_FAR = "discloser=type/academy-proprietor&recipient=type/police-force&purpose=purpose/missing-children&subject=subject/missing-child&information=information/contact-and-identity&date=2026-06-01"  # noqa: E501  an address
PAGES = [
    "/",
    "/?discloser=body/medway-pct&date=2009-03-01",
    "/ask",
    "/check",
    "/check?discloser=body/medway-pct&date=2009-03-01",
    "/check/discloser",
    "/check/discloser?step=help",
    "/check/discloser?discloser=school",
    "/check/recipient?discloser=health+visitor&recipient=police",
    f"/check/purpose?{SO_FAR}&step=help",
    f"/check/purpose?{SO_FAR}&step=narrow",
    f"/check/subject?{SO_FAR}&subject=a+15-year-old+we+work+with",
    f"/check/information?{SO_FAR}",
    f"/check/date?{SO_FAR}",
    f"/check/fact/emergency?{SO_FAR}",
    f"/check/fact/request-made?{SO_FAR}&fact=emergency=false&fact=request-made=true",
    f"/check/answers?{SO_FAR}&fact=emergency=unknown",
    ASK,
    ASK.replace("Kent+Police", "medway-pct"),
    ASK.replace("2009", "2014"),
    ASK + "&recipient=medway-council",
    ASK.replace("youth-justice", "children-in-need") + "&fact=request-made=true&capacity_from=&within=",
    ASK.replace("/ask", "/record"),
    ASK.replace("/ask", "/record").replace("2009", "2020"),
    "/record",
    "/replay",
    ASK.replace("/ask", "/ask/between").replace("date=2009-03-01", "between=2012-06-01&between=2014-06-01"),
    "/timeline/norm/ca1989-s47-9?date=2009-03-01",
    "/timeline/norm/ca2004-s16la",
    "/timeline/body/medway-pct",
    "/timeline/medway-childrens-trust-board",
    "/timeline/type/primary-care-trust",
    "/entities/body/medway-council?date=2008-12-01",
    "/entities/body/medway-childrens-trust-board?date=2008-12-01",
    "/entities/norm/cda1998-s115",
    "/entities/type/primary-care-trust",
    "/entities/instrument/crime-and-disorder-act-1998",
    "/entities/document/medway-2008",
    "/entities/area/medway",
    "/entities/purpose/youth-justice",
    "/entities/information/health",
    "/entities/subject/child",
    "/entities/codelist/state",
    "/entities/fact/consent",
    "/entities/outcome/required",
    "/entities/flag/open-conditions",
    "/entities/list/medway-trust-board-membership",
    "/path/body/medway-yot-board?date=2008-12-01",
    "/path/medway-joint-commissioning-group?date=2008-12-01&identity=probable",
    "/understood",
    "/understood?q=Can+Kent+Police+tell+Medway+YOT+about+a+boy%27s+arrest%3F",
    "/understood?q=Can+we+not+tell+the+school+about+a+wibble+if+he+consents%3F",
    "/understood?q=Can+Kent+Police+tell+Medway+YOT+about+a+boy%27s+arrest,+for+youth+justice%3F",
    "/boards/medway-childrens-trust-board/seats?date=2008-12-01",
    "/bodies/medway-childrens-trust-board/rules?date=2008-12-01",
    "/bodies/medway-yot-board/rules",
    "/boards/medway-childrens-trust-board/quorum?present=3&date=2008-12-01",
    "/bodies/medway-council/duties?date=2008-12-01",
    "/norms/cda1998-s38/holders?area=medway",
    "/documents/medway-2008/readings",
    "/matrix/medway?date=2008-12-01",
    "/matrix/medway?purpose=youth-justice&board=medway-trust-board&date=2008-12-01&fact=request-made=true&fact=",
    "/matrix/medway?purpose=all&board=medway-trust-board&date=2008-12-01",
    "/findings",
    "/findings?date=2008-12-01",
    "/search",
    "/search?q=youth&kind=body",
    "/search?q=zzzzzz",
    "/coverage",
    "/audit",
    "/areas/medway?date=2008-12-01",
    "/areas/area/medway/structure?date=2008-12-01",
    "/areas/medway?date=1999-01-01",
    "/boards/medway-childrens-trust-board/compliance?norm=ca2004-s10-1&date=2008-12-01",
    "/compare?left=area/medway&from=2008-12-01&until=2013-10-01",
    "/compare?left=document/medway-2008&right=document/haringey-2008&norm=ca2004-s10-1&date=2008-12-01",
    "/areas/body/medway-childrens-trust-board/structure?date=2008-12-01",
    "/norms",
    "/norms?q=section+115",
    "/instruments",
    "/bars",
    "/regimes",
    "/purposes?q=zzzzzz",
    "/information",
    "/subjects",
    "/types?page=2",
    "/bodies?area=medway&date=2008-12-01",
    "/boards",
    "/posts",
    "/areas",
    "/documents",
    "/plans",
    "/entities/bar/aca2002-ss56-65",
    "/entities/regime/dpa1998",
    "/entities/route/dpa1998-common-law-chief-officer-of-police-offence-sch-3-para-10-with-s-i-2000-417-para-10",
    "/entities/lawful-basis/art6-1-a",
    "/entities/never-offered/consent-beside",
    "/entities/confidence-effect/ca2004-s16la",
    "/entities/data-protection-status/charity-or-company",
    "/entities/gap/changes-not-applied-19",
    "/entities/post/director-of-childrens-services",
    "/entities/plan/haringey-2008-building-brighter-futures",
    "/entities/finding/line-stops-medway-lsp?date=2008-12-01",
    "/entities/finding/line-stops-medway-lsp?date=2020-12-01",
    "/entities/line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15",
    "/problems/bad-question",
    "/privacy",
    "/accessibility",
    "/docs",
]


class Links(HTMLParser):
    """What a page points to and holds."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loaded, self.ids, self.inline, self.handlers, self.styles = [], [], [], [], [], []
        self.text = []
        self._in_script = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in {"script", "img", "iframe", "source", "object", "embed"} and (given.get("src") or given.get("data")):
            self.loaded.append(given.get("src") or given.get("data"))
        if tag == "link" and given.get("rel") != "canonical":
            self.loaded.append(given["href"])
        if tag == "script" and "src" not in given:
            self._in_script = given
            self.inline.append(given)
        if "id" in given:
            self.ids.append(given["id"])
        self.handlers += [(tag, n, v) for n, v in attrs if n.startswith("on")]
        self.styles += [(tag, v) for n, v in attrs if n == "style"]

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_script = None

    def handle_data(self, data):
        if self._in_script is None:
            self.text.append(data)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(pages, path):
    response = pages.get(path)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    text = response.text
    found = Links(text)
    assert text.startswith("<!DOCTYPE html>")
    assert '<html lang="en-GB"' in text
    assert re.search(r"<title>[^<]+ - graphmodel</title>", text)
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert not [src for src in found.loaded if "//" in src]
    assert found.handlers == []
    assert found.styles == []
    assert len(found.ids) == len(set(found.ids)), sorted({i for i in found.ids if found.ids.count(i) > 1})
    missing = {link for link in found.links if link.startswith("#")} - {f"#{i}" for i in found.ids}
    assert missing == set()
    for script in found.inline:
        assert (
            script.get("type") == "application/json"
            or f"'nonce-{script['nonce']}'" in response.headers["content-security-policy"]
        )


@pytest.mark.parametrize(
    "path",
    [
        p
        for p in PAGES
        if p.startswith(
            (
                "/ask?",
                "/entities",
                "/path",
                "/boards",
                "/bodies",
                "/norms",
                "/doc",
                "/findings",
                "/search?",
                "/coverage",
                "/areas",
                "/timeline",
            )
        )
    ],
)
def test_a_page_links_its_data(pages, path):
    if path == "/docs":
        return
    links = [link for link in Links(pages.get(path).text).links if link.startswith("/api/v1/")]
    wanted = {
        "json": "application/json",
        "csv": "text/csv; charset=utf-8; header=present",
        "ttl": "text/turtle; charset=utf-8",
    }
    for form, media in wanted.items() if not path.startswith("/ask") else [("json", wanted["json"])]:
        found = [link for link in links if (f"format={form}" in link if form != "json" else "format=" not in link)]
        assert found, form
        response = pages.get(found[0])
        assert response.status_code == 200
        assert response.headers["content-type"] == media


def test_links_lead_somewhere(pages):
    """Follow what pages point to, up to 300 of them, taking turns between kinds of pages so that one kind does not fill all."""
    waiting, seen, broken = ["/"], {"/"}, []
    kinds: dict[str, int] = {}
    while waiting and len(seen) - len(waiting) < 300:
        waiting.sort(key=lambda p: kinds.get(p.split("/")[1].partition("?")[0], 0))
        path = waiting.pop(0)
        kind = path.split("/")[1].partition("?")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
        response = pages.get(path)
        if response.status_code != 200:
            broken.append((response.status_code, path))
        if not response.headers["content-type"].startswith("text/html"):
            continue
        for link in Links(response.text).links:
            target = urldefrag(urljoin(path, link)).url
            if target.startswith("/") and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert broken == []
    assert len(kinds) > 12


def test_the_answer_stands_in_its_order(pages):
    text = pages.get(ASK).text
    headings = re.findall(r"<h2[^>]*>([^<]+)", text)
    wanted = [
        "What you can rely on", "What must still be true", "What would stop it", "What came near, and what would change the answer",
        "Who answers for it", "How this was worked out", "What the graph covers", "Cite, print, keep",
    ]  # fmt: skip
    assert [h for h in headings if h in wanted] == wanted
    beneath = [h.strip() for h in re.findall(r"<h3[^>]*>([^<]+)", text)]
    layers = [
        "Data protection",
        "Confidentiality",
        "Human rights",
        "What stays for you to judge",
        "Bars",
        "Warnings",
        "Whom to ask",
    ]
    assert [h for h in beneath if h in layers] == layers
    assert "An express power covers it, subject to the listed open conditions" in text
    assert "This is not legal advice" in text
    assert "Law of 1 March 2009" in text


def test_the_answer_keeps_the_words_of_the_library(pages, client):
    import html

    answer = client.get(ASK.replace("/ask", "/api/v1/legal-basis")).json()
    text = html.unescape(pages.get(ASK).text)
    assert answer["headline"] in " ".join("".join(Links(text).text).split())
    for basis in answer["bases"]:
        assert all(t["why"] in text for t in basis["tests"])
        assert all(c["text"] in text for c in basis["conditions"])
        assert basis["unverified"] is None or basis["unverified"] in text
    for asks in answer["for_the_officer"] + answer["who_to_ask"]:
        assert asks in text
    for miss in answer["near_misses"]:
        assert all(w in text for w in miss["what_would_change_it"])


def test_a_duty_that_waits_is_shown_with_what_it_waits_for(pages, client):
    path = "/ask?discloser=primary-care-trust&recipient=medway-council&purpose=child-protection-enquiry&subject=child&information=personal&date=2009-03-01"
    answer = client.get(path.replace("/ask", "/api/v1/legal-basis")).json()
    assert any(b["required_if"] for b in answer["bases"])
    assert "What would be a duty, if" in pages.get(path).text


def test_a_name_that_fits_nothing_is_offered_as_links_that_ask_again(pages):
    response = pages.get(ASK.replace("Kent+Police", "Kent+Polise").replace("2009-03-01", "2009-02-31"))
    assert response.status_code == 422
    assert "<title>Error: " in response.text
    assert "the day 2009-02-31 does not exist" in response.text
    again = [link for link in Links(response.text).links if "recipient=body/kent-police-force" in link]
    assert again
    mended = pages.get(again[0].replace("2009-02-31", "2009-03-01"))
    assert mended.status_code == 200
    assert pages.get(ASK.replace("Kent+Police", "Kent+Polise")).status_code == 404


def test_the_form_keeps_what_was_typed(pages):
    text = pages.get(
        "/ask?discloser=NHS+Medway&purpose=youth-justice&information=health&date=2009-3-1&fact=consent=true"
    ).text
    assert 'data-id="body/medway-pct"' in text
    assert '<option value="purpose/youth-justice" selected>' in text
    assert re.search(r'value="information/health" checked', text)
    assert 'value="2009-3-1"' in text
    assert '<option value="consent=true" selected>' in text


def test_empty_fields_of_the_form_are_as_if_left_out(pages, client):
    empty = "&within=&capacity_from=&capacity_to=&nation=&fact=&fact=&information="
    assert (
        client.get("/api/v1/legal-basis" + ASK[4:] + empty).content
        == client.get("/api/v1/legal-basis" + ASK[4:]).content
    )
    assert pages.get(ASK + empty).status_code == 200


def test_a_permalink_asks_the_same_again(client):
    answer = client.get("/api/v1/legal-basis" + ASK[4:]).json()
    again = client.get("/api/v1/legal-basis" + answer["permalink"].removeprefix("/ask")).json()
    assert again == answer


def test_headers_guard_every_response(pages):
    for path in ("/", "/api/v1/health", "/static/icon.svg", "/nowhere", "/openapi.json"):
        headers = pages.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers
        assert "server" not in headers


def test_a_nonce_is_used_once(pages):
    first, second = (pages.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second


def test_static_files_may_be_kept(pages):
    for path in Links(pages.get("/").text).loaded + Links(pages.get("/areas/medway?date=2008-12-01").text).loaded:
        response = pages.get(path)
        assert response.status_code == 200, path
        assert "immutable" in response.headers["cache-control"]
        assert (
            not re.search(rb"(?:src|href|url\()\s*[=(]?\s*[\"']?https?://", response.content) or "vis-network" in path
        )


# ---------------------------------------------------------------------------------------------- hostile data
HOSTILE = [
    "/entities/body/hostile-board?date=2008-12-01",
    "/entities/body/hostile-council?date=2008-12-01",
    "/entities/document/hostile-2008",
    "/entities/area/hostile",
    "/entities/list/hostile-list",
    "/entities/norm/cda1998-s115",
    "/path/body/hostile-board?date=2008-12-01",
    "/path/body/hostile-board?date=2008-12-01&identity=probable",
    "/boards/hostile-board/seats?date=2008-12-01",
    "/bodies/hostile-board/rules?date=2008-12-01",
    "/boards/hostile-board/quorum?present=3&date=2008-12-01",
    "/documents/hostile-2008/readings",
    "/findings?date=2008-12-01",
    "/search?q=script+alert",
    "/areas/hostile?date=2008-12-01",
    "/areas/body/hostile-board/structure?date=2008-12-01",
    "/bodies/hostile-board/duties?date=2008-12-01",
    "/matrix/hostile?purpose=youth-justice&date=2008-12-01",
    "/matrix/hostile?purpose=youth-justice&board=hostile-board&date=2008-12-01",
    "/matrix/hostile?board=<script>alert(9)</script>&date=2008-12-01",
    "/timeline/body/hostile-board",
    "/timeline/body/hostile-council",
    "/ask/between?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&between=2008-12-01&between=2009-12-01",
    "/ask/between?discloser=<script>alert(9)</script>&between=<script>alert(9)</script>",
    "/check/discloser?discloser=hostile&step=next",
    "/check/discloser?discloser=</script><script>alert(9)</script>&step=next",
    "/check/discloser?discloser=script+alert",
    "/check/recipient?discloser=body/hostile-council&recipient=</textarea><script>alert(9)</script>&step=pick",
    "/check/purpose?discloser=body/hostile-board&recipient=body/hostile-council&purpose=<img src=x onerror=alert(9)>&step=next",
    "/check/date?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&date=<script>alert(9)</script>&date=1&date=2&step=next",
    "/check/answers?discloser=body/hostile-board&recipient=body/hostile-council&purpose=purpose/youth-justice&subject=subject/child&information=information/personal&date=2008-12-01",
    "/check/answers?discloser=body/hostile-council&recipient=body/hostile-board&purpose=purpose/youth-justice&subject=subject/child&information=information/personal&date=2008-12-01&fact=<script>alert(9)</script>=true",
    "/check/<script>alert(9)</script>",
    "/boards/hostile-board/compliance?norm=ca2004-s10-1&date=2008-12-01",
    "/compare?left=area/hostile&from=2008-12-01&until=2020-01-01",
    "/?discloser=body/hostile-board",
    "/ask?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&date=2008-12-01",
    "/record?discloser=body/hostile-board&recipient=body/hostile-council&purpose=youth-justice&subject=child&information=personal&date=2008-12-01",
    "/record?discloser=</script><script>alert(9)</script>&recipient=x&purpose=x&date=<script>",
    "/ask?discloser=</script><script>alert(9)</script>&recipient=%22%3E%3Cscript%3Ealert(9)%3C/script%3E&purpose=x&date=<script>",
    "/search?q=</script><script>alert(9)</script>",
    "/entities/<script>alert(9)</script>",
    "/findings?<script>alert(9)</script>=1",
    "/",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_words_are_only_text(hostile, path):
    response = hostile.get(path)
    assert response.status_code in {200, 404, 422}
    assert response.headers["content-type"].startswith("text/html")
    found = Links(response.text)
    nonce = re.search(r"'nonce-([^']+)'", response.headers["content-security-policy"]).group(1)
    assert all(s.get("nonce") == nonce or s.get("type") == "application/json" for s in found.inline)
    assert found.handlers == []
    assert not [link for link in found.links if link.lower().startswith(("javascript:", "data:"))]
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert "<svg onload" not in response.text


def test_hostile_words_are_there_as_they_stand(hostile):
    text = "".join(Links(hostile.get("/entities/body/hostile-board?date=2008-12-01").text).text)
    assert "</script><script>alert(1)</script>" in text
    assert "{{ 7 * 7 }}" in "".join(Links(hostile.get("/entities/body/hostile-council?date=2008-12-01").text).text)
    twin = "".join(Links(hostile.get("/areas/hostile?date=2008-12-01").text).text)
    assert "alert(1)" in twin

"""Every page: it is there, its links lead somewhere, and nothing comes from elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin

import pytest

from tests.api.pages.links import ASK, Links

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

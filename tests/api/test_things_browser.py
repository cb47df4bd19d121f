"""Pages of things in a real browser: no barrier that axe finds, no sideways scroll at 400 per cent, by keyboard alone, and without scripts or styles."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

#: One or more pages of each kind, with and without results, and with errors.
PAGES = [
    "/",
    "/search",
    "/search?q=section+115",
    "/search?q=zzzzqqq",
    "/search?q=",
    "/norms",
    "/norms?q=zzzzqqq",
    "/types?page=2",
    "/boards",
    "/coverage",
    "/findings",
    "/findings?date=2008-12-01&area=medway",
    "/privacy",
    "/accessibility",
    "/docs",
    "/problems/bad-question",
    "/nowhere",
    "/findings?date=2009-02-31",
    "/entities/norm/cda1998-s115?date=2009-03-01",
    "/entities/norm/hostile-norm?date=2008-12-01",
    "/entities/norm/long-norm?date=2008-12-01",
    "/entities/type/long-kind",
    "/entities/instrument/hostile-act?date=2008-12-01",
    "/entities/purpose/youth-justice",
    "/entities/information/health",
    "/entities/subject/child",
    "/entities/bar/aca2002-ss56-65",
    "/entities/regime/uk-gdpr",
    "/entities/route/dpa1998-common-law-chief-officer-of-police-offence-sch-3-para-10-with-s-i-2000-417-para-10",
    "/entities/body/medway-yot-board?date=2008-12-01",
    "/entities/body/long-body?date=2008-12-01",
    "/entities/post/director-of-childrens-services",
    "/entities/document/kent-2007",
    "/entities/area/medway?date=2008-12-01",
    "/entities/list/medway-trust-board-membership",
    "/entities/plan/haringey-2008-building-brighter-futures",
    "/entities/finding/line-stops-medway-lsp?date=2008-12-01",
    "/entities/codelist/state",
    "/entities/fact/consent",
    "/boards/medway-childrens-trust-board/seats?date=2008-12-01",
    "/bodies/medway-childrens-trust-board/rules?date=2008-12-01",
    "/boards/medway-childrens-trust-board/quorum?present=3&date=2008-12-01",
    "/boards/medway-childrens-trust-board/compliance?norm=ca2004-s10-1&date=2008-12-01",
    "/bodies/medway-pct/duties?date=2009-03-01",
    "/bodies/body/long-body/duties?date=2008-12-01",
    "/norms/norm/long-norm/holders?date=2008-12-01",
    "/documents/kent-2007/readings",
    "/compare?left=area/medway&from=2008-12-01&until=2013-10-01",
    "/path/body/medway-yot-board?date=2008-12-01",
    "/timeline/norm/long-norm",
    "/timeline/body/medway-pct",
    "/ask/between?discloser=body/medway-pct&recipient=body/kent-police-force&purpose=youth-justice&subject=child&information=personal&between=2012-06-01&between=2014-06-01",
    "/sparql",
    "/sparql?query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+%7D+ORDER+BY+%3Fs+LIMIT+20",
    "/sparql?query=SELECT+*+%7B+%3Chttp://example.org/%3E+%3Fp+%3Fo+%7D",
    "/sparql?query=DESCRIBE+%3Chttps://w3id.org/graphmodel/norm/cda1998-s115%3E",
    "/sparql?query=SELECT+*+%7B+SERVICE+%3Chttp://example.org/%3E+%7B%7D+%7D",
    "/matrix/medway?purpose=youth-justice&board=medway-trust-board&date=2008-12-01",
]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
OPEN = "for (const d of document.querySelectorAll('details')) d.open = true"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a service with long and hostile names beside the shipped data."""
    folder = tmp_path_factory.mktemp("long-and-hostile")
    for name in ("hostile.yaml", "hostile-law.yaml"):
        shutil.copy(Path(__file__).with_name(name), folder)
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("graphmodel is at "), line
        yield line.split()[-1]
        process.send_signal(signal.SIGTERM)
        process.wait(15)


@pytest.fixture(scope="module")
def browse(chromium, site):
    """Open a page in a window of its own and note what it asks of other places."""
    contexts, outside = [], []

    def only_here(route):
        if route.request.url.startswith((site, "data:")):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def opened(path, **options):
        context = chromium.new_context(**{"viewport": {"width": 1200, "height": 900}} | options)
        context.route("**/*", only_here)
        contexts.append(context)
        page = context.new_page()
        page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert outside == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_barrier_with_everything_open(browse, path):
    from axe_playwright_python.sync_playwright import Axe

    page = browse(path)
    page.evaluate(OPEN)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in found] == []
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_scrolled_sideways_at_four_hundred_per_cent(browse, path):
    page = browse(path, viewport={"width": 320, "height": 256})
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


@pytest.mark.parametrize(
    "path", ["/", "/search?q=police", "/norms", "/entities/norm/cda1998-s115", "/coverage", "/entities/regime/uk-gdpr"]
)
def test_pages_are_whole_with_scripts_off_and_without_styles(browse, path):
    page = browse(path, java_script_enabled=False)
    told = page.locator("main").inner_text()
    page.context.close()
    # No style sheet at all: the words and their order are the same.
    unstyled = browse(path)
    unstyled.evaluate("for (const s of document.querySelectorAll('link[rel=stylesheet], style')) s.remove()")
    assert "".join(told.split()) == "".join(unstyled.locator("main").inner_text().split())
    assert unstyled.locator("h1").count() == 1
    unstyled.context.close()


def test_a_list_and_the_search_by_keyboard_alone_without_scripts(browse):
    page = browse("/norms", java_script_enabled=False)
    page.get_by_label("Show only").focus()
    page.keyboard.type("setcion 115")
    page.keyboard.press("Enter")
    page.wait_for_url("**/norms?q=setcion+115&**")
    page.get_by_label("Show only").fill("s 115")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=s+115**")
    link = page.get_by_role("link", name="Crime and Disorder Act 1998 s.115(1), (2)")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Crime and Disorder Act 1998 s.115(1), (2)").wait_for()
    summary = page.get_by_text("Report a problem with this", exact=False).last
    summary.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.locator("details.gm-report[open] pre").count() >= 1
    page.context.close()


def test_a_wide_table_is_reached_and_scrolled_by_keyboard(browse):
    page = browse("/boards/medway-childrens-trust-board/seats?date=2008-12-01", viewport={"width": 320, "height": 600})
    region = page.locator(".gm-scroll").first
    assert region.evaluate("e => e.scrollWidth > e.clientWidth && e.tabIndex === 0")
    region.focus()
    for _ in range(50):  # scrolling is smooth: it begins a little after the key
        page.keyboard.press("ArrowRight")
        if region.evaluate("e => e.scrollLeft") > 0:
            break
        page.wait_for_timeout(100)
    assert region.evaluate("e => e.scrollLeft") > 0
    assert page.get_by_role("region", name="Seats: ").first.is_visible()
    page.context.close()


def test_forced_colours_leave_tags_and_links_to_be_seen(browse):
    page = browse("/entities/norm/cda1998-s115?date=2009-03-01", forced_colors="active")
    tag = page.locator(".govuk-tag").first
    seen = "e => { const s = getComputedStyle(e); return s.color !== s.backgroundColor }"
    assert tag.evaluate(seen)
    assert page.get_by_role("link", name="Which bodies bear it").evaluate(seen)
    page.context.close()


def test_what_is_to_be_copied_prints_not_and_facts_do(browse):
    page = browse("/entities/norm/cda1998-s115?date=2009-03-01")
    page.emulate_media(media="print")
    assert page.locator("details.gm-report").first.is_hidden()
    assert page.locator(".govuk-summary-list").first.is_visible()
    page.context.close()

"""The static site of an area, opened from a file system and from a plain web server, with scripts and without."""

from __future__ import annotations

import functools
import http.server
import threading

import pytest

pytestmark = pytest.mark.browser

AREA = "areas/area/medway.html"
SAMPLE = [
    "index.html",
    AREA,
    "areas/area/medway/steps/all.html",
    "areas/body/medway-yot-board.html",
    "search.html",
    "search.html?q=yuoth+offending",
    "coverage.html",
    "privacy.html",
    "accessibility.html",
    "findings/area/area/medway.html",
    "entities/area/medway.html",
    "entities/body/medway-childrens-trust-board.html",
    "entities/document/medway-2008.html",
    "entities/norm/ca2004-s10-1.html",
    "entities/type/childrens-services-authority.html",
    "path/body/medway-yot-board.html",
    "boards/body/medway-childrens-trust-board/seats.html",
    "bodies/body/medway-childrens-trust-board/rules.html",
    "bodies/body/medway-council/duties.html",
    "documents/document/medway-2008/readings.html",
]


class Visit:
    """A page in a browser that notes what it asks of other places, and what goes wrong in it."""

    def __init__(self, chromium, address, *, scripts=True, width=1200):
        self.address = address
        self.outside, self.wrong = [], []
        self.context = chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
        self.page = self.context.new_page()
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in {"error", "warning"} else None)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def _failed(self, request):
        if request.failure != "net::ERR_ABORTED":  # a picture that was on its way when the next page was opened
            self.wrong.append(f"{request.url}: {request.failure}")

    def go(self, name):
        self.page.goto(f"{self.address}/{name}")
        return self.page


@pytest.fixture(params=["file", "server"])
def address(request, published):
    """Where the site is: in a folder, or beneath some folder of a web server that knows nothing of it."""
    if request.param == "file":
        yield published.as_uri()
        return
    handler = functools.partial(_Quiet, directory=str(published.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{published.name}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(request, chromium, address):
    made = Visit(chromium, address, scripts=request.param)
    made.scripts = request.param
    yield made
    made.context.close()
    assert made.outside == []
    assert made.wrong == []


def test_every_page_of_a_sample_opens_and_asks_nobody(visit):
    for name in SAMPLE:
        page = visit.go(name)
        assert page.locator("h1").count() == 1
        assert page.locator("main").is_visible()
        assert page.locator(".gm-header").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_chart_draws(visit):
    page = visit.go("index.html")
    page.get_by_role("link", name="The structure as a chart and in words").click()
    page.wait_for_url(f"**/{AREA}")
    assert "Medway Children's Trust Board" in page.locator("#gm-text").text_content()
    canvas, picture = page.locator(".chart canvas"), page.locator(".chart svg.gm-svg")
    if not visit.scripts:
        assert canvas.count() == 0
        assert picture.is_visible()
        picture.get_by_role("link", name="Medway Council").first.click()
        page.get_by_role("heading", level=1, name="Medway Council", exact=True).wait_for()
        return
    canvas.first.wait_for()
    assert not picture.is_visible()
    box = canvas.first.bounding_box()
    assert box["width"] > 400
    assert box["height"] > 300
    # Something is drawn on it, in more than one colour.
    colours = (
        "c => new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((_, i) => i % 4 === 2)).size"
    )
    assert canvas.first.evaluate(colours) > 5
    page.locator("#gm-goto").select_option(label="Medway Council")
    assert "Medway Council" in page.locator("#gm-panel").text_content()
    page.locator("#gm-panel").get_by_role("link", name="All that is known of it").click()
    page.get_by_role("heading", level=1, name="Medway Council", exact=True).wait_for()


def test_a_journey_by_links(visit):
    page = visit.go("index.html")
    page.get_by_role("link", name="Medway YOT (Youth Offending) Board", exact=True).first.click()
    page.get_by_role("link", name="Who it answers to", exact=True).click()
    page.get_by_role("heading", level=1).get_by_text("answers to").wait_for()
    page.get_by_role("link", name="Medway Children's Trust governance arrangements").first.click()
    page.get_by_role("heading", level=1, name="Medway Children's Trust governance arrangements").wait_for()
    page.locator(".gm-header__name").click()
    page.get_by_role("heading", level=1, name="Who answers to whom in Medway").wait_for()


def test_the_search(visit):
    page = visit.go(AREA)
    page.locator("#site-search").fill("yuoth ofending")
    page.locator("#site-search").press("Enter")
    page.wait_for_url("**/search.html?q=yuoth+ofending")
    if not visit.scripts:
        assert not page.locator("#q").is_visible()
        assert page.get_by_text("use your browser's own search in this page").is_visible()
        page.get_by_role("navigation", name="Letters").get_by_role("link", name="Y").click()
        page.get_by_role("link", name="Youth Offending Board (as named)", exact=True).click()
        page.get_by_role("heading", level=1, name="Youth Offending Board (as named)").wait_for()
        return
    assert page.locator("#q").input_value() == "yuoth ofending"
    assert page.locator("#gm-results li").first.text_content().startswith("Youth Offending Board")
    page.locator("#q").fill("medway council")
    assert page.locator("#gm-results li").first.text_content() == "Medway Council Body"
    page.locator("#q").fill("nhs medway")  # another name
    assert page.locator("#gm-results a").first.text_content() == "Medway Primary Care Trust (NHS Medway)"
    page.locator("#q").fill("zzzz")
    assert page.locator("#gm-told").text_content().startswith("Nothing in this publication has such a name")
    page.locator("#q").fill("<img src=x onerror=alert(1)>")
    assert page.locator("#gm-results img").count() == 0
    page.locator("#q").fill("children act 2004 s 10")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).get_by_text("Children Act 2004").wait_for()


@pytest.mark.parametrize("name", SAMPLE)
def test_no_fault_of_accessibility(chromium, published, name):
    from axe_playwright_python.sync_playwright import Axe

    visit = Visit(chromium, published.as_uri())
    page = visit.go(name)
    assert (visit.outside, visit.wrong) == ([], [])
    found = (
        Axe().run(page).response["violations"]
    )  # axe itself asks for the style sheets again, which the policy forbids
    visit.context.close()
    assert [(v["id"], n["html"]) for v in found for n in v["nodes"]] == []


@pytest.mark.parametrize("name", ["index.html", "search.html", "coverage.html", AREA])
def test_a_narrow_window_needs_no_sideways_scrolling(chromium, published, name):
    visit = Visit(chromium, published.as_uri(), width=320)
    page = visit.go(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    visit.context.close()
    assert (visit.outside, visit.wrong) == ([], [])

"""Every page in every state, in a real browser: no barrier that axe finds, nothing asked of other places, no sideways scroll, whole without scripts.

The pages are those of the service itself: a new one without an example in `every_page.py` fails the first test here.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from api.linked.routes import LINKED
from api.pages import PAGES
from api.routers import sparql
from tests.api.every_page import ABOUT, EXAMPLES, FILES, SO_FAR, states
from tests.api.invented_area import write

pytestmark = pytest.mark.browser

STATES = states()
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
OPEN = "for (const d of document.querySelectorAll('details')) d.open = true"
#: Targets lower or narrower than 24 points; those within a line of text and the design system's own boxes, whose labels are targets too, are let be.
SMALL = """() => [...document.querySelectorAll('main a, main button, main input, main select, main summary')]
    .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.closest('p, li, td, th, dd, h1, h2, h3, h4, svg, .hint, .govuk-hint, [class*=breadcrumbs], .govuk-radios, .govuk-checkboxes'))
    .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML.slice(0, 120))"""  # noqa: E501  a script in one piece


def test_every_page_of_the_service_has_an_example():
    served = {route.path for router in (*PAGES, *LINKED, sparql.router) for route in router.routes}
    assert served - FILES == set(EXAMPLES)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a service with long and hostile names, and an area of 150 bodies, beside the shipped data."""
    folder = tmp_path_factory.mktemp("long-and-hostile")
    for name in ("hostile.yaml", "hostile-law.yaml"):
        shutil.copy(Path(__file__).with_name(name), folder)
    write(folder, 150)
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("graphmodel is at "), line
        yield line.split()[-1]
        process.send_signal(signal.SIGTERM)
        process.wait(15)


class Visitor:
    """A reader with a browser that notes what pages ask of other places, store, and do wrong."""

    def __init__(self, chromium, site, **options):
        self.site = site
        self.outside, self.wrong = [], []
        self.context = chromium.new_context(reduced_motion="reduce", **options)
        self.context.on("request", self._asked)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._heard)

    def _asked(self, request):
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.outside.append(request.url)

    def _heard(self, message):
        # The browser notes the status of a page of errors, which is meant to be 404 or 422.
        if message.type in {"error", "warning"} and "the server responded with a status of 4" not in message.text:
            self.wrong.append(message.text)

    def go(self, path, *, width=1200, height=900):
        self.page.set_viewport_size({"width": width, "height": height})
        response = self.page.goto(self.site + path)
        assert response.status < 500
        return self.page


@pytest.fixture(scope="module")
def windows(chromium, site):
    """Make a window once for all pages that are looked at in the same way."""
    made = {}

    def window(**options):
        key = tuple(sorted(options.items()))
        if key not in made:
            made[key] = Visitor(chromium, site, **options)
        return made[key]

    yield window
    for visitor in made.values():
        visitor.context.close()


@pytest.fixture
def visit(windows):
    visitor = windows()
    yield visitor
    cookies = visitor.context.cookies()
    kept = visitor.page.evaluate("localStorage.length + sessionStorage.length")
    outside, wrong = visitor.outside[:], visitor.wrong[:]
    visitor.outside.clear()
    visitor.wrong.clear()
    assert (outside, wrong, cookies, kept) == ([], [], [], 0)


def barriers(page):
    """Return what axe finds with everything unfolded."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(OPEN)
    found = Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:300], v["nodes"][0]["failureSummary"]) for v in found]


def look(page):
    """Look at a page that is open: barriers, and at 400 per cent its width and its targets."""
    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("state", STATES)
def test_a_page_has_no_barrier_asks_nobody_and_fits_a_narrow_window(visit, state):
    look(visit.go(STATES[state]))


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_whole_without_scripts(windows, state):
    visitor = windows(java_script_enabled=False)
    page = visitor.go(STATES[state], width=320, height=256)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 40
    assert (
        page.locator("main [hidden]:not([data-print], #gm-chart, #gm-chart *)").evaluate_all(
            "all => all.map(e => e.outerHTML.slice(0, 80))"
        )
        == []
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visitor.outside == []


@pytest.mark.parametrize(
    "state",
    [s for s in STATES if s.rpartition(" - ")[2] in ("explorer", "explorer, two days", "words", "one form", "answer")],
)
def test_a_page_has_no_barrier_while_its_scripts_have_not_come(windows, state):
    visitor = windows(locale="en-GB")
    # axe is a script itself: the page's own are kept from it.
    visitor.context.route("**/static/**/*.js*", lambda route: route.abort())
    visitor.context.route("**/static/*.js*", lambda route: route.abort())
    assert barriers(visitor.go(STATES[state])) == []


@pytest.mark.parametrize(
    "state",
    [
        s
        for s in STATES
        if s.rpartition(" - ")[2]
        in ("candidates", "error: nothing written", "answer, barred", "norm", "explorer", "matrix")
    ],
)
def test_a_page_has_no_barrier_in_forced_colours(windows, state):
    visitor = windows(forced_colors="active")
    page = visitor.go(STATES[state])
    assert barriers(page) == []
    unseen = "all => all.filter(e => e.checkVisibility()).filter(e => { const s = getComputedStyle(e); return s.color === s.backgroundColor; }).length"
    assert page.locator("main a, main .tag, main .govuk-tag, main button").evaluate_all(unseen) == 0


def test_a_text_that_was_audited(visit):
    page = visit.go("/audit")
    page.get_by_label("Or its text").fill(
        "Information is shared under section 115 of the Crime and Disorder Act 1998 and section 10 of the Children Act 2004."
    )
    page.get_by_role("button", name="Audit it").click()
    page.get_by_text("Crime and Disorder Act 1998 s.115").first.wait_for()
    look(page)


def test_an_audit_of_nothing_is_told_what_is_wrong(visit):
    page = visit.go("/audit")
    page.get_by_role("button", name="Audit it").click()
    page.get_by_role("alert").wait_for()
    look(page)


def test_a_record_that_was_asked_again(visit):
    record = visit.context.request.get(f"{visit.site}/api/v1/record?{SO_FAR}&format=json").text()
    page = visit.go("/replay")
    page.get_by_label("Or paste one").fill(record)
    page.get_by_role("button", name="Ask again").click()
    page.get_by_role("heading", level=2).first.wait_for()
    look(page)


def test_names_that_are_suggested_while_one_types(visit):
    page = visit.go("/check/discloser")
    page.get_by_role("combobox", name="Who holds the information?").press_sequentially("medway youth off")
    page.get_by_role("option").first.wait_for()
    look(page)


def test_the_words_are_the_same_without_styles(windows):
    plain, styled = windows(java_script_enabled=False), windows()
    for path in (
        "/",
        "/norms",
        "/entities/norm/cda1998-s115",
        "/coverage",
        "/entities/regime/uk-gdpr",
        f"/check/information?{ABOUT}",
    ):
        told = plain.go(path).locator("main").inner_text()
        page = styled.go(path)
        page.evaluate("for (const s of document.querySelectorAll('link[rel=stylesheet], style')) s.remove()")
        assert "".join(told.split()) == "".join(page.locator("main").inner_text().split()), path
        assert page.locator("h1").count() == 1

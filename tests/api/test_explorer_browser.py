"""The structure explorer in a real browser: by mouse, by keyboard alone, with script off, on a slow line and on paper.

Its pages by themselves are in test_every_page_browser.py.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys

import pytest

from tests.api.invented_area import write

pytestmark = pytest.mark.browser

DAY = "date=2008-12-01"
PAGE = f"/areas/medway?{DAY}"
BOARD = "body/medway-childrens-trust-board"
#: The boxes as vis-network has drawn them; `getBoundingBox` would add the radius of their corners.
BOXES = """() => Object.values(network.body.nodes).map(n => ({id: n.id,
    left: n.shape.left, right: n.shape.left + n.shape.width, top: n.shape.top, bottom: n.shape.top + n.shape.height}))"""
#: The words on the lines that are drawn, as the page draws them.
WORDS = """() => network.body.data.edges.get().filter(e => e.shown).map(e => ({id: e.id,
    left: e.words.x - e.words.width / 2, right: e.words.x + e.words.width / 2,
    top: e.words.y - e.words.height / 2, bottom: e.words.y + e.words.height / 2}))"""
#: The rooms of texts as the browser measures them in the picture, that of a box or of a line each.
LABELS = """() => [...document.querySelectorAll('.gm-svg .gm-node rect, .gm-svg .gm-words text')].map(e => {
    const b = e.getBBox(); return {id: e.parentNode.dataset.node || e.textContent, left: b.x, right: b.x + b.width, top: b.y, bottom: b.y + b.height}; })"""


def overlaps(boxes, by=0.5):
    """The pairs of some rectangles that overlap."""
    return [
        (a["id"], b["id"])
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a["left"] < b["right"] - by
        and b["left"] < a["right"] - by
        and a["top"] < b["bottom"] - by
        and b["top"] < a["bottom"] - by
    ]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a service over the shipped data and areas of 60, 100 and 150 bodies that do not exist."""
    folder = tmp_path_factory.mktemp("invented")
    for count in (60, 100, 150):
        write(folder, count)
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("graphmodel is at http://127.0.0.1:"), f"it said {line!r}"
        yield line.split()[-1]
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0


class Visit:
    """A page in a browser that notes what it asks of other places and what goes wrong in it."""

    def __init__(self, chromium, address, *, scripts=True, **options):
        self.address = address
        self.outside, self.wrong = [], []
        options = {"viewport": {"width": 1300, "height": 1000}, "reduced_motion": "reduce", **options}
        self.context = chromium.new_context(java_script_enabled=scripts, **options)
        self.context.route("**/*", self._only_here)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in {"error", "warning"} else None)

    def _only_here(self, route):
        if route.request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def go(self, path):
        self.page.goto(self.address + path)
        return self.page

    def until(self, expression, arg=None):
        """Wait until something is so; the policy of the page lets no text become script, so it is asked again and again."""
        for _ in range(300):
            if self.page.evaluate(expression, arg):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never so: {expression}")

    def settled(self):
        """Wait until what was asked for is there."""
        self.until("document.getElementById('gx').getAttribute('aria-busy') !== 'true'")

    def centre(self, ident):
        """Bring a box into view and tell where its middle is in the window."""
        self.page.locator("#gm-canvas").scroll_into_view_if_needed()
        self.page.evaluate("id => network.moveTo({position: network.getPosition(id)})", ident)
        at = self.page.evaluate("id => network.canvasToDOM(network.getPosition(id))", ident)
        frame = self.page.locator("#gm-canvas").bounding_box()
        return frame["x"] + at["x"], frame["y"] + at["y"]


@pytest.fixture
def visit(chromium, address):
    made = Visit(chromium, address)
    yield made
    made.context.close()
    assert made.outside == []
    assert made.wrong == []


@pytest.fixture
def plain(chromium, address):
    made = Visit(chromium, address, scripts=False)
    yield made
    made.context.close()
    assert made.outside == []


def drawn(page):
    return set(page.evaluate("network.body.data.nodes.getIds()"))


def told(page):
    return set(
        page.locator("#gm-text tr[data-node]").evaluate_all(
            "rows => rows.filter(r => !r.hidden).map(r => r.dataset.node)"
        )
    )


# ---------------------------------------------------------------------------------------------- room for everything
@pytest.mark.parametrize("count", [60, 100, 150])
def test_nothing_overlaps_however_many(visit, count):
    page = visit.go(f"/areas/invented-{count}?{DAY}&steps=all")
    boxes = page.evaluate(BOXES)
    assert len(boxes) == count
    assert overlaps(boxes) == []
    words = page.evaluate(WORDS)
    assert len(words) >= count - 1
    assert overlaps(words) == []
    assert overlaps([*boxes, *words]) == []
    assert page.evaluate("network.getScale()") >= 0.8


@pytest.mark.parametrize("count", [60, 100, 150])
def test_nothing_overlaps_with_every_sort_of_line(visit, count):
    page = visit.go(f"/areas/invented-{count}?{DAY}&steps=all&kinds=accountable,reports,may-report,bears-on")
    assert len(page.evaluate(BOXES)) == count
    assert overlaps([*page.evaluate(BOXES), *page.evaluate(WORDS)]) == []


@pytest.mark.parametrize(
    "path", [PAGE, f"{PAGE}&steps=all", f"/areas/invented-150?{DAY}&steps=all", "/areas/suffolk?date=2010-01-15"]
)
def test_nothing_overlaps_in_the_picture(chromium, address, path):
    made = Visit(chromium, address)
    page = made.go(path)
    page.emulate_media(media="print")
    assert overlaps(page.evaluate(LABELS), 1) == []
    made.context.close()
    assert (made.outside, made.wrong) == ([], [])


def test_a_large_area_opens_on_a_part(visit):
    page = visit.go(f"/areas/invented-150?{DAY}")
    assert len(drawn(page)) <= 25
    assert len(told(page)) == 150
    page.get_by_role("link", name="Whole chart").click()
    visit.settled()
    assert len(drawn(page)) == 150
    # Every box can be brought into view and be read.
    page.get_by_label("Go to").select_option("body/invented-150-149")
    assert page.evaluate("network.getScale()") >= 0.8
    at = page.evaluate("network.canvasToDOM(network.getPosition('body/invented-150-149'))")
    frame = page.locator("#gm-canvas").bounding_box()
    assert 0 < at["x"] < frame["width"]
    assert 0 < at["y"] < frame["height"]


# ---------------------------------------------------------------------------------------------- by mouse
def test_more_and_less_of_it(visit):
    page = visit.go(PAGE)
    first = drawn(page)
    assert BOARD in first
    assert len(told(page)) == 78
    page.get_by_role("link", name="One step more").click()
    visit.settled()
    assert "steps=2" in page.url
    more = drawn(page)
    assert first < more
    assert told(page) == more
    page.get_by_role("link", name="Whole chart").click()
    visit.settled()
    assert "steps=all" in page.url
    assert len(drawn(page)) == len(told(page)) == 78
    page.go_back()
    visit.until("n => network.body.data.nodes.length === n", len(more))
    assert told(page) == more
    page.reload()
    assert drawn(page) == more


def test_filters_work_at_once_and_stand_in_the_address(visit):
    page = visit.go(f"{PAGE}&steps=all")
    page.get_by_text("Lines and boxes to show").click()
    seats = page.locator("#gm-text tr[data-sort=seat]")
    assert seats.count() == 28
    page.get_by_label("has a seat on").check()
    visit.settled()
    assert "kinds=seat" in page.url
    assert page.locator("#gx-sort-seat").is_checked()
    assert page.evaluate("document.activeElement.id") == "gx-sort-seat"
    assert page.locator("#gm-text tr[data-sort='bears-on']").count() == 0
    # The answer of the service is held back: the page has changed before it comes.
    page.route("**/areas/**", lambda _route: None)
    page.get_by_label("has a seat on").uncheck()
    assert seats.locator("visible=true").count() == 0
    page.get_by_label("Class of bodies").uncheck()
    assert page.evaluate("network.body.data.nodes.get('body/medway-partnership-groups').hidden") is True
    assert page.locator("tr[data-node='body/medway-partnership-groups']").is_hidden()


def test_a_click_tells_facts_and_sources_and_what_to_do(visit):
    page = visit.go(PAGE)
    page.mouse.click(*visit.centre("body/medway-council"))
    panel = page.locator("#gm-panel")
    panel.get_by_role("heading", name="Medway Council").wait_for()
    assert "chosen=body/medway-council" in page.url
    assert "Appendix" in panel.inner_text()
    assert (
        panel.get_by_role("link", name=re.compile("Appendix|Introduction"))
        .first.get_attribute("href")
        .startswith("/entities/document/")
    )
    panel.get_by_role("link", name="Show only this and what is one step from it").click()
    visit.settled()
    assert "focus=body/medway-council&" in page.url
    assert "body/medway-council" in drawn(page)
    panel.get_by_role("heading", name="Medway Council").wait_for()
    count = len(drawn(page))
    panel.get_by_role("link", name="Hide it").click()
    visit.settled()
    assert "body/medway-council" not in drawn(page)
    page.get_by_role("link", name="Show again: Medway Council").click()
    visit.settled()
    assert len(drawn(page)) >= count
    page.goto(f"{visit.address}{PAGE}&chosen=body/medway-lsp")
    panel.get_by_role("heading", name="Medway Local Strategic Partnership").wait_for()


def test_a_path_is_marked(visit):
    page = visit.go(PAGE)
    page.get_by_text("Mark a path between two bodies").click()
    page.get_by_label("It begins at").select_option("body/medway-yot-board")
    page.get_by_label("It ends at").select_option("body/medway-council")
    page.get_by_role("button", name="Mark it").click()
    visit.settled()
    assert "from=body/medway-yot-board&to=body/medway-council" in page.url
    label = page.evaluate("network.body.data.nodes.get('body/medway-council').label")
    assert label.startswith("\u25ba after step 1")
    assert page.evaluate("network.body.data.edges.get().filter(e => e.label.startsWith('\u25ba step 1')).length") == 1
    assert page.locator("#gm-path").is_visible()
    page.get_by_role("link", name="Take the mark of the path away").click()
    visit.settled()
    assert "from=" not in page.url


def test_a_name_is_found_while_it_is_typed(visit):
    page = visit.go(PAGE)
    page.get_by_label("Find a body on the chart").press_sequentially("yuoth offending")
    link = page.locator("#gx-found").get_by_role("link", name="Medway YOT (Youth Offending) Board")
    link.wait_for()
    assert page.evaluate("document.activeElement.id") == "gx-find"
    assert page.get_by_label("Find a body on the chart").input_value() == "yuoth offending"
    assert "find=yuoth" in page.url
    link.click()
    visit.settled()
    assert "focus=body/medway-yot-board" in page.url
    assert "body/medway-yot-board" in drawn(page)


def test_two_days_side_by_side(visit):
    page = visit.go(PAGE)
    page.get_by_text("Compare with another day").click()
    page.get_by_label("The other day").fill("2013-10-01")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**compare=2013-10-01**")
    labels = page.evaluate("network.body.data.nodes.get().map(n => n.label)")
    assert any(label.startswith("\u00d7 not told later") for label in labels)
    looks = page.evaluate(
        "network.body.data.nodes.get().map(n => JSON.stringify([n.borderWidth, n.shapeProperties.borderDashes]))"
    )
    assert len(set(looks)) > 1
    page.get_by_role("link", name="Only 1 December 2008").click()
    visit.settled()
    assert "compare" not in page.url


def test_another_day_by_link_and_by_field(visit):
    page = visit.go(PAGE)
    page.get_by_role("navigation", name="Days on which something changes").get_by_role(
        "link", name="1 October 2013"
    ).click()
    page.wait_for_url("**date=2013-10-01")
    assert "body/medway-can" in drawn(page)
    page.get_by_label("On the day").fill("2008-12-01")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**date=2008-12-01")
    assert BOARD in drawn(page)


def test_full_screen_and_print(visit):
    page = visit.go(PAGE)
    page.get_by_role("button", name="Full screen").click()
    visit.until("document.fullscreenElement && document.fullscreenElement.id === 'gm-chart'")
    page.get_by_role("button", name="Leave full screen").click()
    visit.until("!document.fullscreenElement")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.locator("svg.gm-svg").is_visible()
    assert page.locator("#gm-canvas").is_hidden()
    assert page.locator("#gx-filter").is_hidden()
    boxes = page.locator("svg.gm-svg [data-node]").evaluate_all("e => e.map(b => b.dataset.node)")
    assert set(boxes) == drawn(page)
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_downloads(visit, tmp_path):
    page = visit.go(f"{PAGE}&focus={BOARD}&steps=1")
    page.get_by_text("Download what is shown").click()
    for form, begins in (("SVG", b"<?xml"), ("HTML", b"<!DOCTYPE html>")):
        with page.expect_download() as loading:
            page.locator("#gx-files").get_by_role("link", name=form).click()
        name = loading.value.suggested_filename
        loading.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)


# ---------------------------------------------------------------------------------------------- by keyboard alone
def press_to(page, ident, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id || document.activeElement.className") == ident:
            return
    raise AssertionError(f"no way to {ident} by Tab")


def test_the_chart_by_keyboard_alone(visit):
    page = visit.go(PAGE)
    press_to(page, "vis-network")
    here = page.evaluate("network.getSelectedNodes()")
    assert here == [BOARD]
    page.keyboard.press("ArrowUp")
    up = page.evaluate("network.getSelectedNodes()")[0]
    assert page.evaluate("([a, b]) => network.getPosition(a).y < network.getPosition(b).y", [up, BOARD])
    name = page.locator("#gm-said").inner_text()
    assert name == page.evaluate("id => network.body.data.nodes.get(id).name", up)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gm-panel"
    page.locator("#gm-panel").get_by_role("heading", name=name).wait_for()
    assert f"chosen={up}" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Show only this and what is one step from it"
    page.keyboard.press("Enter")
    visit.settled()
    assert f"focus={up}" in page.url
    assert page.evaluate("document.activeElement.id") == "gm-panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "vis-network"
    scale, at = page.evaluate("network.getScale()"), page.evaluate("network.getViewPosition()")
    page.keyboard.press("-")
    assert page.evaluate("network.getScale()") < scale
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("network.getViewPosition().x") > at["x"]
    page.keyboard.press("Home")
    assert page.evaluate("network.getScale()") >= 0.5


def test_the_list_leads_to_the_panel_by_keyboard(visit):
    page = visit.go(PAGE)
    page.locator("#gm-text .gm-tree a", has_text="Medway Children's Trust Board").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gm-panel"
    page.locator("#gm-panel").get_by_role("heading", name="Medway Children's Trust Board").wait_for()
    # A name that the chart does not show leads to its row in the text.
    beyond = next(
        link
        for link in page.locator("#gm-text .gm-tree a").all()
        if link.get_attribute("data-choose") not in drawn(page)
    )
    beyond.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == beyond.get_attribute("href")


def test_filters_by_keyboard_keep_the_focus(visit):
    page = visit.go(PAGE)
    page.locator("#gx-filter summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.id")
    assert focused.startswith("gx-sort-")
    page.keyboard.press("Space")
    visit.settled()
    assert page.evaluate("document.activeElement.id") == focused
    assert page.locator("#gx-filter").evaluate("d => d.open")
    page.get_by_role("link", name="One step more").focus()
    page.keyboard.press("Enter")
    visit.settled()
    assert page.evaluate("document.activeElement.className") == "gx-scope"


# ---------------------------------------------------------------------------------------------- without scripts
def test_without_scripts_everything_is_a_link_or_a_form(plain):
    page = plain.go(PAGE)
    assert page.locator("#gm-canvas").is_hidden()
    assert page.locator("svg.gm-svg").is_visible()
    assert page.locator("#gm-legend").get_by_text("is accountable to").is_visible()
    page.locator("#gx-filter summary").click()
    page.get_by_label("has a seat on").check()
    page.get_by_role("button", name="Show these").click()
    assert "kinds=seat" in page.url
    assert page.locator("#gm-text tr[data-sort=seat]").count() > 0
    assert page.locator("#gm-text tr[data-sort='bears-on']").count() == 0
    page.locator("svg.gm-svg a").first.click()
    assert "chosen=" in page.url
    assert page.locator("#gm-told").is_visible()
    page.locator("#gm-told").get_by_role("link", name="Hide it").click()
    assert "hide=" in page.url
    page.get_by_label("Find a body on the chart").fill("safeguarding")
    page.get_by_role("button", name="Find").click()
    page.locator("#gx-found").get_by_role("link").first.click()
    assert "focus=" in page.url
    page.locator("#gx-path summary").click()
    page.get_by_label("It begins at").select_option("body/medway-yot-board")
    page.get_by_role("button", name="Mark it").click()
    assert page.locator("#gm-path").is_visible()


def test_it_can_be_read_without_styles(chromium, address):
    made = Visit(chromium, address, scripts=False)
    made.context.route("**/*.css*", lambda route: route.abort())
    page = made.go(f"{PAGE}&chosen={BOARD}")
    order = page.evaluate(
        "[...document.querySelectorAll('h1, #gx-title, #gm-told, #gm-legend, #gm-text')].map(e => e.id || e.tagName)"
    )
    assert order == ["H1", "gx-title", "gm-told", "gm-legend", "gm-text"]
    made.context.close()


# ---------------------------------------------------------------------------------------------- for everybody
def test_in_forced_colours_boxes_and_controls_are_seen(chromium, address):
    made = Visit(chromium, address, forced_colors="active")
    page = made.go(PAGE)
    for selector in (".gm-bar button", "#gm-canvas", "#gm-panel"):
        assert page.locator(selector).first.evaluate("e => getComputedStyle(e).borderStyle") == "solid"
    made.context.close()
    assert made.wrong == []


def test_it_works_without_dragging(visit):
    page = visit.go(f"{PAGE}&steps=all")
    at = page.evaluate("network.getViewPosition()")
    for name, axis, way in (("Move left", "x", -1), ("Move down", "y", 1)):
        page.get_by_role("button", name=name).click()
        assert (page.evaluate("network.getViewPosition()")[axis] - at[axis]) * way > 0
    page.get_by_role("button", name="Fit all in").click()
    assert page.evaluate("network.getScale()") < 0.5
    page.get_by_role("button", name="Back to the start").click()
    assert page.evaluate("network.getScale()") >= 0.8


# ---------------------------------------------------------------------------------------------- on a slow line
LATENCY = 150
MARKS = """window.marks = {};
new MutationObserver(() => { if (!marks.text && document.getElementById('gm-lines-title')) marks.text = performance.now(); })
    .observe(document, {childList: true, subtree: true});"""


def slow_visit(chromium, address):
    """One visit by a browser that has kept nothing."""
    made = Visit(chromium, address)
    page = made.page
    page.add_init_script(MARKS)
    line = made.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8},
    )
    page.goto(made.address + PAGE)
    page.wait_for_selector("#gm-canvas canvas")
    found = page.evaluate(
        """() => { const [page] = performance.getEntriesByType('navigation');
            const script = performance.getEntriesByType('resource').find(r => r.name.includes('vis-network'));
            return {painted: performance.getEntriesByName('first-contentful-paint')[0].startTime, text: marks.text,
                    size: page.encodedBodySize, script: script.responseEnd}; }"""
    )
    made.context.close()
    assert (made.outside, made.wrong) == ([], [])
    return found


def test_on_a_slow_line_the_text_is_there_before_the_script_of_the_chart(chromium, address):
    """1.6 Mbit/s with 150 ms, nothing kept: the text comes first, in one small page, and is painted before the script has come."""
    found = slow_visit(chromium, address)
    assert found["text"] < found["script"]
    assert found["painted"] < found["script"]
    assert found["size"] < 80_000

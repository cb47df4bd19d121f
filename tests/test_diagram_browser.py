"""The chart in a real browser, opened from disk, with no way out."""

import copy

import pytest

from graphmodel.calls.structure import structure
from graphmodel.diagram import draw

pytestmark = pytest.mark.browser

BOXES = """() => network.body.data.nodes.getIds().map(id => ({id, ...network.getBoundingBox(id)}))"""
OVERLAPS = """boxes => boxes.flatMap((a, i) => boxes.slice(0, i).filter(b =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map(b => [a.id, b.id]))"""


class Opened:
    """A page with what it asked for outside and what it complained of."""

    def __init__(self, browser, path, **options):
        self.outside, self.complaints = [], []
        self.context = browser.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.route("**/*", self._route)
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append("dialog"), d.dismiss()))
        self.page.goto(path.as_uri())

    def _route(self, route):
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def centre(self, ident):
        """Where the middle of a box is in the window."""
        at = self.page.evaluate("id => network.canvasToDOM(network.getPosition(id))", ident)
        frame = self.page.locator("#gm-canvas").bounding_box()
        return frame["x"] + at["x"], frame["y"] + at["y"]


@pytest.fixture(scope="module")
def medway_file(model, tmp_path_factory):
    out = tmp_path_factory.mktemp("chart") / "medway.html"
    draw(structure(model, "medway", date="2008-12-01"), out)
    return out


@pytest.fixture
def opened(chromium, medway_file):
    made = Opened(chromium, medway_file)
    yield made
    made.context.close()
    assert made.outside == []
    assert made.complaints == []


def test_no_two_boxes_overlap_on_the_canvas(opened, model):
    boxes = opened.page.evaluate(BOXES)
    assert len(boxes) == len(structure(model, "medway", date="2008-12-01")["nodes"])
    assert opened.page.evaluate(OVERLAPS, boxes) == []


@pytest.mark.parametrize("count", [60, 100, 150])
def test_no_two_boxes_of_a_large_area_overlap(chromium, invented, tmp_path, count):
    draw(invented(count), tmp_path / "area.html")
    opened = Opened(chromium, tmp_path / "area.html")
    boxes = opened.page.evaluate(BOXES)
    assert len(boxes) == count
    assert opened.page.evaluate(OVERLAPS, boxes) == []
    assert opened.page.evaluate("network.getScale()") >= 0.8
    opened.context.close()
    assert (opened.outside, opened.complaints) == ([], [])


def test_it_opens_readable_on_the_middle(opened):
    page = opened.page
    assert page.evaluate("network.getScale()") >= 0.8
    x, y = opened.centre("body/medway-childrens-trust-board")
    frame = page.locator("#gm-canvas").bounding_box()
    assert frame["x"] < x < frame["x"] + frame["width"]
    assert frame["y"] < y < frame["y"] + frame["height"]
    assert page.locator(".gm-still").is_hidden()


def test_boxes_stay_where_they_are_put(opened):
    moved = opened.page.evaluate(
        "() => network.body.data.nodes.get().filter(n => { const p = network.getPosition(n.id);"
        " return Math.abs(p.x - n.x) > 1 || Math.abs(p.y - n.y) > 1; }).map(n => n.id)"
    )
    assert moved == []


def test_a_click_tells_facts_and_places(opened):
    page = opened.page
    assert "Medway Children's Trust Board" not in page.locator("#gm-panel > h2").first.inner_text()
    page.mouse.click(*opened.centre("body/medway-childrens-trust-board"))
    page.wait_for_function("document.querySelector('#gm-panel dl')")
    told = page.locator("#gm-panel").inner_text()
    for words in (
        "Medway Children's Trust Board",
        "A person in law",
        "Answers to",
        "Medway Local Strategic Partnership",
        "Appendix 1, 3.15",
    ):
        assert words in told
    page.locator("#gm-panel a").click()
    assert page.evaluate("location.hash") == "#node-body-medway-childrens-trust-board"


def test_the_same_by_keyboard(opened):
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Skip the chart")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gm-text"
    page.locator("#gm-goto").focus()
    page.locator("#gm-goto").select_option("body/medway-lscb")
    assert "Medway Safeguarding Children Board" in page.locator("#gm-panel h2").first.inner_text()
    assert page.evaluate("[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length") == 0


def drawn(page, *, like=None, unlike=None):
    """The picture on the canvas when it has come to rest, or as soon as it is (not) like another one."""
    seen = None
    for _ in range(100):
        now = page.evaluate("document.querySelector('#gm-canvas canvas').toDataURL()")
        if now == like or (now == seen and unlike != now and like is None):
            break
        seen = now
        page.wait_for_timeout(200)
    return now


def test_groups_of_lines_are_shown_on_asking(opened):
    page = opened.page
    page.get_by_role("button", name="Fit all in").click()
    before = drawn(page)
    page.get_by_label("supports, advises, oversees").check()
    assert drawn(page, unlike=before) != before
    page.get_by_label("supports, advises, oversees").uncheck()
    assert drawn(page, like=before) == before


def test_chart_and_text_show_the_same_sorts_and_kinds(opened):
    page = opened.page
    seats, classes = (
        page.locator("#gm-text tr[data-sort=seat]"),
        page.locator("#gm-text tr[data-node][data-kind=class]"),
    )
    assert seats.count() == 28
    page.get_by_label("has a seat on").check()
    assert seats.first.is_visible()
    page.get_by_label("has a seat on").uncheck()
    assert not seats.first.is_visible()
    page.get_by_label("Class of bodies").uncheck()
    assert not classes.first.is_visible()
    hidden = page.evaluate("network.body.data.nodes.get().filter(n => n.hidden).map(n => n.kind)")
    assert hidden == ["class"] * classes.count()
    page.get_by_label("Class of bodies").check()
    assert classes.first.is_visible()


def test_from_box_to_box_by_keyboard(opened):
    page = opened.page
    page.locator(".vis-network").focus()
    page.keyboard.press("ArrowDown")
    first = page.evaluate("network.getSelectedNodes()[0]")
    page.keyboard.press("ArrowUp")
    second = page.evaluate("network.getSelectedNodes()[0]")
    assert page.evaluate("([a, b]) => network.getPosition(b).y < network.getPosition(a).y", [first, second])
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gm-panel"
    assert page.locator("#gm-panel h2").first.inner_text() == page.evaluate(
        "i => network.body.data.nodes.get(i).name", second
    )


def test_a_name_in_the_text_leads_to_the_panel(opened):
    page = opened.page
    page.locator("#gm-text .gm-tree a").first.focus()
    name = page.locator("#gm-text .gm-tree a").first.inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#gm-panel h2").first.inner_text() == name


def test_it_moves_without_dragging(opened):
    page = opened.page
    before = page.evaluate("network.getViewPosition()")
    page.get_by_role("button", name="Move left").click()
    assert page.evaluate("network.getViewPosition().x") < before["x"]
    scale = page.evaluate("network.getScale()")
    page.get_by_role("button", name="Larger").click()
    assert page.evaluate("network.getScale()") > scale


def test_without_scripts_picture_and_text_are_there(chromium, medway_file):
    opened = Opened(chromium, medway_file, java_script_enabled=False)
    page = opened.page
    assert page.locator("#gm-canvas").is_hidden()
    assert page.locator("svg.gm-svg").is_visible()
    assert page.locator("svg.gm-svg").get_by_text("Medway Council").first.is_visible()
    assert page.locator("#gm-text").get_by_role("link", name="Medway Council").first.is_visible()
    opened.context.close()
    assert opened.outside == []


def test_on_paper_the_picture_comes_back(opened):
    opened.page.emulate_media(media="print")
    assert opened.page.locator("svg.gm-svg").is_visible()
    assert opened.page.locator("#gm-canvas").is_hidden()


def test_hostile_labels_do_nothing(chromium, invented, tmp_path):
    made = copy.deepcopy(invented(8))
    bad = (
        "</script><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        '<a href="https://example.org">href</a>',
    )
    for i, node in enumerate(made["nodes"]):
        node["label"] = bad[i % 3]
        node["kind_label"] = bad[(i + 1) % 3]
    draw(made, tmp_path / "hostile.html")
    opened = Opened(chromium, tmp_path / "hostile.html")
    page = opened.page
    page.mouse.move(*opened.centre("body/invented-0"))
    page.wait_for_timeout(500)
    assert page.locator("div.vis-tooltip").inner_text().startswith("What it is")
    for i in range(3):
        page.mouse.click(*opened.centre(f"body/invented-{i}"))
        page.wait_for_function("words => document.querySelector('#gm-panel h2').textContent === words", arg=bad[i])
    assert page.locator("#gm-panel img, #gm-panel script, div.vis-tooltip a").count() == 0
    opened.context.close()
    assert (opened.outside, opened.complaints) == ([], [])


def test_the_parts_work_on_a_page_with_a_strict_policy(chromium, invented):
    from graphmodel.diagram import page_parts
    from graphmodel.diagram.html import vis_network

    parts = page_parts(invented(12), "word", "/vis.js")
    body = f"<!DOCTYPE html><html lang=en><title>x</title><main>{parts['chart']}{parts['svg']}{parts['twin']}</main>"
    policy = "default-src 'self'; script-src 'self' 'nonce-word'; style-src 'self' 'nonce-word'; object-src 'none'"
    asked, complaints = [], []

    def answer(route):
        asked.append(route.request.url)
        if route.request.url.endswith("/vis.js"):
            route.fulfill(path=vis_network(), content_type="text/javascript")
        else:
            route.fulfill(
                body=body, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy}
            )

    page = chromium.new_page()
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.route("**/*", answer)
    page.goto("http://chart.test/")
    assert len(page.evaluate(BOXES)) == 12
    assert page.locator(".gm-still").is_hidden()
    page.close()
    assert complaints == []
    assert set(asked) <= {"http://chart.test/", "http://chart.test/vis.js", "http://chart.test/favicon.ico"}

"""Nothing on a chart overlaps, however many bodies there are, on the screen and on paper."""

from __future__ import annotations

import pytest

from tests.api.explorer_browser.visit import DAY, PAGE, Visit, drawn, told

pytestmark = pytest.mark.browser

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

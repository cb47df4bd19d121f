"""The structure explorer without scripts, without styles, in forced colours and without dragging."""

from __future__ import annotations

import pytest

from tests.api.explorer_browser.visit import BOARD, PAGE, Visit

pytestmark = pytest.mark.browser


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

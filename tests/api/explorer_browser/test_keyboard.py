"""The structure explorer by keyboard alone."""

from __future__ import annotations

import pytest

from tests.api.explorer_browser.visit import BOARD, PAGE, drawn

pytestmark = pytest.mark.browser


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

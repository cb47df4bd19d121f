"""The structure explorer by mouse, on full screen and on paper."""

from __future__ import annotations

import re

import pytest

from tests.api.explorer_browser.visit import BOARD, PAGE, drawn, told

pytestmark = pytest.mark.browser


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

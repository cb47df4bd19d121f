"""Lists, the search and pages of things in a real browser, by keyboard alone and without scripts; each page by itself is in test_every_page_browser.py."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(address):
    """The address of the service."""
    return address


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


def test_what_is_to_be_copied_prints_not_and_facts_do(browse):
    page = browse("/entities/norm/cda1998-s115?date=2009-03-01")
    page.emulate_media(media="print")
    assert page.locator("details.gm-report").first.is_hidden()
    assert page.locator(".govuk-summary-list").first.is_visible()
    page.context.close()

"""The pages in a real browser, with scripts and without; nothing is asked of any other place."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ANSWERS = "An express power covers it, subject to the listed open conditions"


class Visit:
    """A page in a browser that notes what it asks of other places and what goes wrong in it."""

    def __init__(self, chromium, address, *, scripts):
        self.address = address
        self.outside, self.wrong = [], []
        self.context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 1200, "height": 900})
        self.context.on("request", self._asked)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on(
            "console", lambda message: self.wrong.append(message.text) if message.type in {"error", "warning"} else None
        )

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def go(self, path):
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(request, chromium, address):
    made = Visit(chromium, address, scripts=request.param)
    made.scripts = request.param
    yield made
    made.context.close()
    assert made.outside == []
    assert made.wrong == []


def test_the_question_by_typing_names(visit):
    page = visit.go("/ask")
    for label, words, name in (
        ("Who holds the information?", "NHS Medway", "Medway Primary Care Trust (NHS Medway)"),
        ("Who wants it?", "Kent Pol", "Kent Police"),
    ):
        field = page.get_by_label(label, exact=True)
        if visit.scripts:
            field.press_sequentially(words)
            option = page.get_by_role("option").filter(has_text=name).first
            option.wait_for()
            field.press("ArrowDown")
            assert page.locator("ul.autocomplete__menu--visible [aria-selected=true]").count() == 1
            option.click()
            assert field.input_value() == name
        else:
            field.fill(name if name == "Kent Police" else words)
    page.get_by_label("What for?").select_option("purpose/youth-justice")
    page.get_by_label("Who is the information about?").select_option("subject/child")
    page.get_by_label("Personal information", exact=True).check()
    page.get_by_label("On which day?").fill("2009-03-01")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", name=ANSWERS).wait_for()
    assert "Crime and Disorder Act 1998 s.115" in page.locator("#headline").text_content()
    assert "You decide" in page.locator("#headline").text_content()
    link = page.locator("a.permalink").get_attribute("href")
    assert link.startswith("/ask?discloser=body/medway-pct&recipient=body/kent-police-force&")
    if visit.scripts:
        page.wait_for_url(visit.address + link)  # a script makes the address the short one
    visit.go(link).get_by_role("heading", name=ANSWERS).wait_for()


def test_a_name_with_a_slip_is_mended_by_a_link(visit):
    page = visit.go(
        "/ask?discloser=NHS+Medway&recipient=Kent+Polise&purpose=youth-justice&subject=child&information=personal&date=2009-03-01"
    )
    visit.wrong.clear()  # the browser notes the status 404 of the page
    page.get_by_role("alert").wait_for()
    page.get_by_role("link", name="Kent Police", exact=True).click()
    page.get_by_role("heading", name=ANSWERS).wait_for()


def test_the_structure_of_an_area_as_a_chart_and_in_words(visit):
    page = visit.go("/areas/medway?date=2008-12-01")
    twin = page.locator("#gm-text")
    assert twin.is_visible()
    assert "Medway Children's Trust Board" in twin.text_content()
    canvas = page.locator(".chart canvas")
    if visit.scripts:
        canvas.first.wait_for()
        box = canvas.first.bounding_box()
        assert box["width"] > 400
        assert box["height"] > 300
    else:
        assert canvas.count() == 0
        assert page.locator(".chart svg").first.is_visible()
    page.get_by_label("On the day").fill("2013-10-01")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**date=2013-10-01")
    page.locator("#gm-text").wait_for()


def test_the_matrix_of_a_board_as_a_table_of_links(visit):
    page = visit.go("/matrix/medway?date=2008-12-01")
    page.get_by_label("What for?").select_option("purpose/youth-justice")
    page.get_by_label("Whose members?").select_option("body/medway-childrens-trust-board")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**board=body*medway-childrens-trust-board**")
    table = page.get_by_role("table", name="What the graph finds for each pair on 2008-12-01")
    assert table.get_by_role("columnheader").count() == 12
    assert table.get_by_role("rowheader").count() == 11
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Medway Council", exact=True))
    assert row.get_by_role("cell", name="the same body").count() == 1
    assert row.get_by_role("link").count() == 10
    assert (
        page.locator(".gm-matrix").evaluate("e => e.scrollWidth > e.clientWidth && getComputedStyle(e).overflowX")
        == "auto"
    )
    row.get_by_role("link").last.click()
    page.wait_for_url("**/ask?discloser=body/medway-council&recipient=body/medway-youth-trust&**")
    page.locator("#headline").wait_for()
    page.go_back()
    page.emulate_media(media="print")
    assert not page.locator(".gm-matrix thead").is_visible()
    assert page.locator(".gm-matrix td[data-to]").count() == 11 * 10
    assert page.locator(".gm-matrix td[data-to]").first.evaluate("e => getComputedStyle(e).display") == "block"


def test_the_form_by_keyboard_alone(chromium, address):
    visit = Visit(chromium, address, scripts=True)
    page = visit.go("/ask")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    page.locator("#discloser").focus()
    page.keyboard.type("medway youth off")
    page.get_by_role("option").first.wait_for()
    first = page.get_by_role("option").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("ul.autocomplete__menu--visible").count() == 0
    assert first.startswith(page.locator("#discloser").input_value())
    assert page.locator("input[type=hidden][name=discloser]").get_attribute("value").startswith("body/medway-y")
    page.keyboard.type("x")
    assert page.locator("input[type=hidden][name=discloser]").count() == 0
    assert page.locator("#discloser").get_attribute("name") == "discloser"
    visit.context.close()
    assert (visit.outside, visit.wrong) == ([], [])

"""The journey in a real browser, by mouse and by keyboard alone, with scripts and without; each page by itself is in test_every_page_browser.py."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PARTIES = "discloser=type/academy-proprietor&recipient=type/police-force"
VISITOR = "discloser=type/nhs-foundation-trust&recipient=type/unitary-council"
COUNCIL = "discloser=body/medway-council&recipient=type/voluntary-organisation"
#: Holder, who wants it, what for, about whom, kind; what is written, and what is chosen where it may mean several things.
EVERYDAY = {
    "a school to the police about a missing 15-year-old": (
        [
            ("school", "Academy proprietor (academy trust)"),
            ("police", None),
            ("missing from home", None),
            ("a 15-year-old we work with", "Young person of 13 to 19"),
        ],
        "Contact and identity details",
        f"{PARTIES}&purpose=purpose/missing-children&subject=subject/young-person-13-19&information=information/contact-and-identity",
    ),
    "a health visitor to social care": (
        [
            ("health visitor", "NHS foundation trust"),
            ("social services", "Unitary council (shire)"),
            ("worried about a child", None),
            ("baby", None),
        ],
        "Health information",
        f"{VISITOR}&purpose=purpose/safeguarding-children&subject=subject/child-under-school-age&information=information/health",
    ),
    "a council to a charity": (
        [("Medway Council", None), ("charity", None), ("help for a family", None), ("child", None)],
        "I'm not sure which: any personal information",
        f"{COUNCIL}&purpose=purpose/early-help&subject=subject/child&information=information/personal",
    ),
}


class Visit:
    """A page in a browser that notes what it asks of other places, stores and does wrong."""

    def __init__(self, chromium, address, *, scripts=True, **context):
        self.address, self.scripts = address, scripts
        self.outside, self.wrong = [], []
        self.context = chromium.new_context(
            java_script_enabled=scripts, **({"viewport": {"width": 1200, "height": 900}} | context)
        )
        self.context.on("request", self._asked)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._heard)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def _heard(self, message):
        # The browser notes the status of a page of errors, which is meant to be 422.
        if message.type in {"error", "warning"} and "status of 422" not in message.text:
            self.wrong.append(message.text)

    def go(self, path):
        self.page.goto(self.address + path)
        return self.page

    def end(self):
        cookies = self.context.cookies()
        kept = self.page.evaluate("localStorage.length + sessionStorage.length") if self.scripts else 0
        self.context.close()
        assert (self.outside, self.wrong, cookies, kept) == ([], [], [], 0)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(request, chromium, address):
    made = Visit(chromium, address, scripts=request.param)
    yield made
    made.end()


def no_to_all(page, proceed):
    """Say no to each further question, and that the body does public work, until the answers are to be checked."""
    for _ in range(15):
        heading = page.locator("h1").inner_text()
        if heading == "Check your answers":
            return
        proceed("Yes" if "public work" in heading else "No")
    pytest.fail(f"the questions do not end: {page.url}")


def press(page, name):
    """Press a button that leads to another page, and wait for that page: what comes next must not fill in the old one."""
    before = page.url
    page.get_by_role("main").get_by_role("button", name=name).click()
    page.wait_for_url(lambda url: url != before)


@pytest.mark.parametrize("name", EVERYDAY)
def test_by_mouse(visit, name):
    written, kind, wanted = EVERYDAY[name]
    page = visit.go("/")
    press(page, "Check whether you may share")
    press(page, "Start now")
    for words, chosen in written:
        page.get_by_role("main").get_by_role("textbox").or_(
            page.get_by_role("main").get_by_role("combobox")
        ).first.fill(words)
        press(page, "Continue")
        if chosen:
            page.get_by_label(chosen, exact=True).check()
            press(page, "Continue")
    page.get_by_label(kind, exact=True).check()
    press(page, "Continue")
    press(page, "Continue")  # today

    def proceed(label):
        page.get_by_label(label, exact=True).check()
        press(page, "Continue")

    no_to_all(page, proceed)
    press(page, "See the answer")
    page.get_by_role("heading", name="What you can rely on").wait_for()
    assert f"/ask?{wanted}&date=" in page.url


class Keys:
    """A reader who has only a keyboard: Tab, arrows, space, Enter and letters. The focus has to be seen wherever it goes."""

    SEEN = """e => { const beside = e.type === 'radio' || e.type === 'checkbox' ? getComputedStyle(e.nextElementSibling, '::before') : getComputedStyle(e);
        return [beside.outlineStyle, beside.boxShadow].some(value => value !== 'none'); }"""

    def __init__(self, page):
        self.page = page

    def tab_to(self, locator):
        for _ in range(90):
            self.page.keyboard.press("Tab")
            if locator.evaluate("e => e === document.activeElement"):
                assert locator.evaluate(self.SEEN), locator
                return
        pytest.fail(f"Tab does not reach {locator} on {self.page.url}")

    def enter(self):
        before = self.page.url
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: url != before)

    def write(self, part, words):
        self.tab_to(self.page.locator(f"#{part}"))
        self.page.keyboard.type(words)
        self.enter()

    def choose(self, label):
        choice = self.page.get_by_label(label, exact=True)
        if choice.get_attribute("type") == "checkbox":
            self.tab_to(choice)
        else:
            self.tab_to(self.page.locator("input[type=radio]").first)
            while not choice.evaluate("e => e === document.activeElement"):
                self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        self.tab_to(self.page.get_by_role("button", name="Continue"))
        self.enter()


@pytest.mark.parametrize("name", EVERYDAY)
def test_by_keyboard_alone(visit, name):
    written, kind, wanted = EVERYDAY[name]
    page = visit.go("/check")
    keys = Keys(page)
    keys.tab_to(page.get_by_role("button", name="Start now"))
    keys.enter()
    for (words, chosen), part in zip(written, ("discloser", "recipient", "purpose", "subject"), strict=True):
        keys.write(part, words)
        if chosen:
            keys.choose(chosen)
    keys.choose(kind)
    keys.tab_to(page.locator("#date-year"))
    keys.enter()
    no_to_all(page, keys.choose)
    keys.tab_to(page.get_by_role("button", name="See the answer"))
    keys.enter()
    page.get_by_role("heading", name="What you can rely on").wait_for()
    assert f"/ask?{wanted}&date=" in page.url


def test_the_back_button_of_the_browser(visit):
    page = visit.go("/check/discloser")
    page.locator("#discloser").fill("police")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/recipient**")
    page.locator("#recipient").fill("charity")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/purpose**")
    page.go_back()
    assert "/check/recipient?discloser=type/police-force" in page.url
    page.go_back()
    assert page.url.endswith("/check/discloser")
    page.go_forward()
    page.locator("#recipient").fill("GP")
    page.keyboard.press("Enter")
    page.wait_for_url("**recipient=type/gp-practice**")


def test_names_are_looked_up_as_they_are_typed(chromium, address):
    visit = Visit(chromium, address)
    page = visit.go("/check/discloser")
    field = page.get_by_role("combobox", name="Who holds the information?")
    assert "discloser-hint" in field.get_attribute("aria-describedby")
    field.press_sequentially("medway youth off")
    page.get_by_role("option").first.wait_for()
    assert "discloser-hint" in field.get_attribute("aria-describedby")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("/check/discloser")
    sent = page.locator("input[type=hidden][name=discloser]")
    chosen = sent.get_attribute("value")
    assert chosen.startswith("body/medway-yot")
    page.keyboard.press("Tab")  # leaving the field changes nothing
    assert sent.get_attribute("value") == chosen
    field.press_sequentially("x")
    assert sent.count() == 0
    assert field.get_attribute("name") == "discloser"
    field.fill("Kent Police")
    page.get_by_role("option").filter(has_text="Kent Police").first.click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**discloser=body/kent-police-force**")
    visit.end()


def test_what_was_typed_is_sent_and_not_what_was_chosen_before(chromium, address):
    from playwright.sync_api import expect

    visit = Visit(chromium, address)
    page = visit.go("/check/discloser?discloser=body/kent-police-force&step=change")
    field = page.get_by_role("combobox", name="Who holds the information?")
    assert field.input_value() == "Kent Police"
    field.fill("zzzz")
    field.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    field = page.get_by_role("combobox", name="Who holds the information?")
    assert {"discloser-hint", "discloser-error"} <= set(field.get_attribute("aria-describedby").split())
    page.get_by_role("alert").get_by_role("link").click()
    expect(field).to_be_focused()
    visit.end()


def test_what_is_typed_before_the_script_has_come_stands(chromium, address):
    """A slow line brings the page long before its script: the field is filled in, focused, and then made over."""
    from playwright.sync_api import expect

    visit = Visit(chromium, address)
    held = []
    visit.context.route("**/names-field*", lambda route: held.append(route))  # noqa: PLW0108  a method cannot be marked by Playwright
    page = visit.page
    page.goto(f"{address}/check/discloser?discloser=body/kent-police-force&step=change", wait_until="commit")
    field = page.locator("#discloser")
    field.fill("Medway Council")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    made_over = page.get_by_role("combobox", name="Who holds the information?")
    expect(made_over).to_have_value("Medway Council")
    expect(made_over).to_be_focused()
    assert page.locator("input[type=hidden][name=discloser]").count() == 0
    visit.end()


def test_names_that_are_scripts_stay_text_in_the_list(chromium, tmp_path):
    import shutil
    import signal
    import subprocess
    import sys
    from pathlib import Path

    shutil.copy(Path(__file__).with_name("hostile.yaml"), tmp_path)
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        visit = Visit(chromium, process.stdout.readline().split()[-1])
        page = visit.go("/ask")
        page.locator("#discloser").press_sequentially("script alert")
        option = page.get_by_role("option").filter(has_text="<script>alert(1)</script>").first
        option.wait_for()
        assert page.locator(".autocomplete__option script, .autocomplete__option img").count() == 0
        visit.end()
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0

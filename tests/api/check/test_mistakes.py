"""What is wrong is said first and at the field."""

from __future__ import annotations

import re

import pytest

from tests.api.check.walk import SO_FAR

ALL = f"{SO_FAR}&information=information/personal&date=2020-01-01"
ERRORS = {
    "nothing written": ("discloser?step=next", "Enter who holds the information"),
    "nothing like it": ("discloser?discloser=zzzz&step=next", "Nothing in the graph is called \u201czzzz\u201d"),
    "nothing chosen of several": ("discloser?discloser=school&step=pick", "Choose one of these"),
    "nothing chosen of the broad kinds": ("discloser?step=kind", "Choose one of these"),
    "no kind of information": (f"information?{SO_FAR}&step=next", "Choose at least one kind"),
    "a kind that is not there": (f"information?{SO_FAR}&information=zzzz&step=next", "Nothing in the graph is called"),
    "no such day": ("date?date=31&date=2&date=2020&step=next", "Enter a real day"),
    "a day without its year": ("date?date=3&date=2&date=&step=next", "The day must include a year"),
    "a short year": ("date?date=3&date=2&date=20&step=next", "The year must have 4 numbers"),
    "before the law begins": ("date?date=3&date=2&date=1999&step=next", "The day must be 2000-03-01 or later"),
    "a fact without an answer": (f"fact/emergency?{ALL}&step=next", "Choose yes, no, or I'm not sure"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_is_wrong_is_said_first_and_at_the_field(walk, name):
    path, message = ERRORS[name]
    walk.go(f"/check/{path}")
    assert walk.status == 422
    assert "<title>Error: " in walk.text
    assert walk.errors
    assert message in walk.errors[0]
    summary = walk.text.partition("govuk-error-summary")[2].partition("</form>")[0]
    assert 'role="alert"' in summary
    target = re.search(r'govuk-error-summary__list">.*?href="#([^"]+)"', walk.text, re.DOTALL).group(1)
    assert f'id="{target}"' in walk.text
    assert re.search(r'aria-describedby="[^"]*-error[^"]*"', walk.text)


def test_a_page_that_is_not_there(pages):
    for path in ("/check/nothing", "/check/fact/nothing"):
        assert pages.get(path).status_code == 404

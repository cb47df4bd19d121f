"""The page of an answer stands whatever is asked about: classes of bodies, groupings of kinds, any two bodies on any day."""

from __future__ import annotations

import random
from urllib.parse import urlencode

import pytest

from tests.api.pages.links import Links

ASKED = {"purpose": "purpose/safeguarding-children", "subject": "subject/child", "information": "information/personal"}


def asked(**parts):
    return "/ask?" + urlencode(ASKED | parts)


@pytest.mark.parametrize("side", ["discloser", "recipient"])
def test_a_class_of_bodies_leads_to_a_question_about_each_of_its_bodies(pages, model, side):
    other = "recipient" if side == "discloser" else "discloser"
    led = 0
    for body in [b for b in model.bodies.values() if b.kind == "class"]:
        page = pages.get(asked(**{side: body.id, other: "body/kent-police-force"}, date="2008-12-01"))
        assert page.status_code == 200, body.id
        again = [link for link in Links(page.text).links if link.startswith("/ask?")]
        for member in body.members:
            (link,) = [one for one in again if f"{side}={member}&" in one] or [None]
            assert (link is None) is member.startswith("post/"), (body.id, member)
            if link:
                assert pages.get(link).status_code == 200, link
                led += 1
    assert led > 40


def test_a_grouping_of_kinds_leads_to_a_question_about_each_kind(pages, model):
    for kind in [t for t in model.types.values() if t.sort == "group"]:
        page = pages.get(asked(discloser=kind.id, recipient="body/kent-police-force", date="2019-06-01"))
        assert page.status_code == 200, kind.id
        links = Links(page.text).links
        for under in [t.id for t in model.types.values() if kind.id in t.broader]:
            assert "is only a grouping" not in page.text or any(under in link for link in links)


def test_any_two_bodies_on_any_day_have_a_page(pages, model):
    chance = random.Random(20)
    purposes = sorted(i for i, p in model.purposes.items() if p.selectable is not False)
    for _ in range(120):
        giver, taker = chance.choices(sorted(model.bodies), k=2)
        path = "/ask?" + urlencode(
            {
                "discloser": giver,
                "recipient": taker,
                "purpose": chance.choice(purposes),
                "subject": chance.choice(sorted(model.subjects)),
                "information": chance.choice(sorted(model.information)),
                "date": f"{chance.randint(1999, 2026)}-{chance.randint(1, 12):02}-15",
            }
        )
        assert pages.get(path).status_code == 200, path

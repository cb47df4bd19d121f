"""What can be chosen in the place of a grouping, a class of bodies or a part of a body; what came after a body; how many pairs may be asked about."""

import datetime

import pytest
from msgspec.structs import replace

from graphmodel.dates import PartialDate
from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.narrower import narrower
from graphmodel.legal_basis.question import MOST_PAIRS, Asked
from graphmodel.model.bodies import Succession

CHOICES = [
    # A group, by the kinds that existed on the day: the National Health Service before and after 2002 and 2004.
    ("type/nhs-body", "2001-06-01", "health-authority nhs-trust primary-care-trust special-health-authority"),
    ("type/nhs-body", "2009-03-01",
     ("care-trust local-health-board nhs-foundation-trust "
      "nhs-trust primary-care-trust special-health-authority strategic-health-authority")),
    ("type/school-proprietor", "2009-03-01",
     ("academy-proprietor maintained-school-governing-body "
      "city-technology-college-proprietor non-maintained-special-school-proprietor independent-school-proprietor")),
    ("type/government-department", "2001-06-01", "dfee department-of-health department-of-social-security home-office"),
    # A group of groups, down to the kinds of body.
    ("type/district-council-any", "2009-03-01", "metropolitan-district-council district-council unitary-district-council"),
    ("type/upper-tier-or-unitary-council", "2009-03-01",
     ("common-council-city-of-london council-of-the-isles-of-scilly county-council "
      "london-borough-council metropolitan-district-council unitary-council unitary-district-council")),
    # A department that is part of a council: s.105(1) of the Children Act 1989 says of which.
    ("type/childrens-social-care", "2009-03-01",
     ("common-council-city-of-london county-council "
      "london-borough-council metropolitan-district-council unitary-council")),
    # What can be asked about as it is.
    ("type/primary-care-trust", "2009-03-01", ""),
    ("type/cda1998-relevant-authority", "2009-03-01", ""),
]  # fmt: skip


@pytest.mark.parametrize(("ident", "on", "choices"), CHOICES)
def test_kinds_to_choose_from_are_those_of_the_day(engine, ident, on, choices):
    found = narrower(engine, ident, datetime.date.fromisoformat(on))
    assert {f.removeprefix("type/") for f in found} == set(choices.split())
    assert list(found) == sorted(found, key=lambda i: (engine.model.label(i), i))


def test_of_very_many_kinds_the_groups_come_first(engine):
    on = datetime.date(2009, 3, 1)
    found = narrower(engine, "type/public-body", on)
    types = engine.model.types
    assert "type/nhs-body" in found
    assert "type/primary-care-trust" not in found
    assert all("type/public-body" in types[f].broader for f in found)
    assert {types[f].sort for f in found} <= {"group", "body", "capacity"}


def test_of_a_class_of_bodies_its_members_are_the_choices_and_of_the_members_of_a_board_those_on_its_seats(engine):
    on = datetime.date(2008, 12, 1)
    forums = {"body/haringey-5-11-forum", "body/haringey-11-19-forum", "body/haringey-early-childhood-forum"}
    assert set(narrower(engine, "body/haringey-forums", on)) == forums
    seated = engine.model.seats.values()
    lists = {x.id for x in engine.model.lists.values() if x.board == "body/haringey-cypsp"}
    bodies = {h for s in seated if s.list_ in lists for h in (s.holder, *s.represents) if h and h.startswith("body/")}
    assert set(narrower(engine, "body/haringey-cypsp-members", on)) == bodies
    assert narrower(engine, "body/medway-council", on) == ()


# ------------------------------------------------------------------ what came after
FIVE = ("medway-council", "kent-county-council", "suffolk-county-council", "haringey-council", "ashford-council")
OLD, FIRST, SECOND, LAST, OTHER = (f"body/{b}" for b in FIVE)


def succeeding(model, chain, gone):
    """Return who came after the first of five bodies on a day on which some are gone, in a world in which they follow on each other."""
    made = []
    for ident in (OLD, FIRST, SECOND, LAST, OTHER):
        body = model.bodies[ident]
        rows = tuple(
            Succession(f"{ident}/successor/{n}", to, PartialDate.parse("2009-04-01"), None)
            for n, to in enumerate(chain.get(ident, ()))
        )
        rows_of_types = tuple(
            replace(r, period=replace(r.period, until=PartialDate.parse("2009-04-01") if ident in gone else None))
            for r in body.types
        )
        made.append(replace(body, successor=rows, types=rows_of_types))
    parties = Engine(model.with_records(*made)).matcher.parties
    return [(s.id, s.alive, s.in_part) for s in parties.successors(OLD, datetime.date(2012, 1, 1))]


def test_what_came_after_is_followed_down_to_what_is_there_each_once(model):
    chain = {OLD: (FIRST, SECOND), FIRST: (LAST,), SECOND: (LAST, OTHER)}
    found = succeeding(model, chain, {OLD, FIRST, SECOND})
    assert found == [(FIRST, False, True), (SECOND, False, True), (LAST, True, False), (OTHER, True, True)]


def test_what_is_there_is_not_followed_further_and_nothing_comes_after_itself(model):
    chain = {OLD: (FIRST,), FIRST: (OLD, SECOND), SECOND: (LAST,)}
    assert succeeding(model, chain, {OLD, FIRST}) == [(FIRST, False, False), (SECOND, True, True)]
    assert succeeding(model, chain, {OLD}) == [(FIRST, True, False)]


def test_a_kind_of_body_is_followed_by_the_kinds_that_took_over_from_it(engine):
    found = engine.matcher.parties.successors("type/primary-care-trust", datetime.date(2014, 1, 1))
    assert "type/clinical-commissioning-group" in {s.id for s in found if s.alive}
    took_over = {
        t.id for t in engine.model.types.values() if any(s.type == "type/primary-care-trust" for s in t.successor_for)
    }
    assert {s.id for s in found} >= took_over


# ------------------------------------------------------------------ how many
def many(givers, takers, model):
    bodies = [b.id for b in model.bodies.values()]
    return Asked(bodies[:givers], bodies[100 : 100 + takers], "youth-justice", "child", ["personal"], "2009-03-01")


def test_so_many_pairs_may_be_asked_about_and_not_one_more(model):
    assert len(many(20, 20, model).resolve(model)) == MOST_PAIRS == 400
    with pytest.raises(BadQuestionError) as caught:
        many(401, 1, model).resolve(model)
    assert [f.field for f in caught.value.faults] == ["discloser"]
    with pytest.raises(BadQuestionError) as caught:
        many(21, 20, model).resolve(model)
    assert [f.field for f in caught.value.faults] == ["recipient"]
    assert "420 pairs" in str(caught.value.faults[0])

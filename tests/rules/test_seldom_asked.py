"""Small things that changes of the code showed no test to look at: each is what an answer says of something that is seldom asked about."""

import datetime
from types import SimpleNamespace

import pytest

from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.question import Asked
from graphmodel.structure.attested import span_of
from graphmodel.structure.requirement import requirement
from graphmodel.structure.statements import Describe


def answer(engine, giver, taker, purpose, kinds, on, **facts):
    (question,) = Asked([giver], [taker], purpose, "child", kinds, on, facts).resolve(engine.model)
    return engine.answer(question)


def test_a_document_without_a_day_has_no_span(model):
    assert span_of(SimpleNamespace(attested=None)) == ""
    assert span_of(SimpleNamespace(attested=SimpleNamespace(not_before=None, not_after=None))) == ""
    first = next(d.attested.not_before for d in model.documents.values() if d.attested and d.attested.not_before)
    assert span_of(SimpleNamespace(attested=SimpleNamespace(not_before=first, not_after=None))) == f"{first} to None"


@pytest.mark.parametrize("said", [True, False, None])
def test_an_exception_of_a_bar_is_shown_as_confirmed_when_its_own_fact_says_so(engine, said):
    facts = {"to-the-public": True, **({"court-order": said} if said is not None else {})}
    got = answer(
        engine,
        "medway-council",
        "voluntary-organisation",
        "safeguarding-children",
        ["court-identity"],
        "2012-07-10",
        **facts,
    )
    bars = {b.bar.id: b for b in got.bars.bars}
    own = [e for b in bars.values() for e in b.exceptions if e.fact == "court-order"]
    assert own
    assert {e.confirmed for e in own} == {said is True}
    assert not any(e.confirmed for b in bars.values() for e in b.exceptions if e.fact is None)


def test_a_class_of_bodies_is_answered_with_its_members_to_choose_from(engine):
    got = answer(engine, "body/haringey-forums", "medway-council", "safeguarding-children", ["personal"], "2009-03-02")
    assert {c.id for c in got.choices} == set(engine.model.bodies["body/haringey-forums"].members)
    got = answer(
        engine, "body/haringey-cypsp-members", "medway-council", "safeguarding-children", ["personal"], "2009-03-02"
    )
    assert {c.id for c in got.choices} == set(engine.partnerships.holders("body/haringey-cypsp"))


def test_bases_are_those_that_the_decision_order_lists(answers):
    for a in answers:
        near = a.found
        listed = {b.norm.id for b in a.verdict.bases if b.role != "support"}
        assert near.deciding <= listed, a.question
        decides = {"must-give", "may-give", "function-only"}
        full = {n for n in near.full if a.model.norms[n].gateway.kind in decides}
        assert full <= listed, a.question
        express = any(
            a.model.norms[n].gateway.kind == "may-give" and a.model.norms[n].basis == "express"
            for n in near.full | near.deciding
        )
        hidden = {
            n
            for n in near.soft
            if a.model.norms[n].gateway.kind == "may-give"
            and a.model.norms[n].basis == "express"
            and all(r == 3 for t, r in near.tests[n].items() if t not in {"kind", "trigger"})
        }
        if not express:
            assert hidden <= listed, a.question


def test_a_part_of_a_body_has_its_holder_and_whoever_has_none_has_none(engine):
    for kind in engine.model.types.values():
        party = engine.matcher.parties.party(kind.id, None, datetime.date(2009, 3, 2))
        assert party.holders == ((kind.legal_holder,) if kind.legal_holder else ())


def test_a_role_that_a_provision_defines_is_cited_by_that_provision(model):
    role = model.types["type/cda1998-responsible-authority"]
    wanted = requirement(model, role.id, datetime.date(2009, 3, 2), lambda _: False)
    assert wanted.provision == role.established_by == "Crime and Disorder Act 1998 s.5(1)"
    assert {x.pinpoint for x in wanted.limbs} >= {"s.5(1)(a)", "s.5(1)(b)", "s.5(1)(c)", "s.5(1)(e)"}


def test_what_waits_to_be_asked_for_is_open_though_it_has_no_other_condition(model):
    """A power that waits for a request and has no condition of its own: the shipped law has none that decides alone."""
    from msgspec.structs import replace

    norm = model.norms["norm/cda1998-s115"]
    gateway = replace(norm.gateway, trigger="on-request", area_link="none")
    engine = Engine(model.with_records(replace(norm, conditions=(), gateway=gateway)))
    asked = ("medway-council", "kent-police-force", "crime-prevention", ["personal"], "2009-03-02")
    assert "open-conditions" in answer(engine, *asked).flags
    assert "open-conditions" not in answer(engine, *asked, **{"request-made": True}).flags


def test_a_seat_whose_number_is_not_said_is_one_seat(model):
    described = Describe(model)
    bare = [s for s in model.seats.values() if s.number is None]
    assert bare
    assert {tuple(described.statement(s)["seats"].items()) for s in bare} == {
        (("printed", None), ("least", 1), ("most", 1))
    }
    for seat in (s for s in model.seats.values() if s.number):
        shown = described.statement(seat)["seats"]
        assert (shown["printed"], shown["least"], shown["most"]) == (
            seat.number.printed,
            seat.number.least,
            seat.number.most,
        )


def test_a_day_that_only_the_role_does_not_cover_is_told_with_the_days_of_that_role(engine):
    """Fire authorities are relevant authorities from 2007-08-01 only (s.115(2)(i), (j) of the 1998 Act)."""
    got = answer(
        engine, "kent-police-force", "kent-and-medway-fire-authority", "crime-prevention", ["personal"], "2005-03-02"
    )
    (miss,) = (m for m in got.near_misses if m.norm.id == "norm/cda1998-s115")
    assert miss.failures == ("date",)
    (date,) = (t for t in miss.tests if t.test == "date")
    assert "but as Relevant authority (Crime and Disorder Act 1998 s.115) it counts by its own dates only" in date.why
    assert "(from 2007-08-01)" in date.why
    assert date.why.endswith("the day asked is 2005-03-02")

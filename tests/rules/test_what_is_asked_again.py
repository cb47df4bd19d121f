"""Which parts of a question can change its answer, found by trying them all with the decision order stated a second time."""

import datetime
import random

import pytest
from msgspec.structs import replace

from graphmodel.legal_basis.deciding_parts import area_decides, deciding_capacities, narrower_purposes
from tests.reference.dates import HOLDS
from tests.reference.draw import Drawing
from tests.reference.outcome import Reference

MOVES = {"required", "permitted-express", "no-power-needed", "permitted-common-law", "permitted-implied"}
SIDES = (("capacity_from", "discloser"), ("capacity_to", "recipient"))


@pytest.fixture(scope="module")
def reference(model):
    return Reference(model)


@pytest.fixture(scope="module")
def drawn(model):
    """Return questions without capacity, some of them between kinds of body, some of one council on both sides."""
    questions = Drawing(model, 12).questions(420)[::7]
    questions = [replace(q, capacity_from=None, capacity_to=None, within=None) for q in questions]
    chance = random.Random(12)
    kinds = [t.id for t in model.types.values() if t.sort == "body"]
    councils = ["body/medway-council", "body/kent-county-council", "body/haringey-council"]
    questions += [replace(q, discloser=chance.choice(kinds)) for q in questions[::3]]
    questions += [replace(q, discloser=chance.choice(councils)) for q in questions[::4]]
    return questions + [replace(q, discloser=c, recipient=c) for q, c in zip(questions, councils, strict=False)]


def test_purposes_within_the_one_asked_about_are_told_where_they_come_to_something_else(
    drawn, model, engine, reference
):
    order = {o.removeprefix("outcome/"): r.order for o, r in model.outcomes.items()}
    wide = ["purpose/crime-and-justice", "purpose/safeguarding-children", "purpose/crime-and-disorder"]
    wide = [p for p in wide if p in model.purposes and model.purposes[p].selectable is not False]
    several = 0
    for q in [replace(q, purpose=p) for q in drawn[::5] for p in wide]:
        now = reference.answer(q).outcome
        found = {}
        for p in model.purposes.values():
            if p.id != q.purpose and p.selectable is not False and q.purpose in reference.norms.above[p.id]:
                outcome = reference.answer(replace(q, purpose=p.id)).outcome
                if outcome in MOVES and outcome != now:
                    found[p.id] = outcome
        told = [(p, r.outcome) for p, r in narrower_purposes(engine, q)]
        assert dict(told) == found
        assert told == sorted(told, key=lambda f: (order[f[1]], model.label(f[0])))
        several += len(told) > 1
    assert several


def test_capacities_are_told_where_choosing_one_comes_to_something_else(drawn, model, engine, reference):
    told_of = 0
    for q in drawn:
        for field, side in SIDES:
            party = reference.parties.of(getattr(q, side), q.on, None)
            held = [
                c
                for c in party.ways
                if model.types[c].sort == "capacity" and c != party.ident and party.surely([c]) == HOLDS
            ]
            if q.discloser != q.recipient:
                outcomes = {c: reference.answer(replace(q, **{field: c})).outcome for c in held}
                held = [c for c in held if outcomes[c] in MOVES]
                if len(held) < 2 or {outcomes[c] for c in held} <= {reference.answer(q).outcome}:
                    held = []
            told = deciding_capacities(engine, q, field)
            assert list(told) == sorted(held, key=lambda c: (model.types[c].label, c)), (q, field)
            told_of += bool(told)
    assert told_of > 2


def test_an_area_is_asked_for_where_naming_one_changes_the_answer(drawn, model, engine):
    asked = 0
    on = datetime.date(2018, 6, 27)
    # Of the school no area is recorded: whoever names one for the other side settles nothing, and yet the answer reads otherwise.
    schools = {
        "discloser": "type/maintained-school",
        "recipient": "body/valence-school",
        "purpose": "purpose/special-educational-needs",
    }
    about = {
        "subject": "subject/child-with-sen",
        "information": ("information/education",),
        "facts": (),
        "nation": "england",
    }
    for q in [*drawn, replace(drawn[0], **schools, **about, on=on)]:
        kinds = [p for p in (q.discloser, q.recipient) if p.startswith("type/")]
        if not kinds or q.within:
            assert not area_decides(engine, q)
            continue
        now = engine.outcome(q)
        areas = engine.served(q) or {min(model.areas)}
        assert area_decides(engine, q) == any(engine.outcome(replace(q, within=a)) != now for a in areas), q
        asked += area_decides(engine, q)
    assert asked

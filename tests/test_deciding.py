"""Only questions that can change the answer are asked: each fact that is asked changes it, and each that is not asked does not."""

import random

import pytest
from msgspec.structs import replace

from graphmodel.legal_basis.deciding_facts import deciding_facts
from graphmodel.legal_basis.deciding_parts import area_decides, deciding_capacities, narrower_purposes
from graphmodel.legal_basis.narrower import alive, narrower
from graphmodel.legal_basis.question import Asked

SEED = 20261126
HOLDERS = """maintained-school-governing-body academy-proprietor nhs-foundation-trust unitary-council police-force gp-practice
    voluntary-organisation dwp body/medway-council body/kent-police-force hmrc""".split()  # noqa: SIM905  shorter than a list
PURPOSES = """missing-children safeguarding-children early-help youth-justice child-protection-enquiry crime-investigation
    welfare-services""".split()  # noqa: SIM905  shorter than a list
KINDS = [
    ["personal"],
    ["health"],
    ["social-care"],
    ["benefits-and-tax"],
    ["adoption"],
    ["depersonalised"],
    ["court-identity"],
]
KINDS += [["police-intelligence", "health"]]


def question(model, giver, taker, purpose, kinds, on="2026-01-26", **more):
    return Asked([giver], [taker], purpose, "child", kinds, on, **more).resolve(model)[0]


def questions(model, count):
    chance = random.Random(SEED)
    for _ in range(count):
        giver, taker = chance.sample(HOLDERS, 2)
        yield question(
            model,
            giver,
            taker,
            chance.choice(PURPOSES),
            chance.choice(KINDS),
            chance.choice(["2026-01-26", "2009-03-01", "2019-05-01"]),
        )


def essence(engine, asked):
    """Return what of the whole answer may depend on a fact: nothing that only repeats the fact in words."""
    verdict = engine.answer(asked)
    return (
        verdict.outcome,
        verdict.ready,
        verdict.flags,
        verdict.short_form,
        tuple(b.norm.id for b in verdict.bases if b.role == "headline"),
    )


def test_what_is_asked_changes_the_whole_answer_and_what_is_not_asked_does_not(model, engine):
    asked_for = set()
    for q in questions(model, 40):
        now = essence(engine, q)
        deciding = {f.id for f in deciding_facts(engine, [q])}
        asked_for |= deciding
        for fact in model.facts:
            told = {essence(engine, replace(q, facts=((fact, value),))) for value in (True, False)}
            assert (told != {now}) == (fact in deciding), (q, fact)
    assert len(asked_for) > 8


def test_no_fact_is_asked_of_what_cannot_be_answered(model, engine):
    assert (
        deciding_facts(
            engine, [question(model, "type/school-proprietor", "police-force", "missing-children", ["personal"])]
        )
        == ()
    )
    assert (
        deciding_facts(engine, [question(model, "nhs-medway", "police-force", "missing-children", ["personal"])]) == ()
    )


def test_a_fact_that_is_told_is_not_asked_again_and_settles_others(model, engine):
    q = question(model, "academy-proprietor", "police-force", "missing-children", ["contact-and-identity"])
    before = [f.id for f in deciding_facts(engine, [q])]
    assert before[0] == "fact/emergency"
    assert before.index("fact/request-made") < before.index("fact/in-confidence") < before.index("fact/consent")
    after = [f.id for f in deciding_facts(engine, [replace(q, facts=(("fact/request-made", True),))])]
    assert "fact/request-made" not in after
    assert len(after) < len(before) - 3


def test_a_fact_tells_what_it_changes(model, engine):
    q = question(model, "academy-proprietor", "police-force", "missing-children", ["contact-and-identity"])
    found = {f.id: f for f in deciding_facts(engine, [q])}
    asked = found["fact/request-made"]
    assert asked.if_true.reached.outcome == "required"
    assert asked.changes[0] == "outcome"
    assert "confidence-unresolved" in asked.if_true.lost
    assert found["fact/emergency"].changes == ("short-form",)
    assert found["fact/in-confidence"].if_false.lost == ("confidence-unresolved",)


def test_several_pairs_are_asked_what_matters_to_any_of_them(model, engine):
    pairs = [
        question(model, giver, "police-force", "missing-children", ["personal"])
        for giver in ("academy-proprietor", "maintained-school-governing-body")
    ]
    each = {f.id for q in pairs for f in deciding_facts(engine, [q])}
    assert {f.id for f in deciding_facts(engine, pairs)} == each


def test_a_body_that_stands_on_both_sides_has_to_tell_its_capacities(model, engine):
    q = question(model, "body/medway-council", "body/medway-council", "safeguarding-children", ["personal"])
    assert set(deciding_capacities(engine, q, "capacity_from")) == {c.id for c in engine.answer(q).choices}


def test_capacities_are_asked_only_where_they_change_the_outcome(model, engine):
    for q in questions(model, 60):
        for field in ("capacity_from", "capacity_to"):
            choices = deciding_capacities(engine, q, field)
            outcomes = {engine.outcome(replace(q, **{field: c})).outcome for c in choices}
            assert not choices or outcomes - {engine.outcome(q).outcome}, (q, field)


def test_an_area_is_asked_only_of_kinds_of_body(model, engine):
    assert not area_decides(
        engine, question(model, "body/medway-council", "body/kent-police-force", "missing-children", ["personal"])
    )
    for q in questions(model, 40):
        if area_decides(engine, q):
            areas = engine.served(q) or sorted(model.areas)[:1]
            assert any(engine.outcome(replace(q, within=a)) != engine.outcome(q) for a in areas)


def test_narrower_purposes_change_the_outcome(model, engine):
    q = question(model, "nhs-foundation-trust", "police-force", "safeguarding-children", ["personal"])
    found = narrower_purposes(engine, q)
    assert found
    for purpose, reached in found:
        asked = replace(q, purpose=purpose)
        assert engine.outcome(asked) == reached
        assert reached.outcome != engine.outcome(q).outcome


@pytest.mark.parametrize("on", ["2001-06-01", "2009-03-01", "2026-01-26"])
def test_whatever_can_be_chosen_can_be_asked_about_or_narrowed_again(model, engine, on):
    day = question(model, "police-force", "gp-practice", "early-help", ["personal"], on).on
    for kind in model.types.values():
        choices = narrower(engine, kind.id, day)
        if kind.sort == "group" and not kind.everyone and alive(engine, kind.id, day):
            assert (
                choices
                or engine.answer(question(model, kind.id, "gp-practice", "early-help", ["personal"], on)).state
                == "ambiguous"
            )
        assert kind.id not in choices
        assert all(alive(engine, c, day) for c in choices)
    assert "type/primary-care-trust" not in narrower(
        engine, "type/nhs-body", question(model, "police-force", "gp-practice", "early-help", ["personal"]).on
    )

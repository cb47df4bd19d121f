"""Conditions that facts decide, several of them on one norm: the shipped law has only one such norm, with one."""

import itertools

import pytest
from msgspec.structs import replace

from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.question import Asked

NORM, WORDS = "norm/cda1998-s115", {True: "yes", False: "no", None: "not known"}
FACTS = ("consent", "court-order", "conviction-spent")


@pytest.fixture(scope="module")
def invented(model):
    """An engine for a law in which section 115 rests on two conditions by fact, and its gateway on a third fact."""
    norm = model.norms[NORM]
    by_fact = next(c for n in model.norms.values() for c in n.conditions if c.fact)
    two = tuple(replace(by_fact, id=f"{norm.id}/made-up/{f}", fact=f"fact/{f}", text=f"about {f}") for f in FACTS[:2])
    gateway = replace(norm.gateway, needs_fact=f"fact/{FACTS[2]}")
    return Engine(model.with_records(replace(norm, conditions=two, gateway=gateway)))


@pytest.mark.parametrize("values", list(itertools.product((True, False, None), repeat=3)))
def test_all_facts_have_to_be_so_and_each_is_told_as_it_is(invented, values):
    facts = {f: v for f, v in zip(FACTS, values, strict=True) if v is not None}
    asked = Asked(
        ["medway-council"], ["kent-police-force"], "crime-prevention", "adult", ["personal"], "2009-03-02", facts
    )
    (question,) = asked.resolve(invented.model)
    answer = invented.answer(question)
    shown = {s.norm.id: s for s in (*answer.bases, *answer.near_misses)}
    (test,) = (t for t in shown[NORM].tests if t.test == "conditions")
    holds = set(values) == {True}
    assert test.result == ("for-the-officer" if holds else "fails" if False in values else "unknown")
    if not holds:
        label = invented.model.label(f"fact/{FACTS[2]}")
        told = [*(f"about {f}" for f in FACTS[:2]), label]
        assert test.why == "; ".join(f"{t}: {WORDS[v]}" for t, v in zip(told, values, strict=True))
    assert (NORM in {b.norm.id for b in answer.bases if b.role == "headline"}) == holds

"""The engine against the decision order stated a second time (tests/reference): whole questions, all tests of all norms, whole answers.

`python -m tests.reference` does the same on as many questions as one has time for.
"""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.legal_basis.question import Question
from tests.reference.asked import ABOUT_INVENTED, INVENTED, QUESTIONS, SEEDS, WHOLE, asked
from tests.reference.compare import Comparison
from tests.reference.draw import ALIKE, Drawing
from tests.reference.invented import Invention
from tests.reference.outcome import Reference


@pytest.fixture(scope="module")
def reference(model):
    return Reference(model)


@pytest.mark.parametrize("seed", SEEDS)
def test_engine_does_as_the_decision_order_says(seed, model, engine, reference):
    comparison = Comparison(model, engine, reference)
    for question, whole in asked(model, seed, QUESTIONS):
        differ = comparison.differences(question, whole=whole)
        assert not differ, f"{question}\n  " + "\n  ".join(differ)
    assert len(comparison.outcomes) >= 7, "too few outcomes were drawn"
    assert comparison.answered > QUESTIONS / WHOLE / 2
    assert comparison.norms > QUESTIONS * 50


@pytest.mark.parametrize("seed", INVENTED)
def test_engine_does_so_whatever_the_law_says(seed, model):
    """On law that was made up: much that the order provides for never comes about by the shipped law."""
    invented = Invention(model, seed).model_of_it()
    comparison = Comparison(invented, lenient=True)
    for question, whole in asked(invented, seed, ABOUT_INVENTED):
        differ = comparison.differences(question, whole=whole)
        assert not differ, f"{question}\n  " + "\n  ".join(differ)
    assert len(comparison.outcomes) >= 7, "too few outcomes were drawn"


def test_law_that_is_made_up_differs_much_and_is_the_same_for_the_same_seed(model):
    once, again = (Invention(model, 3).model_of_it() for _ in range(2))
    for records in ("norms", "bars", "types", "bodies", "routes"):
        made, shipped = getattr(once, records), getattr(model, records)
        assert made == getattr(again, records)
        assert made.keys() == shipped.keys()
        assert sum(made[i] != shipped[i] for i in shipped) > len(shipped) / 8, records


def test_draw_is_wide_and_the_same_for_the_same_seed(model):
    drawn = Drawing(model, SEEDS[0]).questions(QUESTIONS)
    assert drawn == Drawing(model, SEEDS[0]).questions(QUESTIONS)
    assert len({(q.discloser, q.recipient, q.on) for q in drawn}) == QUESTIONS // ALIKE
    assert {len(q.information) for q in drawn} == {1, 2, 3}
    assert {q.nation for q in drawn} == {"england", "wales"}
    assert not all(q.facts for q in drawn)


def questions(model):
    """Return a strategy of questions that are drawn towards nothing: hypothesis looks for the smallest on which the two differ."""
    law = [n for n in model.norms.values() if n.gateway.kind != "none"]
    borders = {d for n in law for d in (n.in_force.period.from_, n.in_force.period.until) if d}
    days = sorted({d.first + datetime.timedelta(days=n) for d in borders for n in (-1, 0, 1)})
    sides = sorted({r.class_ for n in law for r in (*n.discloser, *n.recipient)})
    areas = [b.id for b in model.bodies.values() if b.covers and b.types]
    party = st.sampled_from(sides) | st.sampled_from(areas)
    kinds = st.sets(st.sampled_from(sorted(model.information)), min_size=1, max_size=3)
    fields = st.fixed_dictionaries(
        {
            "discloser": party,
            "recipient": party,
            "purpose": st.sampled_from([p.id for p in model.purposes.values() if p.selectable is not False]),
            "subject": st.sampled_from(sorted(model.subjects)),
            "information": kinds.map(lambda found: tuple(sorted(found))),
            "on": st.sampled_from(days) | st.dates(datetime.date(2000, 2, 28), datetime.date(2027, 1, 1)),
            "facts": st.dictionaries(st.sampled_from(sorted(model.facts)), st.booleans(), max_size=8).map(
                lambda told: tuple(sorted(told.items()))
            ),
            "within": st.none() | st.sampled_from(sorted(model.areas)),
            "capacity_from": st.none()
            | st.sampled_from(sorted(t.id for t in model.types.values() if t.sort == "capacity")),
            "capacity_to": st.none() | st.sampled_from(sorted(t.id for t in model.types.values() if t.sort == "role")),
            "nation": st.sampled_from(["england", "wales"]),
        }
    )
    return fields.map(lambda said: Question(**said))


def test_they_agree_on_whatever_hypothesis_finds(model, engine, reference):
    comparison = Comparison(model, engine, reference)

    @settings(
        max_examples=400, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(questions(model))
    def agree(question):
        assert not comparison.differences(question, whole=False)

    agree()


def ask(engine, **said):
    """Return the answer of the engine to a question with some things as they mostly are."""
    usual = {
        "purpose": "purpose/crime-prevention",
        "subject": "subject/child",
        "information": ("information/personal",),
        "on": datetime.date(2009, 3, 2),
    }
    return engine.answer(Question(**(usual | said)))


def headline(answer):
    return {b.norm.id for b in answer.bases if b.role == "headline"}


def test_council_is_still_any_person_in_a_capacity(engine):
    """Any person covers every body, in whatever capacity it acts."""
    parties = {"discloser": "body/medway-council", "recipient": "body/kent-police-force"}
    assert "norm/cda1998-s115" in headline(ask(engine, **parties))
    assert "norm/cda1998-s115" in headline(ask(engine, **parties, capacity_from="type/local-education-authority"))


def test_kind_of_body_that_is_a_capacity_is_any_person(engine):
    answer = ask(engine, discloser="type/local-education-authority", recipient="type/police-force")
    assert "norm/cda1998-s115" in headline(answer)


@pytest.mark.parametrize("capacity", [None, "type/social-services-authority"])
def test_bar_on_publication_binds_in_every_capacity(capacity, engine):
    answer = ask(
        engine,
        discloser="body/medway-council",
        recipient="type/voluntary-organisation",
        capacity_from=capacity,
        information=("information/court-identity",),
        facts=(("fact/to-the-public", True),),
    )
    assert answer.outcome == "barred"
    assert "bar/cypa1933-s49" in {b.bar.id for b in answer.bars.bars if b.does == "bars"}


def test_whoever_holds_a_role_for_one_area_is_anybody_everywhere(engine):
    answer = ask(
        engine,
        discloser="body/greater-manchester-icb",
        recipient="body/kent-police-force",
        capacity_from="type/hsca2012-hwb-member-body",
        on=datetime.date(2024, 3, 1),
    )
    assert "norm/cda1998-s115" in headline(answer)


@pytest.mark.parametrize(("processor", "outcome"), [(None, "no-power-needed"), (True, "no-power-found")])
def test_no_power_is_implied_for_whoever_needs_none_and_acts_for_another(processor, outcome, engine):
    answer = ask(
        engine,
        discloser="type/independent-school-proprietor",
        recipient="body/kent-county-council",
        purpose="purpose/children-in-need",
        subject="subject/pupil",
        facts=(("fact/acting-as-processor", processor),) if processor else (),
        on=datetime.date(2014, 5, 30),
    )
    assert answer.outcome == outcome


def test_place_that_counts_anyhow_costs_no_certainty_elsewhere(engine):
    """Of two ways into a role, one with an unknown day and one that needs a common place, the latter is as good where the place counts in any case."""
    answer = ask(
        engine,
        discloser="body/worthing-borough-council",
        recipient="body/city-of-london-corporation",
        purpose="purpose/serious-violence-prevention",
        on=datetime.date(2026, 12, 31),
    )
    assert {m.norm.id: m.failures for m in answer.near_misses}["norm/pcsca2022-s16"] == ("area",)


def test_area_that_is_not_recorded_is_told_by_a_flag(engine, model):
    bare = next(b.id for b in model.bodies.values() if not b.covers and any(r.type == "type/noms" for r in b.types))
    answer = ask(
        engine,
        discloser="body/surrey-police-force",
        recipient=bare,
        purpose="purpose/public-protection",
        subject="subject/offender",
        on=datetime.date(2015, 7, 30),
        facts=(("fact/request-made", True),),
    )
    assert "party-for-the-officer" in answer.flags

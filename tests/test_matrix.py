"""The matrix: its cells are those of the full answers, its strongest outcomes hide no others, and nobody is left out without a reason."""

from __future__ import annotations

import datetime
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from graphmodel.calls.legal_basis import one
from graphmodel.calls.matrix import describe
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Question
from graphmodel.legal_basis.reached import Reached
from graphmodel.matrix.marks import mark
from graphmodel.matrix.members import of_area, of_board
from graphmodel.matrix.question import EVERY, AskedMatrix
from graphmodel.matrix.strength import Strength
from graphmodel.matrix.table import fill

DAY = "2008-12-01"
AREAS = ("area/medway", "area/kent", "area/suffolk", "area/haringey")
DAYS = (
    "2000-06-01",
    "2004-03-01",
    "2008-12-01",
    "2012-03-01",
    "2016-05-01",
    "2019-04-02",
    "2024-05-13",
    "2026-03-02",
    "2026-10-01",
)


@pytest.fixture(scope="module")
def whole(matrix_of):
    """All bodies of Medway and every purpose."""
    return matrix_of(purposes=(EVERY,))


# ---------------------------------------------------------------------------------------------- the same as the answers
def test_a_cell_at_random_is_its_full_answer(model, engine, whole):
    made, _ = whole
    cells = [(c, n) for c in made.pairs() for n in range(len(c.results)) if c.results[n].state != "not-applicable"]
    for cell, number in random.Random(8).sample(cells, 400):
        purpose = made.question.purposes[number]
        question = replace(made.question.pattern, discloser=cell.discloser, recipient=cell.recipient, purpose=purpose)
        assert cell.results[number] == Reached.of(engine.answer(question)), question
        assert made.link_of(cell, number) == one(model, engine, question)["permalink"]


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_outcome_is_that_of_the_full_answer(model, engine, data):
    draw = data.draw
    on = datetime.date.fromisoformat(draw(st.sampled_from(DAYS)))
    bodies = of_area(engine, draw(st.sampled_from(AREAS)), on).ids
    kinds = sorted(draw(st.sets(st.sampled_from(sorted(model.information)), min_size=1, max_size=2)))
    facts = draw(st.dictionaries(st.sampled_from(sorted(model.facts)), st.booleans(), max_size=4))
    usable = sorted(p.id for p in model.purposes.values() if p.selectable is not False)
    purposes = sorted(draw(st.sets(st.sampled_from(usable), min_size=1, max_size=4)))
    pattern = Question(
        "", "", "", draw(st.sampled_from(sorted(model.subjects))), tuple(kinds), on, tuple(sorted(facts.items()))
    )
    quick = engine.outcomes(pattern, purposes)
    for _ in range(3):
        giver, taker = draw(st.sampled_from(bodies)), draw(st.sampled_from(bodies))
        questions = [replace(pattern, discloser=giver, recipient=taker, purpose=p) for p in purposes]
        wanted = [Reached.of(engine.answer(q)) for q in questions]
        assert list(quick.reached(giver, taker)) == wanted, questions
        assert engine.outcome(questions[0]) == wanted[0]


def test_an_outcome_in_a_capacity_is_that_of_the_full_answer(model, engine):
    on = datetime.date(2009, 3, 1)
    capacities = sorted(t.id for t in model.types.values() if t.sort == "capacity")
    pattern = Question(
        "body/medway-council", "body/medway-council", "purpose/safeguarding-children", "subject/child", ("information/personal",), on
    )  # fmt: skip
    for first in (*capacities, None):
        for other in (*capacities[::3], None):
            question = replace(pattern, capacity_from=first, capacity_to=other)
            assert engine.outcome(question) == Reached.of(engine.answer(question)), question


def test_the_answer_tells_what_the_call_for_one_question_tells(model, engine, matrix_board):
    made, answer = matrix_board
    for row in answer["rows"]:
        for cell in row["cells"]:
            if cell["outcome"] is None:
                continue
            parties = {"discloser": row["discloser"]["id"], "recipient": cell["recipient"]["id"]}
            full = one(model, engine, replace(made.question.pattern, **parties, purpose=cell["purpose"]))
            assert (cell["outcome"], cell["flags"], cell["ready"]) == (full["outcome"], full["flags"], full["ready"])
            assert cell["norms"] == [b["norm"] for b in full["bases"] if b["role"] == "headline"]
            assert cell["permalink"] == full["permalink"]


# ---------------------------------------------------------------------------------------------- what it holds
def test_every_member_stands_against_every_other(matrix_board):
    _, answer = matrix_board
    ids = [m["id"] for m in answer["members"]]
    assert ids == sorted(ids)
    assert [r["discloser"]["id"] for r in answer["rows"]] == ids
    for row in answer["rows"]:
        assert [c["recipient"]["id"] for c in row["cells"]] == ids
        same = [c for c in row["cells"] if c["permalink"] is None]
        assert [(c["recipient"], c["outcome"], c["told"]) for c in same] == [(row["discloser"], None, "the same body")]


def test_the_strongest_outcome_stands_first_and_hides_no_other(model, matrix_board):
    _, answer = matrix_board
    strength = Strength(model)
    assert len(answer["purposes"]) == 3
    mixed = 0
    for cell in (c for r in answer["rows"] for c in r["cells"] if c["permalink"]):
        assert sum(cell["counts"].values()) == len(cell["by_purpose"]) == 3
        word = cell["outcome"] or cell["state"]
        assert strength.order(word) == min(strength.order(w) for w in cell["by_purpose"].values())
        assert cell["by_purpose"][cell["purpose"]] == word
        mixed += len(cell["counts"]) > 1
    assert mixed
    assert sum(answer["counts"].values()) == 11 * 10
    assert sum(answer["answer_counts"].values()) == 11 * 10 * 3


def test_the_order_of_outcomes_is_that_of_the_data_but_for_those_that_carry_nothing(model):
    order = sorted(model.outcomes.values(), key=lambda o: Strength(model).order(o.id.removeprefix("outcome/")))
    words = [o.id.removeprefix("outcome/") for o in order]
    assert words[-2:] == ["barred", "not-in-model"]
    assert [o.order for o in order[:-2]] == sorted(o.order for o in order[:-2])


def test_of_equal_outcomes_the_one_with_fewer_warnings_stands_first(model):
    def result(*flags):
        return Reached("answered", "permitted-implied", False, flags, (), (), "")

    found = [result("confidence-unresolved"), result("open-conditions", "required-if"), result("open-conditions")]
    assert Strength(model).strongest(found) == 2


def test_a_bar_is_shown_with_its_name(matrix_of):
    _, answer = matrix_of(purposes=("direct-care",), information=("adoption",), date="2014-06-01")
    barred = [c for r in answer["rows"] for c in r["cells"] if c["outcome"] == "barred"]
    assert barred
    assert all(c["bars"] and not c["norms"] and not c["ready"] for c in barred)


def test_each_outcome_has_a_mark_that_is_no_bare_yes_or_no(model):
    marks = {mark(o.id.removeprefix("outcome/")).words for o in model.outcomes.values()}
    assert len(marks) == len(model.outcomes)
    assert not [
        m
        for m in marks
        if re.search(r"\b(yes|no|may|must|allowed|permitted|required|lawful)\b", m.replace("needs no power", ""))
    ]


def test_what_is_not_said_is_shown_as_it_was_taken(matrix_board, matrix_of):
    _, answer = matrix_board
    assert answer["question"]["subject"]["id"] == "subject/child"
    assert [i["id"] for i in answer["question"]["information"]] == ["information/personal"]
    _, other = matrix_of(subject="adult", information=("health",), board="medway-trust-board")
    assert other["question"]["subject"]["id"] == "subject/adult"
    assert "subject=subject/adult&information=information/health&" in other["permalink"]


def test_the_permalink_asks_the_same_again(matrix_board, model, engine):
    from urllib.parse import parse_qs, urlsplit

    _, answer = matrix_board
    link = urlsplit(answer["permalink"])
    given_ = parse_qs(link.query)
    again = AskedMatrix(
        link.path.removeprefix("/matrix/"), given_["purpose"], given_["subject"][0], given_["information"], given_["date"][0], (), given_["board"][0],
    )  # fmt: skip
    assert describe(model, engine, fill(engine, again.resolve(model))) == answer


# ---------------------------------------------------------------------------------------------- who is in it
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("day", DAYS)
def test_who_is_in_can_be_a_party_and_who_is_out_has_a_reason(engine, area, day):
    on = datetime.date.fromisoformat(day)
    found = of_area(engine, area, on)
    assert list(found.ids) == sorted(set(found.ids))
    assert not set(found.ids) & {x.body for x in found.left_out}
    assert all(x.why for x in found.left_out)
    pattern = Question("", "", "purpose/youth-justice", "subject/child", ("information/personal",), on)
    for ident in found.ids:
        others = [o for o in found.ids if o != ident][:1]
        sides = [replace(pattern, discloser=ident, recipient=o) for o in others] + [
            replace(pattern, discloser=o, recipient=ident) for o in others
        ]
        assert any(engine.answer(q).outcome not in {None, "not-in-model"} for q in sides), ident


def test_a_body_that_is_gone_is_not_in(engine):
    ids = of_area(engine, "area/medway", datetime.date(2014, 1, 1)).ids
    assert "body/medway-pct" not in ids
    assert "body/medway-ccg" in ids


def test_a_partnership_that_no_provision_names_is_left_out_and_named_on_one_side_is_answered_there_alone(
    engine, matrix_of
):
    on = datetime.date(2008, 12, 1)
    left = {x.body: x.why for x in of_area(engine, "area/medway", on).left_out}
    assert "ask about its members" in left["body/medway-csp"]
    _, answer = matrix_of(board="medway-trust-board")
    row = next(r for r in answer["rows"] if r["discloser"]["id"] == "body/medway-lscb")
    cells = [c for c in row["cells"] if c["permalink"]]
    assert {c["state"] for c in cells} == {"not-applicable"}
    assert all("each of its members is answered for" in c["told"] for c in cells)
    column = [
        c for r in answer["rows"] for c in r["cells"] if c["recipient"]["id"] == "body/medway-lscb" and c["permalink"]
    ]
    assert all(c["outcome"] for c in column)


def test_the_members_of_a_board_are_the_bodies_on_its_seats(engine):
    found = of_board(engine, "body/medway-childrens-trust-board", datetime.date(2008, 12, 1))
    seated = set(engine.partnerships.holders("body/medway-childrens-trust-board"))
    assert {*found.ids, *(x.body for x in found.left_out)} == seated
    assert "it is a class of bodies" in {x.why for x in found.left_out}
    assert all(kind == "body" for kind in {i.partition("/")[0] for i in found.ids})


def test_a_partnership_without_seats_has_the_members_that_the_law_gives_it(engine):
    found = of_board(engine, "body/medway-csp", datetime.date(2008, 12, 1))
    assert {"body/medway-council", "body/kent-chief-constable"} <= set(found.ids)


def test_a_board_without_members_is_told_as_not_known(matrix_of):
    _, answer = matrix_of(board="medway-parents-forum")
    assert answer["state"] == "not-in-graph"
    assert answer["rows"] == []
    assert "no pair to ask about" in answer["told"]


# ---------------------------------------------------------------------------------------------- what cannot be asked
def test_all_faults_are_told_at_once(model):
    asked = AskedMatrix(
        "nowhere", ["bogus", "any-purpose"], "bogus", ["bogus"], "2009-02-31", [("bogus", "true")], "nowhere"
    )
    with pytest.raises(BadQuestionError) as error:
        asked.resolve(model)
    assert {f.field for f in error.value.faults} == {
        "area",
        "board",
        "purpose",
        "subject",
        "information",
        "date",
        "fact",
    }


def test_an_id_that_is_nowhere_is_told_as_such(model):
    with pytest.raises(NotInGraphError):
        AskedMatrix("medwy", ["youth-justice"]).resolve(model)


@pytest.mark.parametrize(
    ("area", "purposes", "board", "field"),
    [
        ("england", ["youth-justice"], None, "area"),
        ("medway", [], None, "purpose"),
        ("medway", [EVERY, "youth-justice"], None, "purpose"),
        ("kent", ["youth-justice"], "medway-trust-board", "board"),
    ],
)
def test_a_question_that_cannot_be_asked(model, engine, area, purposes, board, field):
    with pytest.raises(BadQuestionError) as error:
        fill(engine, AskedMatrix(area, purposes, date=DAY, board=board).resolve(model))
    assert [f.field for f in error.value.faults] == [field]


def test_too_many_answers_are_refused_before_they_are_made(model, engine, monkeypatch):
    monkeypatch.setattr("graphmodel.matrix.table.MOST_ANSWERS", 1000)
    with pytest.raises(BadQuestionError, match="fewer purposes"):
        fill(engine, AskedMatrix("medway", [EVERY], date=DAY).resolve(model))

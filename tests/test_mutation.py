"""What is changed on purpose is noticed: the short form of `python -m tests.mutation` (docs/mutation.md has the long one and its figures)."""

import random

import pytest

from tests.mutation import changed_code
from tests.mutation.changed_law import changes
from tests.mutation.figures import share, table
from tests.mutation.judges_of_law import JudgesOfLaw

SEED = 7


@pytest.fixture(scope="module")
def judges(model):
    return JudgesOfLaw(model)


@pytest.fixture(scope="module")
def changed(model):
    return [c for norm in model.norms.values() for c in changes(norm, model)]


def noticed(judges, drawn, *only):
    """Return the share that is noticed, in per cent, and who survives."""
    survivors = [f"{c.norm.id} {c.kind}: {c.what}" for c in drawn if judges.notice(c, only) is None]
    return share(len(drawn) - len(survivors), len(drawn))[0], survivors


def test_nearly_every_change_of_the_law_is_noticed(judges, changed):
    per_cent, survivors = noticed(judges, random.Random(SEED).sample(changed, 600), "loader", "fact")
    assert per_cent >= 98, survivors


def test_most_changes_that_may_alter_an_answer_are_noticed_by_asking(judges, changed):
    """The table of facts put to the engine as questions, without holding any field against another."""
    drawn = random.Random(SEED).sample([c for c in changed if c.decides], 150)
    per_cent, survivors = noticed(judges, drawn, "loader", "question")
    assert per_cent >= 55, survivors


def test_a_norm_that_is_not_changed_is_noticed_by_nobody(judges, changed, model):
    for change in random.Random(SEED).sample(changed, 8):
        as_it_is = type(change)("none", "nothing", model.norms[change.norm.id])
        assert judges.notice(as_it_is, ("loader", "fact", "question")) is None


def test_every_kind_of_change_of_the_law_is_tried_and_changes_something(changed, model):
    assert len(changed) > 15_000
    assert [c for c in changed if c.norm == model.norms[c.norm.id]] == []
    assert {c.norm.id for c in changed} == set(model.norms)


def test_every_change_of_the_code_puts_other_code_into_the_function():
    changes_ = changed_code.sample(60, SEED)
    same = [
        c.name
        for c in changes_
        if changed_code.changed(c).co_code == changed_code.now(c).co_code
        and changed_code.changed(c).co_consts == changed_code.now(c).co_consts
    ]
    # Which name is called, and which attribute is read, does not stand in the code itself.
    assert [
        name for name in same if "any(" not in name and "all(" not in name and "min(" not in name and "max(" not in name
    ] == []
    assert {c.file.partition("/")[2].partition("/")[0] for c in changed_code.all_changes()} == {
        "dates.py",
        "layers",
        "legal_basis",
        "structure",
    }


def test_figures_tell_the_share_how_sure_it_is_and_who_survives():
    rows = [{"group": "a", "name": f"{n}", "by": "nobody" if n == 3 else "case"} for n in range(10)]
    told = table(rows, 20)
    assert "10 of 20 changes tried" in told
    assert "| a | 10 | 9 | 90.0 % (59.6 to 98.2) |" in told
    assert told.endswith("- 3")

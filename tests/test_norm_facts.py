"""Every norm against a second keying of the law: the table of facts in `cases/norm_facts/`, taken from the fact files and not from the data."""

import pytest

from tests.facts_asked import AskedOfTheEngine
from tests.mutation.fact_table import differences, table


@pytest.fixture(scope="module")
def facts():
    return table()


def test_the_table_and_the_data_hold_the_same_norms(facts, model):
    assert sorted(facts) == sorted(ident.removeprefix("norm/") for ident in model.norms)


def test_every_norm_says_what_the_table_says(facts, model):
    wrong = [
        f"{norm.id}: {said}"
        for norm in model.norms.values()
        for said in differences(norm, facts.get(norm.id.removeprefix("norm/"), {}))
    ]
    assert wrong == [], (
        "one of the two is wrong; where the data are right against the facts, the table says so under `otherwise`, with the reason"
    )


def test_every_deviation_from_the_facts_has_a_reason_and_is_one(facts):
    deviations = [
        (norm, key, row.get(key), one) for norm, row in facts.items() for key, one in row.get("otherwise", {}).items()
    ]
    assert deviations
    assert [
        (norm, key) for norm, key, fact, one in deviations if one["is"] == fact or len(one["why"].split()) < 8
    ] == []


def test_the_engine_answers_what_the_table_says(facts, engine):
    """Each row of the table on the days on which it begins and ends, each word of the schemes, each fact, and what the answer shows."""
    wrong = [f"{norm}: {said}" for norm, row in facts.items() for said in AskedOfTheEngine(engine, norm, row).wrong()]
    assert wrong == []

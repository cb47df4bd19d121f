"""How the explorer opens, and the days that it offers."""

from __future__ import annotations

import pytest

from graphmodel.calls.structure import structure
from graphmodel.explorer.asked import AskedView
from graphmodel.explorer.opening import opening
from tests.explorer.charts import AREAS, DAY, check_room


@pytest.mark.parametrize(("area", "date"), AREAS)
def test_it_opens_on_what_can_be_read_at_once(model, area, date):
    answer = structure(model, area, date=date)
    first = structure(model, area, date=date, view=opening(model, answer))
    assert 6 <= len(first["nodes"]) <= 25
    assert first["lines"]
    assert len(first["question"]["focus"]) == 1
    check_room(first)


def test_it_opens_on_what_was_asked_about(model):
    around_it = structure(model, "medway-lscb", date=DAY)
    assert opening(model, around_it).focus == ("body/medway-lscb",)
    path = structure(model, "medway", date=DAY, view=AskedView(from_="medway-yot-board"))
    assert opening(model, path).focus == ("body/medway-yot-board",)


def test_a_small_structure_opens_whole(model):
    answer = structure(model, "medway-yot-board", date=DAY, depth=1)
    small = {**answer, "nodes": answer["nodes"][:5]}
    assert opening(model, small) is None


@pytest.mark.parametrize(("area", "date"), AREAS)
def test_the_days_on_which_something_changes(model, area, date):
    answer = structure(model, area, date=date)
    found = [d["date"] for d in answer["days"]]
    assert found == sorted(set(found))
    assert found[0] <= date
    for day in answer["days"]:
        assert day["told"]
        assert structure(model, area, date=day["date"])["state"] == "answered"


def test_a_document_a_dated_statement_and_a_body_change_it(model):
    told = {d["date"]: d["told"] for d in structure(model, "suffolk", date="2010-01-15")["days"]}
    assert told["2010-01-01"] == ["Suffolk Children's Trust governance arrangements (speaks of 2010-01 to 2010-10)"]
    assert "Suffolk Probation Board ended" in told["2010-04-01"]
    assert structure(model, "medway", date="1999-01-01")["days"]

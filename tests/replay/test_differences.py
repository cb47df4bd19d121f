"""What made a difference to a filed answer, and what changed without one."""

from __future__ import annotations

import copy

import pytest
from msgspec.structs import replace

from graphmodel.calls.replay import replay
from graphmodel.dates import PartialDate
from graphmodel.legal_basis.engine import Engine
from graphmodel.replay.causes import Budget
from graphmodel.replay.filed import filed
from graphmodel.replay.report import report
from tests.replay.asked import BARRED, DUTY, HOSPITAL, POWER, asked_of, of
from tests.replay.changes import again, ids, until, without


def test_an_end_after_the_day_makes_no_difference(hospital, model):
    row = again(hospital, model.with_records(until(model.norms[POWER], "2019-04-01")))
    assert row["state"] == "same"
    assert row["made_the_difference"] == []
    assert ids(row["no_difference"]) == [POWER]
    assert row["in_words"]["no_difference"] == [
        "Crime and Disorder Act 1998 s.115(1), (2) (norm/cda1998-s115): in_force.until: was no end, is now 2019-04-01."
    ]
    assert row["in_other_words"] == ["bases"]
    assert "told in other words" in row["told"]


def test_of_two_changed_norms_only_one_made_the_difference(hospital, model):
    other = next(n for n in hospital["norms"] if n != POWER)
    changed = replace(model.norms[other], note=(*model.norms[other].note, "read again"))
    row = again(hospital, model.with_records(until(model.norms[POWER], "2016-04-01"), changed))
    assert ids(row["made_the_difference"]) == [POWER]
    assert ids(row["no_difference"]) == [other]
    assert row["no_difference"][0]["fields"][0]["in_words"] == "note: now also 'read again'"
    assert row["accounted_for"] is True


def test_of_two_changed_fields_only_one_made_the_difference(hospital, model):
    changed = replace(until(model.norms[POWER], "2016-04-01"), summary="Told in other words.")
    (cause,) = again(hospital, model.with_records(changed))["made_the_difference"]
    assert {f["field"]: f["made_a_difference"] for f in cause["fields"]} == {"summary": False, "in_force.until": True}


def test_two_fields_that_make_a_difference_only_together(hospital, model):
    norm = until(model.norms[POWER], "2016-04-01")
    changed = replace(norm, discloser=(), recipient=())
    row = again(hospital, model.with_records(changed))
    (cause,) = row["made_the_difference"]
    assert all(f["made_a_difference"] for f in cause["fields"])
    assert {f["field"] for f in cause["fields"]} == {"discloser", "recipient", "in_force.until"}
    assert row["accounted_for"] is True


def test_a_change_that_hides_behind_another(hospital, model):
    """With the regime gone no route of it is shown, so that the change of a route shows only when the regime is put back."""
    route = next(i for i in hospital["layers"] if i.startswith("route/") and "personal" in i)
    regime = hospital["answer"]["data_protection"]["regime"]["id"]
    changed = (until(model.regimes[regime], "2016-01-01"), until(model.routes[route], "2016-01-01"))
    row = again(hospital, model.with_records(*changed))
    assert ids(row["made_the_difference"]) == [regime, route]
    assert row["accounted_for"] is True


def test_one_of_two_bars_that_each_suffice(model, engine):
    made = of(asked_of(BARRED), model, engine)
    row = again(made, model.with_records(until(model.bars["bar/cypa1933-s49"], "2011-01-01")))
    assert row["state"] == "changed"
    assert row["outcome"] == {"before": "barred", "after": "barred"}
    assert ids(row["made_the_difference"]) == ["bar/cypa1933-s49"]


def test_a_condition_in_other_words(hospital, model):
    norm = model.norms[POWER]
    first, *others = norm.conditions
    changed = replace(norm, conditions=(replace(first, text="it has to be needed"), *others))
    row = again(hospital, model.with_records(changed))
    assert row["state"] == "changed"
    assert row["outcome"]["before"] == row["outcome"]["after"]
    (field,) = row["made_the_difference"][0]["fields"]
    assert (field["field"], field["row"], field["after"]) == ("conditions.text", "s.115(1)", "it has to be needed")
    assert row["bases"]["changed"][0]["changed"] == ["conditions"]
    assert len(row["for_the_officer"]["gained"]) == len(row["for_the_officer"]["lost"]) == 1


def test_a_purpose_taken_away(hospital, model):
    norm = model.norms[POWER]
    row = again(hospital, model.with_records(replace(norm, purposes=("purpose/youth-justice",))))
    (cause,) = row["made_the_difference"]
    (field,) = cause["fields"]
    assert field["in_words"].startswith("purposes: no longer ")
    assert "(purpose/crime-prevention)" in field["in_words"] or "purpose/" in field["in_words"]
    assert [t["test"] for t in cause["tests"]] == ["purpose"]


def test_a_row_with_other_dates(hospital, model):
    norm = model.norms[POWER]
    first, *others = norm.discloser
    ended = replace(first, period=replace(first.period, until=PartialDate.parse("2010-01-01")))
    (cause,) = again(hospital, model.with_records(replace(norm, discloser=(ended, *others))))["made_the_difference"]
    (field,) = cause["fields"]
    assert (field["field"], field["before"], field["after"]) == ("discloser.until", None, "2010-01-01")
    assert field["row"].endswith("(type/any-person), s.115(1)")


def test_a_route_of_data_protection_law(hospital, model):
    ident = next(i for i in hospital["layers"] if i.startswith("route/") and "personal" in i)
    row = again(hospital, model.with_records(until(model.routes[ident], "2016-01-01")))
    (cause,) = row["made_the_difference"]
    assert cause["record"]["id"] == ident
    assert [f["in_words"] for f in cause["fields"]] == [f"until: was 2018-05-25, is now 2016-01-01"]  # noqa: F541
    assert row["outcome"]["before"] == row["outcome"]["after"]
    assert "no-lawful-route-shown" in row["flags"]["gained"]
    assert row["accounted_for"] is True


def test_a_norm_that_is_gone(trust, model):
    row = again(trust, without(model, DUTY))
    assert row["state"] == "changed"
    (cause,) = [r for r in row["made_the_difference"] if r["record"]["id"] == DUTY]
    assert cause["gone"].startswith("it is no longer in the graph; near it: ")
    assert cause["did_you_mean"]
    assert cause["record"]["label"] == "Children Act 1989 s.47(9)-(11)"
    assert cause["standing"] == {"before": "headline", "after": "not-named"}
    assert row["accounted_for"] is True


def test_a_norm_that_is_new(hospital, model):
    new = replace(model.norms[POWER], id="norm/new-act", label="New Act s.1")
    row = again(hospital, model.with_records(new))
    assert row["headline_norms"]["gained"] == [{"id": "norm/new-act", "label": "New Act s.1", "kind": "norm"}]
    (cause,) = row["made_the_difference"]
    assert (cause["record"]["id"], cause["filed"], cause["fields"]) == ("norm/new-act", False, [])
    assert row["accounted_for"] is True
    assert "the record holds nothing of it" in row["in_words"]["cause"][0]


@pytest.mark.parametrize("part", ["explained_by", "sides"])
def test_a_norm_that_only_explains_or_stands_on_one_side(hospital, trust, model, part):
    made = hospital if part == "explained_by" else trust
    rows = made["answer"]["explained_by"] or [] if part == "explained_by" else []
    named = [r["norm"]["id"] for r in rows] or [r["id"] for r in made["answer"]["sides"]["recipient"]["own_functions"]]
    ident = next(i for i in named if i not in made["norms"])
    row = again(made, model.with_records(until(model.norms[ident], "2001-01-01")))
    assert ids(row["made_the_difference"]) == [ident]
    assert row["outcome"]["before"] == row["outcome"]["after"]
    assert row["accounted_for"] is True


def test_a_party_that_ended_is_not_blamed_on_a_norm(trust, model):
    body = model.bodies["body/medway-pct"]
    ended = replace(body.exists, period=replace(body.exists.period, until=PartialDate.parse("2003-01-01")))
    row = again(trust, model.with_records(replace(body, exists=ended)))
    assert row["outcome"] == {"before": "required", "after": "not-in-model"}
    assert row["made_the_difference"] == []
    assert row["accounted_for"] is False
    assert "the rest lies in what the graph holds of the parties" in row["in_words"]["cause"][-1]


def test_law_seen_up_to_another_day(model, engine):
    made = of(replace(HOSPITAL, date="2026-09-01"), model, engine)
    later = replace(model.release, law_checked_to=PartialDate.parse("2026-12-31"))
    row = again(made, model.with_records(later))
    assert "after-checked-date" in row["flags"]["lost"]
    (cause,) = row["made_the_difference"]
    assert cause["record"]["id"] == model.release.id
    assert cause["fields"][0]["in_words"] == "law_checked_to: was 2026-06-30, is now 2026-12-31"
    assert row["accounted_for"] is True


def test_a_record_that_was_altered(hospital, model, engine):
    made = copy.deepcopy(hospital)
    made["answer"]["outcome"] = "required"
    row = replay(model, engine, [filed(made, "r.json")])["replayed"][0]
    assert row["state"] == "changed"
    assert row["made_the_difference"] == []
    assert "or the record was altered after it was made" in row["in_words"]["data"]


def test_an_altered_norm_in_a_record_of_the_same_data(hospital, model, engine):
    made = copy.deepcopy(hospital)
    made["norms"][POWER]["summary"] = "something else"
    row = replay(model, engine, [filed(made, "r.json")])["replayed"][0]
    assert row["state"] == "same"
    assert "or the record was altered after it was made" in row["in_words"]["data"]


def test_a_norm_filed_in_an_unknown_shape(hospital, model):
    made = copy.deepcopy(hospital)
    made["norms"][POWER]["shape"] = "of later"
    row = again(made, model.with_records(until(model.norms[POWER], "2016-04-01")))
    (cause,) = row["not_tried"]
    assert cause["unreadable"].endswith("it holds `shape`, which a Norm does not have")
    assert row["accounted_for"] is False
    assert "the rest lies in what could not be tried" in row["in_words"]["cause"][-1]


def test_when_there_are_no_trials_left(hospital, model):
    changed = model.with_records(until(model.norms[POWER], "2016-04-01"))
    row = report(Engine(changed), filed(hospital, "r.json"), hospital["dataset"], Budget(0))
    assert ids(row["not_tried"]) == [POWER]
    assert row["made_the_difference"] == []

"""Replay: a filed record asked again of changed data reports what made the difference, and nothing else."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from graphmodel.calls.record import record
from graphmodel.calls.replay import replay
from graphmodel.dates import PartialDate
from graphmodel.errors import BadQuestionError
from graphmodel.graph import Graph
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.question import Asked
from graphmodel.model.model import Model
from graphmodel.replay import filed as filed_module
from graphmodel.replay.causes import Budget
from graphmodel.replay.filed import MOST_RECORDS, filed, parse, read
from graphmodel.replay.report import report
from graphmodel.replay.revived import is_law, references, revived
from graphmodel.values import plain

ROOT = Path(__file__).resolve().parent.parent
CASES = yaml.load(
    (ROOT / "tests" / "cases" / "legal_basis" / "worked-examples.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
BARRED = next(c for c in CASES if c["expect"].get("outcome") == "barred")
#: A power of anyone to disclose to a listed authority: one norm decides, and nothing else matches.
HOSPITAL = Asked(
    ["type/nhs-trust"],
    ["body/kent-police-force"],
    "crime-prevention",
    "adult",
    ["health"],
    "2017-02-14",
    {"in-confidence": True},
    "kent",
)
#: A duty on request.
TRUST = Asked(
    ["body/medway-pct"],
    ["body/medway-council"],
    "child-protection-enquiry",
    "child",
    ["health"],
    "2004-03-01",
    {"request-made": True, "in-confidence": True},
)
POWER, DUTY = "norm/cda1998-s115", "norm/ca1989-s47-9"


def of(asked, model, engine):
    """Return a record as a file holds it."""
    return json.loads(json.dumps(record(model, engine, asked)))


@pytest.fixture(scope="module")
def hospital(model, engine):
    return of(HOSPITAL, model, engine)


@pytest.fixture(scope="module")
def trust(model, engine):
    return of(TRUST, model, engine)


def again(made, model, *records):
    """Replay records against a model that came of other files."""
    model.digest = "of other files"
    found = replay(model, Engine(model), [filed(made, "r.json"), *records])
    return found["replayed"][0]


def until(record_, day):
    """Return a norm or another dated record that ends on a day."""
    ended = replace(getattr(record_, "in_force", record_).period, until=PartialDate.parse(day))
    if hasattr(record_, "in_force"):
        return replace(record_, in_force=replace(record_.in_force, period=ended))
    return replace(record_, period=ended)


def ids(rows):
    return [(r.get("record") or r.get("norm") or r)["id"] for r in rows]


def changed_copy(folder, file, section, named, change):
    """Copy the shipped data and change one thing, or some, in one file of it."""
    shutil.copytree(ROOT / "data", folder)
    path = folder / file
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    for row in document[section]:
        if row["id"] in named:
            change(row)
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


# ---------------------------------------------------------------------- a copy of the data with one change in it
def test_the_end_date_of_the_deciding_norm(hospital, tmp_path):
    folder = changed_copy(
        tmp_path / "copy",
        "law/crime-and-disorder-act-1998.yaml",
        "norms",
        [POWER],
        lambda n: n["in_force"].update(until="2016-04-01"),
    )
    row = Graph.load(folder, shipped=False).replay([filed(hospital, "r.json")])["replayed"][0]
    assert row["state"] == "changed"
    assert row["outcome"] == {"before": "permitted-express", "after": "no-power-found"}
    assert row["dataset"]["before"] == hospital["dataset"]
    assert row["dataset"]["after"]["digest"] != hospital["dataset"]["digest"]
    (cause,) = row["made_the_difference"]
    assert cause["record"]["id"] == POWER
    assert cause["fields"] == [
        {
            "field": "in_force.until",
            "row": None,
            "before": None,
            "after": "2016-04-01",
            "in_words": "in_force.until: was no end, is now 2016-04-01",
            "made_a_difference": True,
        }
    ]
    assert [(t["test"], t["before"], t["after"]) for t in cause["tests"]] == [("date", "holds", "fails")]
    assert "until 2016-04-01; the day asked is 2017-02-14" in cause["tests"][0]["why"]
    assert cause["standing"] == {"before": "headline", "after": "near-miss"}
    assert row["no_difference"] == row["not_tried"] == []
    assert row["accounted_for"] is True
    assert row["headline_norms"] == {"gained": [], "lost": [cause["record"]]}
    assert ids(row["bases"]["lost"]) == [POWER]
    assert row["flags"] == {"gained": ["no-lawful-route-shown"], "lost": ["open-conditions"]}
    assert {"layer": "data_protection", "before": "question", "after": "blocks"} in row["layer_results"]
    told = row["in_words"]["cause"]
    assert told[0] == (
        "What made the difference: Crime and Disorder Act 1998 s.115(1), (2) (norm/cda1998-s115): "
        "in_force.until: was no end, is now 2016-04-01."
    )
    assert told[-1].endswith("the answer is the filed one again: nothing else made a difference.")


def test_a_recipient_row_that_is_dropped(hospital, tmp_path):
    def drop(norm):
        norm["recipient"] = [r for r in norm["recipient"] if r["class"] != "type/cda1998-relevant-authority"]

    folder = changed_copy(tmp_path / "copy", "law/crime-and-disorder-act-1998.yaml", "norms", [POWER], drop)
    row = Graph.load(folder, shipped=False).replay([filed(hospital, "r.json")])["replayed"][0]
    (cause,) = row["made_the_difference"]
    assert cause["record"]["id"] == POWER
    (field,) = cause["fields"]
    assert field["field"] == "recipient"
    assert field["row"].endswith("(type/cda1998-relevant-authority), s.115(1)(a), (2)")
    assert field["before"]["class"] == "type/cda1998-relevant-authority"
    assert field["after"] is None
    assert field["in_words"].endswith("the row is no longer there")
    assert [(t["test"], t["before"], t["after"]) for t in cause["tests"]] == [("recipient", "holds", "fails")]
    assert row["accounted_for"] is True
    assert row["no_difference"] == []


def test_a_duty_that_becomes_a_power(trust, tmp_path):
    def flip(norm):
        norm["modality"] = "power"
        norm["basis"] = "express"
        norm["gateway"]["kind"] = "may-give"

    folder = changed_copy(tmp_path / "copy", "law/children-act-1989.yaml", "norms", [DUTY], flip)
    row = Graph.load(folder, shipped=False).replay([filed(trust, "r.json")])["replayed"][0]
    assert row["outcome"] == {"before": "required", "after": "permitted-express"}
    (cause,) = row["made_the_difference"]
    said = {f["field"]: f["in_words"] for f in cause["fields"]}
    assert said["modality"] == "modality: was duty, is now power"
    assert said["gateway.kind"] == "gateway.kind: was must-give, is now may-give"
    assert cause["tests"] == []
    assert cause["standing"] == {"before": "headline", "after": "headline"}
    assert row["headline_norms"] == {"gained": [], "lost": []}
    (still,) = row["bases"]["changed"]
    assert still["norm"]["id"] == DUTY
    assert {"gateway_kind", "modality"} <= set(still["changed"])
    assert row["accounted_for"] is True
    assert {"layer": "confidentiality", "before": "clear", "after": "blocks"} in row["layer_results"]


def test_the_end_date_of_bars(model, engine, tmp_path):
    made = of(asked_of(BARRED), model, engine)
    bars = sorted(b["bar"]["id"] for b in made["answer"]["bars"]["bars"] if b["does"] == "bars")
    assert len(bars) > 1
    folder = tmp_path / "copy"
    changed_copy(folder, "layers/bars.yaml", "bars", bars, lambda bar: bar.update(until="2011-01-01"))
    row = Graph.load(folder, shipped=False).replay([filed(made, "r.json")])["replayed"][0]
    assert row["outcome"]["before"] == "barred"
    assert row["outcome"]["after"] != "barred"
    assert ids(row["made_the_difference"]) == bars
    for cause in row["made_the_difference"]:
        assert [f["in_words"] for f in cause["fields"]] == ["until: was no end, is now 2011-01-01"]
        assert cause["standing"] == {"before": "layer", "after": "not-named"}
    assert row["accounted_for"] is True
    assert {"layer": "bars", "before": "blocks", "after": "question"} in row["layer_results"]


def test_data_that_did_not_change(hospital, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "copy")
    graph = Graph.load(tmp_path / "copy", shipped=False)
    row = graph.replay([filed(hospital, "r.json")])["replayed"][0]
    assert row["state"] == "same"
    assert row["dataset"]["before"] == row["dataset"]["after"]
    assert row["in_words"]["data"] == f"The data are the same to the byte: {model_of(graph)}."
    assert not [v for k, v in row.items() if k in {"made_the_difference", "no_difference", "in_other_words"} and v]
    assert row["accounted_for"] is None


def model_of(graph):
    return f"{graph.model.release.version}, {graph.model.digest}"


# ---------------------------------------------------------------------- what made a difference, and what did not
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


def without(model, ident):
    """Return a model in which one norm is gone."""
    by_class = dict(model._by_class)  # noqa: SLF001  nothing takes a record out of a model but a test
    by_class["Norm"] = {i: n for i, n in by_class["Norm"].items() if i != ident}
    return Model(model.dataset, by_class)


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


# ---------------------------------------------------------------------- what cannot be asked
def test_a_body_that_is_gone(hospital, model):
    made = copy.deepcopy(hospital)
    made["answer"]["question"]["recipient"] = {"id": "body/kent-polise-force", "label": "Kent Polise", "kind": "body"}
    row = again(made, model.with_records())
    assert row["state"] == "cannot-be-asked"
    (obstacle,) = row["obstacles"]
    assert (obstacle["field"], obstacle["id"], obstacle["now"]) == ("recipient", "body/kent-polise-force", None)
    assert "body/kent-police-force" in obstacle["did_you_mean"]
    assert "body/kent-polise-force (Kent Polise) is no longer in the graph" in row["told"]
    assert row["outcome"] == {"before": "permitted-express", "after": None}


def test_a_body_that_is_redirected(trust, model):
    made = copy.deepcopy(trust)
    made["answer"]["question"]["discloser"] = {"id": "body/nhs-medway", "label": "NHS Medway", "kind": "body"}
    (obstacle,) = again(made, model.with_records())["obstacles"]
    assert obstacle["now"] == "body/medway-pct"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("purpose", {"id": "purpose/any-purpose", "label": "Any", "kind": "purpose"}),
        ("discloser", {"id": POWER, "label": "A norm", "kind": "norm"}),
        ("nation", "atlantis"),
        ("facts", {"moon-full": True}),
    ],
)
def test_a_question_that_is_none_any_more(hospital, model, field, value):
    made = copy.deepcopy(hospital)
    made["answer"]["question"][field] = value
    row = again(made, model.with_records())
    assert row["state"] == "cannot-be-asked"
    assert row["obstacles"][0]["why"] in row["told"]


# ---------------------------------------------------------------------- the same data give the same answer
def asked_of(case):
    a = case["ask"]
    listed = lambda v: v if isinstance(v, list) else [v]  # noqa: E731
    facts = {k: v == "true" for k, v in (a.get("facts") or {}).items() if v != "unknown"}
    return Asked(
        listed(a["from"]),
        listed(a["to"]),
        a["purpose"],
        a["about"],
        listed(a["information"]),
        a["date"],
        facts,
        a.get("within"),
        a.get("capacity_from"),
        a.get("capacity_to"),
        a.get("nation"),
    )


def test_every_worked_example_is_the_same_on_the_same_data(model, engine):
    made = []
    for case in CASES:
        try:
            made.append(of(asked_of(case), model, engine))
        except BadQuestionError as error:
            assert "pairs" in str(error)  # noqa: PT017  a partnership is answered for its members, each with a record of its own
    assert len(made) > 20
    found = replay(model, engine, [filed(m, "r.json") for m in made])
    assert {r["state"] for r in found["replayed"]} == {"same"}
    assert [r["number"] for r in found["replayed"]] == list(range(1, len(made) + 1))
    assert {r["outcome"]["before"] == r["outcome"]["after"] for r in found["replayed"]} == {True}
    assert not [r for r in found["replayed"] if r["in_other_words"]]


def test_every_record_of_the_law_comes_back_as_it_was(model):
    law = {i: r for i, r in model.records.items() if is_law(i)}
    assert len(law) > 400
    for ident, one in law.items():
        assert revived(model, ident, json.loads(json.dumps(plain(one)))) == one
        assert set(references(one)) <= model.records.keys()


def test_a_model_with_records_leaves_the_first_one_alone(model):
    changed = model.with_records(replace(model.norms[POWER], label="another"))
    assert changed.norms[POWER].label == changed.records[POWER].label == "another"
    assert model.norms[POWER].label != "another"
    assert list(changed.norms) == list(model.norms)


# ---------------------------------------------------------------------- what is no record
BODIES = {
    b"": "this is no JSON",
    b"{": "this is no JSON",
    b"null": "this is no record of graphmodel",
    b"[]": "this is no record of graphmodel",
    b"{}": "this is no record of graphmodel",
    b'"\\ud800"': "cannot carry",
    b'{"a": NaN}': "cannot carry",
    b"1e999": "cannot carry",
    b"9" * 5000: "cannot carry",
    b"\xff": "not UTF-8 text",
    b"[" * 100_000: "deep",
    b"[" * 100 + b"]" * 100: "deep",
    b'{"kind": "record", "format": 2}': "format 2, and this program reads format 1",
    b'{"kind": "record", "format": true}': "format true",
    b'{"kind": "record", "format": 1}': "`dataset` is missing",
    b'{"@context": {}, "record": 1}': "this is no record",
}


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_what_is_no_record_is_told_with_the_name_of_the_file(body, tmp_path):
    path = tmp_path / "r.json"
    path.write_bytes(body)
    with pytest.raises(BadQuestionError) as caught:
        read(path)
    (fault,) = caught.value.faults
    assert fault.field == str(path)
    assert BODIES[body] in fault.message
    assert len(fault.message) < 1500


def test_an_answer_is_no_record_and_the_way_to_one_is_told(hospital):
    with pytest.raises(BadQuestionError, match="`graphmodel record` makes a record"):
        filed(hospital["answer"], "r.json")


def test_a_file_that_is_not_there_or_too_large(tmp_path, monkeypatch):
    with pytest.raises(BadQuestionError, match="cannot be read"):
        read(tmp_path / "none.json")
    with pytest.raises(BadQuestionError, match="cannot be read"):
        read(tmp_path)
    monkeypatch.setattr(filed_module, "MOST_BYTES", 2**20)
    (tmp_path / "large.json").write_bytes(b" " * (2**20 + 1))
    with pytest.raises(BadQuestionError, match="larger than 1 MB"):
        read(tmp_path / "large.json")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("answer", "bases"), {}),
        (("answer", "flags"), ["a", 1]),
        (("answer", "question", "discloser", "id"), "nothing"),
        (("answer", "question", "date"), "2009-02-31"),
        (("answer", "question", "facts"), {"consent": "yes"}),
        (("answer", "ready"), None),
        (("dataset", "law_checked_to"), "soon"),
        (("norms", "body/medway-council"), {}),
        (("norms", "x" * 9999), {}),
        (("layers", "bar/some"), []),
    ],
)
def test_a_record_that_is_not_whole(hospital, path, value):
    made = copy.deepcopy(hospital)
    *above, last = path
    place = made
    for key in above:
        place = place[key]
    place[last] = value
    with pytest.raises(BadQuestionError, match="this is no whole record") as caught:
        filed(made, "r.json")
    assert len(str(caught.value)) < 1500


def places(value, path=()):
    """Yield the path of everything in a value."""
    yield path
    if isinstance(value, (dict, list)):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(below, (*path, key))


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(
        [POWER, "body/medway-council", "type/any-person", "2001-02-29", "known", "must-give", "bar/none"]
    ),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=8), below, max_size=3),
    max_leaves=6,
)


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_record_breaks_it(data, hospital, model, engine):
    made = copy.deepcopy(hospital)
    paths = list(places(made))[1:]
    for _ in range(data.draw(st.integers(1, 3))):
        *above, last = data.draw(st.sampled_from(paths))
        place = made
        try:
            for key in above:
                place = place[key]
            place[last] = data.draw(JUNK)
        except (KeyError, IndexError, TypeError):
            continue
    try:
        again_ = filed(parse(json.dumps(made).encode(), "r.json"), "r.json")
        found = replay(model, engine, [again_])
    except BadQuestionError as error:
        assert str(error)  # noqa: PT017  either it is refused in words, or it is replayed
    else:
        assert found["replayed"][0]["state"] in {"same", "changed", "cannot-be-asked"}
        json.dumps(found, allow_nan=False).encode()


# ---------------------------------------------------------------------- several records, the command and the call
def test_several_records_keep_their_order(hospital, trust, model, engine):
    broken = BadQuestionError(())
    found = replay(model, engine, [filed(hospital, "a"), broken, filed(trust, "b")])
    assert [r["state"] for r in found["replayed"]] == ["same", "unreadable", "same"]
    assert found["told"] == "3 records: 2 answered as before; 1 that cannot be read."
    assert found["permalink"] is None
    assert found["date"] == "2017-02-14"
    assert found["question"] == {"records": 3}
    with pytest.raises(BadQuestionError, match=f"{MOST_RECORDS} at most"):
        replay(model, engine, [broken] * (MOST_RECORDS + 1))
    with pytest.raises(BadQuestionError, match="there is no record"):
        replay(model, engine, [])


def test_the_same_records_give_the_same_bytes(hospital, model):
    changed = model.with_records(until(model.norms[POWER], "2016-04-01"))
    assert json.dumps(again(hospital, changed)) == json.dumps(again(hospital, changed))


def test_nothing_is_told_that_only_the_officer_can_say(hospital, trust, model):
    for made, norm in ((hospital, POWER), (trust, DUTY)):
        said = json.dumps(again(made, model.with_records(until(model.norms[norm], "2003-04-01"))), ensure_ascii=False)
        for words in ("may share", "must share", "lawful to share", "is proportionate", "no power as"):
            assert words not in said.lower()


def run(*args):
    done = subprocess.run(
        [sys.executable, "-m", "graphmodel", "replay", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_the_command(hospital, trust, tmp_path):
    folder = changed_copy(
        tmp_path / "copy",
        "law/crime-and-disorder-act-1998.yaml",
        "norms",
        [POWER],
        lambda n: n["in_force"].update(until="2016-04-01"),
    )
    one, two, lost, none = (tmp_path / f"{n}.json" for n in ("one", "two", "lost", "none"))
    one.write_text(json.dumps(hospital), encoding="utf-8")
    two.write_text(json.dumps({"@context": {}, "record": trust}), encoding="utf-8")
    moved = copy.deepcopy(hospital)
    moved["answer"]["question"]["recipient"]["id"] = "body/kent-polise"
    lost.write_text(json.dumps(moved), encoding="utf-8")
    none.write_text("{", encoding="utf-8")

    same = run(one, two)
    assert same.returncode == 0, same.stderr
    assert same.stdout.index("one.json: SAME") < same.stdout.index("two.json: SAME")
    changed = run("--instead", folder, two, one)
    assert changed.returncode == 1
    assert changed.stdout.index("two.json: SAME") < changed.stdout.index("one.json: CHANGED")
    assert "in_force.until: was no end, is now 2016-04-01" in " ".join(changed.stdout.split())
    several = run("--instead", folder, one, lost, none)
    assert several.returncode == 2
    for said in ("one.json: CHANGED", "lost.json: CANNOT-BE-ASKED", "none.json: UNREADABLE"):
        assert said in several.stdout
    assert run("--json", one, lost).returncode == 3
    alone = run(none)
    assert alone.returncode == 2
    assert f"{none}: this is no JSON" in alone.stderr
    nowhere = run("--instead", tmp_path / "nowhere", one)
    assert nowhere.returncode == 2
    assert "there is no such file or folder" in nowhere.stderr

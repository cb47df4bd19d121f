"""A record asked again of a copy of the data with one change in it."""

from __future__ import annotations

import shutil

from graphmodel.graph import Graph
from graphmodel.replay.filed import filed
from tests.replay.asked import BARRED, DUTY, POWER, asked_of, of
from tests.replay.changes import ROOT, changed_copy, ids


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

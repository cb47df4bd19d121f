"""The same data give the same answer; what cannot be asked of other data is told."""

from __future__ import annotations

import copy
import json

import pytest
from msgspec.structs import replace

from graphmodel.calls.replay import replay
from graphmodel.errors import BadQuestionError
from graphmodel.replay.filed import filed
from graphmodel.replay.revived import is_law, references, revived
from graphmodel.values import plain
from tests.replay.asked import CASES, POWER, asked_of, of
from tests.replay.changes import again


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

"""Several records, by the call and by the command."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys

import pytest

from graphmodel.calls.replay import replay
from graphmodel.errors import BadQuestionError
from graphmodel.replay.filed import MOST_RECORDS, filed
from tests.replay.asked import DUTY, POWER
from tests.replay.changes import again, changed_copy, until


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

"""What is no record is refused in words."""

from __future__ import annotations

import copy
import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.calls.replay import replay
from graphmodel.errors import BadQuestionError
from graphmodel.replay import filed as filed_module
from graphmodel.replay.filed import filed, parse, read
from tests.replay.asked import POWER

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
    max_examples=3000 if os.environ.get("GRAPHMODEL_LONG") == "1" else 120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
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

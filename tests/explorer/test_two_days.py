"""Two days laid over each other, and what marks what is new, gone or changed."""

from __future__ import annotations

import pytest

from graphmodel.calls.compare import compare
from graphmodel.calls.structure import structure
from graphmodel.diagram.chart import chart
from graphmodel.explorer.asked import AskedView
from tests.explorer.charts import BOARD, COUNCIL, DAY, check_room, ids, lines


@pytest.fixture(scope="module")
def compared(model, engine):
    return structure(model, "medway", date=DAY, view=AskedView(compare="2013-10-01"), engine=engine)


def test_two_days_are_laid_over_each_other(compared, model):
    early, late = (structure(model, "medway", date=d) for d in (DAY, "2013-10-01"))
    assert ids(early) | ids(late) == ids(compared)
    marks = {n["id"]: n["mark"] for n in compared["nodes"]}
    assert marks["body/medway-pct"] == "ended"
    assert marks["body/medway-can"] == "proposed"
    assert marks["body/medway-lsp"] == "not-told-later"
    assert marks[COUNCIL] is None
    assert {n["id"] for n in compared["nodes"] if n["mark"] == "begun"} >= {"body/medway-hwb"} & ids(compared)
    assert all(n["mark_reason"] for n in compared["nodes"] if n["mark"])


def test_marks_are_those_of_the_comparison(compared, model, engine):
    found = compare(model, engine, "area/medway", from_=DAY, until="2013-10-01")
    marks = {n["id"]: n["mark"] for n in compared["nodes"]}
    for group, words in (
        ("only_left", {"ended", "not-told-later"}),
        ("only_right", {"begun", "proposed", "not-told-before"}),
        ("changed", {"changed"}),
        ("both", {None}),
    ):
        for row in (r for r in found[group] if r["what"] == "body"):
            key = (row["left"] or row["right"])["key"]
            assert marks.get(key) in words, (group, key)
    told = {row["id"]: row["mark"] for row in compared["lines"]}
    for row in (r for r in found["only_left"] if r["what"] in {"line", "seat"}):
        assert {told[i] for i in row["left"]["statements"] if i in told} <= {"not-told-later"}
    assert compared["compared"]["told"] == found["told"]


def test_what_is_not_named_is_not_told_as_gone(compared):
    for thing in (*compared["nodes"], *compared["lines"]):
        if thing["mark"] == "ended":
            assert "no longer there" in thing["mark_reason"]


def test_marks_have_sign_words_and_border(compared):
    nodes = {n.id: n for n in chart(compared).nodes}
    gone, new, perhaps = nodes["body/medway-lsp"], nodes["body/medway-can"], nodes["body/medway-childrens-trust"]
    assert [n.tags[0] for n in (gone, new, perhaps)] == ["\u00d7 not told later", "+ proposed", "? perhaps the same"]
    assert len({(n.thickness, n.dashes) for n in (gone, new, perhaps, nodes[COUNCIL])}) == 4
    check_room(compared)


def test_the_same_day_twice_marks_nothing(model, engine):
    answer = structure(model, "medway", date=DAY, view=AskedView(compare="2009-01-15"), engine=engine)
    assert {n["mark"] for n in answer["nodes"]} == {None}
    assert {row["mark"] for row in answer["lines"]} == {None}
    assert lines(answer) == lines(structure(model, "medway", date=DAY))


def test_the_earlier_day_comes_first(model, engine, compared):
    back = structure(model, "medway", date="2013-10-01", view=AskedView(compare=DAY), engine=engine)
    assert back["compared"]["from"] == DAY
    assert {n["id"]: n["mark"] for n in back["nodes"]} == {n["id"]: n["mark"] for n in compared["nodes"]}


def test_two_days_of_a_body_and_of_a_post(model, engine):
    for about in (BOARD, "post/medway-portfolio-holder"):
        answer = structure(model, about, date=DAY, view=AskedView(compare="2013-10-01"), engine=engine)
        assert answer["state"] == "answered"
        assert answer["compared"]["until"] == "2013-10-01"
        check_room(answer)


def test_a_path_over_two_days(model, engine):
    view = AskedView(compare="2009-01-15", from_="medway-yot-board", to=COUNCIL)
    answer = structure(model, "medway", date=DAY, view=view, engine=engine)
    assert answer["path"]["lines"]

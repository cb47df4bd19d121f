"""Parts of a structure: a focus and steps from it, kinds of lines and of boxes, what is hidden."""

from __future__ import annotations

import datetime

import pytest

from graphmodel.calls.structure import structure
from graphmodel.diagram import made
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.explorer.asked import AskedView
from graphmodel.explorer.sorts import sort_of
from graphmodel.explorer.view import View
from tests.explorer.charts import AREAS, BOARD, COUNCIL, DAY, check_room, ids, lines


def test_nothing_asked_for_is_everything(whole, model):
    assert whole == structure(model, "medway", date=DAY, view=AskedView())
    assert whole["extent"] == {"nodes": 78, "of_nodes": 78, "lines": 165, "of_lines": 165, "told": []}
    assert (whole["path"], whole["compared"]) == (None, None)


def test_a_focus_shows_what_is_within_some_steps(part, whole):
    one, two = part(focus=[BOARD]), part(focus=["medway-childrens-trust-board"], steps="2")
    assert BOARD in ids(one)
    assert ids(one) < ids(two) < ids(whole)
    assert lines(one) < lines(two) < lines(whole)
    assert one["question"]["steps"] == 1
    assert one["extent"]["of_nodes"] == len(whole["nodes"])
    near = {row["from_node"] for row in whole["lines"] if row["to_node"] == BOARD and not row["secondary"]}
    assert near <= ids(one)


def test_several_are_shown_together(part):
    both = part(focus=[BOARD, "body/medway-lscb"])
    assert ids(part(focus=[BOARD])) | ids(part(focus=["body/medway-lscb"])) == ids(both)


def test_all_steps_are_the_whole_chart(part, whole):
    assert ids(part(focus=[BOARD], steps="all")) == ids(whole)


def test_around_a_body_steps_are_its_depth(model):
    for steps in (1, 3):
        by_depth = structure(model, BOARD, date=DAY, depth=steps)
        by_steps = structure(model, BOARD, date=DAY, view=AskedView(steps=steps))
        assert ids(by_depth) == ids(by_steps)
    assert structure(model, BOARD, date=DAY)["question"]["depth"] == 2
    assert f"steps=3&date={DAY}" in structure(model, BOARD, date=DAY, depth=3)["permalink"]


def test_kinds_of_lines(part, whole):
    for sort in {row["sort"] for row in whole["lines"]}:
        only = part(kinds=[sort])
        assert lines(only) == {row["id"] for row in whole["lines"] if sort_of(row) == sort}
        assert all(s["shown"] for s in only["strokes"])
    assert lines(part(kinds=["statutory"])) == {row["id"] for row in whole["lines"] if "statutory" in row["kinds"]}
    both = part(kinds=["accountable,seat", "partnership"])
    assert {row["sort"] for row in both["lines"]} == {"accountable", "seat"}
    assert all("partnership" in row["kinds"] for row in both["lines"] if row["sort"] == "accountable")


def test_kinds_of_boxes(part, whole):
    only = part(body_kinds=["board", "class"])
    assert {n["kind"] for n in only["nodes"]} == {"board", "class"}
    assert ids(only) == {n["id"] for n in whole["nodes"] if n["kind"] in {"board", "class"}}
    assert all({row["from_node"], row["to_node"]} <= ids(only) for row in only["lines"])


def test_the_focus_is_shown_whatever_its_kind(part):
    assert BOARD in ids(part(focus=[BOARD], body_kinds=["class"]))


def test_what_is_hidden_leads_nowhere(part):
    shown, less = part(focus=[BOARD], steps=2), part(focus=[BOARD], steps=2, hide=["medway-partnership-groups"])
    assert "body/medway-partnership-groups" in ids(shown)
    assert "body/medway-partnership-groups" not in ids(less)
    assert len(ids(less)) < len(ids(shown)) - 1
    assert part(focus=[BOARD], hide=[BOARD, "role:the-public"])["extent"]["nodes"] > 0


def test_a_focus_of_another_day_is_told(part):
    answer = part(focus=["suffolk-childrens-trust-board"])
    assert answer["extent"]["told"] == ["Suffolk Children's Trust Strategic Board is not on this chart."]
    assert answer["nodes"]


def test_nothing_left_is_told(part):
    empty = part(body_kinds=["committee"])
    assert (empty["state"], empty["nodes"], empty["strokes"]) == ("not-in-graph", [], [])
    assert empty["told"].startswith("Nothing is left to show")
    for form in ("svg", "html"):
        assert b"Nothing is left to show" in made(empty, form) or form == "svg"


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({"kinds": ["accountible", "statutory"]}, ["kinds"]),
        ({"body_kinds": ["bord"]}, ["body_kinds"]),
        ({"steps": "0"}, ["steps"]),
        ({"steps": "\u0663"}, ["steps"]),
        ({"steps": "999999999"}, ["steps"]),
        ({"to": COUNCIL}, ["from"]),
        ({"way": "none"}, ["way"]),
        ({"compare": "2013-13-01"}, ["compare"]),
        ({"kinds": ["x"], "steps": "x", "focus": ["nobody-at-all"]}, ["focus", "kinds", "steps"]),
    ],
)
def test_what_cannot_be_read_is_told_at_once(model, asked, fields):
    with pytest.raises(BadQuestionError) as told:
        structure(model, "medway", date=DAY, view=AskedView(**asked))
    assert sorted({f.field for f in told.value.faults}) == fields


def test_ids_that_are_nowhere_are_told_together(model):
    with pytest.raises(NotInGraphError) as told:
        structure(model, "medway", view=AskedView(focus=["medway-counsil"], hide=["x"], from_="y"))
    assert [f.field for f in told.value.faults] == ["focus", "hide", "from"]
    assert COUNCIL in told.value.did_you_mean


def test_a_view_is_its_parameters(model):
    asked = AskedView([BOARD], "2", ["seat", "accountable"], ["board"], [COUNCIL], BOARD, COUNCIL, "2", "2013-10-01")
    view = asked.resolve(model)
    assert view.pairs() == [
        ("focus", BOARD),
        ("steps", "2"),
        ("kinds", "accountable"),
        ("kinds", "seat"),
        ("body_kinds", "board"),
        ("hide", COUNCIL),
        ("from", BOARD),
        ("to", COUNCIL),
        ("way", "2"),
        ("compare", "2013-10-01"),
    ]
    assert not View().given
    assert View(whole=True).pairs() == [("steps", "all")]
    assert View(compare=datetime.date(2013, 10, 1), start=BOARD).opens
    assert not View(hide=(BOARD,)).opens
    assert view.around([COUNCIL], 1).hide == ()
    assert view.without(BOARD).focus == ()


def test_a_permalink_asks_the_same_again(model, part):
    from urllib.parse import parse_qs

    answer = part(focus=[BOARD], kinds=["accountable", "seat"], hide=[COUNCIL])
    given = parse_qs(answer["permalink"].partition("?")[2])
    again = structure(
        model,
        "medway",
        date=given["date"][0],
        view=AskedView(given["focus"], None, given["kinds"], hide=given["hide"]),
    )
    assert again == answer


@pytest.mark.parametrize(("area", "date"), AREAS)
def test_every_part_has_room_for_everything(model, area, date):
    answer = structure(model, area, date=date)
    every = [k["word"] for k in answer["choices"]["kinds"] if k["sort"]]
    check_room(structure(model, area, date=date, view=AskedView(kinds=every)))
    for node in answer["nodes"][::7]:
        check_room(structure(model, area, date=date, view=AskedView(focus=[node["id"]], steps=2, kinds=every)))

"""The structure explorer: parts of a structure, a path in it, two days laid over each other, the days on which it changes."""

from __future__ import annotations

import dataclasses
import datetime
from itertools import combinations

import pytest

from graphmodel.calls.compare import compare
from graphmodel.calls.structure import structure
from graphmodel.diagram import explorer_parts, made
from graphmodel.diagram.chart import chart
from graphmodel.diagram.scope import scope
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.explorer.asked import AskedView
from graphmodel.explorer.opening import opening
from graphmodel.explorer.sorts import sort_of, sorts
from graphmodel.explorer.view import View

DAY = "2008-12-01"
BOARD = "body/medway-childrens-trust-board"
COUNCIL = "body/medway-council"
#: Every area on a day on which a document speaks of it.
AREAS = [
    ("medway", DAY),
    ("medway", "2013-10-01"),
    ("suffolk", "2010-01-15"),
    ("kent", "2007-06-01"),
    ("haringey", "2008-05-06"),
]


@pytest.fixture(scope="module")
def whole(model):
    return structure(model, "medway", date=DAY)


@pytest.fixture(scope="module")
def part(model):
    def made_of(about="medway", date=DAY, **asked):
        return structure(model, about, date=date, view=AskedView(**asked))

    return made_of


def ids(answer):
    return {n["id"] for n in answer["nodes"]}


def lines(answer):
    return {row["id"] for row in answer["lines"]}


def meet(a, b):
    across = abs(a["x"] - b["x"]) < (a["width"] + b["width"]) / 2 - 1
    return across and abs(a["y"] - b["y"]) < (a["height"] + b["height"]) / 2 - 1


def check_room(answer):
    """No two boxes meet, and no words of a line that is seen lie on a box or on other words."""
    seen = [s for s in answer["strokes"] if s["shown"]]
    assert not [(a["id"], b["id"]) for a, b in combinations(answer["nodes"], 2) if meet(a, b)]
    assert not [(s["id"], n["id"]) for s in seen for n in answer["nodes"] if meet(s["words"], n)]
    assert not [(a["id"], b["id"]) for a, b in combinations(seen, 2) if meet(a["words"], b["words"])]


# ---------------------------------------------------------------------------------------------- parts
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


# ---------------------------------------------------------------------------------------------- how it opens
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


# ---------------------------------------------------------------------------------------------- a path
def test_a_path_is_marked_step_by_step(part):
    answer = part(focus=["body/medway-lscb"], from_="medway-pg-lac", to=BOARD)
    path = answer["path"]
    assert path["ways"] > 1
    assert (path["way"], path["ends"], path["steps"][0]["from"]["id"]) == (1, "reached", "body/medway-pg-lac")
    steps = {n["id"]: n["step"] for n in answer["nodes"] if n["step"] is not None}
    assert steps["body/medway-pg-lac"] == 0
    assert steps[BOARD] == len(path["steps"])
    marked = {row["id"] for row in answer["lines"] if row["step"] is not None}
    assert marked == set(path["lines"])
    assert marked
    drawn = [line for line in chart(answer).lines if line.sign and line.sign.name == "path"]
    assert {i for line in drawn for i in [line.id]} <= marked
    assert all(any("step" in words for words in line.text) for line in drawn)
    check_room(answer)


def test_a_line_of_a_class_is_marked_for_its_member(part):
    answer = part(from_="medway-pg-lac", to=BOARD)
    inherited = [s for s in answer["path"]["steps"] if s["inherited_from"]]
    found = {row["id"]: row for row in answer["lines"] if row["step"] is not None}
    assert inherited
    for step in inherited:
        ends = {(row["from_node"], row["to_node"]) for row in found.values()}
        assert (step["from"]["id"], step["inherited_from"]["id"]) in ends


def test_another_way_can_be_chosen(part):
    first, second = (part(from_="medway-pg-lac", to=BOARD, way=n)["path"] for n in (1, 2))
    assert first["all"] == second["all"]
    assert len(first["all"]) == min(first["ways"], 30)
    assert first["lines"] != second["lines"]
    assert part(from_="medway-pg-lac", to=BOARD, way=500)["path"]["way"] == first["ways"]


def test_a_path_is_shown_whatever_is_filtered(part):
    answer = part(kinds=["seat"], body_kinds=["post"], from_="medway-yot-board", to=COUNCIL)
    assert {"body/medway-yot-board", COUNCIL} <= ids(answer)
    assert {row["sort"] for row in answer["lines"]} >= {"accountable"}


def test_no_path_is_told(part):
    path = part(from_="medway-lsp", to="medway-yot-board")["path"]
    assert (path["ways"], path["way"], path["steps"], path["lines"]) == (0, None, [], [])
    assert path["told"]
    assert path["permalink"].startswith("/path/body/medway-lsp?to=body/medway-yot-board")


# ---------------------------------------------------------------------------------------------- two days
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


# ---------------------------------------------------------------------------------------------- days
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


# ---------------------------------------------------------------------------------------------- what is shown of it
class _Links:
    def choose(self, ident):
        return f"/choose/{ident}"

    def actions(self, _node):
        return []

    def document(self, ident):
        return f"/document/{ident}"


def test_the_text_is_in_step(part, whole):
    import re

    for asked in ({"focus": [BOARD]}, {"kinds": ["seat"]}, {"body_kinds": ["board", "group"]}, {"hide": [BOARD]}):
        answer = part(**asked)
        twin = str(explorer_parts(answer, _Links())["twin"])
        assert set(re.findall(r'<tr [^>]*data-node="([^"]+)"', twin)) == ids(answer)
        assert set(re.findall(r'<tr data-line="([^"]+)"', twin)) == lines(answer)
    everything = str(explorer_parts(part(focus=[BOARD]), _Links(), whole=whole)["twin"])
    assert set(re.findall(r'<tr data-line="([^"]+)"', everything)) == lines(whole)


def test_the_scope_is_told(part, whole):
    assert scope(whole) == "all 78 boxes and all 165 lines."
    told = scope(part(focus=[BOARD], hide=[COUNCIL]))
    assert told.startswith("Medway Children's Trust Board, and what is within 1 step: ")
    assert told.endswith("Hidden by you: Medway Council.")


def test_findings_are_marked(whole):
    by_id = {n.id: n for n in chart(whole).nodes}
    assert by_id[BOARD].tags == ("! 14 findings",)
    about = {row["id"] for row in whole["lines"] if row["findings"]}
    assert about
    assert all(set(row["findings"]) <= {f["id"] for f in whole["findings"]} for row in whole["lines"])
    marked = [line for line in chart(whole).lines if line.text[-1].endswith("!")]
    assert marked


def test_a_picture_stands_alone(part):
    import xml.etree.ElementTree as ET

    answer = part(focus=[BOARD], from_="medway-pg-lac", to=BOARD)
    root = ET.fromstring(made(answer, "svg"))
    words = " ".join("".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text"))
    for part_of_it in ("Medway: who answers to whom on 1 December 2008", "Shown:", "is accountable to", "on the path"):
        assert part_of_it in words
    assert not list(root.iter("{http://www.w3.org/2000/svg}a"))
    left, top, width, height = map(float, root.get("viewBox").split())
    for rect in root.iter("{http://www.w3.org/2000/svg}rect"):
        x, y, w, h = (float(rect.get(n)) for n in ("x", "y", "width", "height"))
        assert left <= x <= x + w <= left + width
        assert top <= y <= y + h <= top + height


def test_every_sort_has_a_legend(model, whole):
    for kind in whole["choices"]["kinds"]:
        assert kind["label"]
    assert {row["sort"] for row in whole["lines"]} <= set(sorts(model))
    counted = {k["word"]: k["lines"] for k in whole["choices"]["kinds"] if k["sort"]}
    assert sum(counted.values()) == len(whole["lines"])
    assert sum(k["nodes"] for k in whole["choices"]["body_kinds"]) == len(whole["nodes"])


def test_views_are_values():
    assert dataclasses.is_dataclass(View)
    assert hash(View(focus=("a",))) == hash(View(focus=("a",)))

"""A path is marked in a structure, step by step."""

from __future__ import annotations

from graphmodel.diagram.chart import chart
from tests.explorer.charts import BOARD, COUNCIL, check_room, ids


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

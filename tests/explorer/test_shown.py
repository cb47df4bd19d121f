"""What is shown of a part: its text, its picture, its legend and its findings."""

from __future__ import annotations

import dataclasses

from graphmodel.diagram import explorer_parts, made
from graphmodel.diagram.chart import chart
from graphmodel.diagram.scope import scope
from graphmodel.explorer.sorts import sorts
from graphmodel.explorer.view import View
from tests.explorer.charts import BOARD, COUNCIL, ids, lines


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

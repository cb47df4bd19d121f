"""Areas and days that are asked about, and whether everything on a chart has room."""

from __future__ import annotations

from itertools import combinations

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

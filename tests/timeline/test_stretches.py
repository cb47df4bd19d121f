"""Stretches between dates that are known to a month or a year, or not at all."""

from __future__ import annotations

from graphmodel.dates import PartialDate, Period, Start
from graphmodel.timeline.grid import Grid


def test_a_border_known_to_the_year_is_told_so():
    period = Period(PartialDate.parse("2003"), PartialDate.parse("2010-06"))
    grid = Grid.of([period])
    runs = grid.runs([period.covers(d).value for d in grid.days])
    assert [(r.value, r.from_, r.until) for r in runs] == [
        ("fails", None, "2003"),
        ("holds", "2003", "2010-06"),
        ("fails", "2010-06", None),
    ]
    assert [r.in_words() for r in runs][1] == "from 2003 until 2010-06"


def test_what_begins_within_a_year_of_which_no_day_is_known_is_kept():
    vague, exact = Period(PartialDate.parse("2003"), None), Period(PartialDate.parse("2003-05-01"), None)
    grid = Grid.of([vague, exact])
    runs = grid.runs([(vague.covers(d).value, exact.covers(d).value) for d in grid.days])
    assert [(r.value, r.from_, r.until) for r in runs] == [
        (("fails", "fails"), None, "2003"),
        (("unknown", "fails"), "2003", "2003-05-01"),
        (("unknown", "holds"), "2003-05-01", "2003"),
        (("holds", "holds"), "2003", None),
    ]


def test_a_time_without_any_date():
    grid = Grid.of([Period(None, None, Start.UNKNOWN)])
    assert [(r.from_, r.until, r.in_words(known=False)) for r in grid.runs([1])] == [
        (None, None, "from a day not found")
    ]

"""What happened to a norm: its dates, the lists it names, and what took its place."""

from __future__ import annotations

import itertools
import random

import pytest

from graphmodel.calls.timeline import timeline
from graphmodel.dates import PartialDate
from tests.timeline.events import events_of, told


def test_list_of_those_who_must_help_with_enquiries(model, engine):
    """Children Act 1989 s.47(11): LEAs out in 2010, PCTs and SHAs replaced in 2013, CCGs in 2022."""
    events = events_of(model, engine, "norm/ca1989-s47-9")
    assert told(events, "in-force") == ["In force"]
    assert told(events, "party-ended", "2010-05-05") == [
        "Local education authority (LEA) goes out as one that bears it"
    ]
    assert told(events, "party-ended", "2013-04-01") == [
        "Primary care trust (PCT) goes out as one that bears it",
        "Strategic health authority (SHA) goes out as one that bears it",
    ]
    assert "Clinical commissioning group (CCG) comes in as one that bears it" in told(
        events, "party-begun", "2013-04-01"
    )
    assert "Integrated care board (ICB) comes in as one that bears it" in told(events, "party-begun", "2022-07-01")
    assert [(e["date"], e["by"]) for e in events if e["kind"] == "changed"] == [
        ("2010-05-05", "SI 2010/1158"),
        ("2013-04-01", "Health and Social Care Act 2012"),
        ("2022-07-01", "Health and Care Act 2022"),
    ]
    pct = next(e for e in events if e["kind"] == "party-begun" and "Primary care trust" in e["what"])
    assert pct["until"] == "2013-04-01"
    assert pct["citations"][0]["pinpoint"] == "s.47(11)(d)"
    assert pct["citations"][0]["url"].startswith("https://www.legislation.gov.uk/")


def test_stretches_of_a_norm_follow_its_list(model, engine):
    found = timeline(model, engine, "norm/ca1989-s47-9", date="2009-03-01")["stretches"]
    assert [s["from"] for s in found][-3:] == ["2010-05-05", "2013-04-01", "2022-07-01"]
    assert [s["until"] for s in found] == [*[s["from"] for s in found[1:]], None]
    then = [s for s in found if s["on_the_day"]]
    assert len(then) == 1
    assert {r["id"] for r in then[0]["parties"]["bearer"]} >= {
        "type/primary-care-trust",
        "type/local-education-authority",
    }
    assert {r["id"] for r in found[-1]["gone"]} >= {"type/clinical-commissioning-group"}


def test_what_is_not_commenced_stands_apart(model, engine):
    found = timeline(model, engine, "norm/ca2004-s16la")
    assert found["stretches"] == []
    assert {(e["date"], e["kind"]) for e in found["events"]} == {
        ("2026-04-29", "enacted"),
        ("2026-04-29", "changed"),
        ("2026-09-30", "announced"),
    }
    assert {"in-force", "party-begun"} <= {e["kind"] for e in found["not_commenced"]}
    assert all(e["date"] is None and e["precision"] is None for e in found["not_commenced"])


def test_what_has_no_date_stands_apart(model, engine):
    found = timeline(model, engine, "norm/ca2004-s14b")
    assert "In force at some time; the first day was not found" in told(found["undated"])
    assert ("2020-09-29", "no-longer-in-force") in {(e["date"], e["kind"]) for e in found["events"]}
    assert found["stretches"][0]["from"] is None
    assert found["stretches"][0]["in_words"] == "from a day not found until 2019-09-30, not known for which days of it"


def test_a_norm_and_the_one_that_took_its_place(model, engine):
    old, new = (events_of(model, engine, f"norm/{n}") for n in ("cja2003-s325-4", "cja2003-s325-4-2022"))
    replaced = next(e for e in old if e["kind"] == "replaced")
    replaces = next(e for e in new if e["kind"] == "replaces")
    assert (replaced["date"], replaced["norm"]["id"]) == ("2022-04-28", "norm/cja2003-s325-4-2022")
    assert (replaces["date"], replaces["norm"]["id"]) == ("2022-04-28", "norm/cja2003-s325-4")


def test_bars_and_words_on_confidence_that_name_a_norm(model, engine):
    found = timeline(model, engine, "norm/pcsca2022-s16")
    layers = {a["id"]: e["date"] for e in found["events"] if e["kind"] == "layer-begun" for a in e["about"]}
    assert layers["bar/pcsc2022-s16-4"] == "2023-01-31"
    assert layers["confidence-effect/pcsca2022-s16"] == "2023-01-31"
    assert any("Confidential patient information" in w for w in told(found["undated"], "excludes"))


def test_a_regime_names_the_norms_that_explain_it(model, engine):
    events = events_of(model, engine, "norm/dpa1998-regime")
    regime = {(e["date"], e["kind"]) for e in events for a in e["about"] if a["id"] == "regime/dpa1998"}
    assert regime == {("2000-03-01", "layer-begun"), ("2018-05-25", "layer-ended")}


@pytest.mark.parametrize("kind", ["norms", "bodies", "types"])
def test_everything_has_a_timeline(kind, model, engine):
    """Every norm, and some of the many bodies and types: sorted, each event of a known kind, stretches one after the other."""
    kinds = {c.name for c in model.codelists["codelist/event-kind"].codes}
    idents = sorted(getattr(model, kind))
    for ident in idents if kind == "norms" else random.Random(4).sample(idents, 25):
        found = timeline(model, engine, ident)
        dates = [PartialDate.parse(e["date"]) for e in found["events"]]
        assert dates == sorted(dates, key=lambda d: (d.first, d.last)), ident
        assert {
            e["kind"] for rows in ("events", "undated", "before_window", "not_commenced") for e in found[rows]
        } <= kinds
        assert all(
            len(d.text) == {"day": 10, "month": 7, "year": 4}[e["precision"]]
            for d, e in zip(dates, found["events"], strict=True)
        )
        for one, other in itertools.pairwise(found["stretches"]):
            assert one["until"], ident
            assert PartialDate.parse(one["until"]).first <= PartialDate.parse(other["from"]).first, ident
            assert {**one, **_SPAN} != {**other, **_SPAN}, ident


_SPAN = dict.fromkeys(("from", "until", "in_words", "on_the_day", "new", "gone"))

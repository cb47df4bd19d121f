"""What happened to a body, to a kind of body and to a role."""

from __future__ import annotations

import pytest

from graphmodel.calls.timeline import timeline
from graphmodel.errors import BadQuestionError, NotInGraphError
from tests.timeline.events import events_of, told


def test_a_primary_care_trust_from_beginning_to_end(model, engine):
    found = timeline(model, engine, "medway-pct")
    events = found["events"]
    assert told(events, "predecessor") == ["Comes after West Kent Health Authority"]
    assert told(events, "successor", "2013-04-01") == ["Is followed by NHS Medway CCG"]
    assert "Becomes relevant partner (Children Act 2004 s.10(4)), as primary care trust (PCT)" in told(
        events, "role-begun", "2005-04-01"
    )
    assert any("Children Act 2004 s.11" in w for w in told(events, "norm-begun", "2005-10-01"))
    assert {"begun", "type-begun", "area-begun"} <= {e["kind"] for e in events if e["date"] == "2002-04-01"}
    # What it already held when it began, or lost with its end, is no event of its own.
    assert not [
        e for e in events if e["kind"].startswith(("role", "norm")) and e["date"] in {"2002-04-01", "2013-04-01"}
    ]
    assert (found["stretches"][0]["from"], found["stretches"][-1]["until"]) == ("2002-04-01", "2013-04-01")


def test_a_date_known_to_the_month_stays_so(model, engine):
    month = next(e for e in events_of(model, engine, "medway-pct") if e["date"] == "2011-04")
    assert (month["kind"], month["precision"]) == ("successor", "month")


def test_a_council_loses_and_takes_on_education_law_names(model, engine):
    events = events_of(model, engine, "medway-council")
    assert told(events, "type-ended", "2010-05-05") == [
        "Is, in law, no longer children's services authority (CSA)",
        "Is, in law, no longer local education authority (LEA)",
    ]
    stretch = [s for s in timeline(model, engine, "medway-council", date="2010-05-05")["stretches"] if s["on_the_day"]]
    assert "type/local-authority-children-act-2004" in {t["id"] for t in stretch[0]["types"]}


def test_a_board_that_only_documents_know(model, engine):
    found = timeline(model, engine, "medway-childrens-trust-board")
    document = next(e for e in found["events"] if e["kind"] == "document")
    assert (document["date"], document["precision"]) == ("2008-11", "month")
    assert document["citations"][0]["document"] == "document/medway-2008"


def test_holders_of_a_role_come_and_go(model, engine):
    events = events_of(model, engine, "type/cda1998-relevant-authority")
    assert told(events, "holder-begun", "2005-01-18") == ["Registered social landlord (RSL) holds it"]
    assert set(told(events, "holder-ended", "2013-04-01")) == {
        "Primary care trust (PCT) no longer holds it",
        "Strategic health authority (SHA) no longer holds it",
    }


def test_norms_that_name_a_kind_of_body(model, engine):
    events = events_of(model, engine, "type/primary-care-trust")
    names = next(e for e in events if e["kind"] == "norm-begun" and e["norm"]["id"] == "norm/ca1989-s47-9")
    assert (names["date"], names["until"]) == ("2000-02-08", "2013-04-01")
    assert told(events, "successor", "2013-04-01")


def test_a_timeline_of_nothing(model, engine):
    with pytest.raises(NotInGraphError):
        timeline(model, engine, "medway-ptc")
    with pytest.raises(BadQuestionError):
        timeline(model, engine, "medway-pct", date="2013-02-30")

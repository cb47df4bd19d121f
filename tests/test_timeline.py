"""The law over time: what happened to one thing, and when the answer to one question changes."""

import datetime
import itertools
import random

import pytest

from graphmodel.calls.between import between
from graphmodel.calls.timeline import timeline
from graphmodel.dates import PartialDate, Period, Start, day
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Asked
from graphmodel.timeline.essence import essence
from graphmodel.timeline.grid import Grid
from graphmodel.timeline.span import Span
from graphmodel.timeline.stretches import answer, stretches

DAY = datetime.timedelta(days=1)


def events_of(model, engine, ident):
    return timeline(model, engine, ident)["events"]


def told(events, kind=None, date=None):
    return [e["what"] for e in events if kind in {None, e["kind"]} and date in {None, e["date"]}]


# ---------------------------------------------------------------------- a norm
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


# ---------------------------------------------------------------------- a body and a kind of body
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


# ---------------------------------------------------------------------- dates known to a month or a year
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


# ---------------------------------------------------------------------- one question over time
YOUTH_JUSTICE = {"purpose": "youth-justice", "subject": "child", "information": ["personal"]}
ENQUIRY = {"purpose": "child-protection-enquiry", "subject": "child", "information": ["personal"]}
ADULT = {"purpose": "adult-safeguarding", "subject": "adult-at-risk", "information": ["health"]}


def ask(model, engine, giver, taker, *days, **question):
    return between(model, engine, Asked([giver], [taker], **question), days)


def test_a_council_and_a_primary_care_trust_until_it_ended(model, engine):
    found = ask(model, engine, "medway-council", "medway-pct", "2013-03-01", "2013-05-01", **YOUTH_JUSTICE)
    before, after = found["stretches"]
    assert (before["from"], before["until"], before["outcome"]) == ("2013-03-01", "2013-04-01", "permitted-express")
    assert (after["from"], after["until"], after["outcome"]) == ("2013-04-01", "2013-05-02", "not-in-model")
    assert "body/medway-ccg" in {s["body"]["id"] for s in after["successors"] if s["exists_on_the_day"]}
    (border,) = found["borders"]
    assert border["outcome"] == {"from": "permitted-express", "to": "not-in-model"}
    assert "norm/cda1998-s115" in {row["norm"]["id"] for row in border["bases"]["lost"]}
    assert "did not exist on 2013-04-01" in " ".join(border["in_words"])


def test_the_duty_to_help_with_enquiries_leaves_a_kind_of_body_with_the_list(model, engine):
    """A council as LEA was listed in s.47(11)(b) until 2010; the request has been made."""
    given = {**ENQUIRY, "facts": {"request-made": True}}
    found = ask(model, engine, "local-housing-authority", "medway-council", "2009-01-01", "2012-01-01", **given)
    assert all("norm/ca1989-s47-9" in {b["norm"]["id"] for b in s["bases"]} for s in found["stretches"])
    found = ask(model, engine, "clinical-commissioning-group", "medway-council", "2022-06-01", "2022-08-01", **given)
    assert [s["outcome"] for s in found["stretches"]] == ["required", "not-in-model"]
    assert found["borders"][0]["date"] == "2022-07-01"
    found = ask(model, engine, "nhs-foundation-trust", "medway-council", "2004-03-01", "2004-05-01", **given)
    assert [(s["from"], s["outcome"]) for s in found["stretches"]][-1] == ("2004-04-01", "required")


def test_a_gained_basis_says_which_test_now_holds(model, engine):
    found = ask(
        model, engine, "medway-council", "kent-police-force", "2018-06-01", "2018-07-01",
        purpose="safeguarding-children", subject="child", information=["personal"],
    )  # fmt: skip
    border = next(b for b in found["borders"] if b["date"] == "2018-06-29")
    gained = {row["norm"]["id"]: row for row in border["bases"]["gained"]}
    (test,) = gained["norm/ca2004-s16e-16g"]["tests"]
    assert (test["test"], test["before"], test["after"]) == ("date", "fails", "holds")
    assert test["why"] in " ".join(border["in_words"])
    assert border["flags"]["gained"] == ["required-if"]
    assert gained["norm/ca2004-s16h"]["after"]["required_if"] == ["request-made"]


def test_a_housing_association_and_the_recognised_legitimate_interest(model, engine):
    found = ask(
        model,
        engine,
        "private-registered-provider-of-social-housing",
        "medway-council",
        "2026-01-01",
        "2026-06-30",
        **ADULT,
    )
    assert [s["from"] for s in found["stretches"]] == ["2026-01-01", "2026-02-05"]
    regimes = [[r["id"] for r in s["layers"]["data_protection"]["regime"]] for s in found["stretches"]]
    assert regimes == [["regime/uk-gdpr"], ["regime/uk-gdpr-2026"]]
    assert found["outcome"] == "no-power-needed"
    (border,) = found["borders"]
    assert border["outcome"] is None
    said = [s for s in border["in_words"] if s.startswith("Data protection, regime: from UK GDPR")]
    assert len(said) == 1
    grounds = next(row for row in border["layers"] if row["what"] == "lawful_basis")
    assert [r["label"] for r in grounds["new"]] == ["Article 6(1)(ea), Annex 1"]


def test_days_that_the_answer_looks_at_beside_the_law(model, engine):
    """The window, the day to which the law was seen, and an announced day are borders too."""
    release = model.release
    whole = (str(release.window_from.first - DAY), "2026-11-22")
    found = ask(
        model, engine, "medway-council", "kent-police-force", *whole,
        purpose="safeguarding-children", subject="child", information=["health"],
    )  # fmt: skip
    dates = {b["date"]: b for b in found["borders"]}
    assert dates[str(release.window_from)]["outcome"]["from"] == "not-in-model"
    assert dates[str(release.law_checked_to.last + DAY)]["flags"]["gained"] == ["after-checked-date"]
    assert "commencement-announced" in dates["2026-09-30"]["flags"]["gained"]


def test_a_partnership_is_told_to_be_answered_for_its_members(model, engine):
    board = next(
        b for b in sorted(model.bodies)
        if (q := Asked([b], ["kent-police-force"], date="2009-03-01", **YOUTH_JUSTICE).resolve(model)[0])
        and engine.partnerships.members(q, "discloser")
    )  # fmt: skip
    found = ask(model, engine, board, "kent-police-force", "2009-03-01", "2009-03-01", **YOUTH_JUSTICE)
    (stretch,) = found["stretches"]
    assert (stretch["state"], stretch["outcome"], stretch["bases"]) == ("ambiguous", None, [])
    assert stretch["choices"]
    assert "answered for each of its members" in stretch["headline"]


@pytest.mark.parametrize(
    ("days", "date", "wanted"),
    [
        (("2014-01-01", "2013-01-01"), "", ["between"]),
        (("2014-01-32", "2013-01-01"), "", ["between"]),
        (("2014-01-32", "x"), "", ["between", "between"]),
        (("2014-01-01",), "", ["between"]),
        ((), "", ["between"]),
        (("2013-01-01", "2014-01-01", "2015-01-01"), "", ["between"]),
        (("2013-01-01", "2014-01-01"), "2013-01-01", ["date"]),
        (("2014-01-01", "2013-01-01"), "2013-01-01", ["date", "between"]),
    ],
)
def test_days_that_are_none(days, date, wanted, model, engine):
    with pytest.raises(BadQuestionError) as caught:
        between(model, engine, Asked(["medway-council"], ["medway-pct"], date=date, **YOUTH_JUSTICE), days)
    assert [f.field for f in caught.value.faults] == wanted


def test_every_fault_of_question_and_days_is_told_at_once(model, engine):
    with pytest.raises(BadQuestionError) as caught:
        ask(model, engine, "medway-ptc", "medway-pct", "2014-02-30", "x", purpose="any-purpose", subject="child")
    assert [f.field for f in caught.value.faults] == ["between", "between", "purpose", "information", "discloser"]
    with pytest.raises(NotInGraphError):
        ask(model, engine, "medway-ptc", "medway-pct", "2014-02-01", "2014-03-01", **YOUTH_JUSTICE)


def test_several_pairs_are_refused(model, engine):
    asked = Asked(["medway-council", "kent-county-council"], ["medway-pct"], **YOUTH_JUSTICE)
    with pytest.raises(BadQuestionError, match="one pair of parties"):
        between(model, engine, asked, ("2009-01-01", "2010-01-01"))


def test_one_day_alone_and_the_last_day_of_the_calendar(model, engine):
    found = ask(model, engine, "medway-council", "medway-pct", "2013-03-31", "2013-03-31", **YOUTH_JUSTICE)
    assert [(s["from"], s["until"]) for s in found["stretches"]] == [("2013-03-31", "2013-04-01")]
    assert found["borders"] == []
    found = ask(model, engine, "medway-council", "medway-pct", "9999-12-30", "9999-12-31", **YOUTH_JUSTICE)
    assert [(s["from"], s["until"]) for s in found["stretches"]] == [("9999-12-30", None)]


def test_the_link_asks_the_same_again(model, engine):
    given = {**YOUTH_JUSTICE, "facts": {"consent": False}, "nation": "wales"}
    found = ask(model, engine, "medway-council", "medway-pct", "2013-03-01", "2013-05-01", **given)
    assert found["permalink"].startswith("/ask/between?discloser=body/medway-council&")
    assert found["permalink"].endswith("&nation=wales&fact=consent=false&between=2013-03-01&between=2013-05-01")


# ---------------------------------------------------------------------- properties
def drawn(model, count):
    """Questions towards parties and purposes that meet something, over spans of any length."""
    chance = random.Random(9)
    givers = [
        "medway-council",
        "medway-pct",
        "kent-police-force",
        "suffolk-county-council",
        "type/nhs-trust",
        "type/academy-proprietor",
    ]
    takers = ["kent-police-force", "medway-council", "medway-youth-offending-team", "type/local-housing-authority"]
    purposes = [
        "youth-justice",
        "safeguarding-children",
        "child-protection-enquiry",
        "serious-violence-prevention",
        "adult-safeguarding",
    ]
    kinds = ["personal", "health", "patient-information", "depersonalised", "criminal-offence"]
    facts = ["request-made", "in-confidence", "consent", "to-the-public"]
    first, whole = day("1999-06-01"), (day("2027-01-01") - day("1999-06-01")).days
    for _ in range(count):
        one, other = sorted(first + DAY * chance.randrange(whole) for _ in range(2))
        asked = Asked(
            [chance.choice(givers)],
            [
                chance.choice(
                    [t for t in takers if t in model.bodies or "body/" + t in model.bodies or t.startswith("type/")]
                )
            ],
            chance.choice(purposes),
            chance.choice(["child", "adult-at-risk", "person"]),
            [chance.choice([k for k in kinds if "information/" + k in model.information])],
            str(one),
            {f: chance.choice([True, False]) for f in facts if chance.random() < 0.4},
        )
        yield asked, Span(one, other), chance


def test_inside_a_stretch_the_answer_is_the_same_and_neighbours_differ(model, engine):
    several = 0
    for asked, span, chance in drawn(model, 25):
        question = _resolved(asked, model)
        if question is None:
            continue
        found = stretches(engine, question, span)
        several += len(found) > 1
        assert found[0].first == span.first
        assert found[-1].until == span.last + DAY
        for one, other in itertools.pairwise(found):
            assert one.until == other.first
            assert one.essence != other.essence
        for stretch in found:
            length = (stretch.until - stretch.first).days
            inside = {0, length - 1, *(chance.randrange(length) for _ in range(3))}
            for on in (stretch.first + DAY * n for n in sorted(inside)):
                there = _on(question, on)
                assert essence(answer(engine, there)) == stretch.essence, (there, stretch.first)
    assert several > 10


def _resolved(asked, model):
    try:
        return asked.resolve(model)[0]
    except (BadQuestionError, NotInGraphError):
        return None


def _on(question, on):
    from msgspec.structs import replace

    return replace(question, on=on)


def test_every_border_has_something_to_say(model, engine):
    for asked, span, _ in drawn(model, 6):
        if _resolved(asked, model) is None:
            continue
        asked.date = ""
        found = between(model, engine, asked, (str(span.first), str(span.last)))
        for border in found["borders"]:
            assert border["in_words"], border
            assert any(border[k] for k in ("outcome", "state", "layers", "successors", "choices")) or any(
                v for k in ("flags", "bases", "near_misses") for v in border[k].values()
            )


def test_the_same_question_gives_the_same_bytes(model, engine):
    import json

    days = ("2005-01-01", "2019-01-01")
    one, other = (
        json.dumps(ask(model, engine, "medway-council", "kent-police-force", *days, **YOUTH_JUSTICE)) for _ in range(2)
    )
    assert one == other


def test_sentences_never_say_more_than_they_may(model, engine):
    """Section 8 of the decision logic: no bare yes, and no judgement that is the officer's."""
    found = [timeline(model, engine, i) for i in ("medway-pct", "norm/cda1998-s115", "type/cda1998-relevant-authority")]
    found.append(ask(model, engine, "medway-council", "kent-police-force", "2000-01-01", "2026-11-22", **YOUTH_JUSTICE))
    rows = [e["what"] for f in found[:3] for e in f["events"]] + [w for b in found[3]["borders"] for w in b["in_words"]]
    for words in rows:
        lower = words.lower()
        assert not any(
            bad in lower for bad in ("you may share", "you must share", "unlawful to", "lawful to", "proportionate.")
        )

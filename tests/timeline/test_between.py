"""When the answer to one question changes, and why."""

from __future__ import annotations

import pytest

from graphmodel.calls.between import between
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Asked
from tests.timeline.asking import ADULT, ENQUIRY, YOUTH_JUSTICE, ask
from tests.timeline.test_properties import DAY


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

"""What the graph knows of a provision that is cited: whether it holds it, and whether it is law on the day."""

from __future__ import annotations

import pytest

from tests.audit.answers import TODAY, cited, ids, only


def test_a_section_is_known_and_told_in_words(audit):
    row = only(audit("Section 115 of the Crime and Disorder Act 1998 is a power to disclose."))
    assert (row["known"], row["group"], row["in_force"]["result"]) == ("known", "in-force", "holds")
    (found,) = row["found"]
    assert (found["modality"], found["basis"], found["gateway_kind"]) == ("power", "express", "may-give")
    assert row["differences"] == []


def test_a_subsection_that_is_not_held_is_told_apart_from_its_section(audit):
    row = only(audit("section 10(7) of the Children Act 2004"))
    assert (row["known"], row["group"]) == ("act-known-provision-not", "not-in-graph")
    assert {n["id"] for n in row["near"]} == {"norm/ca2004-s10-1", "norm/ca2004-s10-5"}
    assert "not this part" in row["told"]


def test_a_subsection_finds_the_norm_of_that_subsection_only(audit):
    assert ids(only(audit("section 10(5) of the Children Act 2004"))["found"]) == ["norm/ca2004-s10-5"]
    assert ids(only(audit("section 47(9) of the Children Act 1989"))["found"]) == ["norm/ca1989-s47-9"]


def test_a_place_and_a_law_that_are_not_held(audit):
    row = only(audit("section 999 of the Children Act 2004"))
    assert row["known"] == "act-known-provision-not"
    row = only(audit("section 117 of the Mental Health Act 1983"))
    assert (row["known"], row["laws"][0]["id"]) == ("not-in-graph", "")
    assert "says nothing of whether it is law" in row["told"]


def test_a_law_of_another_year_is_told_with_the_one_that_is_held(audit):
    row = only(audit("section 115 of the Crime and Disorder Act 1999"))
    assert row["known"] == "not-in-graph"
    assert [n["id"] for n in row["near"]] == ["instrument/crime-and-disorder-act-1998"]


def test_a_law_that_changed_one_that_is_held_is_told_by_that(audit):
    row = only(audit("the Children (Leaving Care) Act 2000"))
    assert [n["id"] for n in row["mentioned_in"]] == ["norm/ca1989-s23a-24b"]


def test_a_law_that_only_a_bar_names_is_known(audit):
    row = only(audit("section 22 of the Gender Recognition Act 2004"))
    assert (row["known"], ids(row["found"])) == ("known", ["bar/gra2004-s22"])


@pytest.mark.parametrize(
    ("text", "date", "group"),
    [
        ("Schedule 2 paragraph 5 of the Data Protection Act 1998", "2008-12-01", "in-force"),
        ("Schedule 2 paragraph 5 of the Data Protection Act 1998", "2018-05-24", "in-force"),
        ("Schedule 2 paragraph 5 of the Data Protection Act 1998", "2018-05-25", "no-longer-law"),
        ("paragraph 1 of the Schedule to S.I. 2000/417", "2017-01-01", "in-force"),
        ("paragraph 1 of the Schedule to S.I. 2000/417", "2019-01-01", "no-longer-law"),
        ("Article 6(1)(e) UK GDPR", "2018-05-24", "not-yet-law"),
        ("Article 6(1)(e) UK GDPR", "2018-05-25", "in-force"),
        ("Article 6(1)(ea) UK GDPR", "2026-02-04", "not-yet-law"),
        ("Article 6(1)(ea) UK GDPR", "2026-02-05", "in-force"),
        ("section 157 of the Education Act 2002", "2015-01-04", "in-force"),
        ("section 157 of the Education Act 2002", "2015-01-05", "no-longer-law"),
        ("section 16LA of the Children Act 2004", TODAY, "not-yet-law"),
        ("section 12 of the Children Act 2004", TODAY, "not-known"),
        ("the Data Protection Act 1998", "2008-12-01", "in-force"),
        ("the Data Protection Act 1998", TODAY, "no-longer-law"),
    ],
)
def test_the_day_decides_what_is_law(audit, text, date, group):
    assert only(audit(text, date))["group"] == group


def test_what_took_its_place_is_named(audit):
    row = only(audit("section 27 of the Health Act 1999", "2008-12-01"))
    assert [n["id"] for n in row["found"][0]["now"]] == ["norm/nhsa2006-s82"]
    assert "National Health Service Act 2006 s.82" in row["told"]


def test_announced_and_not_commenced_is_told_with_both(audit):
    row = only(audit("section 16LA of the Children Act 2004", "2026-10-01"))
    assert row["in_force"]["when"] == "not-commenced"
    assert "2026-09-30" in row["told"]
    assert "check whether it began" in row["told"]


def test_of_several_wordings_that_of_the_day_counts(audit):
    text = "section 20 of the Immigration and Asylum Act 1999"
    for date, now, earlier, later in (
        ("2008-12-01", ["norm/iaa1999-s20"], ["norm/iaa1999-s20-1999"], ["norm/iaa1999-s20-2016"]),
        (TODAY, ["norm/iaa1999-s20-2016"], ["norm/iaa1999-s20", "norm/iaa1999-s20-1999"], []),
    ):
        row = only(audit(text, date))
        assert (ids(row["found"]), ids(row["earlier"]), ids(row["later"])) == (now, earlier, later)


def test_changes_after_the_text_was_written_are_told(audit):
    text = "Section 115 of the Crime and Disorder Act 1998 is a power to disclose."
    row = only(audit(text, TODAY, written="2012-06-01"))
    assert row["group"] == "changed-since"
    assert [c["date"] for c in row["found"][0]["changes"]] == ["2013-04-01", "2022-07-01"]
    assert only(audit(text, "2012-12-01", written="2012-06-01"))["group"] == "in-force"


def test_a_law_without_a_year_is_not_guessed_where_two_fit(audit):
    row = only(audit("Section 35 of the Data Protection Act applies."))
    assert {law["id"] for law in row["laws"]} == {
        "instrument/data-protection-act-1998",
        "instrument/data-protection-act-2018",
    }
    assert [d["kind"] for d in row["differences"]] == ["no-year"]
    # On a day before 2018 only one can be meant.
    assert cited(audit("Section 35 of the Data Protection Act applies.", "2008-12-01")) == [
        "Data Protection Act 1998 s.35"
    ]

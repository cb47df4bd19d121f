"""Where a text tells a provision otherwise than the graph holds it."""

from __future__ import annotations

import json

import pytest

from tests.audit.answers import cited, ids, only


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Section 115 of the Crime and Disorder Act 1998 places a duty on us to disclose.", ["modality"]),
        ("Section 115 of the Crime and Disorder Act 1998 requires us to disclose.", ["modality"]),
        ("Under section 115 of the Crime and Disorder Act 1998 the police must disclose.", ["modality"]),
        ("Section 115 of the Crime and Disorder Act 1998 is a power, not a duty, to disclose.", []),
        ("Section 115 of the Crime and Disorder Act 1998 enables disclosure.", []),
        ("There is a duty under section 11 of the Children Act 2004, and section 115 of the Crime and Disorder Act 1998 is a power.", []),
        ("Section 11 of the Children Act 2004 gives us an express power to share information.", ["modality", "basis", "sharing"]),
        ("Section 11 of the Children Act 2004 places a duty on us.", []),
        ("Section 111 of the Local Government Act 1972 allows us to share information.", ["sharing"]),
        ("Section 115 of the Crime and Disorder Act 1998 helps those who may be at risk.", []),
    ],
)  # fmt: skip
def test_what_the_sentence_says_is_set_beside_what_the_graph_holds(audit, text, kinds):
    rows = audit(text)["citations"]
    assert [d["kind"] for r in rows for d in r["differences"]] == kinds
    for row in rows:
        for difference in row["differences"]:
            assert difference["text"].startswith("The sentence speaks of")
            assert "; " in difference["text"]
            assert difference["place"]["anchor"]


def test_a_name_that_is_nearly_that_of_a_law_is_taken_for_it_and_told(audit):
    row = only(audit("regulation 6 of the Education (SEN) Regulations 2001", "2008-12-01"))
    assert ids(row["found"]) == ["norm/sen2001-reg6"]
    assert [d["kind"] for d in row["differences"]] == ["name"]


def test_an_ending_too_many_is_told(audit):
    row = only(audit("Section 11 of the Children's Act 2004 binds."))
    assert (ids(row["found"]), [d["kind"] for d in row["differences"]]) == (["norm/ca2004-s11"], ["name"])
    # The name that is right is taken for itself.
    assert cited(audit("Children's Homes (England) Regulations 2015")) == [
        "Children's Homes (England) Regulations 2015"
    ]


def test_no_sentence_says_that_anything_may_be_shared(audit):
    text = "Section 115 of the Crime and Disorder Act 1998 is a power. Section 11 of the Children Act 2004 is a duty."
    answer = audit(text, discloser=["medway-council"], recipient=["kent-police-force"], purpose="youth-justice")
    said = json.dumps(answer).lower()
    for never in ("you may share", "you must share", "lawful to share", "is proportionate"):
        assert never not in said
    assert "decide" in answer["told"]

"""Every form of a citation of law is found, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from tests.audit.answers import cited, only

FORMS = {
    "section of an Act": ("Section 115 of the Crime and Disorder Act 1998 applies.", ["Crime and Disorder Act 1998 s.115"]),
    "initials and a year": ("See s.10 CA 2004.", ["Children Act 2004 s.10"]),
    "no dot": ("under s 17(1) of the Children Act 1989", ["Children Act 1989 s.17(1)"]),
    "no space": ("s47 Children Act 1989", ["Children Act 1989 s.47"]),
    "section sign": ("\u00a7 115 Crime and Disorder Act 1998", ["Crime and Disorder Act 1998 s.115"]),
    "a range": ("ss.10-11 of the Children Act 2004", ["Children Act 2004 ss.10-11"]),
    "a range with a dash": ("sections 10\u201311 of the Children Act 2004", ["Children Act 2004 ss.10-11"]),
    "a list": (
        "sections 13, 14 and 17 of the Education and Skills Act 2008",
        ["Education and Skills Act 2008 s.13", "Education and Skills Act 2008 s.14", "Education and Skills Act 2008 s.17"],
    ),
    "a list of subsections": (
        "s.10(4), (5) of the Children Act 2004",
        ["Children Act 2004 s.10(4)", "Children Act 2004 s.10(5)"],
    ),
    "subsections of a section": (
        "subsections (1) and (2) of section 115 of the Crime and Disorder Act 1998",
        ["Crime and Disorder Act 1998 s.115(1)", "Crime and Disorder Act 1998 s.115(2)"],
    ),
    "the Act before": ("Children Act 2004 s.10 and s.11", ["Children Act 2004 s.10", "Children Act 2004 s.11"]),
    "the Act in brackets": ("section 115 (Crime and Disorder Act 1998)", ["Crime and Disorder Act 1998 s.115"]),
    "the section in brackets": ("Crime and Disorder Act 1998 (section 115)", ["Crime and Disorder Act 1998 s.115"]),
    "a chain": (
        "section 17 and section 47 of the Children Act 1989",
        ["Children Act 1989 s.17", "Children Act 1989 s.47"],
    ),
    "a noun between": ("the section 11 duty of the Children Act 2004", ["Children Act 2004 s.11"]),
    "an abbreviation defined in brackets": (
        "The Crime and Disorder Act 1998 ('CDA') helps. Disclosure is under section 115 of the CDA.",
        ["Crime and Disorder Act 1998 s.115"],
    ),
    "an abbreviation defined with a year": (
        "The Children Act 2004 (CA 2004) binds. Section 11 CA 2004 says so.",
        ["Children Act 2004 s.11"],
    ),
    "an abbreviation of a law not held": (
        "The Freedom of Information Act 2000 (FOIA) is wide. FOIA section 14 is narrow.",
        ["Freedom of Information Act 2000 s.14"],
    ),
    "a glossary": ('"MHA" means the Mental Health Act 1983.\n\nSee MHA s.117.', ["Mental Health Act 1983 s.117"]),
    "an abbreviation used before it is explained": (
        "See MHA s.117.\n\nMHA - Mental Health Act 1983",
        ["Mental Health Act 1983 s.117"],
    ),
    "the year alone": (
        "The Crime and Disorder Act 1998 is old. Section 115 of the 1998 Act is a power.",
        ["Crime and Disorder Act 1998 s.115"],
    ),
    "that Act": ("The Children Act 1989 binds. Section 27 of that Act helps.", ["Children Act 1989 s.27"]),
    "a law by initials inside its name": ("section 82 of the NHS Act 2006", ["National Health Service Act 2006 s.82"]),
    "regulations": (
        "regulation 6 of the Special Educational Needs and Disability Regulations 2014",
        ["Special Educational Needs and Disability Regulations 2014 reg.6"],
    ),
    "regulations not held": ("regulation 5 of the Foo (Bar) Regulations 2005", ["Foo (Bar) Regulations 2005 reg.5"]),
    "a number": ("paragraph 10 of the Schedule to S.I. 2000/417", ["S.I. 2000/417 para 10"]),
    "a name with its number": (
        "paragraph 2 of the Data Protection (Processing of Sensitive Personal Data) Order 2000 (S.I. 2000/417)",
        ["Data Protection (Processing of Sensitive Personal Data) Order 2000 para 2"],
    ),
    "an article": ("Article 6(1)(e) UK GDPR", ["UK GDPR Art.6(1)(e)"]),
    "two articles": ("Articles 6(1)(e) and 9(2)(g) of the GDPR", ["UK GDPR Art.6(1)(e)", "UK GDPR Art.9(2)(g)"]),
    "an article of the convention": ("Article 8 of the European Convention on Human Rights", ["Human Rights Act 1998 Art.8"]),
    "the same, short": ("Article 8 ECHR", ["Human Rights Act 1998 Art.8"]),
    "a schedule": ("Sch.1 para 18 DPA 2018", ["Data Protection Act 2018 Sch.1 para 18"]),
    "a schedule by its part": (
        "paragraph 18 of Part 2 of Schedule 1 to the Data Protection Act 2018",
        ["Data Protection Act 2018 Sch.1 Pt 2 para 18"],
    ),
    "a paragraph of a schedule": (
        "paragraph 5 of Schedule 2 to the Data Protection Act 1998",
        ["Data Protection Act 1998 Sch.2 para 5"],
    ),
    "a condition of a schedule": ("condition 5 of Schedule 2 to the Data Protection Act 1998", ["Data Protection Act 1998 Sch.2 para 5"]),
    "two Acts of one name": ("the Children Acts 1989 and 2004", ["Children Act 1989", "Children Act 2004"]),
    "an Act without a section": ("as the Localism Act 2011 has it", ["Localism Act 2011"]),
    "an Act that the graph does not hold": ("under the Mental Health Act 1983", ["Mental Health Act 1983"]),
    "a judgment": ("see [2021] EWCA Civ 42", ["R (M) v Chief Constable of Sussex [2021] EWCA Civ 42"]),
    "the common law": ("the common law duty of confidentiality", ["common law of England and Wales"]),
    "several parts of a schedule": (
        "Schedule 1 Part 1 para 2 and Part 2 paras 6 and 18 DPA 2018",
        [f"Data Protection Act 2018 Sch.1 Pt {p}" for p in ("1 para 2", "2 para 6", "2 para 18")],
    ),
    "words in brackets that are no place": ("s.17A (duty) of the Crime and Disorder Act 1998", ["Crime and Disorder Act 1998 s.17A"]),
    "a remark between": ("section 17 (children in need) of the Children Act 1989", ["Children Act 1989 s.17"]),
    "a list of articles": ("Art. 6(1)(c), (d) and (e) GDPR", [f"UK GDPR Art.6(1)({x})" for x in "cde"]),
    "a row of a table": (
        "# Law\n\n| Act | Place |\n|---|---|\n| Crime and Disorder Act 1998 | s.115 |\n| s.10 | Children Act 2004 |\n",
        ["Crime and Disorder Act 1998 s.115", "Children Act 2004 s.10"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_citation_is_found(audit, form):
    text, wanted = FORMS[form]
    assert sorted(cited(audit(text, name="a.md" if text.startswith("#") else "a.txt"))) == sorted(wanted)


NOT_LAW = [
    "See section 5 of this agreement, paragraph 3.2 below and Schedule 1 to this Agreement.",
    "# 4. Retention\n\nData is kept for six years.\n\nAs section 4 says, no longer.",
    "Please Act now, and in Order to help, follow the Rules.",
    "Part 2 of the form goes to the team; section 3 of the form stays. Annex 1 is a map.",
    "Our 2004 strategy and the 1998 review.",
]


@pytest.mark.parametrize("text", NOT_LAW)
def test_what_is_no_law_is_left_alone(audit, text):
    answer = audit(text, name="a.md")
    assert cited(answer) == []
    assert answer["state"] == "not-applicable"
    assert "No citation of law" in answer["told"]


@pytest.mark.parametrize(
    ("text", "wanted", "named"),
    [
        ("Children Act 1989\n\n5.1 Section 27 is a power to ask.", "Children Act 1989 s.27", "heading"),
        ("The Children Act 1989 binds, and section 27 helps.", "Children Act 1989 s.27", "sentence"),
        ("The Children Act 1989 binds. Now section 27 helps.", "Children Act 1989 s.27", "paragraph"),
        ("Section 12 of the Foo Act 2001 is new.\n\nAs said, section 12 is new.", "Foo Act 2001 s.12", "again"),
        ("Children Act 1989\n\nSection 10 of the Act is old.", "Children Act 1989 s.10", "heading"),
    ],
)
def test_a_law_that_is_not_named_is_inferred_and_said_to_be(audit, text, wanted, named):
    row = next(r for r in audit(text)["citations"] if r["cited"] == wanted)
    assert named in {p["named"] for p in row["places"]}


def test_a_law_before_a_comma_is_named_where_a_list_is_meant_and_inferred_in_a_sentence(audit):
    listed = only(audit("Crime and Disorder Act 1998, s.115"))
    assert listed["places"][0]["named"] == "name"
    text = "Crime and Disorder Act 1998\n\nAs amended by the Police Reform Act 2002, section 17 binds more authorities."
    row = next(r for r in audit(text)["citations"] if r["provision"])
    assert (row["cited"], row["places"][0]["named"]) == ("Crime and Disorder Act 1998 s.17", "heading")


def test_the_heading_ends_with_the_next_heading(audit):
    text = "# Children Act 1989\n\nSection 27 helps.\n\n# Retention\n\nSection 31 is about something else.\n"
    assert cited(audit(text, name="a.md")) == ["Children Act 1989 s.27", "s.31"]


def test_a_section_that_no_law_is_near_says_so(audit):
    (row,) = audit("Information is given under section 35 only.")["citations"]
    assert row["laws"] == []
    assert row["group"] == "not-in-graph"
    assert "does not say of which law" in row["told"]

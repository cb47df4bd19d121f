"""The audit of a text: every way of citing law, the same findings from every format, the governance document of 2008, hostile files."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest

from graphmodel.audit.blocks import Line, assemble
from graphmodel.audit.citations import citations
from graphmodel.audit.document import read
from graphmodel.audit.limits import MOST_BYTES
from graphmodel.calls.audit import AskedAudit
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Asked

TODAY = "2026-11-26"


@pytest.fixture(scope="session")
def graph():
    from graphmodel.graph import Graph

    return Graph.load()


@pytest.fixture(scope="session")
def audit(graph):
    """Audit a text or the bytes of a file."""

    def run(text, date=TODAY, name="a.txt", part=None, written=None, **about):
        data = text if isinstance(text, bytes) else text.encode()
        return graph.audit(AskedAudit(data, name, part, written, Asked(date=date, **about)))

    return run


def cited(answer):
    return [r["cited"] for r in answer["citations"]]


def ids(rows):
    return [f["thing"]["id"] for f in rows]


# ---------------------------------------------------------------------- every form of a citation
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


# ---------------------------------------------------------------------- what the graph knows of it
def only(answer):
    (row,) = answer["citations"]
    return row


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


# ---------------------------------------------------------------------- where the text tells it otherwise
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


# ---------------------------------------------------------------------- the parties and the purpose
PAIR = {"discloser": ["nhs-medway"], "recipient": ["kent-police-force"], "purpose": "youth-justice"}


def test_with_parties_each_norm_has_its_tests(audit, graph):
    text = "Section 115 of the Crime and Disorder Act 1998 and section 117 of the Learning and Skills Act 2000 apply."
    answer = audit(text, "2009-03-01", subject="child", **PAIR)
    results = {r["cited"]: r["found"][0]["reliance"][0] for r in answer["citations"]}
    assert results["Crime and Disorder Act 1998 s.115"]["result"] == "tests-hold"
    assert results["Learning and Skills Act 2000 s.117"]["result"] == "tests-fail"
    assert "discloser" in results["Learning and Skills Act 2000 s.117"]["words"]
    assert len(results["Crime and Disorder Act 1998 s.115"]["tests"]) == 10
    asked = graph.ask(Asked(**PAIR, subject="child", information=["personal"], date="2009-03-01"))
    same = next(b for b in asked["bases"] if b["norm"]["id"] == "norm/cda1998-s115")
    assert results["Crime and Disorder Act 1998 s.115"]["tests"] == same["tests"]
    assert answer["pairs"][0]["headline"] == asked["headline"]
    assert answer["pairs"][0]["permalink"] == asked["permalink"]


def test_what_matches_and_is_not_cited_is_told_and_nothing_that_is_cited(audit):
    nothing = audit("Section 17 of the Children Act 1989.", "2009-03-01", subject="child", **PAIR)
    assert "norm/cda1998-s115" in [n["norm"]["id"] for n in nothing["not_cited"]]
    assert nothing["summary"]["could-also"] == len(nothing["not_cited"])
    with_it = audit("Section 115 of the Crime and Disorder Act 1998.", "2009-03-01", subject="child", **PAIR)
    assert "norm/cda1998-s115" not in [n["norm"]["id"] for n in with_it["not_cited"]]


def test_what_is_left_out_of_the_question_is_taken_broadly_and_said(audit):
    answer = audit("Section 115 of the Crime and Disorder Act 1998.", "2009-03-01", **PAIR)
    assert len(answer["assumed"]) == 2
    assert answer["question"]["subject"]["id"] == "subject/anyone"
    assert audit("Section 115 of the Crime and Disorder Act 1998.")["assumed"] == []


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        ({"discloser": ["nhs-medway"]}, ["purpose", "recipient"]),
        ({"subject": "child"}, ["subject"]),
        ({"facts": [("consent", "true")]}, ["fact"]),
        ({**PAIR, "purpose": "any-purpose"}, ["purpose"]),
    ],
)
def test_every_fault_of_the_question_is_told_at_once(audit, about, fields):
    with pytest.raises(BadQuestionError) as told:
        audit("", date="2008-13-01", written="x", **about)
    assert sorted({f.field for f in told.value.faults}) == sorted([*fields, "date", "file", "written"])


def test_a_party_that_is_nowhere_is_not_in_the_graph(audit):
    with pytest.raises(NotInGraphError):
        audit(
            "Section 1 of the Localism Act 2011",
            discloser=["nowhere"],
            recipient=["kent-police-force"],
            purpose="youth-justice",
        )


def test_a_day_before_the_law_of_the_graph_is_refused(audit):
    with pytest.raises(BadQuestionError, match="begins on 2000-03-01"):
        audit("Section 1 of the Localism Act 2011", "1999-12-31")


# ---------------------------------------------------------------------- places and formats
AGREEMENT = [
    ("h1", "Information sharing agreement"),
    ("h2", "1. Purpose"),
    ("p", "The partners share information to keep children safe. See section 4 of this agreement."),
    ("h2", "2. Legal basis"),
    (
        "p",
        (
            "2.1 Section 115 of the Crime and Disorder Act 1998 (\u201cthe 1998 Act\u201d) places a duty on every partner to disclose to "
            "a relevant authority what it needs for the purposes of the Act, and section\u00a017 of the 1998 Act binds the councils in "
            "their own work, as the of\ufb01cers know."
        ),
    ),
    ("p", "2.2 Sections 10\u201311 of the Children Act 2004 apply; s.157 of the Education Act 2002 did."),
    ("li", "regulation 6 of the Education (SEN) Regulations 2001"),
    ("li", "section 117 of the Mental Health Act 1983"),
    ("h2", "3. Data protection"),
    (
        "p",
        (
            "3.1 The ground is Article 6(1)(e) of the UK GDPR, with Schedule 1 paragraph 18 of the Data Protection Act 2018. Before that "
            "it was Schedule 2 paragraph 5 of the Data Protection Act 1998. Anti\u2010social Behaviour, Crime and Policing Act 2014 s.104 "
            "is for case reviews."
        ),
    ),
]  # fmt: skip


def _text():
    rows = []
    for kind, words in AGREEMENT:
        rows.append(("- " if kind == "li" else "") + words)
    return "\n\n".join(rows).encode()


def _wrapped():
    """The same cut into short lines, a word divided here and there."""
    import textwrap

    rows = []
    for kind, words in AGREEMENT:
        lines = textwrap.wrap(("- " if kind == "li" else "") + words, 60, break_on_hyphens=False)
        rows.append("\n".join(lines).replace("disclose", "disc-\nlose").replace("purposes", "pur\u00ad\nposes"))
    return "\n\n".join(rows).encode("utf-16")


def _markdown():
    marks = {"h1": "# ", "h2": "## ", "p": "", "li": "* "}
    rows = [marks[k] + w.replace("Crime and Disorder", "**Crime and _Disorder_**") for k, w in AGREEMENT]
    return "\n\n".join(rows).encode()


def _html():
    import html

    rows = "".join(
        f"<{k} class=x>{html.escape(w).replace('Disorder', '<b>Dis</b>order').replace(' of ', '&nbsp;of&#32;')}</{k}>"
        for k, w in AGREEMENT
    )
    foo = "section 5 of the Foo Act 2001"
    head = f"<head><title>{foo}</title><style>p::after {{ content: '{foo}' }}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body><!-- {foo} -->{rows}<script>{foo}</script></body></html>".encode()


def _docx():
    from docx import Document

    made = Document()
    styles = {"h1": "Heading 1", "h2": "Heading 2", "p": "Normal", "li": "List Bullet"}
    for kind, words in AGREEMENT:
        paragraph = made.add_paragraph(style=styles[kind])
        for at in range(0, len(words), 7):
            paragraph.add_run(words[at : at + 7]).bold = at % 2 == 0
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _pdf(source=None):
    import typst

    marks = {"h1": "= ", "h2": "== ", "p": "", "li": "- "}
    rows = "\n\n".join(marks[k] + w.replace("#", "\\#").replace("@", "\\@") for k, w in AGREEMENT)
    # A number at the start of a paragraph would become a list.
    rows = rows.replace("\n\n2.", "\n\n#[2].").replace("\n\n3.", "\n\n#[3].")
    page = '#set page(paper: "a5", numbering: "1 / 1", header: [Kept for ever])\n#set par(justify: true)\n#set text(lang: "en", hyphenate: true)\n'
    return typst.compile((source or page + rows).encode())


FORMATS = {"txt": _text, "wrapped.txt": _wrapped, "md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf}


def findings(answer):
    """What an audit found, without what only one format has: lines and pages."""
    for row in answer["citations"]:
        for place in [*row["places"], *(d["place"] for d in row["differences"] if d["place"])]:
            del place["page"], place["line"]
    return {k: answer[k] for k in ("told", "summary", "citations", "not_cited", "pairs")}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_findings_as_the_text(audit, name):
    plain = audit(_text(), written="2008-12-01", **PAIR | {"discloser": ["medway-council"]})
    other = audit(
        FORMATS[name](), name=f"agreement.{name}", written="2008-12-01", **PAIR | {"discloser": ["medway-council"]}
    )
    assert other["question"]["file"]["format"] == {"txt": "text", "wrapped.txt": "text", "md": "markdown"}.get(
        name, name
    )
    assert len(plain["citations"]) == 10
    assert findings(other) == findings(plain)


def test_what_was_found_in_the_agreement(audit):
    rows = {r["cited"]: r for r in audit(_text())["citations"]}
    assert {c: r["group"] for c, r in rows.items()} == {
        "Crime and Disorder Act 1998 s.115": "told-differently",
        "Crime and Disorder Act 1998 s.17": "in-force",
        "Children Act 2004 ss.10-11": "in-force",
        "Education Act 2002 s.157": "no-longer-law",
        "Education (Special Educational Needs) (England) (Consolidation) Regulations 2001 reg.6": "no-longer-law",
        "Mental Health Act 1983 s.117": "not-in-graph",
        "UK GDPR Art.6(1)(e)": "in-force",
        "Data Protection Act 2018 Sch.1 para 18": "in-force",
        "Data Protection Act 1998 Sch.2 para 5": "no-longer-law",
        "Anti-social Behaviour, Crime and Policing Act 2014 s.104": "in-force",
    }
    place = rows["Crime and Disorder Act 1998 s.115"]["places"][0]
    assert (place["paragraph"], place["heading"], place["line"]) == ("2.1", "Legal basis", 9)
    assert place["anchor"] == "Section 115 of the Crime and Disorder Act"


def test_a_pdf_gives_pages_and_what_stands_on_every_page_is_left_out(audit):
    text = "\n\n".join(f"= Part\n\nSection {n} of the Children Act 2004 applies.\n\n#pagebreak()" for n in (10, 11, 17))
    head = '#set page(numbering: "1", header: [Mental Health Act 1983])\n'
    answer = audit(_pdf(head + text), name="a.pdf")
    assert answer["question"]["file"]["pages"] == 4
    assert [(r["cited"], r["places"][0]["page"]) for r in answer["citations"]] == [
        ("Children Act 2004 s.10", 1),
        ("Children Act 2004 s.11", 2),
        ("Children Act 2004 s.17", 3),
    ]


def test_a_docx_gives_up_its_tables_and_its_notes_and_not_what_was_deleted(audit):
    from docx import Document
    from docx.oxml import parse_xml

    made = Document()
    made.add_paragraph("Law").style = made.styles["Heading 1"]
    table = made.add_table(rows=2, cols=2)
    for row, (one, two) in zip(
        table.rows, [("s.115", "Crime and Disorder Act 1998"), ("Children Act 2004", "s.10")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = one, two
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = made.add_paragraph("Kept. ")
    deleted = f'<w:del xmlns:w="{w}"><w:r><w:delText>section 5 of the Foo Act 2001</w:delText></w:r></w:del>'
    paragraph._element.append(parse_xml(deleted))  # noqa: SLF001  Word alone marks what was deleted
    out = io.BytesIO()
    made.save(out)
    assert cited(audit(out.getvalue(), name="a.docx")) == [
        "Crime and Disorder Act 1998 s.115",
        "Children Act 2004 s.10",
    ]


def test_only_a_part_is_read_where_that_is_asked(audit):
    assert cited(audit(_markdown(), name="a.md", part="data protection"))[-1].startswith("Anti-social")
    assert len(cited(audit(_markdown(), name="a.md", part="3. Data protection"))) == 4
    with pytest.raises(BadQuestionError, match="Legal basis"):
        audit(_markdown(), name="a.md", part="Nowhere")


def test_a_sentence_cut_by_a_page_is_one_sentence():
    rows = [
        Line("5.1 The section says that every authority of the area has to", True, page=1),
        Line("give what it is asked for.", True, page=2),
    ]
    (block,) = assemble(rows)
    assert (block.text[-26:], block.page(10), block.page(70)) == ("give what it is asked for.", 1, 2)


# ---------------------------------------------------------------------- the governance document of 2008
@pytest.fixture(scope="session")
def appendix(audit, sources):
    data = (sources / "medway-childrens-trust-governance-2008.txt").read_bytes()
    return {d: audit(data, d, part="Appendix 3") for d in ("2008-12-01", TODAY)}


def by_group(answer):
    found = {}
    for row in answer["citations"]:
        found.setdefault(row["group"], {})[row["cited"]] = row
    return found


def test_the_document_is_known_by_its_words(appendix):
    for answer in appendix.values():
        assert answer["recognised"]["document"]["id"] == "document/medway-2008"
        assert answer["written"] == "2008-11-30"


def test_what_was_no_longer_law_when_it_was_written(appendix):
    rows = by_group(appendix["2008-12-01"])["no-longer-law"]
    assert {c: [n["id"] for n in r["found"][0]["now"]] for c, r in rows.items()} == {
        "National Health Service Act 1977 s.2": ["norm/nhsa2006-s2"],
        "Health Act 1999 s.27": ["norm/nhsa2006-s82"],
    }


def test_what_it_tells_otherwise_than_the_law(appendix):
    """By hand, from Appendix 3 and the law of its day: each paragraph that goes wrong in what it says of a provision it cites."""
    rows = {r["cited"]: r for r in appendix["2008-12-01"]["citations"]}
    regulations = "Education (Special Educational Needs) (England) (Consolidation) Regulations 2001"
    wrong = {
        "Children Act 1989 s.17": "s.27",  # 5.2: the power to ask others is elsewhere
        "Children Act 1989 s.47": "reasonable cause to suspect",  # 5.1: another test
        "Children Act 1989 s.27": "omits local housing authorities",  # 5.4: an old list
        "Children Act 2004 s.11": "National Offender Management Service",  # 5.8: no body of the section
        "Education Act 1996 s.434(4)": "the school's proprietor",  # 5.14: the duty is another's
        "Learning and Skills Act 2000 s.117": "s.114",  # 5.15: the section described is another
        "Learning and Skills Act 2000 s.119": "the other way round",  # 5.16: the direction
        f"{regulations} reg.6": "SI 2001/2216",  # 5.17: the title of regulations that were gone
        f"{regulations} reg.18": "wrong on who",  # 5.18
        "Immigration and Asylum Act 1999 s.20": "no power",  # 5.23: no partner but the police is on the list
        "Local Government Act 2000 s.3": "confidence is not",  # 5.26
        "Crime and Disorder Act 1998 s.17": "2003-2007",  # 5.29: an old list
        "Crime and Disorder Act 1998 s.39(5)": "health authorities went in 2002",  # 5.33
        "Crime and Disorder Act 1998 s.115": "victim support",  # 5.36: bodies that the section does not list
        "National Health Service Act 1977 s.2": "repealed in March 2007",  # 5.40
        "Health Act 1999 s.27": "repealed and re-enacted",  # 5.41
    }
    for cited_, words in wrong.items():
        said = " ".join(d["text"] for d in rows[cited_]["differences"])
        assert words in said, cited_
    # What can be seen from the words alone.
    kinds = {c: {d["kind"] for d in r["differences"]} - {"note"} for c, r in rows.items()}
    assert kinds["National Health Service Act 1977 s.2"] == {"sharing"}
    assert kinds[f"{regulations} reg.6"] == {"name"}
    assert kinds["Crime and Disorder Act 1998 s.115"] == set()


def test_what_the_graph_does_not_hold_of_it(appendix):
    assert set(by_group(appendix["2008-12-01"])["not-in-graph"]) == {
        "Education (Independent Schools Standards) Regulations 2003",
        "Social Security Contributions and Benefits Act 1992",
        "Children (Leaving Care) Act 2000",
        "Immigration Act",
        "Local Government Act 2000 Pt 1",
        "Greater London Authority Act 1999",
        "Police Reform Act 2002",
        "National Health Service Act 1977 s.22",
    }


def test_what_is_no_longer_law_today(appendix):
    rows = by_group(appendix[TODAY])["no-longer-law"]
    regulations = "Education (Special Educational Needs) (England) (Consolidation) Regulations 2001"
    assert set(rows) == {
        "Education Act 2002 s.157",
        "Learning and Skills Act 2000 s.117",
        "Learning and Skills Act 2000 s.119",
        f"{regulations} reg.6",
        f"{regulations} reg.18",
        "Protection of Children Act 1999",
        "Data Protection Act 1998",
        "Local Government Act 2000 s.2",
        "Local Government Act 2000 s.2(1)",
        "Local Government Act 2000 s.2(5)",
        "Local Government Act 2000 s.3",
        "National Health Service Act 1977 s.2",
        "Health Act 1999 s.27",
    }
    assert "Education and Skills Act 2008 s.72" in rows["Learning and Skills Act 2000 s.117"]["told"]
    assert "Localism Act 2011 s.2" in rows["Local Government Act 2000 s.3"]["told"]


def test_what_changed_since(appendix):
    rows = {r["cited"]: r for r in appendix[TODAY]["citations"]}
    assert ids(rows["Criminal Justice Act 2003 s.325"]["earlier"]) == ["norm/cja2003-s325-4"]
    changes = [c["date"] for c in rows["Crime and Disorder Act 1998 s.115"]["found"][0]["changes"]]
    assert changes == sorted(changes)
    assert "2013-04-01" in changes
    assert not [f for r in appendix["2008-12-01"]["citations"] for f in r["found"] if f["changes"]]


def test_no_reading_of_the_document_is_used(appendix, model):
    readings = {r.id for r in model.readings.values()}
    assert not [i for i in readings if i in json.dumps(appendix)]


def test_another_text_is_not_taken_for_the_document(audit):
    text = "Children Act 1989\n\n5.1 Section 17 of the Children Act 1989 places a duty on local authorities."
    answer = audit(text)
    assert answer["recognised"] is None
    (row,) = answer["citations"]
    assert row["group"] == "in-force"
    assert row["found"][0]["note"]["this_text"] is False
    assert row["differences"] == []


def test_the_same_file_and_question_give_the_same_bytes(audit, graph):
    from graphmodel.audit.auditor import Auditor

    first = json.dumps(audit(_docx(), name="a.docx"))
    graph.__dict__["auditor"] = Auditor(graph.model)
    assert json.dumps(audit(_text(), name="a.txt")["citations"]) == json.dumps(
        audit(_text(), name="a.txt")["citations"]
    )
    assert '"cited"' in first


# ---------------------------------------------------------------------- hostile files
def _zip(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def _docx_with(replaced):
    """A good document with parts put in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in good.namelist():
            made.writestr(name, replaced.get(name, good.read(name)))
    return out.getvalue()


def _pdf_encrypted():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pdf_without_text():
    return _pdf("#rect(width: 5cm, height: 5cm, fill: red)")


def _added(writer):
    return writer._add_object  # noqa: SLF001  there is no public way to add an object


def _pdf_of_forms():
    """A page that draws a form that draws two forms, and so on: more drawing than there is time for, in little space."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf())))
    below = None
    for _ in range(40):
        form = DecodedStreamObject()
        form.set_data(b"/F Do /F Do" if below else b"0 0 m")
        form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
        if below:
            inner = DictionaryObject({NameObject("/F"): below})
            form[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): inner})
        below = _added(writer)(form)
    page = writer.pages[0]
    content = DecodedStreamObject()
    content.set_data(b"/F Do")
    page[NameObject("/Contents")] = _added(writer)(content)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/F"): below})}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "section 5 of the Foo Act 2001">'
    '<!ENTITY a1 "&a;&a;&a;"><!ENTITY a2 "&a1;&a1;&a1;">'
    ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a2;</w:t></w:r></w:p></w:body></w:document>'
)

HOSTILE = {
    "nothing": (lambda: b"", "a.txt", "no text"),
    "only space": (lambda: b" \n\t", "a.txt", "no text"),
    "too large": (lambda: b"x" * (MOST_BYTES + 1), "a.txt", "larger than 10 MB"),
    "five million letters": (lambda: b"section 1 of the Act " * 240_000, "a.txt", "longer than 2000000"),
    "too many citations": (lambda: b"s.1 CDA 1998. " * 30_000, "a.txt", "more than 20000 citations"),
    "no text at all": (lambda: bytes(range(256)) * 9, "a.txt", "no text"),
    "a wrong mark of the encoding": (lambda: b"\xff\xfea", "a.txt", "utf-16"),
    "an archive that is no document": (lambda: _zip(a_xml="x"), "a.docx", "no Word document"),
    "half a document": (lambda: _docx()[:3000], "a.docx", "broken"),
    "a document without its heart": (lambda: _zip(word__other_xml="<a/>"), "a.docx", "broken"),
    "a document of nonsense": (lambda: _docx_with({"word/document.xml": b"<w:document"}), "a.docx", "broken"),
    "a document that unpacks to too much": (lambda: _zip(word__document_xml=b" " * 70_000_000), "a.docx", "unpack to more than 64 MB"),
    "entities": (lambda: _docx_with({"word/document.xml": ENTITIES.encode()}), "a.docx", "declares entities"),
    "an old or protected office document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "DOCX without a password"),
    "rich text": (lambda: b"{\\rtf1 section 1}", "a.rtf", "RTF"),
    "called pdf and is none": (lambda: b"hello", "a.pdf", "called .pdf and is none"),
    "an encrypted PDF": (_pdf_encrypted, "a.pdf", "encrypted"),
    "a PDF without text": (_pdf_without_text, "a.pdf", "no text was found"),
    "half a PDF": (lambda: _pdf()[:900], "a.pdf", "broken"),
    "a PDF of nothing": (lambda: b"%PDF-1.7\n", "a.pdf", "broken"),
    "a PDF that draws without end": (_pdf_of_forms, "a.pdf", "PDF"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(audit, name):
    make, called, words = HOSTILE[name]
    with pytest.raises(BadQuestionError) as told:
        audit(make(), name=called)
    (fault,) = told.value.faults
    assert fault.field == "file"
    assert words in fault.message
    assert "Traceback" not in fault.message


def test_an_entity_is_never_put_in():
    from docx.oxml.parser import parse_xml

    from graphmodel.audit.word import _letters

    root = parse_xml(ENTITIES.encode())
    assert "Foo" not in "".join(_letters(root))


TIRING = {
    "capitals": "Foo " * 29 + "Act 2004 ",
    "a name after the other": 'Foo Act 2004 ("FA") ',
    "brackets": "(" * 20 + "1" + ")" * 20,
    "places in places": "paragraph 1 of Part 1 of ",
    "a list without end": "1, ",
    "subsections": "s.1" + "(1)" * 30,
    "quotation marks": '"',
    "marks of a judgment": "[2009] UKSC ",
    "numbers of instruments": "S.I. 2000/",
    "combining marks": "e\u0301\u0327",
    "one word": "a",
    "comments": "<!--",
    "tags": "<a b='",
}


@pytest.mark.parametrize("name", TIRING)
def test_the_time_grows_with_the_length_and_not_faster(graph, name):
    """Four times the text in about four times the time; what grows with the square would take sixteen."""

    def took(size):
        data = (TIRING[name] * (size // len(TIRING[name]) + 1))[:size]
        begun = time.process_time()
        try:
            blocks = read(data.encode(), "a.html" if "<" in data else "a.txt").blocks
            citations(blocks, graph.auditor.laws, graph.auditor.holdings, 2026)
        except BadQuestionError as told:
            assert "no text" in str(told)  # noqa: PT017  either way it came to an end
        return max(time.process_time() - begun, 0.02)

    took(5_000)
    # The better of two, for what else the machine does.
    small, large = (min(took(s), took(s)) for s in (15_000, 60_000))
    assert large / small < 10


def test_five_megabytes_are_read_in_a_time_that_grows_with_their_length(graph):
    """The finder itself, past the limit on what is accepted."""
    words = (
        "the quick brown Fox (Amendment) of the council's own section and Article, (a) to (z), in Part or in whole; "
    )

    def took(size):
        blocks = assemble([Line(words * (size // len(words)), True)])
        begun = time.process_time()
        assert citations(blocks, graph.auditor.laws, graph.auditor.holdings, 2026) == []
        return time.process_time() - begun

    assert took(5_000_000) / max(took(1_250_000), 0.05) < 10

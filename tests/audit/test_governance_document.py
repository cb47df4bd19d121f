"""The governance document of 2008: what was wrong with its law when it was written, and what is today."""

from __future__ import annotations

import json

import pytest

from tests.audit.answers import TODAY, ids


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

"""Words as officers use them lead to the right purpose, kind of person, kind of information and body."""

import pytest

from graphmodel.calls.meant import meant

CERTAIN = {
    ("body", "type"): {
        "police": "type/police-force",
        "the police": "type/police-force",
        "GP": "type/gp-practice",
        "a charity": "type/voluntary-organisation",
        "social services": "type/upper-tier-or-unitary-council",
        "our MASH": "type/upper-tier-or-unitary-council",
        "nursery": "type/registered-early-years-provider",
        "Kent Police": "body/kent-police-force",
        "NHS Medway": "body/medway-pct",
        "body/medway-council": "body/medway-council",
    },
    ("purpose",): {
        "missing from home": "purpose/missing-children",
        "we are worried about a child": "purpose/safeguarding-children",
        "help for the family": "purpose/early-help",
        "section 47": "purpose/child-protection-enquiry",
        "county lines": "purpose/child-exploitation",
        "youth-justice": "purpose/youth-justice",
    },
    ("subject",): {
        "missing from home": "subject/missing-child",
        "a baby": "subject/child-under-school-age",
        "mum and dad": "subject/parent-or-carer",
        "a teenager": "subject/young-person-13-19",
    },
    ("information",): {
        "medical notes": "information/health",
        "address": "information/contact-and-identity",
        "social work file": "information/social-care",
        "everything": "information/personal",
    },
}
AMONG = {
    ("body", "type"): {
        "health visitor": ["type/nhs-foundation-trust", "type/nhs-trust"],
        "a health visitor in our trust": ["type/nhs-foundation-trust", "type/nhs-trust"],
        "school": ["type/school-proprietor"],
        "head teacher": ["type/academy-proprietor", "type/maintained-school-governing-body"],
        "local police": ["type/police-force"],
        "council": ["type/local-authority-england"],
    },
    ("purpose",): {
        "bruises on a child": ["purpose/safeguarding-children"],
        "homeless family": ["purpose/homelessness"],
        "investigate a burglary": ["purpose/crime-prevention", "purpose/crime-investigation"],
    },
    ("subject",): {
        "a 15-year-old we work with": [
            "subject/young-person-13-15",
            "subject/young-person-13-19",
            "subject/child-of-school-age",
            "subject/child",
        ],
        "a boy aged 4": ["subject/child", "subject/child-under-school-age"],
        "a 19 year old care leaver": ["subject/care-leaver", "subject/young-person-18-19"],
    },
    ("information",): {"school attendance": ["information/education"]},
}


def cases(table):
    return [(kinds, words, wanted) for kinds, rows in table.items() for words, wanted in rows.items()]


@pytest.fixture(scope="module")
def index(model):
    from graphmodel.graph import Graph

    return Graph(model).index


@pytest.mark.parametrize(("kinds", "words", "wanted"), cases(CERTAIN))
def test_words_that_mean_one_thing(model, index, kinds, words, wanted):
    assert meant(model, index, words, *kinds).id == wanted


@pytest.mark.parametrize(("kinds", "words", "wanted"), cases(AMONG))
def test_words_that_may_mean_several_things_are_told_with_the_likeliest_first(model, index, kinds, words, wanted):
    found = meant(model, index, words, *kinds)
    assert found.id is None
    assert list(found.candidates[: len(wanted)]) == wanted


@pytest.mark.parametrize("words", ["", "  ", "zzzz", "-", "\u2026", "purpose/nothing-such", "<script>", "a" * 5000])
def test_words_that_mean_nothing(model, index, words):
    assert meant(model, index, words, "purpose").id is None


def test_only_things_of_the_wanted_kinds_are_found(model, index):
    assert {i.partition("/")[0] for i in meant(model, index, "missing from home", "subject", "purpose").candidates} == {
        "subject",
        "purpose",
    }
    assert meant(model, index, "purpose/missing-children", "subject").candidates == ()


def test_a_kind_of_people_is_never_taken_for_the_body_that_is_meant(model, index):
    found = meant(model, index, "teacher", "body", "type")
    assert found.id is None
    assert found.candidates.index("type/academy-proprietor") < found.candidates.index("type/teacher")

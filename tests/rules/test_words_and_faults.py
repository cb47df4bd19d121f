"""English as it is put together, and questions that cannot be read: small things, each by example."""

import pytest

from graphmodel.dates import day
from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.question import Asked
from graphmodel.legal_basis.reasons import inside, listed, with_article


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Primary care trust", "primary care trust"),
        ("NHS trust", "NHS trust"),
        ("Ofsted", "Ofsted"),
        ("Kent Police", "Kent Police"),
        ("By election", "by election"),
        ("A school", "A school"),
        ("Board iX", "board iX"),
        ("McKenzie friend", "McKenzie friend"),
    ],
)
def test_a_label_inside_a_sentence_begins_small_unless_it_is_a_name(label, told):
    assert inside(label) == told


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("NHS trust", "an NHS trust"),
        ("MAPPA panel", "an MAPPA panel"),
        ("GP practice", "a GP practice"),
        ("A level board", "an A level board"),
        ("integrated care board", "an integrated care board"),
        ("unitary council", "a unitary council"),
        ("European body", "a European body"),
        ("police force", "a police force"),
        ("officials", "officials"),
        ("business", "a business"),
        ("officers of police", "an officers of police"),
    ],
)
def test_a_label_has_the_article_that_is_spoken(label, told):
    assert with_article(label) == told


@pytest.mark.parametrize(
    ("words", "more", "told"),
    [
        ([], {}, ""),
        (["a"], {}, "a"),
        (["a", "b"], {}, "a or b"),
        (["a", "b", "c", "d", "e"], {"join": "and"}, "a, b, c, d and e"),
        (["a", "b", "c", "d", "e", "f"], {}, "a, b, c, d, e and 1 more"),
        (["a", "b", "c", "d"], {"most": 2}, "a, b and 2 more"),
        (["a", "b", "a"], {}, "a or b"),
        (["a, b", "c", "d"], {}, "a, b; c or d"),
        (["a, b", "c", "d"], {"most": 2}, "a, b; c and 1 more"),
    ],
)
def test_words_are_listed_as_they_are_said(words, more, told):
    assert listed(words, **more) == told


# ------------------------------------------------------------------ questions
GOOD = {
    "discloser": ["nhs-medway"], "recipient": ["kent-police-force"], "purpose": "youth-justice", "subject": "child",
    "information": ["personal"], "date": "2009-03-01",
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "field", "told"),
    [
        ({"purpose": "any-purpose"}, "purpose", "may stand in a norm, not in a question"),
        ({"purpose": " "}, "purpose", "codelist/purpose lists them"),
        ({"subject": ""}, "subject", "codelist/subject lists them"),
        ({"information": []}, "information", "codelist/information lists them"),
        ({"discloser": []}, "discloser", "id or name of a body or kind of body"),
        ({"recipient": [""]}, "recipient", "id or name of a body or kind of body"),
        ({"date": "2009-13-01"}, "date", "the day 2009-13-01 does not exist"),
        ({"date": "2009-03"}, "date", "is no day; write it as YYYY-MM-DD"),
        ({"date": "2009"}, "date", "is no day; write it as YYYY-MM-DD"),
        ({"date": "yesterday"}, "date", "is no day; write it as YYYY-MM-DD"),
        ({"nation": "narnia"}, "nation", "choose from england"),
        ({"facts": {"consent": "perhaps"}}, "fact", "it is true, false or unknown"),
        ({"facts": [("consent", "true"), ("consent", "false")]}, "fact", "is given more than once"),
        ({"facts": [("consent", "true")] * 401}, "fact", "`fact` has 401 values; give 400 at most"),
        ({"information": ["personal"] * 401}, "information", "`information` has 401 values; give 400 at most"),
        ({"recipient": ["kent-police-force"] * 401}, "recipient", "`recipient` has 401 values; give 400 at most"),
    ],
)
def test_what_is_wrong_with_a_question_is_told_where_it_is_wrong(model, more, field, told):
    with pytest.raises(BadQuestionError) as caught:
        Asked(**(GOOD | more)).resolve(model)
    assert [f.field for f in caught.value.faults] == [field]
    assert told in str(caught.value.faults[0])


def test_a_question_keeps_what_it_was_given(model):
    more = {"within": "medway", "capacity_from": "primary-care-trust", "nation": "Wales", "facts": {"consent": "false"}}
    (q,) = Asked(**(GOOD | more | {"information": ["personal", "health", "personal"]})).resolve(model)
    assert (q.within, q.capacity_from, q.capacity_to, q.nation) == (
        "area/medway",
        "type/primary-care-trust",
        None,
        "wales",
    )
    assert q.information == ("information/health", "information/personal")
    assert q.facts == (("fact/consent", False),)
    assert str(q.on) == "2009-03-01"
    (q,) = Asked(**(GOOD | {"information": ["personal"] * 400, "capacity_to": "type/police-force"})).resolve(model)
    assert (q.information, q.capacity_to) == (("information/personal",), "type/police-force")


@pytest.mark.parametrize("text", ["2009-03", "2009", "", "2009-3-1", "2009-03-01T00:00"])
def test_a_day_is_a_whole_day(text):
    with pytest.raises(ValueError, match="is no day"):
        day(text)

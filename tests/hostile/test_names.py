"""Names that look like others: no letter is passed over, no other body is taken for the one that is meant, and no sign turns a page around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.errors import NotInGraphError
from graphmodel.ids import heard, slug
from tests.hostile.form import of
from tests.hostile.tally import tried

#: Written in other letters, or with letters of another alphabet beside: none of them is the name of anything.
LOOKALIKES = [
    "M\u0435dway Council",
    "\u041d\u0435 Medway Council",
    "Medway Council \u975e",
    "\u1d0dedway council",
    "Medw\u0430y C\u043eunc\u0456l",
    "body/medway-counci\u0301l",
    "b\u043edy/medway-council",
    "KENT POL\u0130CE FORCE",
    "Kent Pol\u0131ce Force",
    "Medway Council\u00df",
    "Medway C\u0366ouncil",
    "\u202elicnuoC yawdeM",
    "\u216eedway Council",
]
#: The same name in other clothes: case, width, space, marks that nobody sees.
SAME = [
    "MEDWAY COUNCIL",
    "medway-council",
    "  Medway   Council ",
    "\uff2d\uff45\uff44\uff57\uff41\uff59 \uff23\uff4f\uff55\uff4e\uff43\uff49\uff4c",
    "Medway\u00a0Council",
    "Medway \u2060Council",
    "Medway Council.",
]


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_name_that_only_looks_like_another_is_nowhere(model, name):
    with pytest.raises(NotInGraphError):
        model.resolve(name, "body", "type")


@pytest.mark.parametrize("name", SAME)
def test_a_name_in_other_clothes_is_the_same(model, name):
    assert model.resolve(name, "body") == "body/medway-council"


@settings(
    max_examples=of(100, 10_000),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_name_with_any_letter_put_in_is_never_taken_for_the_name_without_it(model, data):
    labels = sorted({b.label for b in model.bodies.values()})
    label = data.draw(st.sampled_from(labels[:400]))
    at = data.draw(st.integers(0, len(label)))
    letter = data.draw(st.characters(categories=("Ll", "Lu", "Lo", "Lt", "Nd")))
    name = label[:at] + letter + label[at:]
    tried("names with a letter put in")
    try:
        found = model.resolve(name, "body")
    except NotInGraphError:
        return
    tried("of them known, as the letter is none in the comparison of names")
    known = {heard(n) for n in (model.bodies[found].label, *model.bodies[found].aliases, found.partition("/")[2])}
    assert heard(name) in known or name == found


@given(st.text())
def test_a_plain_name_is_known_by_its_slug_and_composition_makes_no_difference(name):
    assert heard(unicodedata.normalize("NFC", name)) == heard(unicodedata.normalize("NFD", name))
    if name.isascii():
        assert heard(name) == slug(name)


#: What turns the direction of words on a page, or cannot be seen.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PAGES = [
    "/search?q={}",
    "/ask?discloser={}&purpose=youth-justice",
    "/understood?q={}",
    "/entities/body/{}",
    "/findings?about={}",
    "/areas/medway?find={}",
]


@pytest.mark.parametrize("page", PAGES)
def test_what_was_asked_for_turns_no_words_around_on_a_page(client, page):
    from urllib.parse import quote

    asked = quote("\u202etxet\u2066 <script>alert(1)</script>")
    text = client.get(page.replace("{}", asked), headers={"accept": "text/html"}).text
    assert "<script>alert(1)" not in text
    assert not set(TURNING) & set(text)

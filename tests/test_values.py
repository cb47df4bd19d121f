"""Values as plain data."""

from graphmodel.model.model import Ref
from graphmodel.values import plain, plain_answer
from tests.reference.draw import Drawing


def test_an_answer_is_the_same_plain_data_whichever_way_it_is_made(model, engine):
    for question in Drawing(model, 5).questions(300):
        answer = engine.answer(question)
        assert plain_answer(answer) == plain(answer)


def test_a_text_that_has_no_utf_8_form_stays_as_it_is():
    odd = Ref("body/odd", "\ud800", "body")
    assert plain_answer(odd) == plain(odd) == {"id": "body/odd", "label": "\ud800", "kind": "body"}

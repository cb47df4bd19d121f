"""Every argument of every call of the library, given everything: an answer, or an error that was written for a reader; never anything else."""

from __future__ import annotations

import inspect
import json
from dataclasses import is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from graphmodel.calls.audit import AskedAudit
from graphmodel.errors import BadQuestionError, GraphmodelError
from graphmodel.explorer.asked import AskedView
from graphmodel.graph import Graph
from graphmodel.legal_basis.question import Asked
from graphmodel.matrix.question import AskedMatrix
from graphmodel.values import keys
from tests.hostile.form import of
from tests.hostile.tally import tried
from tests.hostile.words import OTHERS, TEXTS, anything, names

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
#: A question that has an answer, for each of them; one of its parts at a time is made a wrong one.
GOOD = {
    "discloser": ["body/medway-pct"],
    "recipient": ["body/kent-police-force"],
    "purpose": "purpose/youth-justice",
    "subject": "subject/child",
    "information": ["information/personal"],
    "date": "2009-03-01",
}
ASKED = Asked(**GOOD)
BODY, BOARD, DOCUMENT = "body/medway-council", "body/medway-childrens-trust-board", "document/medway-2008"
#: Arguments with which each call has an answer.
CALLS = {
    "ask": {"asked": ASKED},
    "understood": {"q": "Can Kent Police tell Medway Council about an arrest?", "asked": Asked()},
    "record": {"asked": ASKED},
    "between": {"asked": Asked(**GOOD | {"date": ""}), "days": ["2008-01-01", "2013-01-01"]},
    "timeline": {"ident": BODY, "date": None},
    "search": {"words": "medway", "kind": None, "area": None, "limit": 5, "date": None},
    "identifiers": {"value": "E06000035", "scheme": None, "date": None},
    "things": {"shelf": "plans", "words": None, "area": None, "page": 1, "date": None},
    "show": {"ident": BODY, "date": None},
    "path": dict.fromkeys(("to", "strength", "source", "date"))
    | {"ident": "medway-yot-board", "kinds": (), "depth": 4, "identity": "stated"},
    "members": {"board": BOARD, "list_": None, "date": None},
    "rules": {"body": BOARD, "topic": None, "date": None},
    "quorum": {"board": BOARD, "present": 5, "date": None},
    "duties": {"body": BODY, "date": None},
    "holders": {"norm": "norm/cda1998-s38", "area": "medway", "date": None},
    "readings": {"document": DOCUMENT, "paragraph": "3.15", "norm": None, "date": None},
    "findings": {"about": BOARD, "area": None, "kind": None, "date": None},
    "compliance": {"board": BOARD, "norm": "norm/ca2004-s10-1", "date": None},
    "compare": {"left": DOCUMENT, "right": DOCUMENT, "norm": None, "from_": None, "until": None},
    "structure": {"ident": "medway-yot-board", "date": None, "depth": 1, "view": AskedView()},
    "matrix": {"asked": AskedMatrix("medway", ["youth-justice"], board="medway-yot-board")},
    "matrix_table": {"asked": AskedMatrix("medway", ["youth-justice"], board="medway-yot-board")},
    "audit": {"asked": AskedAudit(b"Section 115 of the Crime and Disorder Act 1998", "a.txt", about=ASKED)},
    "replay": {"records": []},
    "coverage": {"date": None},
    "batch": {"most_pairs": None},
}
#: What is no plain answer: a table for files, and what answers many questions.
NO_JSON = {"matrix_table", "batch"}
EVERY = [(call, argument) for call, arguments in CALLS.items() for argument in arguments]


def outcome(graph, call, **arguments):
    """Return an answer, or the error that was told; anything else that is raised fails the test."""
    tried("calls")
    try:
        answer = getattr(graph, call)(**arguments)
    except GraphmodelError as error:
        answer = error
    if isinstance(answer, GraphmodelError):
        tried("of them refused in words")
        assert str(answer).strip(), "an error without a message"
        assert "Traceback" not in str(answer)
        return answer
    if call not in NO_JSON:
        json.dumps(answer, ensure_ascii=False, allow_nan=False)
    return answer


def spoilt(good, wrong):
    """Yield an argument in the place of a good one, and, where that has parts, the good one with each of its parts made wrong."""
    yield wrong
    for part in keys(type(good)) if isinstance(good, Struct) or is_dataclass(good) else ():
        yield type(good)(**{name: wrong if name == part else getattr(good, name) for name in keys(type(good))})
        yield type(good)(**{name: [wrong] if name == part else getattr(good, name) for name in keys(type(good))})


def test_every_public_call_is_tried():
    public = {n for n, v in vars(Graph).items() if not n.startswith("_") and inspect.isfunction(v)}
    assert public == set(CALLS)
    for call, arguments in CALLS.items():
        declared = set(inspect.signature(getattr(Graph, call)).parameters) - {"self", "part"}
        assert declared == set(arguments), call


@pytest.mark.parametrize("call", CALLS)
def test_the_good_arguments_have_an_answer(graph, call):
    assert not isinstance(outcome(graph, call, **CALLS[call]), GraphmodelError) or call == "replay"


@pytest.mark.parametrize(("call", "argument"), EVERY, ids=lambda v: v)
def test_a_value_of_another_kind_is_told_and_nothing_else_happens(graph, call, argument):
    for wrong in OTHERS:
        for value in spoilt(CALLS[call][argument], wrong):
            outcome(graph, call, **CALLS[call] | {argument: value})


@pytest.mark.parametrize(("call", "argument"), EVERY, ids=lambda v: v)
def test_any_text_has_an_answer_or_is_told(graph, call, argument):
    good = CALLS[call][argument]
    if isinstance(good, int):
        return
    for text in TEXTS[:: of(3, 1)]:
        for value in spoilt(good, text):
            outcome(graph, call, **CALLS[call] | {argument: value})


@settings(
    max_examples=of(60, 500),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
)
@given(data=st.data())
def test_arguments_from_anywhere(graph, model, data):
    call = data.draw(st.sampled_from(sorted(CALLS)))
    arguments = dict(CALLS[call])
    for name in data.draw(st.sets(st.sampled_from(sorted(arguments)), min_size=1)):
        wrong = data.draw(st.one_of(names(model), names(model), anything()))
        arguments[name] = data.draw(st.sampled_from([*spoilt(arguments[name], wrong)]))
    outcome(graph, call, **arguments)


@settings(
    max_examples=of(100, 1_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
)
@given(data=st.data())
def test_questions_from_anywhere(graph, model, data):
    """The question that decides most, with any of its parts from anywhere."""
    parts = {name: getattr(ASKED, name) for name in keys(Asked)}
    for name in data.draw(st.sets(st.sampled_from(sorted(parts)), max_size=4)):
        one, many = names(model), st.lists(names(model), max_size=3)
        said = st.dictionaries(
            names(model), st.sampled_from((True, False, None, "true", "unknown", "maybe", 1)), max_size=3
        )
        parts[name] = data.draw(st.one_of(one, many, said, anything()))
    answer = outcome(graph, "ask", asked=Asked(**parts))
    if not isinstance(answer, GraphmodelError):
        assert answer["question"]["date"]


@pytest.mark.parametrize(
    ("call", "arguments", "field", "told"),
    [
        ("show", {"ident": 5}, "ident", "`ident` is a text; a value of type int was given"),
        ("show", {"ident": None}, "ident", "nothing was given"),
        ("path", {"ident": "x", "kinds": "statutory"}, "kinds", "a list of texts"),
        ("path", {"ident": "x", "depth": True}, "depth", "a whole number"),
        ("path", {"ident": BODY, "depth": 0}, "depth", "give one from 1"),
        ("search", {"words": "x" * 301}, "q", "301 characters"),
        ("search", {"words": "\ud800"}, "words", "half a character (U+D800)"),
        ("search", {"words": "medway", "limit": 0}, "limit", "give one from 1"),
        ("ask", {"asked": Asked(**GOOD | {"discloser": "body/medway-pct"})}, "discloser", "a list of texts"),
        ("ask", {"asked": Asked(**GOOD, facts=[("a",)])}, "facts", "a list of pairs"),
        ("ask", {"asked": GOOD}, "asked", "`asked` is an object of class Asked; a value of type dict"),
        ("ask", {"asked": Asked(**GOOD | {"recipient": ["x"] * 3000})}, "recipient", "3000 values"),
    ],
)
def test_what_is_wrong_is_told_by_its_argument(graph, call, arguments, field, told):
    error = outcome(graph, call, **arguments)
    assert isinstance(error, BadQuestionError)
    assert [f.field for f in error.faults] == [field]
    assert told in str(error)

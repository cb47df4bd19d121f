"""The call and the command for a question in everyday words: what is told, what is asked, and the same answer as for the same parts."""

import json
import re

import pytest
from typer.testing import CliRunner

from graphmodel.cli.app import app
from graphmodel.errors import BadQuestionError
from graphmodel.graph import Graph
from graphmodel.legal_basis.question import Asked
from tests.test_free_words import drawn

WHOLE = "Can Kent Police tell Medway's youth offending team about a 15-year-old's arrest, for youth justice on 1 March 2009?"
OPEN = "Can Kent Police tell Medway's youth offending team about a 15-year-old's arrest?"


@pytest.fixture(scope="module")
def graph(model):
    return Graph(model)


def parts(found):
    return {p["part"]: p for p in found["parts"]}


def test_a_whole_question_has_the_answer_that_its_parts_have(graph):
    found = graph.understood(WHOLE)
    asked = Asked(
        ["kent-police-force"], ["medway-yot"], "youth-justice", "young-person-13-15", ["criminal-offence"], "2009-03-01"
    )
    assert found["state"] == "answered"
    assert found["answer"] == graph.ask(asked)
    assert (found["outcome"], found["headline"]) == (found["answer"]["outcome"], found["answer"]["headline"])


def test_drawn_questions_have_the_same_answer_in_words_and_by_parts(graph, model):
    for ids, sentence in drawn(model, 24):
        found = graph.understood(sentence)
        asked = Asked(
            [ids["discloser"]], [ids["recipient"]], ids["purpose"], ids["subject"], [ids["information"]], ids["date"]
        )
        assert found["answer"] == graph.ask(asked), sentence


def test_an_open_question_asks_and_answers_nothing(graph):
    found = graph.understood(OPEN)
    assert (found["state"], found["outcome"], found["answer"]) == ("ambiguous", None, None)
    asked = parts(found)["purpose"]["ask"]
    assert [c["id"] for c in asked["choices"]] == ["purpose/youth-justice"]
    assert [p for p, part in parts(found).items() if part["ask"]] == ["purpose"]


def test_each_part_tells_from_which_words_it_was_read(graph):
    found = graph.understood(OPEN)
    for part in found["parts"]:
        for run in part["read_from"]:
            assert OPEN[run["start"] : run["end"]] == run["words"]
    assert parts(found)["recipient"]["read_from"][0]["words"] == "Medway's youth offending team"


def test_a_day_that_is_not_told_is_said_to_be_the_default(graph):
    part = parts(graph.understood(OPEN))["date"]
    assert part["read_from"] == []
    assert part["rule"] == "no day is told, so it is today"


def test_a_part_given_apart_counts_whatever_the_words_say(graph):
    found = graph.understood(WHOLE, Asked(recipient=["medway-council"], date="2012-01-01"))
    assert found["answer"]["question"]["recipient"]["id"] == "body/medway-council"
    assert found["date"] == "2012-01-01"
    assert parts(found)["recipient"]["rule"] == "given apart from the text"


def test_what_was_asked_is_answered_by_a_parameter(graph):
    found = graph.understood(OPEN, Asked(purpose="youth-justice"))
    assert found["state"] == "answered"
    assert "purpose=purpose/youth-justice" in found["permalink"]


def test_the_other_parts_are_read_by_the_day_that_is_given_apart(graph):
    sentence = "Can probation tell Kent Police an offender's address, for MAPPA?"
    assert [c["id"] for c in parts(graph.understood(sentence))["discloser"]["chosen"]] == [
        "type/probation-service-2021"
    ]
    before = parts(graph.understood(sentence, Asked(date="2009-03-01")))["discloser"]
    assert before["chosen"] == []
    assert "type/local-probation-board" in [c["id"] for c in before["ask"]["choices"]]


def test_a_fact_is_asked_and_never_taken_as_true(graph):
    sentence = WHOLE[:-1] + ", if he consents?"
    found = graph.understood(sentence)
    assert (found["state"], found["answer"]) == ("ambiguous", None)
    assert [(f["fact"]["id"], f["value"]) for f in found["facts"]] == [("fact/consent", None)]
    unknown = graph.understood(sentence, Asked(facts=[("consent", "unknown")]))
    assert unknown["answer"]["question"]["facts"] == {}
    told = graph.understood(sentence, Asked(facts=[("consent", "false")]))
    assert told["answer"]["question"]["facts"] == {"consent": False}


@pytest.mark.parametrize("words", ["not", "never"])
def test_a_no_is_never_passed_over(graph, words):
    found = graph.understood(WHOLE.replace("tell", f"{words} tell"))
    assert (found["state"], found["answer"]) == ("ambiguous", None)
    assert f"\u201c{words}\u201d" in found["notes"][0]["told"]


def test_a_second_recipient_is_answered_for_as_well(graph):
    found = graph.understood(WHOLE.replace("team about", "team and Kent County Council about"))
    assert [a["question"]["recipient"]["id"] for a in found["answer"]["answers"]] == [
        "body/medway-yot",
        "body/kent-county-council",
    ]


def test_a_body_that_was_no_more_is_understood_and_told_to_be_gone(graph):
    found = graph.understood("Can NHS Medway tell Kent Police a child's address for MACE on 2015-06-01?")
    assert (found["state"], found["outcome"]) == ("answered", "not-in-model")
    assert found["answer"]["successors"]


def test_a_body_on_both_sides_is_ambiguous(graph):
    found = graph.understood("Can Medway Council tell Medway Council a child's address for MACE?")
    assert found["state"] == "ambiguous"


def test_a_year_is_asked_for_its_day_only_where_the_answer_changes_in_it(graph):
    same = graph.understood("Can Kent Police tell Medway YOT about a child's arrest, for youth justice, in 2007?")
    assert (same["state"], same["date"]) == ("answered", "2007-01-01")
    assert "same on every day" in parts(same)["date"]["rule"]
    changes = graph.understood("Can Medway PCT tell Kent Police a child's address, for youth justice, in 2013?")
    assert parts(changes)["date"]["ask"]


def test_of_two_recipients_the_certain_one_is_kept_where_the_other_is_asked(graph):
    found = graph.understood("Can Kent Police tell the school and the GP about a child's arrest, for youth justice?")
    asked = parts(found)["recipient"]["ask"]
    assert asked["several"]
    assert [c["id"] for c in asked["certain"]] == ["type/gp-practice"]


# ------------------------------------------------------------------ what may be a name
NAMED = "Can Kent Police tell Medway YOT about Jamie Oddname's arrest, phone 07700 900123, for youth justice?"


def test_what_may_be_a_name_is_warned_of_and_stands_in_no_link(graph):
    found = graph.understood(NAMED)
    assert found["warnings"]
    assert [o["words"] for o in found["not_understood"]] == ["Jamie Oddname's", "07700 900123"]
    assert not re.search(r"Jamie|Oddname|07700|900123", found["permalink"] + found["question"]["q"])


def test_a_link_without_the_names_is_understood_the_same(graph):
    found = graph.understood(NAMED)
    again = graph.understood(found["question"]["q"])
    assert [(p["part"], p["chosen"]) for p in again["parts"]] == [(p["part"], p["chosen"]) for p in found["parts"]]
    assert again["question"]["q"] == found["question"]["q"]


def test_a_place_that_the_graph_does_not_know_is_not_passed_over_in_a_link(graph):
    found = graph.understood("Can Wibblethorpe Police tell Medway Council about a child's arrest for youth justice?")
    again = graph.understood(found["question"]["q"])
    assert not parts(found)["discloser"]["chosen"]
    assert not parts(again)["discloser"]["chosen"]


# ------------------------------------------------------------------ what cannot be read
@pytest.mark.parametrize(
    ("words", "told"),
    [("", "write a question"), ("  \n ", "write a question"), ("Can Kent Police tell? " * 400, "1000 are enough")],
)
def test_nothing_and_too_much_are_refused_in_words(graph, words, told):
    with pytest.raises(BadQuestionError, match=told):
        graph.understood(words)


def test_all_faults_of_what_is_given_are_told_at_once(graph):
    given = Asked(purpose="nonsense", date="2009-02-31", facts=[("consent", "maybe"), ("nofact", "true")])
    with pytest.raises(BadQuestionError) as refused:
        graph.understood(WHOLE, given)
    assert {f.field for f in refused.value.faults} == {"purpose", "date", "fact"}
    assert len(refused.value.faults) == 4


def test_the_same_words_have_the_same_bytes(graph, model):
    again = Graph(model)
    assert json.dumps(graph.understood(OPEN)) == json.dumps(again.understood(OPEN))


# ------------------------------------------------------------------ the command
@pytest.fixture
def command(graph, monkeypatch):
    monkeypatch.setattr("graphmodel.cli.app.graph", lambda _data=None: graph)

    def run(*words):
        return CliRunner().invoke(app, ["ask", *words])

    return run


def test_the_command_shows_how_each_part_was_understood_before_the_answer(command):
    done = command(WHOLE)
    assert done.exit_code == 0
    said = " ".join(done.stdout.split())
    assert said.index("is understood as Kent Police (body/kent-police-force)") < said.index("Answer PERMITTED")


def test_the_command_leaves_with_2_where_something_is_asked(command):
    done = command(OPEN)
    assert done.exit_code == 2
    assert "purpose/youth-justice" in done.stdout
    assert "--purpose" in done.stdout


def test_an_option_settles_what_the_words_leave_open(command, graph):
    done = command(OPEN, "--purpose", "youth-justice", "--date", "2009-03-01", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == graph.understood(OPEN, Asked(purpose="youth-justice", date="2009-03-01"))


def test_the_exit_status_is_that_of_the_answers_of_all_pairs(command):
    assert command("Can NHS Medway tell Kent Police and Medway YOT a child's address for MACE?").exit_code == 3


def test_words_without_quotes_are_one_question(command):
    assert command(*OPEN.split(), "--json").stdout == command(OPEN, "--json").stdout

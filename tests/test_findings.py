"""Findings, statutory membership and comparisons on the real documents."""

import pytest

from graphmodel.errors import BadQuestionError
from graphmodel.graph import Graph

DAYS = {"medway": "2008-12-01", "suffolk": "2010-01-15", "kent": "2007-06-01", "haringey": "2008-05-06"}


@pytest.fixture(scope="module")
def graph(model):
    return Graph(model)


def found(graph, area, kind=None):
    return graph.findings(area=area, kind=kind, date=DAYS[area])["findings"]


@pytest.mark.parametrize("area", DAYS)
def test_every_finding_has_an_id_of_its_own_reasons_and_places(graph, area):
    rows = found(graph, area)
    assert len({r["id"] for r in rows}) == len(rows)
    for row in rows:
        assert row["text"].endswith((".", "?"))
        assert row["why_it_matters"]
        assert row["severity"] in {"high", "medium", "low"}
        assert row["citations"] or row["kind"] in {"duplicate-numbering", "no-terms"}
        for ident in row["statements"]:
            assert ident in graph.model.records


def test_the_board_of_2008_is_told_to_answer_in_two_ways(graph):
    (row,) = [
        r
        for r in found(graph, "medway", "contradictory-lines")
        if r["about"][0]["id"] == "body/medway-childrens-trust-board" and len(r["about"]) == 1
    ]
    places = {(c["part"], c["paragraph"]) for c in row["citations"]}
    assert places == {("Appendix 1", "3.15"), ("Appendix 2", "Accountability")}
    assert row["severity"] == "high"


def test_at_the_lsp_the_line_stops(graph):
    assert "finding/line-stops-medway-lsp" in {r["id"] for r in found(graph, "medway")}


def test_the_terms_of_the_commissioning_group_are_not_where_5_2_points(graph):
    assert any(
        "Appendix Three" in r["text"] and "Appendix 5" in r["text"]
        for r in found(graph, "medway", "dangling-reference")
    )


def test_kent_prints_a_number_twice(graph):
    assert [r["text"] for r in found(graph, "kent", "duplicate-numbering")] == [
        "Kent Children's Trust governance framework prints the number 1.4 twice, for different paragraphs."
    ]


def test_what_a_document_of_another_area_says_is_no_finding_here(graph):
    assert not [r for r in found(graph, "haringey") if any("medway" in s for s in r["statements"])]


def limbs(graph, board, norm, date):
    answer = graph.compliance(board, norm=norm, date=date)
    return answer, {(x["pinpoint"], x["class"]["id"].removeprefix("type/")): x for x in answer["limbs"]}


def test_relevant_partners_on_the_medway_board_of_2009(graph):
    answer, held = limbs(graph, "medway-childrens-trust-board", "ca2004-s10-1", "2009-01-01")
    assert answer["state"] == "answered"
    assert held["s.10(1)", "childrens-services-authority"]["held"] == "seat"
    assert held["s.10(4)(e)", "primary-care-trust"]["held"] == "seat"
    assert held["s.10(4)(d)", "youth-offending-team"]["held"] == "seat"
    assert held["s.10(4)(b)", "chief-officer-of-police"]["held"] == "probable"
    assert held["s.10(4)(b)", "police-authority"]["held"] == "none"
    assert held["s.10(4)(e)", "strategic-health-authority"]["held"] == "none"
    assert held["s.10(4)(a)", "district-council"]["held"] == "not-applicable"
    assert all(x["citations"][0]["url"].startswith("https://") for x in held.values())


def test_a_provision_that_is_not_in_force_is_not_applied(graph):
    answer, held = limbs(graph, "suffolk-childrens-trust-board", "ca2004-s12a", "2010-01-15")
    assert answer["state"] == "not-applicable"
    assert held == {}


def test_the_strategic_health_authority_need_not_sit_on_a_board_of_2010(graph):
    _, held = limbs(graph, "suffolk-childrens-trust-board", "ca2004-s12a", "2010-05-01")
    row = next(x for (_, c), x in held.items() if c == "strategic-health-authority")
    assert row["held"] == "exempt"


def test_what_kents_damaged_table_no_longer_shows_is_unreadable_and_not_absent(graph):
    _, held = limbs(graph, "kent-childrens-trust", "ca2004-s10-1", "2007-06-01")
    assert held["s.10(4)(d)", "youth-offending-team"]["held"] == "unreadable"
    assert "none" not in {x["held"] for x in held.values()}


def test_a_role_that_a_provision_defines_is_checked_like_a_norm(graph):
    answer, held = limbs(graph, "medway-childrens-trust-board", "type/ca2004-relevant-partner", "2009-01-01")
    assert answer["state"] == "answered"
    assert held["s.10(4)(e)", "primary-care-trust"]["held"] == "seat"


def test_the_safeguarding_board_is_checked_against_its_partners_of_the_day(graph):
    answer = graph.compliance("medway-lscb", norm="type/lscb-board-partner", date="2009-01-01")
    assert answer["state"] == "not-stated"
    assert {x["class"]["id"] for x in answer["limbs"]} >= {"type/chief-officer-of-police", "type/primary-care-trust"}


def test_where_no_document_tells_the_seats_no_limb_is_told_as_held_by_nobody(graph):
    answer, held = limbs(graph, "haringey-cypsp", "ca2004-s10-1", "2009-06-01")
    assert answer["state"] == "not-in-graph"
    row = held["s.10(4)(b)", "chief-officer-of-police"]
    assert row["held"] == "unreadable"
    assert "No document in the graph tells the seats" in row["why"]
    assert "none" not in {x["held"] for x in held.values()}


def test_a_quorum_of_a_day_of_which_no_document_speaks_is_not_called_unstated(graph):
    answer = graph.quorum("haringey-cypsp", present=5, date="2009-06-01")
    assert answer["quorate"] is None
    assert answer["state"] == "not-in-graph"
    assert "no document in the graph speaks of it on that day" in answer["why"]


def test_a_kind_of_body_is_no_list_of_members(graph):
    with pytest.raises(BadQuestionError):
        graph.compliance("medway-lscb", norm="type/police-force", date="2009-01-01")


def test_a_board_with_no_seats_told_is_not_called_empty(graph):
    answer, _ = limbs(graph, "medway-yot", "cda1998-s39", "2009-01-01")
    assert answer["state"] == "not-stated"


def rows_of(answer, group, what):
    return {r["label"]: r for r in answer[group] if r["what"] == what}


def test_medway_from_2008_to_2014(graph):
    answer = graph.compare("medway", from_="2008-12-01", until="2014-01-01")
    gone, new = rows_of(answer, "only_left", "body"), rows_of(answer, "only_right", "body")
    assert "no longer there on 2014-01-01" in gone["Learning and Skills Council for England"]["reason"]
    assert "is not stated" in gone["Medway Corporate Parenting Board / Group"]["reason"]
    assert "not yet there on 2008-12-01" in new["NHS Medway CCG"]["reason"]
    assert new["Medway Children's Action Network (Medway CAN)"]["reason"].startswith("proposed only")
    assert "Medway Council" in rows_of(answer, "both", "body")
    assert all(
        r["left"] or r["right"] for g in ("both", "only_left", "only_right", "changed", "uncertain") for r in answer[g]
    )


def test_a_thing_compared_with_itself_on_one_day_differs_in_nothing(graph):
    answer = graph.compare("medway", from_="2008-12-01", until="2008-12-01")
    assert not any(answer[g] for g in ("only_left", "only_right", "changed", "uncertain"))
    assert answer["both"]


def test_two_lists_of_the_medway_board(graph):
    answer = graph.compare("list/medway-trust-board-membership", "list/medway-trust-board-signatures")
    both, left = rows_of(answer, "both", "seat"), rows_of(answer, "only_left", "seat")
    assert "Medway Police (as named)" in both
    assert any(label.startswith("Medway Youth Offending Team") for label in left)
    assert any(label.startswith("Jobcentre Plus") for label in left)
    human_rights = rows_of(answer, "changed", "seat")["Medway Human Rights and Equalities Council"]
    left_list, right_list = answer["question"]["left"]["label"], answer["question"]["right"]["label"]
    assert human_rights["reason"] == f"{left_list}: basis duty; {right_list}: basis unstated"


def test_duty_holders_as_two_documents_give_them(graph):
    answer = graph.compare("document/medway-2008", "document/haringey-2008", norm="ca2004-s10-5")
    assert {g for g in ("both", "only_left", "only_right", "changed") if answer[g]}
    assert all(
        side["citations"]
        for g in ("both", "only_left", "only_right")
        for r in answer[g]
        for side in (r["left"], r["right"])
        if side
    )


def test_two_areas_are_compared_by_what_their_boards_are(graph):
    answer = graph.compare("medway", "suffolk", from_="2008-12-01", until="2010-01-15")
    shared = {r["label"] for r in (*answer["both"], *answer["changed"]) if r["what"] == "rule"}
    assert any("quorum" in label for label in shared)
    chairs = [r for r in answer["changed"] if r["what"] == "rule" and ": chair" in r["label"]]
    assert chairs
    for row in chairs:
        assert row["left"]["label"] in row["label"]
        assert row["right"]["label"] in row["label"]
        assert row["reason"].startswith("Medway: ")
        assert "; Suffolk" in row["reason"]
        assert "before:" not in row["reason"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"area": "haringey", "date": "2008-06-01"}, "speak of 2008-05-06 to 2008-05-06"),
        ({"about": "document/haringey-2008", "date": "2008-06-01"}, "speak of 2008-05-06 to 2008-05-06"),
        ({"about": "haringey-cypsp", "date": "2008-06-01"}, "speak of 2008-05-06 to 2008-05-06"),
        ({"area": "haringey", "kind": "loop", "date": "2008-05-06"}, "after looking in Haringey Children"),
        ({"date": "1950-01-01"}, "No document in the graph speaks on 1950-01-01"),
    ],
)
def test_no_finding_says_whether_any_document_speaks_of_the_day(graph, asked, says):
    answer = graph.findings(**asked)
    assert answer["findings"] == []
    assert says in answer["told"]


def test_findings_come_without_such_a_sentence(graph):
    answer = graph.findings(area="haringey", date="2008-05-06")
    assert answer["findings"]
    assert answer["told"] == ""

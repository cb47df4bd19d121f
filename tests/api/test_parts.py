"""Long lists in parts: every row once, and a cursor that is good for one question to one dataset."""

from __future__ import annotations

import pytest

from graphmodel.calls.paging import Cursor

LISTS = {
    "findings": ("findings?date=2008-12-01", "findings"),
    "holders": ("norms/cld-young-people/holders?area=kent&date=2012-12-01", "duties"),
    "duties": ("bodies/medway-council/duties?date=2008-12-01", "duties"),
    "things": ("things/instruments?date=2008-12-01", "results"),
    "search": ("search?q=children&kind=norm", "results"),
}


def parts_of(client, path, rows, limit):
    """Return the rows of each part, going on by the links."""
    link, found = f"/api/v1/{path}&limit={limit}", []
    while link:
        response = client.get(link)
        answer = response.json()
        assert response.status_code == 200, answer
        assert answer["next"] == response.links.get("next", {}).get("url")
        assert answer["total"] >= len(answer[rows])
        found.append(answer[rows])
        link = answer["next"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_the_parts_are_the_whole(client, name):
    path, rows = LISTS[name]
    whole = client.get(f"/api/v1/{path}&limit=250").json()
    parts = parts_of(client, path, rows, 7)
    assert [row for part in parts for row in part] == whole[rows]
    assert len(parts) > 1
    assert all(len(part) == 7 for part in parts[:-1])
    assert whole["next"] is None
    assert whole["total"] == len(whole[rows])


def test_without_a_limit_a_list_of_findings_is_whole(client):
    answer = client.get("/api/v1/findings?date=2008-12-01").json()
    assert answer["total"] == len(answer["findings"]) > 50
    assert answer["next"] is None


def test_a_search_goes_on_after_its_best(client):
    answer = client.get("/api/v1/search?q=council").json()
    assert len(answer["results"]) == 50
    more = client.get(answer["next"]).json()
    assert more["results"]
    assert not {r["id"] for r in more["results"]} & {r["id"] for r in answer["results"]}


def test_the_link_of_a_table_goes_on_with_tables(client):
    response = client.get("/api/v1/findings?date=2008-12-01&limit=5&format=csv")
    link = response.headers["link"].partition(">")[0].removeprefix("<")
    assert link.endswith("&format=csv")
    assert client.get(link).headers["content-type"].startswith("text/csv")


@pytest.fixture(scope="module")
def cursor(client):
    return client.get("/api/v1/findings?date=2008-12-01&limit=5").json()["next"].rpartition("cursor=")[2]


@pytest.mark.parametrize(
    "path", ["findings?date=2008-12-02", "findings?date=2008-12-01&area=medway", "things/norms?date=2008-12-01"]
)
def test_a_cursor_of_another_question_is_refused(client, cursor, path):
    problem = client.get(f"/api/v1/{path}&cursor={cursor}").json()
    assert problem["status"] == 422
    assert "another question" in problem["errors"][0]["message"]


def test_a_cursor_of_another_dataset_is_refused_with_both_named(client, graph, cursor):
    mine = Cursor.read(graph.model, cursor)
    problem = client.get(f"/api/v1/findings?date=2008-12-01&cursor={Cursor('0123456789abcdef', mine.mark, 5)}").json()
    assert problem["status"] == 422
    assert problem["errors"][0]["field"] == "cursor"
    assert "0123456789abcdef" in problem["detail"]
    assert graph.model.digest in problem["detail"]


@pytest.mark.parametrize(
    "text", ["x", "%00", "WyJhIl0", "W10", "bnVsbA", "WyJhIiwiYiIsLTFd", "WyJhIiwiYiIsdHJ1ZV0", "[" * 3000, "é"]
)
def test_what_is_no_cursor_is_refused(client, text):
    problem = client.get("/api/v1/findings", params={"date": "2008-12-01", "cursor": text}).json()
    assert problem["status"] == 422
    assert "no cursor" in problem["detail"]


def test_a_wrong_limit_and_a_wrong_cursor_are_told_at_once(client):
    problem = client.get("/api/v1/findings?date=x&limit=0&cursor=x").json()
    assert sorted(e["field"] for e in problem["errors"]) == ["cursor", "date", "limit"]


def test_a_page_and_a_limit_are_not_for_one_request(client):
    assert client.get("/api/v1/things/norms?page=2&limit=5").json()["errors"][0]["field"] == "page"

"""Questions on structure: the tables of `cases/structure/`, one test a row."""

from pathlib import Path

import pytest

from graphmodel.errors import NotInGraphError
from graphmodel.graph import Graph
from tests.case_tables import read

CASES = sorted((Path(__file__).parent / "cases" / "structure").glob("*.yaml"))
EMPTY = {
    "path": "paths",
    "members": "seats",
    "rules": "rules",
    "readings": "readings",
    "findings": "findings",
    "search": "results",
}


@pytest.fixture(scope="module")
def graph(model):
    return Graph(model)


def rows():
    for path in CASES:
        for row in read(path):
            yield pytest.param(row, id=f"{path.stem}: {row['name']}")


def answered(graph, ask):
    """Run one question by the names of the contract."""
    ask = dict(ask)
    command, ident, date = ask.pop("command"), ask.pop("id", None), ask.pop("date", None)
    listed = lambda v: v if isinstance(v, list) else [v]  # noqa: E731
    if "kind" in ask and command == "path":
        ask["kinds"] = listed(ask.pop("kind"))
    if "list" in ask:
        ask["list_"] = ask.pop("list")
    for number in ("present", "depth"):
        if number in ask:
            ask[number] = int(ask[number])
    if command == "search":
        return graph.search(ask.pop("q"), **ask)
    if command == "findings" and ident is not None and ident.startswith("area/"):
        ask["area"], ident = ident, None
    try:
        return getattr(graph, command)(ident, date=date, **ask)
    except NotInGraphError:
        return {"state": "not-in-graph", EMPTY.get(command, "entity"): []}


def at(value, path):
    """Return every value at a dotted path, lists taken apart."""
    if not path:
        return [value]
    if isinstance(value, list):
        return [found for one in value for found in at(one, path)]
    if isinstance(value, dict):
        head, *rest = path
        return at(value[head], rest) if head in value else []
    return []


def said(value):
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    return value if isinstance(value, (dict, list)) else str(value)


def found_at(answer, path):
    return [said(v) for v in at(answer, path.split(".")) if not isinstance(v, (dict, list))]


@pytest.mark.parametrize("row", list(rows()))
def test_case(row, graph):
    answer = answered(graph, row["ask"])
    expect = row["expect"]
    why = f"{row['why']}\nstate {answer['state']}"
    if "state" in expect:
        assert answer["state"] == expect["state"], why
    for path, value in (expect.get("contains") or {}).items():
        for one in value if isinstance(value, list) else [value]:
            assert one in found_at(answer, path), f"{why}\n{path}: {found_at(answer, path)[:20]}"
    for path, value in (expect.get("lacks") or {}).items():
        for one in value if isinstance(value, list) else [value]:
            assert one not in found_at(answer, path), f"{why}\n{path}: {found_at(answer, path)[:20]}"
    for path, count in (expect.get("count") or {}).items():
        assert len(at(answer, path.split("."))[0]) == int(count), f"{why}\n{path}"

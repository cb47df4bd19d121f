"""On which line of an RDF file a thing is said to stand: where its name is first written, and not where it is part of another."""

import pytest

from graphmodel.load.rdf_reader import RdfReader
from graphmodel.load.schema import schema

BASE = "https://w3id.org/graphmodel/"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def declared(text, ending):
    content = RdfReader(schema(), "file", "graph/file").read(text, ending)
    return {ident: line for ident, (_, line) in content.declared.items()}


@pytest.mark.parametrize("ending", [".nt", ".nq"])
def test_a_name_that_begins_another_name_has_its_own_line(ending):
    graph = f" <{BASE}graph/x>" if ending == ".nq" else ""
    names = ("body/north-board", "body/north-board-two", "body/north")
    text = "".join(f"<{BASE}{n}> {TYPE} <{BASE}ontology#Body>{graph} .\n" for n in names)
    assert declared(text, ending) == {n: i for i, n in enumerate(names, 1)}


def test_a_name_behind_a_prefix_is_found():
    text = f"""@prefix gm: <{BASE}ontology#> .
@prefix body: <{BASE}body/> .
body:north-board
    a gm:Body .
body:north a gm:Body.
"""
    assert declared(text, ".ttl") == {"body/north-board": 3, "body/north": 5}


def test_a_thing_that_is_only_pointed_to_first_stands_where_it_is_pointed_to():
    text = f"""<{BASE}body/a> {TYPE} <{BASE}ontology#Body> .
<{BASE}body/a> <{BASE}ontology#member> <{BASE}body/b> .
<{BASE}body/b> {TYPE} <{BASE}ontology#Body> .
"""
    assert declared(text, ".nt") == {"body/a": 1, "body/b": 2}


def test_a_large_file_is_read_though_each_of_its_names_stands_at_its_end():
    count = 20_000
    text = "".join(f"<{BASE}body/b{n}> {TYPE} <{BASE}ontology#Body> .\n" for n in range(count))
    found = declared(text, ".nt")
    assert (found["body/b0"], found[f"body/b{count - 1}"]) == (1, count)

"""Properties of paths: on any lines, the engine finds the same ways as networkx, and every way ends in one of the words for it."""

from itertools import pairwise
from types import SimpleNamespace

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.model.documents import Line, Relation
from graphmodel.model.steps import steps_from
from graphmodel.structure.lines import LineGraph
from graphmodel.structure.paths import Paths

NODES = [f"body/n{i}" for i in range(7)]
ENDS = {"legal-body", "electorate", "public", "sources-stop", "denied", "loop", "nobody-named", "reached", "depth"}
pairs = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] != p[1]), max_size=20)


def line(number, start, end):
    return Line(
        id=f"line/{number:03}",
        document=None,
        cite=(),
        from_=start,
        to=end,
        to_role=None,
        kinds=(),
        strength="accountable",
        for_=None,
        via=(),
        alternative=None,
    )


def part_of(number, start, end):
    fields = {"document": None, "cite": (), "verb": "part-of", "to_role": None, "detail": None}
    return Relation(id=f"relation/{number:03}", from_=start, to=end, **fields)


def paths_over(edges, legal=(), relations=()):
    """Paths over bare lines: no model is needed but for which bodies are legal persons."""
    lines = [line(number, start, end) for number, (start, end) in enumerate(edges)]
    others = [part_of(number, start, end) for number, (start, end) in enumerate(relations)]
    model = SimpleNamespace(
        lines={x.id: x for x in lines},
        relations={r.id: r for r in others},
        same_as={},
        classes_of={},
        bodies={n: SimpleNamespace(legal_personality="true" if n in legal else "false") for n in NODES},
        codelists={
            "codelist/to-role": SimpleNamespace(codes=()),
            "codelist/relation-verb": SimpleNamespace(codes=(SimpleNamespace(name="part-of", uses_path=True),)),
        },
    )
    model.steps_from = steps_from(model)
    graph = LineGraph(model, SimpleNamespace(holds=lambda _: True))
    return Paths(model, graph), graph


@settings(max_examples=300, deadline=None)
@given(pairs)
def test_between_two_the_ways_are_those_of_networkx(edges):
    finder, _ = paths_over(edges)
    start, goal = NODES[0], NODES[-1]
    ours = sorted([start, *(n for n, _ in p.steps)] for p in finder.find(start, goal, depth=len(NODES)))
    simple = nx.DiGraph(edges)
    theirs = sorted(nx.all_simple_paths(simple, start, goal)) if start in simple and goal in simple else []
    assert ours == theirs


@settings(max_examples=300, deadline=None)
@given(pairs, st.integers(1, len(NODES)))
def test_between_two_within_some_steps_the_ways_are_those_of_networkx(edges, depth):
    finder, _ = paths_over(edges)
    start, goal = NODES[0], NODES[-1]
    ours = sorted([start, *(n for n, _ in p.steps)] for p in finder.find(start, goal, depth=depth))
    simple = nx.DiGraph(edges)
    theirs = nx.all_simple_paths(simple, start, goal, cutoff=depth) if start in simple and goal in simple else []
    assert ours == sorted(theirs)


def test_between_two_a_legal_person_in_between_ends_the_way():
    a, b, c, d = NODES[:4]
    edges = [(a, b), (b, d), (a, c), (c, d)]
    assert [[n for n, _ in p.steps] for p in paths_over(edges, legal={b})[0].find(a, d, depth=8)] == [[c, d]]
    assert [[n for n, _ in p.steps] for p in paths_over(edges, legal={a, d})[0].find(a, d, depth=8)] == [[b, d], [c, d]]


def test_what_cannot_be_reached_is_found_out_at_once_however_many_ways_there_are():
    """Thirty layers of three, each leading to all of the next: to walk them all would never end."""
    layers = [[f"body/l{n}-{i}" for i in range(3)] for n in range(30)]
    edges = [(a, b) for lower, upper in pairwise(layers) for a in lower for b in upper]
    finder, _ = paths_over([*edges, (NODES[0], layers[0][0]), (NODES[1], NODES[2])])
    assert finder.find(NODES[0], NODES[2], depth=40) == []
    assert [len(p.steps) for p in finder.find(NODES[0], layers[2][0], depth=40)] == [3] * 3


@settings(max_examples=300, deadline=None)
@given(pairs, st.sets(st.sampled_from(NODES), max_size=2), st.integers(1, len(NODES)))
def test_every_way_upwards_is_simple_and_ends_in_a_word(edges, legal, depth):
    finder, lines = paths_over(edges, legal)
    for path in finder.find(NODES[0], None, depth=depth):
        nodes = [NODES[0], *(n for n, _ in path.steps)]
        assert path.ends in ENDS
        inner = nodes[:-1] if path.ends == "loop" else nodes
        assert len(inner) == len(set(inner))
        assert (path.ends == "loop") == (nodes[-1] in nodes[:-1])
        if path.ends == "legal-body":
            assert nodes[-1] in legal
        if path.ends == "sources-stop":
            assert nodes[-1] not in legal
            assert not lines.out(nodes[-1])
        if path.ends == "depth":
            assert len(path.steps) == depth
            assert lines.out(nodes[-1])


def test_a_way_whose_last_body_is_only_part_of_one_below_it_is_not_lost():
    finder, _ = paths_over([(NODES[0], NODES[1])], relations=[(NODES[1], NODES[0])])
    assert [([n for n, _ in p.steps], p.ends) for p in finder.find(NODES[0], None, depth=8)] == [
        ([NODES[1]], "sources-stop")
    ]


@settings(max_examples=200, deadline=None)
@given(pairs)
def test_every_line_of_a_node_begins_a_way(edges):
    finder, _ = paths_over(edges)
    first = {p.steps[0][0] for p in finder.find(NODES[0], None, depth=len(NODES))}
    assert first == {end for start, end in edges if start == NODES[0]}

"""Properties of paths: on any lines, the engine finds the same ways as networkx, and every way ends in one of the words for it."""

from types import SimpleNamespace

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.model.documents import Line
from graphmodel.structure.lines import Edge, LineGraph
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


def paths_over(edges, legal=()):
    """Paths over bare lines: no model is needed but for which bodies are legal persons."""
    lines = LineGraph.__new__(LineGraph)
    lines.graph = nx.MultiDiGraph()
    lines.denied, lines.same_as = [], []
    for number, (start, end) in enumerate(edges):
        lines.graph.add_edge(start, end, key=number, edge=Edge(line(number, start, end)))
    bodies = {n: SimpleNamespace(legal_personality="true" if n in legal else "false") for n in NODES}
    lists = {"codelist/to-role": SimpleNamespace(codes=())}
    return Paths(SimpleNamespace(bodies=bodies, codelists=lists), lines), lines


@settings(max_examples=300, deadline=None)
@given(pairs)
def test_between_two_the_ways_are_those_of_networkx(edges):
    finder, lines = paths_over(edges)
    start, goal = NODES[0], NODES[-1]
    ours = sorted([start, *(n for n, _ in p.steps)] for p in finder.find(start, goal, depth=len(NODES)))
    simple = nx.DiGraph(lines.graph)
    theirs = sorted(nx.all_simple_paths(simple, start, goal)) if start in simple and goal in simple else []
    assert ours == theirs


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
    finder, lines = paths_over([(NODES[0], NODES[1])])
    part_of = SimpleNamespace(id="relation/1", status="adopted", certainty="stated")
    lines.graph.add_edge(NODES[1], NODES[0], key="r", edge=Edge(part_of))
    assert [([n for n, _ in p.steps], p.ends) for p in finder.find(NODES[0], None, depth=8)] == [
        ([NODES[1]], "sources-stop")
    ]


@settings(max_examples=200, deadline=None)
@given(pairs)
def test_every_line_of_a_node_begins_a_way(edges):
    finder, _ = paths_over(edges)
    first = {p.steps[0][0] for p in finder.find(NODES[0], None, depth=len(NODES))}
    assert first == {end for start, end in edges if start == NODES[0]}

"""Ways up and ways between, with their citations: ours beside networkx, and beside property paths of SPARQL on Oxigraph and rdflib.

Takes about four minutes. All search the same lines of the same day. Others are handed them ready and filtered; ours filters as it goes. Before
anything is timed, all have to find the same: the same ways, the same shortest length and way, the same citations.
"""

from __future__ import annotations

import datetime
import gc
import statistics
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.england.england import ALL, England
from benchmarks.paths_world import World
from benchmarks.tables import Aim, Table, in_words, spread, times
from benchmarks.turns import in_turn, timed
from graphmodel.findings.find import all_on
from graphmodel.graph import Graph
from graphmodel.load.pause import no_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphmodel.model.model import Model

QUESTIONS, ROUNDS, WARM_CALLS = 100, 5, 5
#: Questions that rdflib is asked: it takes a tenth of a second for each.
RDFLIB = 10
ON = datetime.date(2010, 1, 1)
UP, ANEW, THEIRS = "ours", "ours, anew", "networkx"
CITED, WHOLE, OXIGRAPH, RDF = "ours, with citations", "our whole answer", "Oxigraph", "rdflib"
BETWEEN, BETWEEN_THEIRS, SHORTEST = "ours, between", "networkx, between", "networkx, one shortest"


class Measured:
    """What was measured in one world: seconds a question for each way, one for each round."""

    def __init__(self, world: World, *, rdflib: bool) -> None:
        self.name, self.starts, self.pairs = world.name, len(world.starts), len(world.pairs)
        self.ways = statistics.mean(len(world.ours_up(start)) for start in world.starts)
        self.nodes, self.steps = world.between.number_of_nodes(), world.between.number_of_edges()
        world.agree(sparql=QUESTIONS, rdflib=RDFLIB if rdflib else 0)
        ways: dict[str, Callable[[], Any]] = {
            UP: partial(_each, world.ours_up, world.starts),
            THEIRS: partial(_each, world.networkx_up, world.starts),
            ANEW: partial(_each, world.ours_anew, world.starts),
            BETWEEN: partial(_each, world.ours_between, *zip(*world.pairs, strict=True)),
            BETWEEN_THEIRS: partial(_each, world.networkx_between, *zip(*world.pairs, strict=True)),
            SHORTEST: partial(_each, world.networkx_shortest, *zip(*world.pairs, strict=True)),
            CITED: partial(_each, world.ours_cited, world.starts),
            OXIGRAPH: partial(_each, world.on_oxigraph, world.starts),
            WHOLE: partial(_each, world.answer, world.starts),
        }
        gc.collect()
        with no_collection():
            taken = in_turn(ways, ROUNDS)
            between = {BETWEEN, BETWEEN_THEIRS, SHORTEST}
            self.seconds: dict[str, list[float]] = {
                name: [s / (self.pairs if name in between else self.starts) / WARM_CALLS for s in values]
                for name, values in taken.items()
            }
            if rdflib:
                self.seconds[RDF] = [timed(world.on_rdflib, start)[1] for start in world.starts[:RDFLIB]]

    def ratio(self, slow: str, quick: str) -> float:
        """Return how many times as long one way takes as another: the median over the rounds of the ratio in each."""
        pairs = zip(self.seconds[slow], self.seconds[quick], strict=False)
        return statistics.median(s / q for s, q in pairs)

    def cell(self, name: str) -> str:
        """Return the time a question takes one way."""
        return spread(self.seconds[name]) if name in self.seconds else "not asked"


def _each(call: Callable[..., Any], *questions: Sequence[Any]) -> None:
    """Ask each question some times: one takes microseconds."""
    for question in zip(*questions, strict=True):
        for _ in range(WARM_CALLS):
            call(*question)


def areas(graph: Graph) -> Iterator[World]:
    """Yield the real areas as their documents have them, each on a day of which its document speaks."""
    for document in graph.model.documents.values():
        when = document.attested
        on = when.not_before.last if when and when.not_before else ON
        yield World(document.label, graph, on, document.id, QUESTIONS)


def tables() -> Iterator[Table]:
    """Yield the tables."""
    base = Graph.load()
    measured = [Measured(world, rdflib=True) for world in areas(base)]
    grown, bodies = {}, {"England, made up": ALL, "ten such Englands": 10 * ALL}
    for name, count in bodies.items():
        model, making = timed(England(base.model, count).model)
        gc.freeze()
        grown[name], world = _first(name, model)
        grown[name]["made in memory"] = making
        measured.append(Measured(world, rdflib=count == ALL))
        del model, world
        gc.unfreeze()
        gc.collect()
    yield _searches(measured)
    yield _between(measured)
    yield _cited(measured)
    yield _growth(grown, measured[-2:])


def _first(name: str, model: Model) -> tuple[dict[str, float], World]:
    """Return what a large model costs before the first answer, once for all: for ours and for others."""
    costs = {}
    with no_collection():
        costs["ours: which steps begin where"] = timed(lambda: (model.steps_from, model.classes_of))[1]
        costs["ours: which statements are about what"] = timed(lambda: model.statements_about)[1]
        costs["ours: findings, once for each stretch of time"] = timed(all_on, model, ON)[1]
        world = World(name, Graph(model), ON, None, QUESTIONS)
        costs["all steps of the day, for the others"] = timed(lambda: world.steps)[1]
        costs["networkx: its graph of the day"] = timed(lambda: world.up)[1]
        costs["Oxigraph: loading the steps of the day with citations"] = timed(lambda: world.oxigraph)[1]
    return costs, world


def _searches(measured: Sequence[Measured]) -> Table:
    rows = [
        [m.name, f"{m.nodes:,}", f"{m.steps:,}", f"{m.starts}", m.cell(UP), m.cell(THEIRS), times(m.ratio(THEIRS, UP)), m.cell(ANEW)]
        for m in measured
    ]  # fmt: skip
    return Table(
        "All ways up from a body",
        ("lines of one day", "nodes", "steps", "questions", "ours", "networkx", "networkx to ours", "ours, anew"),
        rows,
        "Every simple way up to where it ends, at most eight steps, by our search and by `all_simple_paths` of networkx to the ends among the descendants.",
        [
            Aim(f"All ways up in {m.name}, networkx takes as long as ours", m.ratio(THEIRS, UP), at_least=1)
            for m in measured
        ],
        [
            "*Anew* is without anything kept from questions before: dates and documents of each line met are looked at too."
        ],
    )


def _between(measured: Sequence[Measured]) -> Table:
    rows = [
        [m.name, f"{m.pairs}", m.cell(BETWEEN), m.cell(BETWEEN_THEIRS), times(m.ratio(BETWEEN_THEIRS, BETWEEN)), m.cell(SHORTEST)]
        for m in measured
    ]  # fmt: skip
    return Table(
        "All ways between two bodies",
        ("lines of one day", "pairs", "ours", "networkx", "networkx to ours", "networkx, one shortest"),
        rows,
        "Every simple way of at most eight steps; half of the pairs lead somewhere. The last column is an easier question: one shortest way and no other.",
        [
            Aim(f"All ways between two in {m.name}, networkx takes as long as ours", m.ratio(BETWEEN_THEIRS, BETWEEN), at_least=1)
            for m in measured
        ],
    )  # fmt: skip


def _cited(measured: Sequence[Measured]) -> Table:
    rows = [
        [m.name, f"{m.ways:.1f}", m.cell(CITED), m.cell(OXIGRAPH), m.cell(RDF), times(m.ratio(OXIGRAPH, CITED)),
         times(statistics.median(m.seconds[RDF]) / statistics.median(m.seconds[CITED])) if RDF in m.seconds else "",
         m.cell(WHOLE), times(m.ratio(OXIGRAPH, WHOLE))]
        for m in measured
    ]  # fmt: skip
    return Table(
        "Ways up with the citation of every step",
        ("lines of one day", "ways a question", "ours", "Oxigraph", "rdflib", "Oxigraph to ours", "rdflib to ours", "our whole answer", "Oxigraph to that"),
        rows,
        "The same rows from all: from, to, document, part, paragraph, anchor. SPARQL goes up by a property path over the steps of the day alone, and reads "
        "the text of its query each time, as a service would.",
        [Aim(f"Citations of all ways up in {m.name}, Oxigraph to ours", m.ratio(OXIGRAPH, CITED), at_least=10) for m in measured],
        [
            "Ours lists every way, step by step; SPARQL tells only which steps there are. Where there are many ways, ours tells much more.",
            "*Our whole answer* has labels, certainty, gaps, silences, findings and a permalink too, for which Oxigraph would be asked again.",
        ],
    )  # fmt: skip


def _growth(grown: Mapping[str, Mapping[str, float]], measured: Sequence[Measured]) -> Table:
    small, large = grown.values()
    rows = [[what, in_words(small[what]), in_words(large[what]), times(large[what] / small[what])] for what in small]
    one, ten = (m.seconds for m in measured)
    for what in (UP, ANEW, BETWEEN, WHOLE, THEIRS, OXIGRAPH):
        low, high = statistics.median(one[what]), statistics.median(ten[what])
        rows.append([f"a question: {what}", in_words(low), in_words(high), times(high / low)])
    return Table(
        "What ten times as many bodies cost",
        ("", *grown, "growth"),
        rows,
        f"From {ALL:,} bodies to {10 * ALL:,}. Above, what is done once; below, what each question takes.",
    )

"""Finding the law: our engine, SPARQL on Oxigraph and on rdflib, and a walk with networkx, on the same questions. Takes four minutes at most.

Run: python -m benchmarks matching

All questions are drawn over every body, kind of body, purpose, kind of information and day of change; both parties exist on the day. Each way
finds the norms that match in full, and all have to find the same, else the run ends with an error. Our own engine is timed four times: *as drawn*,
one question after the other with nothing at hand but the tables made at load, and *asked again*, with what the question before has left, as in
a running service; each for the norms alone and for the whole answer with its reasons. No answer is kept: each
is worked out. The slow ways are asked as many questions as fit into their time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rdflib.plugins.sparql import prepareQuery

from benchmarks.networkx_walk import Walk
from benchmarks.tables import Aim, Table, in_words, times
from benchmarks.turns import timed
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.matching import Matcher
from graphmodel.model.model import Model
from tests import oracle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graphmodel.legal_basis.question import Question

QUESTIONS = 10_000
WHOLE = 5  # of how many questions one is answered with its reasons
AGAIN = 5  # a call takes microseconds: the mean of so many is one measurement
ROUND = 50  # as many questions of each way in turn
OXIGRAPH, WALK, RDFLIB = "SPARQL on Oxigraph", "a walk with networkx", "SPARQL on rdflib"
SECONDS = {OXIGRAPH: 60.0, WALK: 30.0, RDFLIB: 30.0}
FIRST, MATCH = "the norms, as drawn", "the norms, asked again"
FIRST_ANSWER, ANSWER = "the whole answer, as drawn", "the whole answer, asked again"
AIMS = ((OXIGRAPH, MATCH, 200), (RDFLIB, MATCH, 20_000), (OXIGRAPH, ANSWER, 30))


def draw(model: Model, count: int, seed: int = 1) -> list[Question]:
    """Return so many questions of which both parties exist on the day."""
    drawing, found = oracle.Draw(model, seed, everyone=True), []
    while len(found) < count:
        found += [
            q
            for q in drawing.questions(count)
            if all(oracle.types_on(model, party, q.on) for party in (q.discloser, q.recipient))
        ]
    return found[:count]


class Ways:
    """The ways of finding the norms that match a question.

    Attributes:
        times: name of a way → number of the question → seconds.
        norms: how many norms match each question.
    """

    def __init__(self, model: Model) -> None:
        graph = oracle.as_one_graph(model.dataset.store)
        walk, store = Walk(graph), model.dataset.store
        self.triples = len(graph)
        self.matcher, self.engine = Matcher(model), Engine(model)
        #: How a question is made ready, which is not timed, how it is asked, and how the norms are read from what comes.
        self.slow: dict[str, tuple[Callable[[Question], Any], Callable[[Any], list[str]]]] = {
            OXIGRAPH: (_as_it_is, lambda q: oracle.on_oxigraph(store, q)),
            WALK: (_as_it_is, walk.match),
            RDFLIB: (
                lambda q: prepareQuery(oracle.query(q)),
                lambda prepared: [oracle.short(str(row.norm)) for row in graph.query(prepared)],
            ),
        }
        self.times: dict[str, dict[int, float]] = defaultdict(dict)
        self.norms: list[int] = []

    def run(self, questions: Sequence[Question], seconds: dict[str, float]) -> None:
        """Ask all ways in turn; the slow ones until their time is over, rdflib only questions that something matches.

        Raises:
            SystemExit: two ways find different norms.
        """
        for begin in range(0, len(questions), ROUND):
            part = range(begin, min(begin + ROUND, len(questions)))
            expected = {n: self._ours(n, questions[n]) for n in part}
            for name in self.slow:
                for n in part:
                    if sum(self.times[name].values()) < seconds[name] and (expected[n] or name != RDFLIB):
                        self._ask(name, n, questions[n], expected[n])

    def ratio(self, slow: str, ours: str) -> float:
        """Return how many times as long as ours the median of a way takes, of the questions that both were asked."""
        both = [n for n in self.times[slow] if n in self.times[ours]]
        medians = [statistics.median(self.times[name][n] for n in both) for name in (slow, ours)]
        return medians[0] / medians[1]

    def _ours(self, n: int, question: Question) -> list[str]:
        """Time our engine: as drawn, then asked again."""
        norms, self.times[FIRST][n] = timed(self.matcher.match, question)
        again, self.times[MATCH][n] = timed(self.matcher.match, question, repeat=AGAIN)
        if norms != again:
            sys.exit(f"the engine finds {norms} and then {again} for {question}")
        if n % WHOLE == 0:
            first, cold = timed(self.engine.answer, question)
            again, warm = timed(self.engine.answer, question, repeat=AGAIN)
            if first != again:
                sys.exit(f"the engine answers otherwise when it is asked again: {question}")
            if first.bases or first.near_misses:  # a partnership that nothing names is answered in no time
                self.times[FIRST_ANSWER][n], self.times[ANSWER][n] = cold, warm
        self.norms.append(len(norms))
        return sorted(norms)

    def _ask(self, name: str, n: int, question: Question, norms: list[str]) -> None:
        prepare, ask = self.slow[name]
        found, self.times[name][n] = timed(ask, prepare(question))
        if sorted(found) != norms:
            sys.exit(f"the engine finds {norms}, {name} finds {sorted(found)} for {question}")


def _as_it_is(question: Question) -> Question:
    return question


def agree(model: Model, count: int, seconds: dict[str, float]) -> Ways:
    """Ask so many questions in all ways; end the program where any two differ."""
    ways = Ways(model)
    ways.run(draw(model, count), seconds)
    return ways


def tables() -> Iterator[Table]:
    """Yield the table."""
    begin = time.perf_counter()
    model = Model.load()
    ways = agree(model, QUESTIONS, SECONDS)
    rows = []
    for name in (FIRST, MATCH, FIRST_ANSWER, ANSWER, *ways.slow):
        values = [*ways.times[name].values()]
        tenths = statistics.quantiles(values, n=10) if len(values) > 1 else [values[0]] * 9
        cells = [f"{len(values):,}", *(in_words(v) for v in (statistics.median(values), tenths[0], tenths[-1]))]
        cells += [in_words(sum(values) / len(values))]
        beside = [times(ways.ratio(name, ours)) if name in ways.slow else "" for ours in (MATCH, FIRST, ANSWER)]
        rows.append([f"ours: {name}" if name not in ways.slow else name, *cells, *beside])
    matched = sum(map(bool, ways.norms))
    note = (
        "*As drawn* begins with nothing but the tables made at load, and keeps what it learns; *asked again* is the same question once more. "
        "A ratio is of the medians over the questions that both ways were asked. Of rdflib what its parser takes is left out, and it is asked only "
        "questions that some norm matches, as others end early; the query is ordered so that Oxigraph plans it well, and another may be faster on rdflib. "
        f"The whole answer, with reasons, layers and near misses, is worked out for each {WHOLE}th question that is not refused at once, and none is kept. "
        f"The benchmark took {(time.perf_counter() - begin) / 60:.1f} minutes."
    )
    yield Table(
        title="Finding the law",
        columns=[
            "way",
            "questions",
            "median",
            "10 %",
            "90 %",
            "mean",
            "to ours, again",
            "to ours, as drawn",
            "to our answer, again",
        ],
        rows=rows,
        about=(
            f"{len(ways.norms):,} questions drawn over all {len(model.bodies):,} bodies and {len(model.types)} kinds of bodies, {len(model.norms)} norms; "
            f"{matched:,} of them are matched by some norm, by {max(ways.norms)} at most. {ways.triples:,} triples. All ways found the same norms."
        ),
        aims=[Aim(f"{slow} beside ours, {ours}", ways.ratio(slow, ours), at_least=least) for slow, ours, least in AIMS],
        notes=[note],
    )

"""Our engine beside SPARQL, in one run, in turn, on the same questions.

Run: python benchmarks/bench_matching.py [number of questions]

Timed are, for one question after the other: the norms that match it in full by `Matcher.match`, the whole `Engine.answer` with its reasons,
and the same norms by the query of tests/oracle on Oxigraph and on rdflib's own engine in memory. Before anything is timed, all have to find
the same. Of our own numbers, *warm* is with the tables that the questions before have left, as in a running service; *first touch* is with
none but those made at load. Oxigraph reads and plans the text of a query each time, so that part is also timed alone, on an empty store. rdflib
takes seconds for a question and is asked only as many as fit into its time; what its parser takes is left out. The query is written to be right and
portable and is ordered so that Oxigraph plans it well; another that is made for rdflib may be faster there.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox
from rdflib.plugins.sparql import prepareQuery

from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.matching import Matcher
from graphmodel.model.model import Model

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = 200
WARM_CALLS = 20  # a call takes microseconds: the mean of so many is one measurement
RDFLIB_SECONDS = 60
PLANNING = "(Oxigraph's planning)"
AIMS = {
    "SPARQL on Oxigraph": {"match, warm": 100, "answer, warm": 20},
    "SPARQL on rdflib": {"match, warm": 10_000},
}


def load_oracle():
    spec = importlib.util.spec_from_file_location("oracle", ROOT / "tests" / "oracle.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def timed(call, *arguments, times=1):
    """Return what a call gives and how many seconds it takes, the mean of so many calls."""
    begin = time.perf_counter()
    for _ in range(times):
        result = call(*arguments)
    return result, (time.perf_counter() - begin) / times


def answerable(engine, questions, count):
    """Return the first so many questions that get a whole answer: a party that did not exist on the day costs nothing."""
    found = []
    for question in questions:
        verdict = engine.answer(question)
        if verdict.state == "answered" and verdict.outcome != "not-in-model":
            found.append(question)
        if len(found) == count:
            break
    return found


def measure(model, oracle, questions):
    """Return the name of each way → its times in seconds, a question each; stop where two ways differ."""
    engine, store, empty = Engine(model), model.dataset.store, ox.Store()
    graph, seconds = timed(oracle.as_one_graph, store)
    print(f"rdflib holds {len(graph):,} triples in memory (loaded in {seconds:.1f} s)\n")
    expected = [sorted(engine.matcher.match(q)) for q in questions]
    for question, norms in zip(questions, expected, strict=True):
        engine.answer(question)
        if oracle.on_oxigraph(store, question) != norms:
            sys.exit(f"engine and Oxigraph differ on {question}")
    names = ("match, warm", "answer, warm", "match, first touch", "answer, first touch", *AIMS, PLANNING)
    times = {name: [] for name in names}
    for question, norms in zip(questions, expected, strict=True):
        times["match, first touch"].append(timed(Matcher(model).match, question)[1])
        times["answer, first touch"].append(timed(Engine(model).answer, question)[1])
        times["match, warm"].append(timed(engine.matcher.match, question, times=WARM_CALLS)[1])
        times["answer, warm"].append(timed(engine.answer, question, times=WARM_CALLS)[1])
        times["SPARQL on Oxigraph"].append(timed(oracle.on_oxigraph, store, question)[1])
        times[PLANNING].append(timed(oracle.on_oxigraph, empty, question)[1])
        if sum(times["SPARQL on rdflib"]) < RDFLIB_SECONDS and norms:
            prepared = prepareQuery(oracle.query(question))
            found, seconds = timed(lambda query: list(graph.query(query)), prepared)
            times["SPARQL on rdflib"].append(seconds)
            if sorted(oracle.short(str(row.norm)) for row in found) != norms:
                sys.exit(f"engine and rdflib differ on {question}")
    return times


def in_words(seconds):
    """Return a time with three digits and the unit that suits it."""
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def factor(ratio):
    return f"{ratio:,.0f}x" if ratio >= 10 else f"{ratio:.2g}x"


def show(times):
    """Print medians, spread and how many times as long as ours each way takes."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{'':22}{'questions':>10}{'median':>10}{'p10':>10}{'p90':>10}{'to match':>11}{'to answer':>11}")
    for name, values in times.items():
        p10, p90 = (statistics.quantiles(values, n=10)[i] for i in (0, -1))
        ratios = (factor(medians[name] / medians[ours]) for ours in ("match, warm", "answer, warm"))
        cells = [f"{len(values)}", in_words(medians[name]), in_words(p10), in_words(p90)]
        print(f"{name:22}" + "".join(f"{c:>10}" for c in cells) + "".join(f"{r:>11}" for r in ratios))
    print()
    for slow, aims in AIMS.items():
        for ours, aim in aims.items():
            ratio = medians[slow] / medians[ours]
            print(
                f"{slow} takes {ratio:,.0f} times as long as {ours} (aim: at least {aim:,}): {'reached' if ratio >= aim else 'MISSED'}"
            )


def machine():
    """Return what it runs on."""
    info = Path("/proc/cpuinfo")
    names = (
        [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{names[0] if names else platform.processor() or platform.machine()}, {os.cpu_count()} cores{load}, {platform.platform()}"


def main():
    begin = time.perf_counter()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    oracle = load_oracle()
    print(machine())
    print(
        f"Python {platform.python_version()}, "
        + ", ".join(f"{p} {version(p)}" for p in ("graphmodel", "pyoxigraph", "rdflib"))
    )
    model, loading = timed(Model.load)
    engine, making = timed(Engine, model)
    print(
        f"data {model.release.version} ({model.digest}): {len(model.norms)} norms, {len(model.types)} types, {len(model.bodies)} bodies"
    )
    print(f"loaded and checked in {loading:.2f} s, tables made in {making * 1000:.0f} ms")
    drawn = oracle.Draw(model, seed=1).questions(count * 10)
    questions = answerable(engine, drawn, count)
    matching = [len(engine.matcher.match(q)) for q in questions]
    print(
        f"{len(questions)} questions, {sum(map(bool, matching))} of them matched by some norm, {max(matching)} norms at most"
    )
    show(measure(model, oracle, questions))
    print(f"\nidentical results throughout; the whole run took {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()

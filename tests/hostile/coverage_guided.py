"""Questions out of bytes that a fuzzer chooses by what code they reach: `python -m tests.hostile.coverage_guided -max_total_time=600`.

It wants atheris, which is in no extra: `pip install atheris==3.0.0`. The bytes are made into questions as in `test_questions.py`.
"""

from __future__ import annotations

import sys
from collections import Counter

import atheris

with atheris.instrument_imports(include=["graphmodel"], enable_loader_override=False):
    from graphmodel.graph import Graph
    from graphmodel.legal_basis.engine import Engine  # noqa: F401  instrumented before it is used
    from tests import oracle
    from tests.hostile.choices import Questions, judged

graph = Graph.load()
questions = Questions(graph.model, oracle.border_days(graph.model))
counts: Counter[str] = Counter()


def one(data):
    counts[judged(graph, questions.of(data), oracle)] += 1
    if sum(counts.values()) % 500 == 0:
        print(f"questions: {dict(counts)}", flush=True)


if __name__ == "__main__":
    _ = graph.engine, graph.index
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

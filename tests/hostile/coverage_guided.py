"""Questions out of bytes that a fuzzer chooses by what code they reach: `python -m tests.hostile.coverage_guided -max_len=200 -max_total_time=600`.

It wants atheris, which is in no extra: `pip install atheris==3.0.0`. The bytes are made into questions and judged as in `judge.py`. A failure ends
it; the bytes are left in a file, and given that file it asks the same question again.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["graphmodel"], enable_loader_override=False):
    from graphmodel.graph import Graph
    from graphmodel.legal_basis.engine import Engine  # noqa: F401  instrumented before it is used
    from tests.hostile.judge import Judge

TOLD = 5_000
judge = Judge(Graph.load())


def one(data):
    wrong = judge.bytes(data)
    if judge.counts["asked"] % TOLD == 0:
        print(f"{dict(judge.counts)} {dict(judge.comparison.outcomes)}", flush=True)
    assert not wrong, "\n".join(wrong)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

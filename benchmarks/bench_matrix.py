"""The matrix of an area for every purpose, beside asking each full answer.

Run: python benchmarks/bench_matrix.py [area] [day] [number of full answers]

Timed are the matrix as a value, the answer made of it, and its files; then full answers for cells at random, each of which has to
come to what the matrix says, and how long all of them would take at that pace. Times are of the processor, so that they say the same on
a machine that does other things too.
"""

from __future__ import annotations

import json
import platform
import random
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from graphmodel.calls.matrix import describe
from graphmodel.graph import Graph
from graphmodel.legal_basis.reached import Reached
from graphmodel.matrix.files import ENDINGS, write
from graphmodel.matrix.question import EVERY, AskedMatrix
from graphmodel.matrix.table import FOR_ITS_MEMBERS

FULL = 2_000
AIM = 10.0


def timed(function, *arguments):
    """Return what a function returns, and the seconds it took."""
    begin = time.process_time()
    return function(*arguments), time.process_time() - begin


def full_answers(engine, made, count):
    """Ask full answers for cells at random; stop where one differs from its cell. Return the seconds of each."""
    asked = [
        (cell, number)
        for cell in made.pairs()
        for number in range(len(cell.results))
        if cell.results[number].state != FOR_ITS_MEMBERS
    ]
    drawn = random.Random(1).sample(asked, min(count, len(asked)))
    taken = 0.0
    for cell, number in drawn:
        purpose = made.question.purposes[number]
        question = replace(made.question.pattern, discloser=cell.discloser, recipient=cell.recipient, purpose=purpose)
        verdict, seconds = timed(engine.answer, question)
        taken += seconds
        if Reached.of(verdict) != cell.results[number]:
            sys.exit(f"matrix and answer differ on {question}")
    return taken / len(drawn), len(drawn)


def main():
    area, day, count = (*sys.argv[1:4], *("medway", "2008-12-01", FULL)[len(sys.argv) - 1 :])
    graph = Graph.load()
    engine = graph.engine
    print(f"Python {platform.python_version()}, data {graph.model.release.version} ({graph.model.digest})")
    made, seconds = timed(graph.matrix_table, AskedMatrix(area, [EVERY], date=day))
    answers = sum(len(cell.results) for cell in made.pairs())
    members, purposes = len(made.members.ids), len(made.question.purposes)
    print(f"{area} on {day}: {members} bodies, {purposes} purposes, {answers:,} answers")
    reached = "reached" if seconds < AIM else "MISSED"
    print(
        f"the matrix: {seconds:.2f} s, {seconds / answers * 1e6:.0f} µs an answer (aim: below {AIM:.0f} s): {reached}"
    )
    answer, describing = timed(describe, graph.model, engine, made)
    size = len(json.dumps(answer))
    print(f"its answer as plain data: {describing:.2f} s, {size / 1e6:.1f} MB as JSON")
    with tempfile.TemporaryDirectory() as folder:
        for ending in ENDINGS:
            out = Path(folder, f"matrix{ending}")
            _, writing = timed(write, graph.model, made, answer, out)
            print(f"  {ending}: {writing:.2f} s, {out.stat().st_size / 1e6:.1f} MB")
    each, asked = full_answers(engine, made, int(count))
    print(
        f"a full answer: {each * 1e6:.0f} µs (mean of {asked:,}, all the same as their cells); {answers:,} of them: {each * answers:.0f} s"
    )
    print(f"asking each full answer takes {each * answers / seconds:.0f} times as long")


if __name__ == "__main__":
    main()

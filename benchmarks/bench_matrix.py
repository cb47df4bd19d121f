"""The matrix of an area for every purpose, beside asking each full answer.

Run: python -m benchmarks matrix

Timed are the matrix as a value, the answer made of it, and its files; then full answers for cells at random, each of which has to
come to what the matrix says, and how long all of them would take at that pace. Times are of the processor, so that they say the same on
a machine that does other things too.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from benchmarks.tables import Table, in_words, times

if TYPE_CHECKING:
    from collections.abc import Iterator

AREA, DAY = "medway", "2008-12-01"
FULL = 2_000


def timed(function, *arguments):
    """Return what a function returns, and the seconds it took."""
    begin = time.process_time()
    return function(*arguments), time.process_time() - begin


def full_answers(engine, made, count: int) -> float:
    """Ask full answers for cells at random; stop where one differs from its cell. Return the mean of their seconds."""
    from graphmodel.legal_basis.reached import Reached
    from graphmodel.matrix.table import FOR_ITS_MEMBERS

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
    return taken / len(drawn)


def tables() -> Iterator[Table]:
    from graphmodel.calls.matrix import describe
    from graphmodel.graph import Graph
    from graphmodel.matrix.files import ENDINGS, write
    from graphmodel.matrix.question import EVERY, AskedMatrix

    graph = Graph.load()
    engine = graph.engine
    made, seconds = timed(graph.matrix_table, AskedMatrix(AREA, [EVERY], date=DAY))
    answers = sum(len(cell.results) for cell in made.pairs())
    rows = [("the matrix", in_words(seconds), "", in_words(seconds / answers))]
    answer, describing = timed(describe, graph.model, engine, made)
    rows.append(
        ("its answer as plain data", in_words(describing), f"{len(json.dumps(answer)) / 1e6:.1f} MB as JSON", "")
    )
    with tempfile.TemporaryDirectory() as folder:
        for ending in ENDINGS:
            out = Path(folder, f"matrix{ending}")
            _, writing = timed(write, graph.model, made, answer, out)
            rows.append((f"its file, {ending}", in_words(writing), f"{out.stat().st_size / 1e6:.1f} MB", ""))
    each = full_answers(engine, made, FULL)
    rows.append(("each full answer instead", in_words(each * answers), "", in_words(each)))
    members, purposes = len(made.members.ids), len(made.question.purposes)
    yield Table(
        "The matrix of an area",
        ("what", "takes", "size", "an answer"),
        rows,
        about=f"{AREA} on {DAY}: {members} bodies, {purposes} purposes, {answers:,} answers.",
        notes=(
            f"Asking each full answer takes {times(each * answers / seconds)} as long; {FULL:,} were asked, and all come to what their cells say.",
        ),
    )


if __name__ == "__main__":
    from benchmarks.tables import show

    show(tables())

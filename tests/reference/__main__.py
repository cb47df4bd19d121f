"""Compare the engine with the reference on very many drawn questions.

Run: nice -n 15 python -m tests.reference --questions 1000000 [--seconds 2400] [--processes 2] [--first 0] [--whole 10]

Questions come in parts, each drawn with the number of the part as its seed: whoever stops goes on with `--first`, and a difference is found again
with `--first N --questions 1000`.
Of every so many pairs of parties (`--whole`) one is compared by whole answers too. It ends with status 1 where any two differ.
"""

import argparse
import sys
import time
from collections import Counter

from graphmodel.legal_basis.engine import Engine
from graphmodel.model.model import Model
from tests import parts

from .compare import Comparison
from .draw import ALIKE, Drawing
from .outcome import Reference

PART = 1000
SHOWN = 20
_here = {}


def begin():
    """Load the model in a process of its own."""
    model = Model.load()
    _here.update(model=model, engine=Engine(model), reference=Reference(model))


def part(seed, whole):
    """Compare one part; return its counts and its differences."""
    if not _here:
        begin()
    model = _here["model"]
    comparison = Comparison(model, _here["engine"], _here["reference"])
    told = []
    for number, question in enumerate(Drawing(model, seed).questions(PART)):
        differ = comparison.differences(question, whole=number // ALIKE % whole == 0)
        told += [f"seed {seed}, question {number}: {d}\n    {question}" for d in differ]
    return comparison.asked, comparison.answered, comparison.norms, comparison.outcomes, told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts.arguments(parser, many=1_000_000)
    parser.add_argument("--whole", type=int, default=10, help="of how many pairs one is compared by whole answers")
    given = parser.parse_args()
    start, totals, outcomes, told, seeds = time.monotonic(), [0, 0, 0], Counter(), [], []
    for seed, (*counts, came, differ) in parts.done(given, PART, begin, part, given.whole):
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        outcomes += came
        told += differ
        seeds.append(seed)
        print("\n".join(differ[:SHOWN]), end="\n" if differ else "", flush=True)
        if len(seeds) % 10 == 0:
            print(f"{totals[0]:,} questions in {time.monotonic() - start:.0f} s, {len(told)} differences", flush=True)
    print(
        f"{totals[0]:,} questions, {totals[1]:,} of them by whole answers too; all tests of {totals[2]:,} pairs of norm and question"
    )
    print("\n".join(f"{count:>10,}  {outcome}" for outcome, count in outcomes.most_common()))
    print(
        f"seeds {min(seeds, default=given.first)} to {max(seeds, default=given.first)}; go on with --first {max(seeds, default=given.first - 1) + 1}"
    )
    print(f"{len(told)} differences")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())

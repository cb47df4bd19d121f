"""Ask very many questions made out of random bytes, and judge each: see `judge.py`.

Run: nice -n 15 python -m tests.hostile --questions 1000000 [--seconds 3600] [--processes 2] [--first 0]

Questions come in parts, each out of bytes drawn with the number of the part as its seed: whoever stops goes on with `--first`, and a failure is
made again with `--first N --questions 1000`. It ends with status 1 where anything is wrong.
"""

import argparse
import gc
import random
import sys
import time
from collections import Counter

from tests import parts
from tests.hostile.choices import FIRST
from tests.hostile.judge import DOOR, SPARQL, Judge

PART = 1000
SHOWN = 20
#: How many bytes a question is made of: too few for all of it (the rest is then the first of its kind), hardly enough, and enough.
SIZES = (11, 40, 80, 200)
#: How many begin with the same bytes, and so mostly have the same parties and day; what is known of those is then worked out once, on both sides.
ALIKE = 50
_here = {}


def begin():
    """Load the graph in a process of its own."""
    from graphmodel.graph import Graph

    _here["judge"] = Judge(Graph.load())
    gc.freeze()  # what stays needs no looking over again and again


def part(judge, seed, count=PART, alike=ALIKE):
    """Judge one part; return what is wrong, each with the question's number and bytes."""
    chance, told, first = random.Random(seed), [], b""
    for number in range(count):
        size = chance.choice(SIZES)
        first = first if number % alike else chance.randbytes(FIRST)
        data = first + chance.randbytes(size - FIRST)
        told += [f"seed {seed}, question {number}, bytes {data.hex()}: {w}" for w in judge.bytes(data)]
    return told


def counted(seed):
    """Judge one part in this process; return its counts, its outcomes, and what is wrong."""
    judge = _here["judge"]
    judge.counts.clear()
    judge.comparison.outcomes.clear()
    judge.comparison.norms = 0
    told = part(judge, seed)
    return judge.counts + Counter(norms=judge.comparison.norms), Counter(judge.comparison.outcomes), told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts.arguments(parser, many=1_000_000)
    given = parser.parse_args()
    start, counts, outcomes, wrong, seeds = time.monotonic(), Counter(), Counter(), [], []
    for seed, (came, ended, told) in parts.done(given, PART, begin, counted):
        counts += came
        outcomes += ended
        wrong += told
        seeds.append(seed)
        print("\n".join(told[:SHOWN]), end="\n" if told else "", flush=True)
        if len(seeds) % 10 == 0:
            took = time.monotonic() - start
            print(
                f"{counts['asked']:,} questions in {took:.0f} s, seeds to {max(seeds)}, {len(wrong)} wrong", flush=True
            )
    print(
        f"one in {DOOR} through the front door with its whole answer, one in {SPARQL} put to SPARQL too if it is answered"
    )
    print("\n".join(f"{count:>12,}  {what}" for what, count in counts.most_common()))
    print("outcomes of the pairs that were judged:")
    print("\n".join(f"{count:>12,}  {outcome}" for outcome, count in outcomes.most_common()))
    print(f"seeds {min(seeds, default=given.first)} to {max(seeds, default=given.first)}")
    print(f"{len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

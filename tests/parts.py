"""Work that is too long for one sitting, in parts with a seed each: whoever stops goes on at the next part, and a failure is made again from its seed."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait


def arguments(parser, *, many):
    """Let a command be told how much of its work it does: how many questions, for how long, in how many processes, from which seed."""
    parser.add_argument("--questions", type=int, default=many)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no further part after so many")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first part")


def done(given, size, begin, part, *more):
    """Yield (seed, what `part(seed, *more)` returns) of each part as it ends; `begin` is called once in each process, `size` is the questions of a part."""
    start = time.monotonic()
    seeds, running = iter(range(given.first, given.first - (-given.questions // size))), {}
    with ProcessPoolExecutor(given.processes, initializer=begin) as pool:
        while True:
            while len(running) < given.processes and time.monotonic() - start < given.seconds:
                if (seed := next(seeds, None)) is None:
                    break
                running[pool.submit(part, seed, *more)] = seed
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()

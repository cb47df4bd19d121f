"""No pattern takes long over any text: each that there is, over what tires it, in a process that is stopped when it takes too long."""

from __future__ import annotations

import multiprocessing
import re
import time

import pytest

import api
import graphmodel
from tests.hostile.form import of
from tests.hostile.pumps import patterns, pumps, within
from tests.hostile.tally import most, tried

LENGTH = of(1_000, 4_000)
#: Seconds of work for one text; a pattern that tries everything would take longer than the world has.
MOST = of(0.25, 2.0)
WAIT = of(90, 3_000)
ENDS = ("", "\0", "!", "\n")


def tire(pattern):
    """Return how long the worst text takes, and which."""
    worst, which = 0.0, ""
    for begin, part in pumps(pattern):
        body = begin + part * max(1, LENGTH // len(part))
        for end in ENDS:
            text = body + end
            given = text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")
            for how in (pattern.search, pattern.fullmatch):
                begun = time.process_time()
                how(given)
                took = time.process_time() - begun
                if took > worst:
                    worst, which = took, repr((begin, part, end))[:80]
            begun = time.process_time()
            pattern.sub("" if isinstance(pattern.pattern, str) else b"", given)
            if (took := time.process_time() - begun) > worst:
                worst, which = took, repr((begin, part, end))[:80]
    return worst, which


def _work(found, told):
    for where, pattern in found:
        told.send((where, None))
        told.send((where, tire(pattern)))
    told.send((None, None))


def slowest(found, wait=WAIT):
    """Return where → (seconds, text) of the patterns; one over which a process had to be stopped has no end."""
    context = multiprocessing.get_context("fork")
    (told, tells), results, at = context.Pipe(duplex=False), {}, ""
    process = context.Process(target=_work, args=(found, tells), daemon=True)
    process.start()
    while told.poll(wait):
        where, worst = told.recv()
        if where is None:
            break
        at = where
        if worst:
            results[at] = worst
    else:
        results[at] = (float("inf"), "no end")
    process.kill()
    process.join()
    return results


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_pattern_takes_long_over_any_text(graph):
    found = patterns(graphmodel, api)
    # Some are made of the data, and stand in what was made of them.
    found |= dict(
        within([graph.auditor.laws, graph.auditor.holdings, graph.understanding], "made", {"graphmodel"}, set())
    )
    assert len(found) > 80
    results = slowest(sorted(found.items()))
    tried("patterns over texts that tire them", len(results))
    tried("characters a text", LENGTH)
    most("seconds for the slowest of them", round(max(took for took, _ in results.values()), 2))
    assert len(results) == len(found)
    assert not {where: took for where, took in results.items() if took[0] > MOST}


def test_a_pattern_that_tries_everything_would_be_found():
    worst = slowest([("bad", re.compile(r"(?:a|aa)+$"))], wait=5)["bad"]
    good = slowest([("good", re.compile(r"[ab]*x"))])["good"]
    assert worst[0] > good[0]
    assert pumps(re.compile("(?:section |s)+1"))
    assert any(part == "a" for _, part in pumps(re.compile("(a+)+$")))

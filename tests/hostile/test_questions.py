"""Questions out of any bytes, with the oracle as judge: each is refused in words, or its law is what SPARQL finds."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest

from tests import oracle
from tests.hostile.choices import Questions, judged
from tests.hostile.form import LONG, of

SECONDS = of(0, 900)


@pytest.fixture(scope="module")
def questions(model):
    return Questions(model, oracle.border_days(model))


def test_questions_out_of_any_bytes_are_refused_or_agree_with_the_oracle(graph, questions):
    """So many of them, or in the long form as many as there is time for; the seed is said, so that a failure can be made again."""
    seed = time.time_ns() if LONG else 7
    chance, counts, until = random.Random(seed), Counter(), time.monotonic() + SECONDS
    print(f"seed {seed}")
    while sum(counts.values()) < 800 or time.monotonic() < until:
        data = chance.randbytes(chance.choice((8, 40, 64, 200)))
        counts[judged(graph, questions.of(data), oracle)] += 1
    print(dict(counts))
    assert min(counts.values()) > 20
    assert counts.keys() == {"refused", "several", "agreed"}

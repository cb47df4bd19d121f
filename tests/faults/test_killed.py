"""Killed at any moment of writing: what stands there is the old, the new, or nothing; the next run works, and tidies up."""

from __future__ import annotations

import itertools
import random
import shutil
from collections import Counter

import pytest

from tests.faults import phases
from tests.faults.dying import Moment, run

#: Phase → whether what stood there before may be away for a moment.
PHASES = {
    "cache": True,
    "export": False,
    "export_old_way": True,
    "publication": False,
    "imported": False,
    "imported_old_way": True,
    "file": False,
    "store_build": False,
}


def moments(phase, place):
    """Yield moments for ever: every event in turn, spread over the phase at first, any byte of any file, and any time that it takes."""
    whole = run(phase, place)
    assert not whole.killed
    largest = max(p.stat().st_size for p in place.rglob("*") if p.is_file())
    chance, halves = random.Random(phase), 0.0
    for number in itertools.count():
        halves = (halves + 0.6180339887) % 1  # the golden section: however few are taken, they are spread
        yield Moment(event=int(halves * whole.events))
        yield Moment(size=chance.randrange(largest) if number else 0)
        yield Moment(seconds=chance.random() * whole.seconds)


@pytest.mark.parametrize("phase", PHASES)
def test_killed_at_any_moment(phase, tmp_path, times):
    action = getattr(phases, phase)
    chosen = moments(phase, _fresh(tmp_path / "whole", action))
    wanted, killed, tried, seen = times(8, 200), Counter(), 0, Counter()
    while killed.total() < wanted:
        moment, tried = next(chosen), tried + 1
        assert tried < 4 * wanted, "it is hardly ever killed"
        place = _fresh(tmp_path / f"{tried}", action, before=tried % 3 != 2)
        stood = action.state(place)
        death = run(phase, place, moment)
        killed[str(moment).partition(" ")[0]] += death.killed
        found = action.state(place)
        seen[found] += 1
        allowed = (
            {phases.NEW} if not death.killed else {stood, phases.NEW} | ({phases.ABSENT} if PHASES[phase] else set())
        )
        assert found in allowed, f"killed at {moment}"
        assert not [p.name for p in place.iterdir() if p.name != action.name and not p.name.startswith(".")]
        # The next run is not disturbed by what was left, and takes it away.
        assert not run(phase, place).killed
        assert action.state(place) == phases.NEW, f"after being killed at {moment}"
        if phase != "cache":
            assert [p.name for p in place.iterdir()] == [action.name], f"after being killed at {moment}"
        shutil.rmtree(place)
    print(f"{phase}: killed {killed.total()} times of {tried}: {dict(killed)}; then there was {dict(seen)}", flush=True)
    assert len(killed) == 3


def _fresh(place, action, *, before=True):
    place.mkdir()
    if before:
        action.before(place)
    return place

"""Killed at any moment of writing: what stands there is the old, the new, or nothing; the next run works, and tidies up."""

from __future__ import annotations

import random
import shutil

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


def moments(phase, place, wanted):
    """Return so many moments, spread over the whole of a phase: by events, by bytes and by time."""
    begin = run(phase, place)
    assert not begin.killed
    chance = random.Random(phase)
    every = [Moment(event=n) for n in range(begin.events)]
    sizes = [Moment(size=n) for n in (0, 1, 100, 511, 4095, *(chance.randrange(1, 1_000_000) for _ in range(wanted)))]
    timed = [Moment(seconds=chance.random() ** 2 * 0.4) for _ in range(wanted)]
    some = -(-wanted // 2)
    chosen = every if len(every) <= some else [every[round(i * (len(every) - 1) / (some - 1))] for i in range(some)]
    left = wanted - len(chosen)
    return [*chosen, *sizes[: left // 2], *timed[: left - left // 2]]


@pytest.mark.parametrize("phase", PHASES)
def test_killed_at_any_moment(phase, tmp_path, times, record_property):
    action = getattr(phases, phase)
    chosen = moments(phase, _fresh(tmp_path / "whole", action), times(10, 240))
    seen, killed = set(), 0
    for number, moment in enumerate(chosen):
        place = _fresh(tmp_path / f"{number}", action, before=number % 3 != 2)
        stood = action.state(place)
        death = run(phase, place, moment)
        killed += death.killed
        found = action.state(place)
        seen.add(found)
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
    record_property("killed", killed)
    print(f"{phase}: killed {killed} times of {len(chosen)}")
    assert killed >= len(chosen) // 2
    assert phases.OLD in seen or phase == "cache"


def _fresh(place, action, *, before=True):
    place.mkdir()
    if before:
        action.before(place)
    return place

"""The machine's zone and clock: a day that is asked for never depends on them, and a day that is not is the one in London."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import httpx2 as httpx
import pytest

from tests.faults import phases
from tests.faults.service import serving

ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "Nowhere/At-All")
#: Two days far off, and the minutes before and after midnight in London, in summer, when London is not at UTC.
MOMENTS = (
    "1999-07-01T12:00:00+00:00",
    "2040-03-01T12:00:00+00:00",
    "2030-06-30T22:59:00+00:00",
    "2030-06-30T23:01:00+00:00",
)

#: Read by Python when it starts: the clock of the process stands at another moment from then on.
SITE = """
import datetime, os, time
moment = datetime.datetime.fromisoformat(os.environ["TEST_MOMENT"]).timestamp()
ahead, real = moment - time.time(), time.time
time.time = lambda: real() + ahead
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(real() + ahead, tz)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Shifted
"""

#: Prints the digest of an answer of a given day, and the day and state of one that names none.
CODE = """
import hashlib, json
from graphmodel.graph import Graph
graph = Graph.load()
one = graph.show("area/medway", date="2008-12-01")
asked = graph.show("area/medway")
print(json.dumps([hashlib.sha256(json.dumps(one, sort_keys=True).encode()).hexdigest(), asked["date"]]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder that shifts the clock of each Python that finds it."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "sitecustomize.py").write_text(SITE)
    return folder


def run(site, moment=None, zone=None, code=CODE):
    env = dict(os.environ) | ({"TZ": zone} if zone else {})
    if moment:
        env |= {"TEST_MOMENT": moment, "PYTHONPATH": f"{site}{os.pathsep}{phases.DATA.parent}"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def answered(site):
    """What is answered with nothing changed."""
    return run(site)[0]


@pytest.mark.parametrize(("moment", "zone"), [*zip(MOMENTS, (*ZONES, ZONES[0]), strict=True)])
def test_a_day_that_is_asked_for_is_answered_the_same(site, answered, moment, zone):
    told, day = run(site, moment, zone)
    assert told == answered
    in_london = datetime.datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/London")).date()
    assert day == in_london.isoformat()


def test_what_is_kept_ready_made_is_used_whatever_the_clock_says(site, tmp_path, monkeypatch):
    """It is known by its content: kept in 1999, used in 2040, and not made again; and what is half written goes at either end."""
    monkeypatch.setenv("GRAPHMODEL_CACHE", str(tmp_path / "kept"))
    code = f"""
from pathlib import Path
from graphmodel.model.model import Model
files = [Path(p) for p in {[str(p) for p in phases.SMALL]!r}]
import json
made = Model.load(*files, shipped=False)
print(json.dumps([made.digest, type(made.dataset).__name__]))
"""
    digest = phases.store_build.small.digest
    assert run(site, MOMENTS[0], code=code) == [digest, "LoadedDataset"]
    (entry,) = (tmp_path / "kept").glob("*.graph")
    for stamp in (0, 2**31 + 1000):
        os.utime(entry, (stamp, stamp))
        assert run(site, MOMENTS[1], ZONES[0], code=code) == [digest, "ReadyMade"]


def test_the_service_keeps_its_headers_right(site):
    """An answer has the same tag in any year and zone, is given as unchanged by it, and bears the time of HTTP, in GMT."""
    tags = set()
    for moment, zone in ((MOMENTS[0], ZONES[0]), (MOMENTS[1], ZONES[1])):
        env = {"TEST_MOMENT": moment, "TZ": zone, "PYTHONPATH": f"{site}{os.pathsep}{phases.DATA.parent}"}
        with serving(env=env) as (_, address), httpx.Client(base_url=address, timeout=120) as web:
            reply = web.get("/api/v1/entities/area/medway", params={"date": "2008-12-01"})
            tags.add(reply.headers["etag"])
            assert reply.headers["date"].endswith(" GMT")
            assert moment[:4] in reply.headers["date"]
            again = web.get(reply.url, headers={"if-none-match": reply.headers["etag"]})
            assert again.status_code == 304
            # Without a day it is of today; the tag of the day before must not hold any more.
            today = web.get("/api/v1/entities/area/medway")
            assert today.json()["date"][:4] == moment[:4]
            assert today.headers["etag"] != reply.headers["etag"]
    assert len(tags) == 1

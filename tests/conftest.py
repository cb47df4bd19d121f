"""Fixtures. `model` and `graph` are the shipped data, loaded once; a test that changes data copies a folder to `tmp_path` first."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path(os.environ.get("GRAPHMODEL_SOURCES", ROOT.parent / "shared" / "sources"))
REQUIRED = set(filter(None, os.environ.get("GRAPHMODEL_REQUIRE", "").split(",")))


#: Fixtures of a whole run that hold millions of objects.
LARGE = {"model", "graph", "client"}


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    """Take what lives as long as the run out of what is searched for garbage again and again: a tenth of the time of all tests."""
    made = yield
    if fixturedef.scope == "session" and fixturedef.argname in LARGE:
        gc.collect()
        gc.freeze()
    return made


@pytest.fixture(scope="session")
def model():
    from graphmodel.model.model import Model

    return Model.load()


@pytest.fixture(scope="session")
def engine(model):
    from graphmodel.legal_basis.engine import Engine

    return Engine(model)


@pytest.fixture(scope="session")
def matrix_of(model, engine):
    """Return a matrix as a value, and its answer."""
    from graphmodel.calls.matrix import describe
    from graphmodel.matrix.question import AskedMatrix
    from graphmodel.matrix.table import fill

    def made(area="medway", purposes=("youth-justice",), **more):
        found = fill(engine, AskedMatrix(area, purposes, **({"date": "2008-12-01"} | more)).resolve(model))
        return found, describe(model, engine, found)

    return made


@pytest.fixture(scope="session")
def matrix_board(matrix_of):
    """The matrix of a board and three purposes, and its answer."""
    return matrix_of(
        purposes=("youth-justice", "safeguarding-children", "crime-prevention"), board="medway-trust-board"
    )


@pytest.fixture(scope="session")
def sources():
    """The folder of source texts; skipped where it is not there, unless GRAPHMODEL_REQUIRE names `sources`."""
    if not SOURCES.is_dir():
        if "sources" in REQUIRED:
            pytest.fail(f"GRAPHMODEL_REQUIRE names sources, but {SOURCES} is not there")
        pytest.skip(f"the source texts are not at {SOURCES} (set GRAPHMODEL_SOURCES)")
    return SOURCES


CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium; skipped where it is not there, unless GRAPHMODEL_REQUIRE names `browser`."""
    missing = None if CHROMIUM.exists() else f"{CHROMIUM} is not there (Debian package chromium)"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright is not installed (pip install graphmodel[dev])"
    if missing and "browser" in REQUIRED:
        pytest.fail(f"GRAPHMODEL_REQUIRE names browser, but {missing}")
    if missing:
        pytest.skip(f"no browser: {missing}")
    with sync_playwright() as playwright:
        # No other machine is found, so nothing leaves this one; to stand between (`route`) would cost the browser its cache.
        nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--headless", nowhere])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def invented():
    """Make the structure of an area that does not exist: so many bodies, each answering to one, and some to a second."""
    import random

    def make(count, seed=1, more=0.25):
        chance = random.Random(seed)
        words = (
            "Children's Trust Board",
            "Safeguarding Partnership Executive Group",
            "Youth Offending Team",
            "Council",
        )
        places = ("Medway", "North Kent", "Royal Borough of Kensington", "Suffolk Coastal")
        nodes = [
            {
                "id": f"body/invented-{i}",
                "label": f"{chance.choice(places)} {chance.choice(words)} {i}",
                "kind": chance.choice(("organisation", "board", "group", "class")),
                "area": None,
                "legal_personality": chance.choice(("true", "false", "unknown", None)),
                "status": "adopted",
                "classes": [],
                "citations": [{"document": "document/invented", "part": None, "paragraph": f"{i}", "anchor": "so"}],
                "findings": [],
            }
            for i in range(count)
        ]
        pairs = [(i, chance.randrange(max(1, i // 2))) for i in range(1, count)]
        pairs += [tuple(chance.sample(range(count), 2)) for _ in range(int(count * more))]
        lines = [
            {
                "id": f"line/invented-{n}",
                "from": {"id": nodes[a]["id"], "label": nodes[a]["label"], "kind": "body"},
                "to": {"id": nodes[b]["id"], "label": nodes[b]["label"], "kind": "body"},
                "to_role": None,
                "from_node": nodes[a]["id"],
                "to_node": nodes[b]["id"],
                "group": "line",
                "secondary": False,
                "via": [],
                "kinds": ["statutory"],
                "strength": chance.choice(("accountable", "reports", "may-report")),
                "verb": None,
                "for": None,
                "polarity": "denies" if n % 17 == 16 else "asserts",
                "status": "adopted",
                "certainty": "stated",
                "alternative": None,
                "reason": None,
                "note": [],
                "label": "accountable (statutory)",
                "citations": [{"document": "document/invented", "part": None, "paragraph": f"1.{n}", "anchor": "so"}],
            }
            for n, (a, b) in enumerate(pairs)
        ]
        return {
            "question": {"about": {"id": "area/invented", "label": "Invented", "kind": "area"}, "depth": None},
            "state": "answered",
            "date": "2008-12-01",
            "told": "",
            "documents": [{"id": "document/invented", "label": "Invented arrangements", "kind": "document"}],
            "findings": [],
            "nodes": nodes,
            "lines": lines,
        }

    return make

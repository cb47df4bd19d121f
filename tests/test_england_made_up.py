"""The made-up England of the benchmarks, in a small form: it is what it says, and what searches it finds the same as others do."""

import datetime
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.england.england import England, records_of
from benchmarks.england.place import BODIES
from benchmarks.paths_world import World
from graphmodel.graph import Graph
from graphmodel.load.dataset import FilesRead, judged
from graphmodel.load.files import find_files
from graphmodel.model.model import Model
from graphmodel.resources import folder
from graphmodel.store.in_process import InProcess

SMALL = 6 * BODIES
ON = datetime.date(2010, 1, 1)


@pytest.fixture(scope="module")
def england(model):
    return England(model, SMALL)


@pytest.fixture(scope="module")
def made(england):
    return england.model()


def test_it_has_as_many_bodies_as_asked_for(model, made):
    assert len(made.bodies) - len(model.bodies) == SMALL


def test_the_same_seed_makes_the_same_and_another_seed_another(model, england):
    again, other = (next(England(model, BODIES, seed).quads()) for seed in (1, 2))
    assert next(england.quads()) == again != other


def test_its_quads_say_what_its_records_say(model, england, made):
    store = ox.Store()
    store.bulk_load(b"".join(england.quads()), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(model.dataset.quads())
    assert records_of(Model(InProcess(store, "made up"))) == records_of(made)


def test_every_line_is_dated_and_cited(made):
    lines = [s for i, s in records_of(made).items() if i.startswith(("line/", "relation/", "seat/"))]
    assert len(lines) > SMALL
    assert all(s.holds and s.cite and s.cite[0].paragraph for s in lines)


def test_it_passes_every_check_of_a_data_file(england, tmp_path):
    for number, place in enumerate(england.quads()):
        Path(tmp_path, f"p{number}.nq").write_bytes(place)
    loading = judged(FilesRead().with_(find_files(folder("data"), tmp_path)))
    assert (loading.own, loading.across) == ((), ())


def test_ours_networkx_oxigraph_and_rdflib_find_the_same_in_it(made):
    World("made up", Graph(made), ON, None, 40).agree(sparql=40, rdflib=1)


def test_they_find_the_same_in_each_real_area(model):
    graph = Graph(model)
    for document in model.documents.values():
        world = World(document.label, graph, document.attested.not_before.last, document.id, 60)
        world.agree(sparql=60, rdflib=0)
        assert world.starts


def test_where_two_find_different_things_the_comparison_stops(made):
    world = World("made up", Graph(made), ON, None, 5)
    world.networkx_up = lambda _: []
    with pytest.raises(SystemExit, match="ours and networkx differ"):
        world.agree(sparql=0, rdflib=0)


@pytest.mark.parametrize("bodies", [BODIES - 1, 10**9])
def test_a_number_that_it_cannot_make_is_refused(model, bodies):
    with pytest.raises(ValueError, match="give a number from"):
        England(model, bodies)

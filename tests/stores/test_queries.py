"""Every query of graphmodel gives the same on every engine: in memory, on disk, on the Oxigraph server and on Virtuoso."""

import functools
import importlib.util
import itertools
import json
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphmodel.load.integrity import _rule_files
from graphmodel.model.model import Model
from graphmodel.store.database import build, open_database, write_files
from graphmodel.store.endpoint import open_endpoint
from graphmodel.store.exchange import Exchange
from graphmodel.store.in_process import InProcess
from graphmodel.store.push import push
from graphmodel.store.reading import ask
from graphmodel.store.store import Solutions

HERE = Path(__file__).parent
FAULTS = "urn:graphmodel:faults"


def neighbour(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


oracle = neighbour("oracle_for_stores", HERE.parent / "oracle.py")
stepwise = neighbour("stepwise", HERE / "stepwise.py")
faulty = HERE.joinpath("faults.ttl").read_bytes()


class Memory:
    """The default: the engine in this process."""

    asked = 15
    in_steps = False

    def __init__(self, model, _tmp):
        self.store = model.dataset
        self.faults = InProcess(faults_in_memory(), "").query


class Disk:
    """The database on disk, open to read."""

    asked = 15
    in_steps = False

    def __init__(self, model, tmp):
        build(model, tmp / "store")
        self.store = open_database(tmp / "store")
        write_files(faults_in_memory(), tmp / "faults")
        self.faults = InProcess(ox.Store.read_only(str(tmp / "faults")), "").query


class Endpoint:
    """Any server of SPARQL 1.1 Protocol and Graph Store Protocol."""

    def __init__(self, server, model, *, in_steps):
        self.in_steps, self.asked = in_steps, 3 if in_steps else 6
        push(model, server.graphs)
        with Exchange(server.graphs) as graphs:
            graphs.send("PUT", params={"graph": FAULTS}, turtle=faulty)
        self.store = open_endpoint(server.query)
        self.faults = functools.partial(ask, self.store.exchange, graphs=[FAULTS])


def faults_in_memory():
    store = ox.Store()
    store.load(faulty, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(FAULTS))
    return store


@pytest.fixture(scope="module", params=["memory", "disk", "oxigraph-server", "virtuoso"])
def engine(request, model, tmp_path_factory):
    if request.param in {"memory", "disk"}:
        yield {"memory": Memory, "disk": Disk}[request.param](model, tmp_path_factory.mktemp(request.param))
        return
    server = request.getfixturevalue(request.param.replace("-", "_"))
    made = Endpoint(server, model, in_steps=request.param == "virtuoso")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def made(engine):
    """The model that is made from an engine's store."""
    return Model(engine.store)


@pytest.fixture(scope="module")
def drawn(model):
    """Questions and the norms that the oracle finds: first one with none, one with several and one with a single norm."""
    questions = oracle.Draw(model, seed=77).questions(100)
    found = [(q, oracle.on_oxigraph(model.dataset.store, q)) for q in questions[1::2]]
    first = [
        next(f for f in found if wanted(f[1]))
        for wanted in (lambda n: not n, lambda n: len(n) > 1, lambda n: len(n) == 1)
    ]
    return [*first, *(f for f in found if f[1] and f not in first)]


def rows_of(found):
    """Return rows as texts, sorted: no rule has an order."""
    assert isinstance(found, Solutions)
    return sorted(tuple(getattr(row.get(n), "value", None) for n in found.variables) for row in found.rows)


def test_every_rule_finds_the_same_faults(engine):
    here, differ = InProcess(faults_in_memory(), ""), []
    for name, _, text in _rule_files():
        wanted, found = rows_of(here.query(text)), rows_of(engine.faults(text))
        assert wanted, f"faults.ttl breaks no rule {name}"
        if found != wanted:
            differ.append(f"{name}: {found} instead of {wanted}")
    assert not differ, "\n".join(differ)


def test_no_rule_finds_a_fault_in_the_release(engine):
    assert [name for name, _, text in _rule_files() if rows_of(engine.store.query(text))] == []


def test_the_oracle_answers_the_same(engine, drawn):
    for question, norms in drawn[: engine.asked]:
        text = oracle.query(question)
        if engine.in_steps:
            assert stepwise.norms(engine.store.query, text) == norms, question
        else:
            assert sorted(r[0].removeprefix(NAMESPACE) for r in rows_of(engine.store.query(text))) == norms, question


def test_steps_are_the_whole_query(model, drawn):
    for question, norms in itertools.islice(drawn, 10):
        assert stepwise.norms(model.dataset.query, oracle.query(question)) == norms, question


def test_all_quads_are_there(engine, model):
    assert set(engine.store.quads()) == set(model.dataset.quads())


def test_the_model_is_the_same(made, model):
    assert made.records == model.records
    assert made.digest == model.digest


def test_answers_are_the_same_to_the_byte(made, model):
    from graphmodel.graph import Graph
    from graphmodel.legal_basis.question import Asked

    sides = ("body/nhs-medway",), ("body/kent-police-force",)
    asked = Asked(*sides, "purpose/youth-justice", "subject/child", ("information/personal",), "2009-03-01")
    here, there = (
        json.dumps([g.ask(asked), g.path("medway-yot-board", date="2008-12-01"), g.show("norm/cda1998-s115")])
        for g in (Graph(model), Graph(made))
    )
    assert here == there


def test_a_thing_has_the_same_statements(engine, model):
    thing = NAMESPACE + "body/medway-council"
    assert set(engine.store.quads_about(thing)) == set(model.dataset.quads_about(thing)) != set()


def test_each_form_of_query(engine, model):
    ask_, construct, describe = (engine.store.query(PREFIX + t) for t in FORMS)
    assert ask_ is True
    assert construct == model.dataset.query(PREFIX + FORMS[1])
    assert len(construct) > 50
    assert len(describe) > 5


def test_named_graphs_are_seen_by_name(engine, model):
    text = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    assert rows_of(engine.store.query(text)) == rows_of(model.dataset.query(text))


def test_an_unbound_variable_is_left_out(engine):
    text = PREFIX + "SELECT ?b ?c WHERE { ?b a gm:Dataset OPTIONAL { ?b gm:noSuchProperty ?c } }"
    found = engine.store.query(text)
    assert found.variables == ("b", "c")
    assert [set(row) for row in found.rows] == [{"b"}]


NAMESPACE = "https://w3id.org/graphmodel/"
PREFIX = "# a comment: SELECT\nPREFIX gm: <https://w3id.org/graphmodel/ontology#>\n"
FORMS = (
    "ASK { ?norm a gm:Norm ; gm:gateway/gm:gatewayKind ?kind }",
    "CONSTRUCT { ?norm gm:extent ?nation } WHERE { ?norm a gm:Norm ; gm:extent ?nation }",
    "DESCRIBE <https://w3id.org/graphmodel/body/medway-council>",
)
